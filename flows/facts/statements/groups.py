"""Groups: `the two leaders`, `the three`, by the first named of those who are meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Mention
from flows.facts.statements.line import Line

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "pair": 2, "trio": 3, "quartet": 4}
REACH = 700
"""Characters before a number in which its members are named."""


def first_of_group(line: Line, head: int, mention: Mention | None) -> Mention | None:
    """The mention of the first member of the group that the noun or number at `head` stands for, if they can be told."""
    if mention is not None and mention.kind == "nominal" and mention.is_plural:
        members = line.passage.groups.get((mention.first, mention.last), [])
        return min(members, key=lambda m: _first_named(line, m)) if len(members) > 1 else None
    count = _COUNTS.get(line.lower(head))
    if mention is not None or count is None or line.lower(head - 1) != "the":
        return None
    here = line.start_char(head)
    named = [
        m
        for m in line.passage.annotated.mentions_in(max(0, here - REACH), here)
        if m.kind == "name" and m.actor is not None and m.actor.kind in {"person", "country"}
    ]
    for run in reversed(list(_runs(line, named))):
        if len(run) == count:
            return run[0]
    near = [m for m in named if m.start >= here - REACH // 2 and m.actor is not None and m.actor.kind == "person"]
    return near[0] if len({m.actor.name for m in near if m.actor is not None}) == count else None


def _first_named(line: Line, mention: Mention) -> int:
    """Where the article first names whom a mention means."""
    name = mention.actor.name if mention.actor is not None else None
    everywhere = (m.start for m in line.passage.annotated.mentions if m.actor is not None and m.actor.name == name)
    return next(everywhere, mention.start)


def _runs(line: Line, named: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The names that are joined by commas and `and`, run by run."""
    body = line.passage.annotated.body
    run: list[Mention] = []
    for mention in named:
        start = mention.start if mention.role_start is None else min(mention.role_start, mention.start)
        between = body[run[-1].end : start].strip() if run else ""
        if run and between in {",", "and", ", and", "and the", ", the"} and mention.label == run[-1].label:
            run.append(mention)
        else:
            if run:
                yield run
            run = [mention]
    if run:
        yield run
