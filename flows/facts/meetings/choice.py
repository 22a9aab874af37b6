"""Who sits at a table together: of all sets of candidates the likeliest, by a model of seats, pairs and sizes.

The model is a conditional logit (McFadden 1974) over sets: the score of a set is the sum of the weights of the features
of its members, of each two of them, and of how many they are. A set is *open* where somebody takes part who is not
among the candidates.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from flows.facts.learned.linear import LinearModel

LARGEST = 6
"""How many seats are looked at at the most."""
_LEAST = 0.002
_LOOKED_AT, _PROPOSED, _JOINED = 40, 15, 4
_FIRST = itemgetter(0)
_HALF = 2
EXACT = 3.0
"""What a set that agrees wholly is worth beside one that agrees by half."""


@dataclass(frozen=True)
class Table:
    """The candidates for an encounter as features: of each, of each two (the lower first), of each size, open or not."""

    members: Sequence[Sequence[str]]
    pairs: Mapping[tuple[int, int], Sequence[str]]
    sizes: Mapping[tuple[int, bool], Sequence[str]]


class Guess(NamedTuple):
    """A way of seating a table: the chance, 0 to 1, who sits as bits by rank, and whether others do beside them."""

    chance: float
    seats: int
    is_open: bool


@functools.cache
def seatings(count: int) -> tuple[tuple[int, bool], ...]:
    """Every way of seating a table with so many candidates."""
    sets = [seats for seats in range(1 << count) if seats.bit_count() <= LARGEST]
    return tuple((seats, is_open) for seats in sets for is_open in (False, True) if seats or is_open)


def guesses_of(table: Table, model: LinearModel) -> list[Guess]:
    """Every way of seating the table with its chance, the likeliest first."""
    weights, nothing = model.weights, itertools.repeat((0.0,))

    def worth(features: Iterable[str]) -> float:
        return float(sum(map(_FIRST, map(weights.get, features, nothing))))

    sizes = {size: worth(features) for size, features in table.sizes.items()}
    worths = [0.0]
    for last, features in enumerate(table.members):
        member, joined = worth(features), [0.0]
        for first in range(last):
            pair = worth(table.pairs[first, last])
            joined += [others + pair for others in joined]
        worths += [others + member + pairs for others, pairs in zip(worths, joined, strict=True)]
    scores = [
        (worths[seats] + sizes[seats.bit_count(), is_open], seats, is_open)
        for seats, is_open in seatings(len(table.members))
    ]
    top = max(score for score, _, _ in scores)
    powers = [(math.exp(score - top), seats, is_open) for score, seats, is_open in scores]
    total = sum(power for power, _, _ in powers)
    return sorted((Guess(power / total, seats, is_open) for power, seats, is_open in powers), reverse=True)


def best_seats(guesses: Sequence[Guess]) -> tuple[float, int]:
    """The seats that most likely agree with the truth, and the chance that they agree at least by half."""
    likely = [g for g in guesses[:_LOOKED_AT] if g.chance >= _LEAST] or list(guesses[:1])
    top = [g.seats for g in likely[:_JOINED]]
    proposed = {g.seats for g in likely[:_PROPOSED]}
    proposed |= {x | y for x in top for y in top} | {x & y for x in top for y in top}
    best = (-1.0, 0.0, 0)
    for seats in sorted(proposed - {0}):
        half, whole = _agreement(likely, seats)
        best = max(best, (half + EXACT * whole, half, seats))
    return best[1], best[2]


def _agreement(guesses: Sequence[Guess], seats: int) -> tuple[float, float]:
    """The chance that the seats share at least half with the truth, and the share expected."""
    half = whole = 0.0
    for guess in guesses:
        shared = (guess.seats & seats).bit_count()
        either = (guess.seats | seats).bit_count() + guess.is_open
        whole += guess.chance * shared / either
        if _HALF * shared >= either:
            half += guess.chance
    return half, whole
