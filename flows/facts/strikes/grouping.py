"""Which cues of one sentence tell of one attack, and which of its attacks a toll belongs to."""

from __future__ import annotations

from flows.annotate.model import PlaceMention
from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import attacker_in, is_weapon
from flows.facts.strikes.counting import Casualty
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.phrases import (
    ancestors_of,
)
from flows.facts.strikes.sites import sites_of
from flows.facts.strikes.status import status_of


def grouped(passage: Passage, cues: list[Cue]) -> list[list[Cue]]:
    """The cues of one sentence, those together that tell of one attack."""
    groups: list[list[Cue]] = []
    for cue in cues:
        if status_of(passage, cue) is None:
            continue
        home = next((g for g in groups if all(_is_one(passage, cue, other, cues) for other in g)), None)
        if home is None:
            groups.append([cue])
        else:
            home.append(cue)
    return groups


def nearest(groups: list[list[Cue]], casualty: Casualty) -> int:
    """The group of cues that a casualty belongs to: one that it hangs together with in the tree, else the nearest."""
    over = [casualty.token.i, *(t.i for t in ancestors_of(casualty.token))]

    def distance(group: list[Cue]) -> tuple[int, int]:
        chains = [[c.token.i, *(t.i for t in ancestors_of(c.token))] for c in group]
        steps = min((over.index(i) + chain.index(i) for chain in chains for i in chain if i in over), default=99)
        return steps, min(abs(c.token.i - casualty.token.i) for c in group)

    return min(range(len(groups)), key=lambda g: distance(groups[g]))


def _is_one(passage: Passage, cue: Cue, other: Cue, cues: list[Cue]) -> bool:
    """Whether two cues of a sentence tell of one attack: neither place, attacker nor target speaks against it."""
    if status_of(passage, cue) != status_of(passage, other) and {status_of(passage, c) for c in (cue, other)} & {
        "threatened",
        "proposed",
    }:
        return False
    one, two = (attacker_in(passage, c.actor) if c.actor is not None else None for c in (cue, other))
    if one is not None and two is not None and one.name != two.name:
        return False
    here, there = ({_name(p) for p in sites_of(passage, c, cues)} for c in (cue, other))
    if here and there and not here & there:
        return False
    killers = [c for c in (cue, other) if c.rule == "verb_kill"]
    if (
        len(killers) == 1
        and killers[0].actor is not None
        and is_weapon(killers[0].actor)
        and (cue.targets and other.targets)
    ):
        return False
    heads = [singular(c.targets[0]) if c.targets and c.rule != "verb_kill" else None for c in (cue, other)]
    return not (None not in heads and heads[0] != heads[1] and _are_joined(cue.token, other.token))


def _are_joined(one: Token, other: Token) -> bool:
    """Whether two cues are members of one list of clauses: `they shelled the town and blew up a bridge`."""
    return (one.dep_ == "conj" and one.head == other) or (other.dep_ == "conj" and other.head == one)


def _name(place: PlaceMention) -> str:
    return place.place.name if place.place is not None else place.text
