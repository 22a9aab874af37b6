"""A paragraph as the fact readers walk it: its tokens, and what each of them is part of."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from flows.annotate.model import Annotated, DateMention, Mention, Paragraph, PlaceMention
from flows.annotate.tree import Span, Token


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Stretch)
_R = TypeVar("_R")


@dataclass(frozen=True)
class Passage:
    """One paragraph of an article; the dictionaries lead from a token's index to what covers it.

    `groups` leads from the tokens `[first, last)` of a plural mention to one mention for each actor that it means.
    `memory` is what `remembered` readings of it have found.
    """

    annotated: Annotated
    paragraph: Paragraph
    mentions: dict[int, Mention]
    groups: dict[tuple[int, int], list[Mention]]
    places: dict[int, PlaceMention]
    dates: dict[int, DateMention]
    tokens: tuple[Token, ...]
    memory: dict[Any, dict[int, Any]] = field(default_factory=dict, compare=False, repr=False)

    def __getitem__(self, index: int) -> Token:
        """The token at `index`."""
        return self.tokens[index]

    def __len__(self) -> int:
        return len(self.tokens)

    def sentence_of(self, index: int) -> Span:
        """The sentence that the token at `index` stands in."""
        return self.tokens[index].sent

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the paragraph."""
        return self.paragraph.doc.sents

    def sentence_number(self, index: int) -> int:
        """Which sentence of the paragraph, from 0, the token at `index` stands in."""
        return self.paragraph.doc.sentence_numbers[index]

    def words_of(self, sentence: Span) -> tuple[Token, ...]:
        """The tokens of a sentence of this paragraph."""
        return self.tokens[sentence.start : sentence.end]

    def start_char(self, index: int) -> int:
        """The body offset where the token at `index` starts."""
        return self.paragraph.start_of(self[index])

    def end_char(self, index: int) -> int:
        """The body offset where the token at `index` ends."""
        return self.paragraph.end_of(self[index])


def remembered(read: Callable[[Passage, int], _R]) -> Callable[[Passage, int], _R]:
    """The reading of a token, worked out once for each: three facts and several models ask for the same tokens."""

    @functools.wraps(read)
    def recall(passage: Passage, index: int) -> _R:
        known: dict[int, _R] | None = passage.memory.get(read)
        if known is None:
            known = passage.memory[read] = {}
        if index not in known:
            known[index] = read(passage, index)
        return known[index]

    return recall


def read_passages(annotated: Annotated) -> Iterator[Passage]:
    """The paragraphs of an article, in order."""
    mentions = _by_paragraph(annotated.mentions)
    places, dates = _by_paragraph(annotated.places), _by_paragraph(annotated.dates)
    for paragraph in annotated.paragraphs:
        index = paragraph.index
        groups: dict[tuple[int, int], list[Mention]] = {}
        for mention in mentions.get(index, ()):
            groups.setdefault((mention.first, mention.last), []).append(mention)
        yield Passage(
            annotated,
            paragraph,
            {i: m for m in _names_last(mentions.get(index, ())) for i in range(m.first, m.last)},
            groups,
            _by_token(paragraph, places.get(index, ())),
            _by_token(paragraph, dates.get(index, ())),
            paragraph.doc.tokens,
        )


def _by_paragraph(items: Iterable[_S]) -> dict[int, list[_S]]:
    found: dict[int, list[_S]] = {}
    for item in items:
        found.setdefault(item.paragraph, []).append(item)  # type: ignore[attr-defined]
    return found


def _names_last(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions so ordered that, of two that cover one token, the name and then the longer one is kept."""
    return sorted(mentions, key=lambda m: (m.kind == "name", m.end - m.start))


def _by_token(paragraph: Paragraph, items: Iterable[_S]) -> dict[int, _S]:
    found: dict[int, _S] = {}
    for item in items:
        for token in paragraph.span_at(item.start, item.end):
            found[token.i] = item
    return found
