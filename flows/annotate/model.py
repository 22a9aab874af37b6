"""What the fact readers see of an article: paragraphs with their parse, and names, places, dates, amounts and quotes.

All offsets are Unicode code points into `article.body`, half-open `[start, end)`. Tokens belong to the Doc of
their paragraph; `Paragraph.start_of` and `end_of` lead from a token to the body.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from flows.annotate.tree import Doc, Span, Token
from flows.ids import stable_id
from flows.records import ArticleRecord

MentionKind = Literal["name", "nominal", "pronoun"]
Factuality = Literal[
    "happened", "planned", "proposed", "conditional", "hypothetical", "negated", "denied", "cancelled", "habitual"
]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts: a person, country, organisation or armed group, by canonical English name."""

    name: str
    kind: str
    country_iso3: str | None = None
    wikidata_id: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map; the coordinates are degrees in WGS 84."""

    name: str
    kind: str
    admin1_name: str | None = None
    country_iso3: str | None = None
    country_name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None

    @property
    def place_id(self) -> str:
        """The stable id: by GeoNames id where known, else by name and country."""
        key = (self.geonames_id,) if self.geonames_id is not None else (self.name.casefold(), self.country_iso3)
        return stable_id("place", *key)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body and its parse: `body[start:end] == doc.text`."""

    index: int
    start: int
    end: int
    doc: Doc

    def start_of(self, token: Token) -> int:
        """The body offset where `token` starts."""
        return self.start + token.idx

    def end_of(self, token: Token) -> int:
        """The body offset where `token` ends."""
        return self.start + token.idx + len(token.text)

    def span_at(self, start: int, end: int) -> Span:
        """The tokens that overlap the body offsets `[start, end)`; may be empty."""
        return self.doc.span_at(start - self.start, end - self.start)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the body that refers to somebody: a name, a nominal (`the minister`) or a pronoun.

    `first` and `last` are token indices in the paragraph's Doc, half-open; they cover the name alone, while
    `role_start` is where its title or apposition begins when that precedes it (else `start`). `actor` is None where nobody is found
    whom it refers to; `text` then is the phrase. `role` is the title or office as printed here; `affiliation` the
    country or body that the role or apposition names.
    """

    start: int
    end: int
    paragraph: int
    first: int
    last: int
    kind: MentionKind
    label: str
    text: str
    actor: Actor | None
    role: str | None = None
    affiliation: Actor | None = None
    is_plural: bool = False
    role_start: int | None = None
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch that names a place; `place` is None where it cannot be decided which one is meant."""

    start: int
    end: int
    paragraph: int
    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression, resolved against its anchor: first and last day, or None where that is open.

    `anchor` is the day that a relative expression was resolved from; None when it needs none or there is none.
    """

    start: int
    end: int
    paragraph: int
    text: str
    starts_on: date | None
    ends_on: date | None
    precision: str | None
    anchor: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words or digits: `low` and `high` bound it; None is unbounded. `is_part`: `including two children`."""

    start: int
    end: int
    paragraph: int
    text: str
    low: int | None
    high: int | None
    is_part: bool = False
    is_percentage: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks inside one paragraph: `start`/`end` include the marks where they are there.

    `is_open_before`/`is_open_after`: the quote goes on from the previous, into the next paragraph.
    `is_clause`: holds a clause, so it may be a direct quotation; else a quoted term or fragment.
    """

    start: int
    end: int
    paragraph: int
    inner_start: int
    inner_end: int
    is_open_before: bool = False
    is_open_after: bool = False
    is_clause: bool = True


@dataclass(frozen=True)
class Annotated:
    """An article, parsed and annotated; everything is sorted by start offset."""

    article: ArticleRecord
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    quotes: tuple[Quote, ...] = ()
    _mention_starts: list[int] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        self._mention_starts.extend(m.start for m in self.mentions)

    @property
    def body(self) -> str:
        """The text that all offsets rest on."""
        return self.article.body

    def mentions_in(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie wholly within `[start, end)`."""
        for mention in self.mentions[bisect.bisect_left(self._mention_starts, start) :]:
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

    def mention_at(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """The mention that covers `token`, if any."""
        offset = paragraph.start_of(token)
        for mention in reversed(self.mentions[: bisect.bisect_right(self._mention_starts, offset)]):
            if mention.paragraph != paragraph.index:
                return None
            if mention.start <= offset < mention.end:
                return mention
        return None

    def is_quoted(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside a quotation with a clause in it."""
        return any(q.is_clause and q.start <= offset < q.end for q in self.quotes)
