"""The frames of verbs of meeting: who of those around the verb takes part, and in what role."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from flows.annotate.gazetteer import find_hits
from flows.facts.meetings.around import Around
from flows.facts.meetings.lexicon import noun_cues, word_set
from flows.facts.meetings.nearby import mentions_call
from flows.facts.meetings.verb_subjects import controlling
from flows.facts.modality import read_modality
from flows.facts.parties import Party, country_of, unique, words
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage

Named = tuple[list[Party], str | None]
_COMPANY = frozenset({"with", "beside", "opposite", "alongside", "next", "across"})
_MEALS = frozenset({"dinner", "lunch", "breakfast", "tea", "supper", "talks", "coffee"})
_SPANS = frozenset({"hour", "hours", "minute", "minutes", "word", "words", "day", "afternoon", "evening", "morning"})
_PRESS = frozenset({"correspondent", "reporter", "journalist", "interviewer", "interview"})
_RANG = frozenset({"rang", "rung", "ring", "rings", "ringing"})


def _meet(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return [*subject.parties, *target.parties, *around.parties], subject.anaphor or target.anaphor or around.anaphor


def _host(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in range(index + 1, max(target.last, index + 5)) if i < len(passage)):
        return None
    if read_modality(passage, index).is_passive:
        return ([*subject.parties, *around.parties], subject.anaphor) if around.parties else None
    guests = [p for p in target.parties if p.is_person] or (
        list(target.parties) if passage[index].lower_.startswith("host") else []
    )
    if not guests and target.anaphor is None:
        return None
    if not subject.parties:
        return None
    return [*subject.parties, *guests], target.anaphor


def _visit(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    place = next((passage.places[i].place for i in _following(passage, index, 4) if i in passage.places), None)
    host = next((p for p in target.parties if p.is_country), None)
    visitors = [p for p in subject.parties if p.actor is not None and p.actor.kind in ("person", "organisation")]
    if not visitors:
        return None
    if place is not None and around.place is None:
        around.place = place
    host = (country_of(passage, place) if place is not None else None) or host
    if host is None or _is_at_home(visitors, host):
        return None
    return [*visitors, *(_seen_there(passage, index, host, visitors) or [host])], None


def _seen_there(passage: Passage, index: int, host: Party, visitors: list[Party]) -> list[Party]:
    """Whom of the host's people the visitor spoke to, where the sentence goes on to say so."""
    iso3 = host.actor.country_iso3 if host.actor is not None else None
    end = passage.sentence_of(index).end
    for position in range(index + 1, end):
        if passage[position].lower_ in word_set("told_there"):
            named = read_parties(passage, position + 1, end).parties
            seen = [p for p in named if p.is_person and p.actor is not None and p.actor.country_iso3 == iso3]
            return [p for p in seen if p not in visitors]
    return []


def _travel(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if around.goal_place is None and around.place is None:
        return None
    place = around.goal_place or around.place
    assert place is not None
    visitors = [p for p in subject.parties if p.is_person and _holds_office(passage, p)]
    host = country_of(passage, place)
    if not visitors or host is None or _is_at_home(visitors, host):
        return None
    inviting = _inviting(passage, index)
    if inviting:
        return [*visitors, *inviting], None
    sentence = passage.sentence_of(index)
    seen = _seen_there(passage, index, host, visitors)
    if not seen and any(_is_of_meeting(t.lower_) for t in sentence if t.i > index):
        return None
    return [*visitors, *(seen or [host])], None


def _is_of_meeting(word: str) -> bool:
    cue = noun_cues().get(word)
    return word in ("meet", "meeting") or (cue is not None and cue.kind != "visit")


def _inviting(passage: Passage, index: int) -> list[Party]:
    """At whose invitation the journey goes, if the sentence says so."""
    sentence = passage.sentence_of(index)
    for position in range(index, sentence.end - 2):
        if passage[position].lower_ == "invitation" and passage[position + 1].lower_ in ("of", "from"):
            return [p for p in read_parties(passage, position + 2, sentence.end).parties if p.is_person]
    return []


def _await(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    after = index + 2 if passage[index + 1].lower_ == "back" else index + 1
    if passage[after].lower_ != "in" or passage[index].lower_ not in ("expected", "due") or around.place is None:
        return None
    if subject.anaphor is not None or len([p for p in subject.parties if p.is_person]) >= 2:
        return list(subject.parties), subject.anaphor
    return _travel(passage, index, subject, target, around)


def _summon(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """The state that summons and the envoy: by his name where it follows his title, else by his country."""
    end = min(passage.sentence_of(index).end, index + 11)
    title = next((i for i in range(index + 1, end) if passage[i].lower_.removesuffix("s") in word_set("envoys")), None)
    if title is None:
        return None
    named = unique(
        Party(m.actor.name, m.actor)
        for i in range(index + 1, min(end, title + 5))
        if (m := passage.mentions.get(i)) is not None and m.actor is not None
    )
    envoys = [p for p in named if p.is_person] or [p for p in named if p.is_country and p not in subject.parties]
    return ([*subject.parties, *envoys], None) if envoys else None


def _bring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(p for p in subject.parties if p not in target.parties)
    return (list(target.parties), target.anaphor) if len(target.parties) >= 2 or target.anaphor else None


def _see(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    after = passage[target.last] if target.last < len(passage) else passage[index]
    others = [p for p in target.parties if p.is_person]
    seers = [p for p in subject.parties if p.is_person]
    if not others or after.lower_ in ("as", "off", "through") or after.pos_ in ("VERB", "AUX", "ADJ"):
        return None
    return ([*seers, *others], subject.anaphor) if seers or subject.anaphor else None


def _discuss(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if passage[index].lower_.startswith("rais") and read_modality(passage, index).tense not in ("past", "perfect"):
        return None
    speakers = [p for p in subject.parties if p.is_person]
    others = [p for p in around.parties or _with_whom(passage, index, 10) if p.is_person]
    if mentions_call(passage, index, passage.sentence_of(index).end):
        return [*subject.parties, *others], subject.anaphor
    is_shared = bool(speakers and others) or len(speakers) >= 2
    return ([*speakers, *others], subject.anaphor) if is_shared and _is_done(passage, index) else None


def _is_done(passage: Passage, index: int) -> bool:
    return read_modality(passage, index).tense in ("past", "perfect", "future", "progressive", "infinitive")


def _with_whom(passage: Passage, index: int, count: int) -> list[Party]:
    """Those named after the first `with`, `beside` or the like that follows the verb."""
    for position in _following(passage, index, count):
        if passage[position].lower_ in _COMPANY:
            end = passage.sentence_of(index).end
            first = position + 1
            while first < end and passage[first].lower_ in ("to", "from", "with"):
                first += 1
            return list(read_parties(passage, first, end).parties)
    return []


def _beside(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`sat opposite Y`, `shook hands with Y`, `came face to face`."""
    if read_modality(passage, index).is_negated:
        return None
    seated = [p for p in subject.parties if p.actor is not None]
    others = [p for p in (_with_whom(passage, index, 8) or around.parties or target.parties) if p.actor is not None]
    if subject.anaphor is None and not (seated and others) and len(seated) < 2:
        return None
    return [*seated, *others], subject.anaphor


def _come(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    is_face = any(passage[i].lower_ == "face" for i in _following(passage, index, 3))
    if is_face:
        return _beside(passage, index, subject, target, around)
    is_city = around.goal_place is not None and around.goal_place.kind == "city"
    return _travel(passage, index, subject, target, around) if is_city else None


def _company(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`had the emir to dinner`, `had an hour with Y`, `spent four hours with Y`."""
    following = [passage[i].lower_ for i in _following(passage, index, 16)]
    hosts = [p for p in subject.parties if p.is_person]
    is_fed = any(a in ("to", "for") and b in _MEALS for a, b in pairwise(following))
    if is_fed and hosts and any(p.is_person for p in target.parties):
        return [*hosts, *(p for p in target.parties if p.is_person)], None
    if _SPANS.isdisjoint(following[:4]):
        return None
    others = [p for p in _with_whom(passage, index, 6) if p.is_person]
    return ([*hosts, *others], subject.anaphor) if others and (hosts or subject.anaphor) else None


def _address(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`addressed the Security Council`, `told the European Parliament`."""
    speakers = [p for p in subject.parties if p.is_person]
    bodies = [
        p
        for p in target.parties
        if p.actor is not None
        and p.actor.kind == "organisation"
        and not word_set("sitting_body").isdisjoint(p.name.lower().split())
    ]
    return ([*speakers, *bodies], None) if speakers and bodies and _is_done(passage, index) else None


def _brief(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return _address(passage, index, subject, target, around) or _phone(passage, index, subject, target, around)


def _join(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`joined the ministers for lunch`, `joined Y for talks`."""
    following = [passage[i].lower_ for i in _following(passage, index, 14)]
    is_met = any(a in ("for", "in", "at") and (b in _MEALS or b in noun_cues()) for a, b in pairwise(following))
    guests = [p for p in subject.parties if p.is_person]
    others = [p for p in target.parties if p.actor is not None]
    return ([*guests, *others], target.anaphor) if is_met and guests and (others or target.anaphor) else None


def _ring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`called his Lebanese counterpart`, `called Barzani to …`; not `called Barzani a friend`."""
    others = [p for p in target.parties if p.is_person]
    spoken = {passage[i].lower_ for i in range(index, min(target.last, len(passage)))}
    after = passage[target.last] if target.last < len(passage) else passage[index]
    is_ring = passage[index].lower_ in _RANG
    is_told = (
        is_ring
        or target.last in passage.dates
        or after.pos_ in ("ADP", "ADV", "CCONJ", "SCONJ", "PART")
        or (after.text in (".", ","))
    )
    if not is_ring and _is_named_so(passage, index):
        return None
    callers = subject.parties or subject.anaphor
    is_told = is_told or not spoken.isdisjoint({"counterpart", "counterparts", "equivalent"})
    if others and callers and is_told and after.lower_ not in ("a", "as"):
        return [*subject.parties, *others], None
    return None


def _is_named_so(passage: Passage, index: int) -> bool:
    """`called Usyk the greatest since Ali`: what somebody is called stands behind the name."""
    called = passage.mentions.get(index + 1)
    behind = called.last if called is not None else index + 1
    is_date = behind in passage.dates or behind + 1 in passage.dates
    return behind < len(passage) and passage[behind].lower_ in ("the", "a", "an") and not is_date


def _holds_office(passage: Passage, person: Party) -> bool:
    """Whether the article gives the person an office, so that a journey is a visit and not a move."""
    roles = (m.role or "" for m in passage.annotated.mentions if m.actor is not None and m.actor.name == person.name)
    is_known = any(hit.entry.sort == "person" for hit in find_hits(person.name))
    return is_known or any(not words("office").isdisjoint(role.lower().split()) for role in roles)


def _speak(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    others = [p for p in (*target.parties, *around.parties) if p.is_person or p.is_country]
    following = passage[index + 1].lower_ if index + 1 < len(passage) else ""
    if any(passage[i].lower_ in _PRESS for i in range(passage.sentence_of(index).start, index)):
        return None
    is_language = index + 1 in passage.mentions and passage[index].lower_[:2] == "sp"
    if is_language and passage.mentions[index + 1].label == "NORP":
        return None
    if passage[index].lower_.startswith("negotiat") and following not in ("with", "directly", "by", "face"):
        return None
    is_call = mentions_call(passage, index, around.reach + 6)
    if not others and target.anaphor is None and not is_call and passage[index].lower_[:3] != "sat":
        return None
    return [*subject.parties, *others], target.anaphor or subject.anaphor


def _return(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(controlling(passage, index))
    return list(subject.parties), subject.anaphor


def _phone(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    others = [p for p in target.parties if p.is_person]
    return ([*subject.parties, *others], None) if others else None


def _convene(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in _following(passage, index, 6)):
        return None
    return [*subject.parties, *around.parties], subject.anaphor


def _shuttle(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return (around.parties, around.anaphor) if around.has_between else None


FRAMES: dict[str, Callable[[Passage, int, PartyList, PartyList, Around], Named | None]] = {
    "meet": _meet,
    "host": _host,
    "visit": _visit,
    "travel": _travel,
    "speak": _speak,
    "phone": _phone,
    "convene": _convene,
    "return": _return,
    "shuttle": _shuttle,
    "await": _await,
    "summon": _summon,
    "bring": _bring,
    "see": _see,
    "discuss": _discuss,
    "ring": _ring,
    "beside": _beside,
    "company": _company,
    "address": _address,
    "brief": _brief,
    "join": _join,
    "come": _come,
}


def _is_at_home(visitors: list[Party], host: Party) -> bool:
    iso3 = host.actor.country_iso3 if host.actor is not None else None
    return iso3 is not None and all(v.actor is not None and v.actor.country_iso3 == iso3 for v in visitors)


def _following(passage: Passage, index: int, count: int) -> range:
    return range(index + 1, min(passage.sentence_of(index).end, index + 1 + count))
