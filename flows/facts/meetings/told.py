"""The encounters that rules read in an article, each where it is told, before mentions of one are merged."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.annotate.model import Annotated
from flows.facts.meetings.anaphora import resolve_anaphor
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.merge import is_same
from flows.facts.meetings.nouns import find_noun_encounters
from flows.facts.meetings.sides import add_sides
from flows.facts.meetings.verbs import find_verb_encounters
from flows.facts.parties import drop_seats
from flows.facts.passage import Passage

_OF_SIDES = re.compile(r"\b(talks|negotiations|summit|meeting|round)\b", re.IGNORECASE)


def _is_of_the_last(encounter: Encounter) -> bool:
    """Whether an encounter without parties is one more of those last told: `a second round`, `a planned meeting`."""
    return encounter.is_another or (encounter.status != "held" and not encounter.refers_back)


def _is_without_sides(encounter: Encounter) -> bool:
    """Whether talks are told without saying between whom, yet clearly enough to have taken or take place."""
    is_located = encounter.place is not None or encounter.date is not None
    return not encounter.parties and _OF_SIDES.search(encounter.evidence.text) is not None and is_located


def rule_encounters(annotated: Annotated, passages: Sequence[Passage]) -> list[Encounter]:
    """Every mention of an encounter, in the order of the text, plural words resolved."""
    told: list[Encounter] = []
    every: list[Encounter] = []
    for passage in passages:
        found = [*find_verb_encounters(passage), *find_noun_encounters(passage)]
        for encounter in sorted(found, key=lambda e: (e.evidence.start, e.evidence.end)):
            if encounter.anaphor is not None and len(encounter.parties) < 3:
                named = resolve_anaphor(annotated, encounter.anaphor, encounter.evidence.start, told, encounter.parties)
                encounter.parties = drop_seats([*named, *encounter.parties])
            elif not encounter.parties and told and _is_of_the_last(encounter):
                encounter.parties = list(told[-1].parties)
            elif _is_without_sides(encounter) and not any(is_same(old, encounter) for old in told):
                add_sides(annotated, encounter)
            if len(encounter.parties) >= 2:
                told.append(encounter)
            every.append(encounter)
    return every
