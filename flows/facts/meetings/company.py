"""Verbs of company: who sits, eats or stands with whom."""

from __future__ import annotations

from itertools import pairwise

from flows.facts.meetings.around import Around
from flows.facts.meetings.frame import Named, behind, with_whom
from flows.facts.meetings.journeys import travel
from flows.facts.meetings.lexicon import noun_cues
from flows.facts.modality import read_modality
from flows.facts.party_lists import PartyList
from flows.facts.passage import Passage

_MEALS = frozenset({"dinner", "lunch", "breakfast", "tea", "supper", "talks", "coffee"})
_SPANS = frozenset({"hour", "hours", "minute", "minutes", "word", "words", "day", "afternoon", "evening", "morning"})


def beside(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`sat opposite Y`, `shook hands with Y`, `came face to face`."""
    if read_modality(passage, index).is_negated:
        return None
    seated = [p for p in subject.parties if p.actor is not None]
    others = [p for p in (with_whom(passage, index, 8) or around.parties or target.parties) if p.actor is not None]
    if subject.anaphor is None and not (seated and others) and len(seated) < 2:
        return None
    return [*seated, *others], subject.anaphor


def come(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`came face to face`, `came to Geneva`."""
    is_face = any(passage[i].lower_ == "face" for i in behind(passage, index, 3))
    if is_face:
        return beside(passage, index, subject, target, around)
    is_city = around.goal_place is not None and around.goal_place.kind == "city"
    return travel(passage, index, subject, target, around) if is_city else None


def company(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`had the emir to dinner`, `had an hour with Y`, `spent four hours with Y`."""
    following = [passage[i].lower_ for i in behind(passage, index, 16)]
    hosts = [p for p in subject.parties if p.is_person]
    is_fed = any(a in ("to", "for") and b in _MEALS for a, b in pairwise(following))
    if is_fed and hosts and any(p.is_person for p in target.parties):
        return [*hosts, *(p for p in target.parties if p.is_person)], None
    if _SPANS.isdisjoint(following[:4]):
        return None
    others = [p for p in with_whom(passage, index, 6) if p.is_person]
    return ([*hosts, *others], subject.anaphor) if others and (hosts or subject.anaphor) else None


def join(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`joined the ministers for lunch`, `joined Y for talks`."""
    following = [passage[i].lower_ for i in behind(passage, index, 14)]
    is_met = any(a in ("for", "in", "at") and (b in _MEALS or b in noun_cues()) for a, b in pairwise(following))
    guests = [p for p in subject.parties if p.is_person]
    others = [p for p in target.parties if p.actor is not None]
    return ([*guests, *others], target.anaphor) if is_met and guests and (others or target.anaphor) else None
