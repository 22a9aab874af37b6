"""Frames of figures: `put the toll at 38`, `gave a toll of 38`."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.line import Line
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import clause_end, object_of

_TOLLS = frozenset({"toll", "tally", "figure", "count", "total", "number", "estimate", "tolls", "figures", "numbers"})


def read_share(attribution: Attribution, others: Others) -> Reading | None:
    """`put the toll at 38`: a figure is said."""
    act, line, right = attribution.act("at"), attribution.line, clause_end(attribution)
    if act is None or attribution.is_passive:
        return None
    stop = content_end(attribution, right, others, tight=True)
    for position in range(right + 1, stop):
        if line.lower(position) == "at" and any(
            line[i].pos_ == "NUM" or line[i].text[0].isdigit() for i in range(position + 1, min(position + 5, stop))
        ):
            return Reading("figure", act, ((right, _before_other_figure(line, position, stop)),))
    return None


def _before_other_figure(line: Line, first: int, stop: int) -> int:
    """Where somebody else's figure begins, else `stop`: `put the toll at 38 |, the rescuers at 31`."""
    commas = (i for i in range(first + 1, stop) if line.lower(i) in {",", "and"})
    return next((i for i in commas if any(line.lower(k) == "at" for k in range(i + 2, min(i + 8, stop)))), stop)


def read_toll(attribution: Attribution, others: Others) -> Reading | None:
    """`gave a toll of 38`, `at first gave 370`: so many, somebody says, were hit."""
    act, line, target = attribution.act("toll"), attribution.line, object_of(attribution)
    if act is None or target is None or attribution.is_negated or attribution.is_passive:
        return None
    first = int(target.left_edge.i)
    stop = content_end(attribution, first, others, tight=True)
    is_alone = target.pos_ == "NUM" and first == target.i and line[min(first + 1, len(line) - 1)].is_punct
    is_told = target.lower_ in _TOLLS and any(line[i].pos_ == "NUM" for i in range(target.i + 1, stop))
    return Reading("figure", act, ((first, stop),)) if is_alone or is_told else None
