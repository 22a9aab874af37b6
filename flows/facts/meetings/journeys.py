"""Verbs of travel: who visits whom, where a journey is a visit."""

from __future__ import annotations

from flows.annotate.gazetteer import find_hits
from flows.facts.meetings.around import Around
from flows.facts.meetings.frame import Named, behind
from flows.facts.meetings.lexicon import noun_cues, word_set
from flows.facts.parties import Party, country_of, words
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage


def visit(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`visited Kyiv`: the visitor with whom he saw there, else with the country."""
    place = next((passage.places[i].place for i in behind(passage, index, 4) if i in passage.places), None)
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


def travel(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`flew to Cairo`: holders of an office, with those who invited them or whom they saw there, else the country."""
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


def await_visit(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`is expected in Paris`."""
    after = index + 2 if passage[index + 1].lower_ == "back" else index + 1
    if passage[after].lower_ != "in" or passage[index].lower_ not in ("expected", "due") or around.place is None:
        return None
    if subject.anaphor is not None or len([p for p in subject.parties if p.is_person]) >= 2:
        return list(subject.parties), subject.anaphor
    return travel(passage, index, subject, target, around)


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


def _holds_office(passage: Passage, person: Party) -> bool:
    """Whether the article gives the person an office, so that a journey is a visit and not a move."""
    roles = (m.role or "" for m in passage.annotated.mentions if m.actor is not None and m.actor.name == person.name)
    is_known = any(hit.entry.sort == "person" for hit in find_hits(person.name))
    return is_known or any(not words("office").isdisjoint(role.lower().split()) for role in roles)


def _is_at_home(visitors: list[Party], host: Party) -> bool:
    iso3 = host.actor.country_iso3 if host.actor is not None else None
    return iso3 is not None and all(v.actor is not None and v.actor.country_iso3 == iso3 for v in visitors)
