"""From what a date expression is told which days it means: the day of writing, the tense, what was told before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flows.annotate.days import Days
from flows.annotate.tense import Tense

FAR = 270  # days: so far from the anchor that a writer would print the year
NEAR = 60  # days: a day so near is meant, whatever the tense seems to be


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved from.

    `anchor` is the day of publication. Where it is unknown, `lent` is the day of the article that lends its year to
    days printed without one. `tense` is the clause's; `told` the last day told, `told_year` the last year (`that year`).
    """

    anchor: date | None
    lent: date | None = None
    tense: Tense | None = None
    told: Days | None = None
    told_year: int | None = None


def nearest(make: Callable[[int], Days | None], frame: Frame) -> Days | None:
    """The year's turn nearest to the anchor that the tense allows.

    A day close to the anchor is meant against the tense where the turn that agrees with it is most of a year away:
    tense is read from the parse, and a chronicle tells the past in the present.
    """
    anchor = frame.anchor or frame.lent
    if anchor is None:
        return None
    tense = frame.tense if frame.anchor else None  # it is the writer's, not that of the day that lends its year
    turns = [(y, d) for y in (-1, 0, 1) if (d := make(anchor.year + y)) is not None and d.first and d.last]
    away = {y: abs((d.first - anchor).days) for y, d in turns if d.first}
    best = min(away, key=lambda y: away[y], default=None)
    allowed = [y for y, d in turns if _agrees(d, anchor, tense)] or list(away)
    chosen = min(allowed, key=lambda y: away[y], default=None)
    if best is not None and chosen is not None and away[best] <= NEAR and away[chosen] > FAR:
        chosen = best if _is_short(dict(turns)[best]) else chosen
    return None if chosen is None else dict(turns)[chosen]


def turn(make: Callable[[int], Days], which: str, frame: Frame) -> Days | None:
    """The turn of a month or season that is over by the anchor (`last`), still to begin (`next`), or nearest."""
    if frame.anchor is None or which not in ("last", "next"):
        return nearest(make, frame)
    turns = [make(frame.anchor.year + step) for step in (-2, -1, 0, 1)]
    over = [d for d in turns if d.last and d.last < frame.anchor]
    ahead = [d for d in turns if d.first and d.first > frame.anchor]
    return over[-1] if which == "last" else ahead[0] if ahead else None


def _agrees(turn: Days, anchor: date, tense: Tense | None) -> bool:
    if tense == "past":
        return turn.first is not None and turn.first <= anchor
    return tense is None or (turn.last is not None and turn.last >= anchor)


def _is_short(turn: Days) -> bool:
    return turn.precision in ("day", "range")
