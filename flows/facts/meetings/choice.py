"""Who sits at a table together: of all sets of candidates the likeliest, by a model of seats, pairs and sizes.

The model is a conditional logit (McFadden 1974) over sets: the score of a set is the sum of the weights of the features
of its members, of each two of them, and of how many they are. A set is *open* where somebody takes part who is not
among the candidates.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.facts.learned.linear import LinearModel

LARGEST = 6
"""How many seats are looked at at the most."""
_LEAST = 0.002
_LOOKED_AT, _PROPOSED, _JOINED = 60, 25, 6
_HALF = 2
EXACT = 3.0
"""What a set that agrees wholly is worth beside one that agrees by half."""


@dataclass(frozen=True)
class Table:
    """The candidates for an encounter as features: of each, of each two (the lower first), of each size, open or not."""

    members: Sequence[Sequence[str]]
    pairs: Mapping[tuple[int, int], Sequence[str]]
    sizes: Mapping[tuple[int, bool], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Guess:
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
    weights = model.weights
    nothing = (0.0,)

    def worth(features: Iterable[str]) -> float:
        return sum(weights.get(feature, nothing)[0] for feature in features)

    members = [worth(features) for features in table.members]
    pairs = {both: worth(features) for both, features in table.pairs.items()}
    sizes = {size: worth(features) for size, features in table.sizes.items()}
    worths = [0.0] * (1 << len(members))
    for seats in range(1, len(worths)):
        last = seats.bit_length() - 1
        others = seats ^ (1 << last)
        joined = sum(pairs[first, last] for first in range(last) if others >> first & 1)
        worths[seats] = worths[others] + members[last] + joined
    scores = [
        (worths[seats] + sizes[seats.bit_count(), is_open], seats, is_open) for seats, is_open in seatings(len(members))
    ]
    top = max(score for score, _, _ in scores)
    total = sum(math.exp(score - top) for score, _, _ in scores)
    guesses = [Guess(math.exp(score - top) / total, seats, is_open) for score, seats, is_open in scores]
    return sorted(guesses, key=lambda g: -g.chance)


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
