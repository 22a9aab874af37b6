"""The frames of verbs of meeting: who of those around the verb takes part, and in what role."""

from __future__ import annotations

from collections.abc import Callable

from flows.annotate.gazetteer import find_hits
from flows.facts.meetings.around import Around
from flows.facts.meetings.lexicon import noun_cues
from flows.facts.meetings.nearby import mentions_call
from flows.facts.meetings.verb_subjects import controlling
from flows.facts.modality import read_modality
from flows.facts.parties import Party, country_by_code, country_of, words
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage

Named = tuple[list[Party], str | None]


def _meet(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return [*subject.parties, *target.parties, *around.parties], subject.anaphor or target.anaphor or around.anaphor


def _host(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in range(index + 1, max(target.last, index + 5)) if i < len(passage)):
        return None
    if read_modality(passage, index).is_passive:
        return ([*subject.parties, *around.parties], subject.anaphor) if around.parties else None
    guests = [p for p in target.parties if p.is_person] or (
        list(target.parties) if passage[index].lower_.startswith("host") else [])
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
    inviting = _inviting(passage, index)
    if inviting:
        return [*visitors, *inviting], None
    sentence = passage.sentence_of(index)
    if any(t.lower_ in noun_cues() or t.lower_ in ("meet", "meeting") for t in sentence if t.i > index):
        return None
    return [*visitors, host], None


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
    envoys = {"ambassador", "envoy", "diplomat", "affaires", "attache", "attaché", "consul", "minister"}
    end = min(passage.sentence_of(index).end, index + 9)
    if not any(passage[i].lower_.removesuffix("s") in envoys for i in range(index, end)):
        return None
    countries = [p for p in target.parties if p.is_country] or [
        country for p in target.parties if p.actor is not None
        and (country := country_by_code(passage.annotated, p.actor.country_iso3)) is not None]
    return ([*subject.parties, *countries], None) if countries else None


def _bring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(p for p in subject.parties if p not in target.parties)
    return (list(target.parties), target.anaphor) if len(target.parties) >= 2 or target.anaphor else None


def _see(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    is_coming = read_modality(passage, index).tense in ("infinitive", "future")
    after = passage[target.last].lower_ if target.last < len(passage) else ""
    others = [p for p in target.parties if p.is_person]
    return ([*subject.parties, *others], None) if is_coming and others and after != "as" else None


def _discuss(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if not mentions_call(passage, index, passage.sentence_of(index).end):
        return None
    return [*subject.parties, *around.parties], subject.anaphor


def _ring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`called his Lebanese counterpart`, `called Barzani to …`; not `called Barzani a friend`."""
    others = [p for p in target.parties if p.is_person]
    spoken = {passage[i].lower_ for i in range(index, min(target.last, len(passage)))}
    after = passage[target.last] if target.last < len(passage) else passage[index]
    is_told = after.lower_ == "to" or target.last in passage.dates
    if others and (spoken & {"counterpart", "counterparts", "equivalent"} or is_told):
        return [*subject.parties, *others], None
    return None


def _holds_office(passage: Passage, person: Party) -> bool:
    """Whether the article gives the person an office, so that a journey is a visit and not a move."""
    roles = (m.role or "" for m in passage.annotated.mentions if m.actor is not None and m.actor.name == person.name)
    is_known = any(hit.entry.sort == "person" for hit in find_hits(person.name))
    return is_known or any(not words("office").isdisjoint(role.lower().split()) for role in roles)


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
    "meet": _meet, "host": _host, "visit": _visit, "travel": _travel, "speak": _speak, "phone": _phone,
    "convene": _convene, "return": _return, "shuttle": _shuttle, "await": _await, "summon": _summon,
    "bring": _bring, "see": _see, "discuss": _discuss,
    "ring": _ring,
}


def _is_at_home(visitors: list[Party], host: Party) -> bool:
    iso3 = host.actor.country_iso3 if host.actor is not None else None
    return iso3 is not None and all(v.actor is not None and v.actor.country_iso3 == iso3 for v in visitors)


def _following(passage: Passage, index: int, count: int) -> range:
    return range(index + 1, min(passage.sentence_of(index).end, index + 1 + count))
