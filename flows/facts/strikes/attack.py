"""An attack as one sentence tells it, and as the article tells it when the tellings are merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from flows.annotate.model import Actor, DateMention, PlaceMention
from flows.facts.parties import Party
from flows.facts.strikes.counting import Casualty, Range

VAGUE = frozenset({24, 40, 200, 2_000})  # `dozens`, `scores` … give way to numbers
CONFLICT = 4  # how many times as large as another a conflicting toll may be
SPELLING = 80  # likeness from which `Odessa` is only another spelling of `Odesa`


@dataclass
class Toll:
    """What is said of the killed, or of the injured, of one attack."""

    counts: list[Range] = field(default_factory=list)
    totals: list[Range] = field(default_factory=list)
    is_mentioned: bool = False
    least: int = 0

    def add(self, casualty: Casualty) -> None:
        """Take in one more count; an update (`rose to 12`) replaces what was said before, `three more` come on top.

        Counts of several days (`totals`) are only asked where nothing else is said.
        """
        if casualty.count != (0, 0):
            self.is_mentioned = True
        if casualty.count is None or casualty.count == (None, None):
            return
        if casualty.sort == "total":
            self.totals.append(casualty.count)
            return
        number = casualty.count[0] or casualty.count[1] or 0
        last = self.counts[-1] if self.counts else (None, None)
        if casualty.sort == "more" and None not in last and last != (0, 0):
            self.counts[-1] = (last[0] or 0) + number, (last[1] or 0) + number
            return
        if casualty.is_update:
            self.counts.clear()
            self.least = number
        if casualty.count not in self.counts and number >= self.least:
            self.counts.append(casualty.count)

    def merge(self, other: Toll) -> None:
        """Take in the counts of another telling."""
        self.is_mentioned = self.is_mentioned or other.is_mentioned
        self.counts.extend(c for c in other.counts if c not in self.counts)
        self.totals.extend(other.totals)

    @property
    def range(self) -> Range:
        """The least and the greatest number told; exact counts outweigh vague ones, conflicting ones span a range."""
        counts = _of_one_toll([c for c in self.counts if c != (0, 0)] or self.counts or self.totals)
        exact = [c for c in counts if c[0] is not None and c[0] == c[1]]
        spans = [c for c in counts if c[0] is not None and c[1] is not None and c[0] != c[1]]
        if exact or spans:
            floors = [c[0] for c in counts if c[1] is None and c[0] is not None and c[0] not in VAGUE]
            lows = [*(c[0] for c in (*exact, *spans) if c[0] is not None), *floors]
            highs = [c[1] for c in (*exact, *spans) if c[1] is not None]
            is_open = any(f >= max(highs) for f in floors)
            return min(lows), None if is_open else max(highs)
        lows = [c[0] for c in counts if c[0] is not None]
        highs = [c[1] for c in counts if c[1] is not None]
        return max(lows, default=None), min(highs, default=None)


def _of_one_toll(counts: list[Range]) -> list[Range]:
    """The counts that may be conflicting ones of one toll.

    One dead beside several is one of them, and what is many times the first is the toll of something larger.
    """
    numbers = [c[0] if c[0] is not None else c[1] or 0 for c in counts]
    if not numbers:
        return counts
    first = next((n for n in numbers if n > 1), numbers[0])
    return [
        c
        for c, n in zip(counts, numbers, strict=True)
        if n == first or (n > 1 and first / CONFLICT <= n <= first * CONFLICT)
    ]


@dataclass
class Attack:
    """One attack; `cues` are the tokens of `paragraph` that tell it first, `words` those of every paragraph.

    `suspects` are by name the chance, 0 to 1, that the models give one to be the attacker.
    """

    paragraph: int
    start: int
    end: int
    rule: str
    attacker: Party | None = None
    place: PlaceMention | None = None
    target: str | None = None
    target_head: str | None = None
    weapon: str | None = None
    date: DateMention | None = None
    status: str = "occurred"
    claimed_by: str | None = None
    is_plural: bool = False
    is_definite: bool = False
    is_weak: bool = False
    is_home: bool = False
    is_unknown: bool = False
    killed: Toll = field(default_factory=Toll)
    injured: Toll = field(default_factory=Toll)
    casualty_spans: list[tuple[int, int]] = field(default_factory=list)
    last_paragraph: int = -1
    cues: tuple[int, ...] = ()
    country: str | None = None
    country_iso3: str | None = None
    confidence: float | None = None
    suspects: dict[str, tuple[float, Actor]] = field(default_factory=dict)
    words: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.last_paragraph = max(self.last_paragraph, self.paragraph)
        self.words = {*self.words, *((self.paragraph, cue) for cue in self.cues)}

    @property
    def place_name(self) -> str | None:
        """The usual English name of the place; in the article's own spelling where it is nearly the same."""
        if self.place is None or self.place.place is None:
            return self.country if self.place is None else self.place.text
        name, written = self.place.place.name, self.place.text
        return (
            written
            if fuzz.ratio(name, written) >= SPELLING and not written.isupper() and self.place_kind == "city"
            else name
        )

    @property
    def place_kind(self) -> str | None:
        """What sort of place it is."""
        return None if self.place is None or self.place.place is None else self.place.place.kind

    @property
    def has_casualties(self) -> bool:
        """Whether killed or injured people are mentioned."""
        return self.killed.is_mentioned or self.injured.is_mentioned

    def take(self, casualties: Iterable[tuple[Casualty, int, int]]) -> None:
        """Take in casualties with the body offsets of their words."""
        for casualty, start, end in casualties:
            (self.killed if casualty.is_killed else self.injured).add(casualty)
            self.casualty_spans.append((start, end))
