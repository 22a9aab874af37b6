"""What an attribution says, as token ranges: the result that every frame reader gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.facts.statements.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Reading:
    """What an attribution says: token ranges of the content, the act, and the rule that read them."""

    rule: str
    act: str
    ranges: tuple[tuple[int, int], ...]
    addressee: int | None = None


Others = Sequence[Attribution]


FrameReader = Callable[[Attribution, Others], Reading | None]
