"""Several encounters told in one breath: calls to one after the other, visits to several capitals, separate talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.annotate.model import Place
from flows.facts.learned.parties import Candidate
from flows.facts.learned.reader import Told
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party
from flows.facts.passage import Passage

_APART = frozenset({"separate", "separately", "individually", "turn", "respectively", "successive", "back-to-back"})
_TOGETHER = frozenset(
    {"conference", "together", "joint", "jointly", "group", "trilateral", "three-way", "four-way", "videoconference"}
)
_THEN = frozenset({"then", "later", "afterwards", "next"})
_WHERE = frozenset({"in", "at"})
_LEAST = 2


def split_in_turn(told: Told, encounter: Encounter) -> Iterator[Encounter]:
    """The encounter, or one for each partner where it is told to be with several one by one.

    Who telephones speaks to one at a time unless the words say `conference`, `together`, and who visits goes to one
    country at a time; others are met one by one where each has a place or a day of his own (`saw Biden in Washington
    and Starmer in London`), or where the words say `separate`, `in turn`.
    """
    sentence = {t.lower_ for t in told.passage.sentence_of(told.index)}
    hosts, partners = _sides(told, encounter)
    if len(hosts) != 1 or len(partners) < _LEAST:
        yield encounter
        return
    at = _places_of_naming(told, partners)
    is_told_apart = bool(sentence & _APART)
    if told.passage[told.index].pos_ == "VERB":
        is_call = encounter.kind == "call" and not sentence & _TOGETHER
        is_tour = encounter.kind == "visit" and all(p.is_country for p in partners)
        is_told_apart |= is_call or is_tour or (not sentence & _TOGETHER and _is_route(told.passage, at))
    if not is_told_apart:
        yield encounter
        return
    for number, partner in enumerate(partners):
        place = _own_place(told.passage, at, number) or encounter.place
        yield replace(encounter, parties=[*hosts, partner], mediators=[], absent=[], place=place)


def _sides(told: Told, encounter: Encounter) -> tuple[list[Party], list[Party]]:
    """The parties named before the word, or outside its sentence, and those named after it in the order of the text."""
    after = {
        j.who.name: j.candidate.first
        for j in told.roles["party"]
        if j.candidate.back == 0 and j.candidate.first > told.index
    }
    partners = sorted((p for p in encounter.parties if p.name in after), key=lambda p: after[p.name])
    return [p for p in encounter.parties if p.name not in after], partners


def _places_of_naming(told: Told, partners: Sequence[Party]) -> list[Candidate]:
    named = {j.who.name: j.candidate for j in told.roles["party"]}
    return [named[p.name] for p in partners]


def _is_route(passage: Passage, partners: Sequence[Candidate]) -> bool:
    """Whether one partner is listed after the other with a place, a day or `then` between them."""
    return any(
        _are_listed(one, other)
        and any(
            i in passage.dates
            or passage[i].lower_ in _THEN
            or (i in passage.places and passage[i - 1].lower_ in _WHERE)
            for i in range(one.last, other.first)
        )
        for one, other in pairwise(partners)
    )


def _are_listed(one: Candidate, other: Candidate) -> bool:
    """Whether the second hangs on the first in the tree as one more of a list."""
    token = other.head
    while token.dep_ in ("conj", "flat", "appos", "compound") and token.head.i != token.i:
        token = token.head
        if one.first <= token.i < one.last:
            return True
    return False


def _own_place(passage: Passage, partners: Sequence[Candidate], number: int) -> Place | None:
    """The place named with the partner of this number, before the next one is named."""
    one = partners[number]
    end = partners[number + 1].first if number + 1 < len(partners) else passage.sentence_of(one.first).end
    found = (passage.places[i].place for i in range(one.first, end) if i in passage.places)
    return next((place for place in found if place is not None), None)
