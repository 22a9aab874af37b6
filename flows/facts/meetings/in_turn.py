"""Several encounters told in one breath: calls to one after the other, visits to several capitals, separate talks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.facts.learned.reader import Told
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party

_APART = frozenset({"separate", "separately", "individually", "turn", "respectively", "successive", "back-to-back"})
_TOGETHER = frozenset(
    {"conference", "together", "joint", "jointly", "group", "trilateral", "three-way", "four-way", "videoconference"}
)
_LEAST = 2


def split_in_turn(told: Told, encounter: Encounter) -> Iterator[Encounter]:
    """The encounter, or one for each partner where it is told to be with several one by one.

    A call is with one at a time unless the words say `conference`, `together`; a visit goes to one country at a time;
    other talks are taken apart only where the words say `separate`, `in turn`.
    """
    sentence = {t.lower_ for t in told.passage.sentence_of(told.index)}
    hosts, partners = _sides(told, encounter)
    is_apart = bool(sentence & _APART)
    is_call = encounter.kind == "call" and not sentence & _TOGETHER
    is_tour = encounter.kind == "visit" and all(p.is_country for p in partners)
    if len(hosts) != 1 or len(partners) < _LEAST or not (is_apart or is_call or is_tour):
        yield encounter
        return
    for partner in partners:
        yield replace(encounter, parties=[*hosts, partner], mediators=[], absent=[])


def _sides(told: Told, encounter: Encounter) -> tuple[list[Party], list[Party]]:
    """The parties named before the word, or outside its sentence, and those named after it."""
    after = {j.who.name for j in told.roles["party"] if j.candidate.back == 0 and j.candidate.first > told.index}
    return (
        [p for p in encounter.parties if p.name not in after],
        [p for p in encounter.parties if p.name in after],
    )
