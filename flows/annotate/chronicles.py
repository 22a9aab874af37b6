"""Chronicles: lines that begin with a day and go on in one direction, so that each follows on the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from flows.annotate.date_expression import Expression
from flows.annotate.date_frame import Frame
from flows.annotate.tense import Tense

LEAST_LINES = 3  # lines that make a chronicle


def chronicles(expressions: Sequence[Expression]) -> Iterator[tuple[int, date | None, Tense | None]]:
    """For each line of a chronicle without a year: its place, the day of the line before, and whether days go up.

    The day is None where the years that are printed break the order both ways.
    """
    heads = [(place, e) for place, e in enumerate(expressions) if e.is_head]
    for run in _runs(heads):
        upward = _follow(run, "coming")
        found = upward or _follow(run, "past") or [(place, None) for place, e in run if not e.has_year]
        yield from ((place, previous, "coming" if upward else "past") for place, previous in found)


def _runs(heads: Sequence[tuple[int, Expression]]) -> Iterator[list[tuple[int, Expression]]]:
    """Runs of paragraphs, at most one apart, that begin with a day, one of them with its year."""
    run: list[tuple[int, Expression]] = []
    for head in heads:
        if run and head[1].paragraph.index - run[-1][1].paragraph.index > 2:
            yield from _chronicle(run)
            run = []
        run.append(head)
    yield from _chronicle(run)


def _chronicle(run: list[tuple[int, Expression]]) -> Iterator[list[tuple[int, Expression]]]:
    first = next((i for i, (_, e) in enumerate(run) if e.has_year), None)
    if first is not None and len(run) - first >= LEAST_LINES:
        yield run[first:]


def _follow(run: Sequence[tuple[int, Expression]], tense: Tense) -> list[tuple[int, date | None]] | None:
    """The lines without a year and the days they follow on; None where a year that is printed breaks the order."""
    previous: date | None = None
    found: list[tuple[int, date | None]] = []
    for place, expression in run:
        days = expression.read(Frame(previous, tense=tense))
        if days is None or days.first is None:
            return None
        if previous and (days.first < previous if tense == "coming" else days.first > previous):
            return None
        if previous and not expression.has_year:
            found.append((place, previous))
        previous = days.first
    return found
