"""Encounters told by a noun: `talks between`, `Trump's meeting with`, `the Geneva summit`, `a phone call`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.annotate.gazetteer import find_hits
from flows.annotate.model import DateMention, Place
from flows.facts.evidence import cover
from flows.facts.meetings.around import Around, read_around
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.governor import Governor, read_governor
from flows.facts.meetings.lexicon import NounCue, VerbCue, lexicon, noun_cues, verb_cues, word_set
from flows.facts.meetings.nearby import date_before, main_subject, mentions_call, place_of_journey
from flows.facts.meetings.noun_status import noun_status
from flows.facts.parties import Party, country_by_code, country_of, drop_seats, read_parties, unique, without_titles
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject

_NO_VERB = VerbCue("", "", "")
_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "X", "ADV"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


@dataclass
class _Front:
    """What stands before the noun in its phrase: `Trump's planned Geneva` meeting."""

    first: int
    parties: list[Party] = field(default_factory=list)
    place: Place | None = None
    words: list[str] = field(default_factory=list)


def find_noun_encounters(passage: Passage) -> Iterator[Encounter]:
    """The encounters that nouns of one paragraph tell."""
    for token in passage.paragraph.doc:
        before = passage[token.i - 1].lower_ if token.i else ""
        cue = noun_cues().get(f"{before} {token.lower_}") or noun_cues().get(token.lower_)
        if cue is None or (token.pos_ in ("VERB", "AUX", "ADP") and not token.lower_.endswith(("s", "ing"))):
            continue
        if token.lower_ == "meeting" and token.pos_ == "VERB":
            continue
        encounter = _read(passage, token.i, cue)
        if encounter is not None:
            yield encounter


def _read(passage: Passage, index: int, cue: NounCue) -> Encounter | None:
    if _is_trap(passage, index):
        return None
    front = _read_front(passage, index)
    governor = read_governor(passage, index, front.first)
    around = read_around(passage, index, is_subject=governor.is_subject)
    if _is_under_verb(passage, governor, front):
        return None
    parties, mediators = _parties(passage, cue, front, governor, around)
    if cue.kind != "visit" and len(parties) == 1:
        parties = unique([*main_subject(passage, front.first, around.reach), *parties])
    day = around.date or date_before(passage, index)
    place = around.place or front.place or (around.goal_place if cue.kind == "visit" else None)
    place = place or place_of_journey(passage, index)
    status = noun_status(passage, index, front.first, front.words, governor, day)
    is_call = cue.kind == "call" or mentions_call(passage, index, index + 1)
    words = {word.lower() for word in front.words}
    if "any" in words:
        return None
    if cue.is_general and not _is_concrete(cue, day, place, governor, words):
        return None
    if not parties and not (words & _DEFINITE or place is not None or around.anaphor or governor.subject.anaphor):
        return None
    reach = [index, front.first, around.reach]
    if governor.gives_party and governor.subject.parties and governor.subject.last <= index:
        reach.append(governor.subject.first)
    return Encounter(
        kind=cue.kind,
        meeting_format="call" if is_call else "in_person" if place is not None else cue.meeting_format,
        status=status,
        parties=drop_seats(parties) if cue.kind != "visit" else unique(parties),
        mediators=mediators,
        evidence=cover(passage, reach),
        rule=_rule(front, governor, around),
        confidence=0.8 if around.parties and not cue.is_general else 0.65,
        place=place, date=day, topic=around.topic,
        is_plural=_is_plural(passage, index, words, cue),
        refers_back=len(parties) < 2 and (bool(words & _DEFINITE) or front.place is not None),
        is_another=bool(words & word_set("another")),
        anaphor=around.anaphor or governor.subject.anaphor,
        paragraph=passage.paragraph.index,
    )


def _is_concrete(
    cue: NounCue, day: DateMention | None, place: Place | None, governor: Governor, words: set[str],
) -> bool:
    """Whether a general noun (`negotiations`) is told as an encounter: at a place or time, held by somebody, or counted."""
    is_held = governor.gives_party or governor.is_mediation or governor.is_adverbial
    return day is not None or place is not None or is_held or bool(words & (word_set("plural") | word_set("another")))


def _rule(front: _Front, governor: Governor, around: Around) -> str:
    if around.has_between:
        return "noun_between"
    if around.parties:
        return "noun_with"
    if front.parties:
        return "noun_modifier"
    return "noun_governed" if governor.gives_party else "noun_bare"


def _is_under_verb(passage: Passage, governor: Governor, front: _Front) -> bool:
    """Whether a verb of meeting tells the encounter already: `met at a summit`."""
    return governor.index is not None and governor.is_adverbial and verb_cues().get(
        passage[governor.index].lower_, _NO_VERB).frame in ("meet", "speak", "host")


def _is_trap(passage: Passage, index: int) -> bool:
    before = passage[index - 1].lower_ if index else ""
    if before in word_set("not_after"):
        return True
    rest = " ".join(t.lower_ for t in passage.paragraph.doc[index + 1:index + 5]) + " "
    noun = passage[index].lower_
    stem = noun if noun in lexicon()["not_before"] else noun.removesuffix("s")
    return any(rest.startswith(f"{words} ") for words in lexicon()["not_before"].get(stem, ()))


def _read_front(passage: Passage, index: int) -> _Front:
    start, position = passage.sentence_of(index).start, index
    while position > start:
        token = passage[position - 1]
        mention = passage.mentions.get(position - 1)
        if mention is not None and mention.first >= start:
            position = mention.first
        elif token.text == "-" and position - 2 >= start:
            position -= 2
        elif position - 1 in passage.dates or token.pos_ in _NOMINAL or token.lower_ in ("'s", "’s", "-", "–"):
            if token.lower_ in ("that", "when", "who", "which", "there") or token.lower_.endswith("ly"):
                break
            position -= 1
        elif token.lower_ in ("and", "of") and passage[position].pos_ in _NOMINAL and _continues(passage, position - 1):
            position -= 1
        else:
            break
    front = _Front(position, words=[passage[i].text for i in range(position, index)])
    _take_names(passage, index, front)
    return front


def _continues(passage: Passage, index: int) -> bool:
    """Whether the `and`/`of` at `index` joins modifiers of one noun (`Russian and Ukrainian talks`, `round of`)."""
    word, before = passage[index].lower_, passage[index - 1]
    if word == "of":
        return before.lower_ in ("round", "rounds", "series", "kind", "day", "days", "hours", "set")
    return index - 1 in passage.mentions and before.pos_ in ("ADJ", "PROPN") and index + 1 in passage.mentions


def _take_names(passage: Passage, index: int, front: _Front) -> None:
    """Sort the names before the noun into parties and the place."""
    body = passage.annotated
    end = passage.start_char(index)
    for mention in without_titles(list(body.mentions_in(passage.start_char(front.first), end))):
        if mention.kind == "nominal" or passage[mention.first].tag_ == "PRP$" and mention.actor is None:
            continue
        place = passage.places.get(mention.first)
        possessive = mention.last < index and passage[mention.last].lower_ in ("'s", "’s", "'", "’")
        is_city = place is not None and place.place is not None and place.place.kind in ("city", "site", "region")
        if place is not None and is_city and not possessive:
            front.place = place.place
        elif mention.actor is not None:
            front.parties.append(Party(mention.actor.name, mention.actor))
    for position in range(front.first, index):
        found = passage.places.get(position)
        if front.place is None and found is not None and position not in passage.mentions:
            front.place = found.place


def _parties(
    passage: Passage, cue: NounCue, front: _Front, governor: Governor, around: Around,
) -> tuple[list[Party], list[Party]]:
    """Who takes part and who mediates."""
    parties = unique([*front.parties, *around.parties])
    mediators = list(around.mediators)
    if cue.kind == "visit":
        return _visit_parties(passage, front, governor, around, parties), mediators
    if len(parties) >= 2 and (around.has_between or governor.is_mediation):
        if governor.is_mediation:
            mediators.extend(p for p in governor.subject.parties if p not in parties)
    elif front.parties and around.parties:
        return parties, mediators
    elif cue.kind == "call":
        called = around.goal.parties if around.goal is not None else ()
        caller = governor.subject.parties if governor.gives_party else _caller(passage, around.reach)
        parties = unique([*caller, *parties, *called])
    elif governor.index is not None and passage[governor.index].lower_.startswith("invit") and not governor.is_subject:
        guests = read_parties(passage, governor.index + 1, front.first).parties
        parties = unique([*governor.subject.parties, *guests, *parties])
    elif governor.gives_party or governor.is_mediation or (governor.is_adverbial and _seats_subject(
            parties, governor, around)):
        parties = unique([*governor.subject.parties, *parties])
    return parties, mediators


def _seats_subject(parties: list[Party], governor: Governor, around: Around) -> bool:
    """Whether who acts `after talks with X` or `at a meeting` takes part in it."""
    return len(around.parties) == 1 or (not parties and len(governor.subject.parties) >= 2)


def _caller(passage: Passage, index: int) -> tuple[Party, ...]:
    """Who makes the call, where a clause on it says so: `a call she made to …`."""
    end = min(passage.sentence_of(index).end, index + 5)
    made = next((i for i in range(index + 1, end) if passage[i].lower_ in ("made", "makes", "held", "had")), None)
    return read_subject(passage, made).parties if made is not None else ()


def _visit_parties(
    passage: Passage, front: _Front, governor: Governor, around: Around, parties: list[Party],
) -> list[Party]:
    """The visitor and the country visited."""
    hosts = list(around.goal.parties) if around.goal is not None else _seat_hosts(passage, front)
    place = around.goal_place or front.place or around.place
    if not hosts and place is not None:
        host = country_of(passage, place)
        hosts = [host] if host is not None else []
    visitors = [p for p in parties if p not in hosts]
    if not visitors and governor.gives_party:
        visitors = list(governor.subject.parties)
    return unique([*visitors, *hosts]) if visitors else []


def _seat_hosts(passage: Passage, front: _Front) -> list[Party]:
    """The country whose seat of power stands before the noun (`a White House visit`), if the article mentions it."""
    found = (country_by_code(passage.annotated, hit.entry.actor.country_iso3)
             for hit in find_hits(" ".join(front.words)) if hit.entry.sort == "seat")
    return [party for party in found if party is not None]


def _is_plural(passage: Passage, index: int, words: set[str], cue: NounCue) -> bool:
    return bool(words & word_set("plural")) or (cue.kind != "talks" and passage[index].lower_ == cue.lemma + "s")
