"""Words: the tokens of a paragraph as plain lists, for rules that read along the line."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property

from flows.annotate.gazetteer import Hit, find_hits, straighten
from flows.annotate.model import Actor, Mention, MentionKind, Paragraph
from flows.annotate.tree import Token

SHORTEST_HEADLINE, CAPITALS_IN_HEADLINE, LONGEST_LOWER_IN_HEADLINE = 4, 0.85, 3


@dataclass(frozen=True)
class Words:
    """A paragraph as words with their offsets, and the gazetteer's hits; `text` is `raw` with plain apostrophes."""

    paragraph: Paragraph
    raw: str
    text: str
    forms: list[str]
    lower: list[str]
    starts: list[int]
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, paragraph: Paragraph) -> Words:
        """The words of `paragraph`."""
        raw = paragraph.doc.text
        text = straighten(raw)
        tokens = [(token.idx, straighten(token.text)) for token in paragraph.doc]
        forms = [form.strip() for _, form in tokens]
        starts = [start + len(form) - len(form.lstrip()) for start, form in tokens]
        return cls(paragraph, raw, text, forms, [form.lower() for form in forms], starts, tuple(find_hits(text)))

    @cached_property
    def is_headline(self) -> bool:
        """Whether the paragraph is set like a headline, with nearly all its words in capitals and no full stop."""
        words = [form for form in self.forms if len(form) > LONGEST_LOWER_IN_HEADLINE and form[0].isalpha()]
        if len(words) < SHORTEST_HEADLINE or self.text.rstrip()[-1:] in {".", "!", "?", ":", ",", '"', "”", "-"}:
            return False
        return sum(form[0].isupper() for form in words) >= CAPITALS_IN_HEADLINE * len(words)

    def index_at(self, offset: int) -> int:
        """The index of the word that covers the character at `offset` of the paragraph's text."""
        return bisect.bisect_right(self.starts, offset) - 1

    def last_at(self, end: int) -> int:
        """One past the index of the word that ends at or covers the character before `end`."""
        return self.index_at(end - 1) + 1

    @cached_property
    def hit_starting(self) -> dict[int, Hit]:
        """Hits by the index of their first word."""
        return {self.index_at(hit.start): hit for hit in self.hits}

    @cached_property
    def hit_ending(self) -> dict[int, Hit]:
        """Hits by the index one past their last word."""
        return {self.last_at(hit.end): hit for hit in self.hits}

    def token(self, index: int) -> Token:
        """The parsed token at `index`."""
        return self.paragraph.doc[index]

    def mention(  # noqa: PLR0913 - a mention has that many sides
        self,
        start: int,
        end: int,
        kind: MentionKind,
        label: str,
        actor: Actor | None,
        *,
        role: str | None = None,
        affiliation: Actor | None = None,
        is_plural: bool = False,
        role_start: int | None = None,
    ) -> Mention:
        """A mention at the offsets `[start, end)` of the paragraph's text; `role_start` likewise."""
        base = self.paragraph.start
        return Mention(
            base + start,
            base + end,
            self.paragraph.index,
            self.index_at(start),
            self.last_at(end),
            kind,
            label,
            self.raw[start:end],
            actor,
            role,
            affiliation,
            is_plural,
            None if role_start is None else base + role_start,
        )
