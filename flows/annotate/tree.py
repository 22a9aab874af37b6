"""The parse of a paragraph in plain Python: tokens that are made once and hold their strings.

The parser's own objects look every string up, and make a new token, at each access; the readers ask each token for its
form, lemma, head and children dozens of times. So the parse is copied once. Names and meanings are spaCy's, of
which only what the readers use is kept: `Token`, `Span` and `Doc` here answer as theirs do.
"""

from __future__ import annotations

import functools
import operator
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

from spacy.tokens import Doc as ParsedDoc

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "MORPH"]
_FLAGS: list[int | str] = ["SPACY", "IS_PUNCT", "IS_SPACE", "IS_TITLE", "IS_UPPER"]


class Token:
    """A token: `i` is its index in `doc`, `idx` the offset in the doc's text where it starts.

    `head` is the token itself where it heads a sentence; `children` are in the order of the text; `is_spaced`: a space
    follows it.
    """

    __slots__ = (
        "__dict__",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "is_spaced",
        "is_title",
        "is_upper",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "tag_",
        "text",
    )

    head: Token
    children: tuple[Token, ...]

    def __init__(self, doc: Doc, i: int, idx: int, strings: Sequence[str], flags: Sequence[bool]) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_, self.morph = strings
        self.is_spaced, self.is_punct, self.is_space, self.is_title, self.is_upper = flags

    def __len__(self) -> int:
        return len(self.text)

    def __hash__(self) -> int:
        return self.i

    def __eq__(self, other: object) -> bool:
        return self is other

    def __repr__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        return operator.getitem, (self.doc, self.i)

    @property
    def sent(self) -> Span:
        """The sentence that it stands in."""
        return self.doc.sents[self.doc.sentence_numbers[self.i]]

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence starts with it."""
        return self.sent.start == self.i

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The children before it."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """The children behind it."""
        return tuple(child for child in self.children if child.i > self.i)

    @functools.cached_property
    def subtree(self) -> tuple[Token, ...]:
        """It and all that hang on it: what hangs on its left, itself, what hangs on its right."""
        found: list[Token] = []
        for child in self.lefts:
            found.extend(child.subtree)
        found.append(self)
        for child in self.rights:
            found.extend(child.subtree)
        return tuple(found)

    @functools.cached_property
    def left_edge(self) -> Token:
        """The first token of its subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @functools.cached_property
    def right_edge(self) -> Token:
        """The last token of its subtree."""
        return max(self.subtree, key=lambda token: token.i)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head's head, up to the head of the sentence."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


class Span:
    """The tokens `[start, end)` of `doc`; `label_` is the kind of a name, empty for other spans."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label_: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label_

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, slice):
            first, last, _ = index.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def start_char(self) -> int:
        """The offset in the doc's text where it starts."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """The offset in the doc's text where it ends."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """Its characters, without the space behind it."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def sent(self) -> Span:
        """The sentence of its first token."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the head of the sentence, the first of those equally near; a bare mark or space last."""
        inside = self.doc.tokens[self.start : self.end]
        best: Token | None = None
        least = len(self.doc)
        for token in inside:
            if token.head is token:
                return token
            if not self.start <= token.head.i < self.end:
                is_bare = (token.is_punct or token.is_space) and not token.children
                depth = len(self.doc) - 1 if is_bare else sum(1 for _ in token.ancestors)
                if depth < least:
                    best, least = token, depth
        return best if best is not None else self.doc.tokens[self.start]


@dataclass(frozen=True)
class Columns:
    """A parse as it is copied and pickled: a row a token, where its head and where sentences start, the names.

    A name is its first token, its end and its kind.
    """

    strings: Sequence[Sequence[str]]
    flags: Sequence[Sequence[bool]]
    heads: Sequence[int]
    starts: Sequence[int]
    names: Sequence[tuple[int, int, str]]


class Doc:
    """A parsed text: its tokens, sentences and names (`ents`)."""

    __slots__ = ("ents", "sentence_numbers", "sents", "text", "tokens")

    def __init__(self, text: str, columns: Columns) -> None:
        self.text = text
        self.tokens = tuple(self._tokens(columns))
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token, head in zip(self.tokens, columns.heads, strict=True):
            token.head = self.tokens[head]
            if head != token.i:
                children[head].append(token)
        for token, under in zip(self.tokens, children, strict=True):
            token.children = tuple(under)
        bounds = pairwise([*columns.starts, len(self.tokens)])
        self.sents = tuple(Span(self, first, last) for first, last in bounds)
        self.sentence_numbers = [number for number, s in enumerate(self.sents) for _ in range(len(s))]
        self.ents = tuple(Span(self, *name) for name in columns.names)

    def _tokens(self, columns: Columns) -> Iterator[Token]:
        offset = 0
        for i, (strings, flags) in enumerate(zip(columns.strings, columns.flags, strict=True)):
            yield Token(self, i, offset, strings, flags)
            offset += len(strings[0]) + flags[0]

    @classmethod
    def of_parse(cls, parsed: ParsedDoc) -> Doc:
        """The copy of what the pipeline found in a text."""
        known = parsed.vocab.strings
        strings = [[known[code] for code in row] for row in parsed.to_array(_COLUMNS).tolist()]
        flags = parsed.to_array(_FLAGS).astype(bool).tolist()
        steps = parsed.to_array("HEAD").ravel().astype("int64").tolist()
        heads = [i + step for i, step in enumerate(steps)]
        names = [(e.start, e.end, e.label_) for e in parsed.ents]
        starts = [sentence.start for sentence in parsed.sents]
        return cls(parsed.text, Columns(strings, flags, heads, starts, names))

    def __reduce__(self) -> tuple[Any, ...]:
        """As columns: to follow heads and children from token to token would be too deep for pickle."""
        rows = [(t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_, t.morph) for t in self.tokens]
        flags = [(t.is_spaced, t.is_punct, t.is_space, t.is_title, t.is_upper) for t in self.tokens]
        names = [(e.start, e.end, e.label_) for e in self.ents]
        columns = Columns(rows, flags, [t.head.i for t in self.tokens], [s.start for s in self.sents], names)
        return Doc, (self.text, columns)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: int | slice) -> Token | Span:
        if isinstance(index, slice):
            first, last, _ = index.indices(len(self.tokens))
            return Span(self, first, max(first, last))
        return self.tokens[index]

    def span_at(self, start: int, end: int) -> Span:
        """The tokens that the characters `[start, end)` touch; empty where they touch none."""
        first = bisect_left(self.tokens, start, key=lambda t: t.idx + len(t.text) - 1)
        last = bisect_left(self.tokens, end, key=lambda t: t.idx)
        return Span(self, first, max(first, last))
