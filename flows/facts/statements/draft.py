"""A statement while it is read: who, what and which cue, before the drafts of an article are put in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.annotate.model import Actor, DateMention, Mention
from flows.facts.statements.line import Line

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: an actor, or a phrase where nobody is known; `start` and `end` are where the text names them."""

    name: str
    actor: Actor | None
    start: int
    end: int
    role: str | None = None
    mention: Mention | None = None

    def is_same(self, other: Source) -> bool:
        """Whether both are the same speaker, as far as the text tells."""
        if self.actor is not None and other.actor is not None:
            return self.actor.name == other.actor.name
        return self.name.casefold() == other.name.casefold()


@dataclass
class Draft:
    """One attributed stretch: `segments` are body offsets, `cue` a span of them, `cue_token` its place in `line`."""

    rule: str
    act: str
    source: Source
    segments: list[Span]
    line: Line
    cue: Span | None = None
    cue_token: int | None = None
    is_negated: bool = False
    addressee: Source | None = None
    venue: str | None = None
    date: DateMention | None = None
    is_inferred: bool = False
    clause: Span = field(default=(0, 0))

    @property
    def start(self) -> int:
        """Start of the first segment."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """End of the last segment."""
        return self.segments[-1][1]

    def covers(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies within one of the segments."""
        return any(s <= start and end <= e for s, e in self.segments)

    def length(self) -> int:
        """Characters of content."""
        return sum(e - s for s, e in self.segments)
