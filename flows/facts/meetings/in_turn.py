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
_WITH = frozenset({"with", "alongside", "beside"})
_LEAST = 2
_ONE_BY_ONE = frozenset({"verb_summon"})
"""What each of several subjects does for himself: `Spain and Italy called in the Russian ambassador`."""


def split_in_turn(told: Told, encounter: Encounter) -> Iterator[Encounter]:
    """The encounter, or one for each partner where it is told to be with several one by one.

    Who telephones speaks to one at a time unless the words say `conference`, `together`, and who visits goes to one
    country at a time; others are met one by one where each has a place or a day of his own (`saw Biden in Washington
    and Starmer in London`), or where the words say `separate`, `in turn`.
    """
    sentence = {t.lower_ for t in told.passage.sentence_of(told.index)}
    hosts, partners = _sides(told, encounter)
    if encounter.rule in _ONE_BY_ONE and len(partners) == 1:
        for host in hosts:
            yield replace(encounter, parties=[host, *partners])
        return
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
    """Whether a partner follows the one before with a place, a day or `then` between them: `A in Rome and B in Cairo`."""
    return any(_is_next_stop(passage, range(one.last, other.first)) for one, other in pairwise(partners))


def _is_next_stop(passage: Passage, between: range) -> bool:
    marks = [
        i
        for i in between
        if i in passage.dates or passage[i].lower_ in _THEN or (i in passage.places and passage[i - 1].lower_ in _WHERE)
    ]
    words = {passage[i].lower_ for i in between}
    listed = any(passage[i].lower_ in ("and", "then") for i in range(marks[0], between.stop)) if marks else False
    return listed and words.isdisjoint(_WITH) and not any(passage[i].tag_.startswith("VB") for i in between)


def _own_place(passage: Passage, partners: Sequence[Candidate], number: int) -> Place | None:
    """The place named with the partner of this number, before the next one is named."""
    one = partners[number]
    end = partners[number + 1].first if number + 1 < len(partners) else passage.sentence_of(one.first).end
    found = (passage.places[i].place for i in range(one.first, end) if i in passage.places)
    return next((place for place in found if place is not None), None)
