"""Encounters told by a verb: `met`, `hosted`, `visited`, `spoke by phone with`, `sat down with`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from flows.facts.evidence import cover
from flows.facts.meetings.around import Around, read_around
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.lexicon import VerbCue, noun_cues, status_words, verb_cues, word_set
from flows.facts.meetings.nearby import date_before, mentions_call, place_of_journey
from flows.facts.meetings.status import verb_status
from flows.facts.modality import read_modality
from flows.facts.parties import Party, PartyList, country_of, drop_seats, read_parties, singular, unique, words
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject

_CERTAIN = frozenset({"met", "visited", "hosted", "convened", "telephoned", "phoned", "meets", "speak", "spoke",
                      "speaks", "convenes", "meet"})


def find_verb_encounters(passage: Passage) -> Iterator[Encounter]:
    """The encounters that verbs of one paragraph tell."""
    for token in passage.paragraph.doc:
        cue = verb_cues().get(token.lower_)
        if cue is None or (token.pos_ not in ("VERB", "AUX") and token.lower_ not in _CERTAIN) or _is_noun(token):
            continue
        if cue.needs and not any(passage[i].lower_ in cue.needs for i in _next(passage, token.i, 4)):
            continue
        encounter = _read(passage, token.i, cue)
        if encounter is not None:
            yield encounter


def _is_noun(token: Token) -> bool:
    """Whether a form in -ing has an article, a possessor or a compound before it, whatever its tag."""
    if token.dep_ == "amod":
        return True
    return token.lower_.endswith("ing") and any(c.dep_ in ("det", "compound", "amod", "nmod:poss") for c in token.children)


def _next(passage: Passage, index: int, count: int) -> range:
    return range(index + 1, min(passage.sentence_of(index).end, index + 1 + count))


def _read(passage: Passage, index: int, cue: VerbCue) -> Encounter | None:
    target = _object(passage, index)
    if _is_trap(passage, index, cue, target):
        return None
    subject = _subject(passage, index)
    around = read_around(passage, max(index, target.last - 1))
    around.reach = max(around.reach, index)
    named = _FRAMES[cue.frame](passage, index, subject, target, around)
    if named is None:
        return None
    parties, anaphor = named
    if len(parties) == 1 and anaphor is None and parties[0].is_person:
        parties = [*parties, *_controlling(passage, index)]
    day = around.date or date_before(passage, index)
    place = around.place or around.goal_place or place_of_journey(passage, index)
    reach = [index, around.reach, max(index, target.last - 1)]
    if subject and subject.last <= index:
        reach.append(subject.first)
    is_call = mentions_call(passage, index, around.reach)
    return Encounter(
        kind="visit" if cue.frame in ("visit", "travel") else "call" if is_call else "meeting",
        meeting_format="call" if is_call else cue.meeting_format,
        status=verb_status(passage, index, day),
        parties=drop_seats(parties) if cue.frame != "visit" else unique(parties),
        mediators=around.mediators + (list(subject.parties) if cue.frame == "shuttle" else []),
        evidence=cover(passage, reach),
        rule=f"verb_{cue.frame}",
        confidence=0.9 if cue.frame == "meet" else 0.75,
        place=place, date=day, topic=around.topic,
        anaphor=anaphor,
        paragraph=passage.paragraph.index,
    )


def _subject(passage: Passage, index: int) -> PartyList:
    """The subject; of an infinitive under `urged Putin to`, the one urged, with the one who urges if nobody else is there."""
    modality = read_modality(passage, index)
    if modality.tense == "infinitive" and modality.controller is not None:
        over = modality.controller
        first = over + 1
        while first < index and passage[first].lower_ in ("on", "upon", "for"):
            first += 1
        asked = read_parties(passage, first, index) if first in passage.mentions or _is_asking(passage, over) else None
        if asked is not None and asked and status_words().get(passage[over].lower_) in ("proposed", "planned"):
            return asked
    return read_subject(passage, index)


def _controlling(passage: Passage, index: int) -> list[Party]:
    """Who challenges or invites the only one named: `challenged Putin to meet face to face`."""
    modality = read_modality(passage, index)
    if modality.tense != "infinitive" or modality.controller is None or not _is_asking(passage, modality.controller):
        return []
    return list(read_subject(passage, modality.controller).parties)


def _is_asking(passage: Passage, index: int) -> bool:
    return status_words().get(passage[index].lower_) == "proposed"


def _object(passage: Passage, index: int) -> PartyList:
    """The parties right after the verb, past adverbs and `with`, `down with`."""
    end = passage.sentence_of(index).end
    position = index + 1
    while position < end and (
        passage[position].lower_ in ("with", "down", "up", "to") or passage[position].pos_ == "ADV"
    ) and position not in passage.dates and position not in passage.mentions:
        if passage[position].lower_ == "to" and passage[index].lower_[:4] not in ("spok", "spea", "talk"):
            break
        position += 1
    return read_parties(passage, position, end)


def _is_trap(passage: Passage, index: int, cue: VerbCue, target: PartyList) -> bool:
    if target.parties and cue.frame == "meet":
        return False
    refused = word_set("not_met") if cue.frame == "meet" else word_set("not_spoken_to") if cue.frame == "speak" else None
    if refused is None:
        return False
    for position in _next(passage, index, 7):
        token = passage[position]
        if token.pos_ == "VERB" or token.text in (",", ";", ".") or position in passage.dates:
            return False
        if singular(token) in refused or token.lower_ in refused:
            return True
    return False


Named = tuple[list[Party], str | None]


def _meet(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return [*subject.parties, *target.parties, *around.parties], subject.anaphor or target.anaphor or around.anaphor


def _host(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in range(index + 1, max(target.last, index + 5)) if i < len(passage)):
        return None
    if index + 1 < len(passage) and passage[index + 1].lower_ == "by":
        return ([*subject.parties, *around.parties], subject.anaphor) if around.parties else None
    guests = [p for p in target.parties if p.is_person] or (
        list(target.parties) if passage[index].lower_.startswith("host") else [])
    if not guests and target.anaphor is None:
        return None
    if not subject.parties:
        return None
    return [*subject.parties, *guests], target.anaphor


def _visit(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    place = next((passage.places[i].place for i in _next(passage, index, 4) if i in passage.places), None)
    host = next((p for p in target.parties if p.is_country), None)
    visitors = [p for p in subject.parties if p.actor is not None and p.actor.kind in ("person", "organisation")]
    if not visitors:
        return None
    if place is not None and around.place is None:
        around.place = place
    host = host or (country_of(passage, place) if place is not None else None)
    if host is None or _is_at_home(visitors, host):
        return None
    return [*visitors, host], None


def _travel(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if around.goal_place is None and around.place is None:
        return None
    place = around.goal_place or around.place
    assert place is not None
    visitors = [p for p in subject.parties if p.is_person and _holds_office(passage, p)]
    host = country_of(passage, place)
    if not visitors or host is None or _is_at_home(visitors, host):
        return None
    sentence = passage.sentence_of(index)
    if any(t.lower_ in noun_cues() or t.lower_ in ("meet", "meeting") for t in sentence if t.i > index):
        return None
    return [*visitors, host], None


def _holds_office(passage: Passage, person: Party) -> bool:
    """Whether the article gives the person an office, so that a journey is a visit and not a move."""
    roles = (m.role or "" for m in passage.annotated.mentions if m.actor is not None and m.actor.name == person.name)
    return any(not words("office").isdisjoint(role.lower().split()) for role in roles)


def _speak(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    others = [p for p in (*target.parties, *around.parties) if p.is_person or p.is_country]
    following = passage[index + 1].lower_ if index + 1 < len(passage) else ""
    if passage[index].lower_.startswith("negotiat") and following not in ("with", "directly", "by", "face"):
        return None
    is_call = mentions_call(passage, index, around.reach + 6)
    if not others and target.anaphor is None and not is_call and passage[index].lower_[:3] != "sat":
        return None
    return [*subject.parties, *others], target.anaphor or subject.anaphor


def _return(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(_controlling(passage, index))
    return list(subject.parties), subject.anaphor


def _phone(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    others = [p for p in target.parties if p.is_person]
    return ([*subject.parties, *others], None) if others else None


def _convene(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in _next(passage, index, 6)):
        return None
    return [*subject.parties, *around.parties], subject.anaphor


def _shuttle(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return (around.parties, around.anaphor) if around.has_between else None


_FRAMES: dict[str, Callable[[Passage, int, PartyList, PartyList, Around], Named | None]] = {
    "meet": _meet, "host": _host, "visit": _visit, "travel": _travel, "speak": _speak, "phone": _phone,
    "convene": _convene, "return": _return, "shuttle": _shuttle,
}


def _is_at_home(visitors: list[Party], host: Party) -> bool:
    iso3 = host.actor.country_iso3 if host.actor is not None else None
    return iso3 is not None and all(v.actor is not None and v.actor.country_iso3 == iso3 for v in visitors)
