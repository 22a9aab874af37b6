"""A paragraph as the statement rules read it: its tokens, whose quotation each stands in, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.annotate.model import Annotated, Mention, Quote
from flows.annotate.tree import Token
from flows.facts.passage import Passage, read_passages
from flows.facts.statements.lexicon import verb_forms

TERMINAL = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
CLOSING = frozenset({"”", '"', "’", "'", "»", ")", "]", "›", "''", "’’"})
OPENING = frozenset({"“", '"', "‘", "'", "«", "(", "[", "‹", "''", "``", "‘‘"})
_NOTED = re.compile(r"(?:[a-z]{3,}|(?:19|20)\d\d)\.\d{1,3}")
"""The last word of a sentence with the number of a note: `in early 2026.1`."""
_BEFORE_NUMBERS = frozenset({"no", "nos", "art", "vol", "pp"})
DASHES = frozenset({"-", "–", "—", "--", "―"})


@dataclass(frozen=True)
class Line:
    """One paragraph, prepared: `quote_of[i]` is the quotation around token `i`, `bounds` its sentences' tokens."""

    passage: Passage
    quotes: tuple[Quote, ...]
    quote_of: tuple[Quote | None, ...]
    bounds: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]

    @cached_property
    def titled(self) -> dict[int, Mention]:
        """The person to whose title a token belongs, for the tokens of titles right before a name."""
        found: dict[int, Mention] = {}
        paragraph = self.passage.paragraph
        for mention in self.passage.annotated.mentions_in(paragraph.start, paragraph.end):
            if mention.role_start is not None and mention.role_start < mention.start and mention.label == "PERSON":
                title = paragraph.span_at(mention.role_start, mention.start)
                found.update((int(token.i), mention) for token in title if not any(t.text == "," for t in title))
        return found

    def mention_at(self, index: int) -> Mention | None:
        """The mention around the token at `index`: the one that it heads where several phrases are nested."""
        found = self.passage.mentions.get(index)
        if found is None or found.kind != "nominal" or found.last - 1 == index:
            return found
        inner = self.passage.annotated.mentions_in(found.start, self.end_char(index))
        return next((m for m in inner if m.kind == "nominal" and m.last - 1 == index), found)

    def __len__(self) -> int:
        return len(self.quote_of)

    def __getitem__(self, index: int) -> Token:
        """The token at `index`."""
        return self.tokens[index]

    def lower(self, index: int) -> str:
        """The token at `index` in lower case, empty outside the paragraph."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens."""
        return self.passage.tokens

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.lower_ for token in self.tokens)

    def is_dash(self, index: int) -> bool:
        """Whether the token at `index` is a dash between clauses, not a hyphen inside a word."""
        text = self[index].text
        if text not in DASHES:
            return False
        return text in {"—", "--", "―"} or (index > 0 and self[index - 1].is_spaced)

    def is_hyphen(self, index: int) -> bool:
        """Whether the token at `index` is a hyphen inside a word: `well-connected`."""
        return 0 <= index < len(self) and self[index].text == "-" and not self.is_dash(index)

    def sentence(self, index: int) -> tuple[int, int]:
        """First token and end of the sentence around the token at `index`."""
        return self.bounds[self.sentence_of[index]]

    def start_char(self, index: int) -> int:
        """The body offset where the token at `index` starts."""
        return self.passage.start_char(index)

    def end_char(self, index: int) -> int:
        """The body offset where the token at `index` ends."""
        return self.passage.end_char(index)

    def tokens_of(self, quote: Quote) -> tuple[int, int]:
        """First token and end of a quotation of this paragraph, marks included."""
        inside = [i for i, q in enumerate(self.quote_of) if q is quote]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def read_lines(annotated: Annotated, passages: Sequence[Passage] | None = None) -> tuple[Line, ...]:
    """The paragraphs of an article, in order; `passages` where they have been read already."""
    by_paragraph: dict[int, list[Quote]] = {}
    for quote in annotated.quotes:
        by_paragraph.setdefault(quote.paragraph, []).append(quote)
    passages = passages if passages is not None else list(read_passages(annotated))
    return tuple(_line(passage, by_paragraph.get(passage.paragraph.index, [])) for passage in passages)


def _line(passage: Passage, quotes: Sequence[Quote]) -> Line:
    tokens = passage.tokens
    quote_of = tuple(_quotes_by_token(passage.paragraph.start, tokens, quotes))
    starts = [i for i in range(len(tokens)) if _starts_sentence(tokens, quote_of, i)]
    bounds = tuple(zip(starts, [*starts[1:], len(tokens)], strict=True))
    sentence_of = tuple(number for number, (first, end) in enumerate(bounds) for _ in range(first, end))
    return Line(passage, tuple(quotes), quote_of, bounds, sentence_of)


def _quotes_by_token(base: int, tokens: Sequence[Token], quotes: Sequence[Quote]) -> Iterator[Quote | None]:
    """The quotation around each token of a paragraph that starts at the body offset `base`."""
    if not quotes:
        yield from [None] * len(tokens)
        return
    position = 0
    for token in tokens:
        start = base + token.idx
        end = start + len(token)
        while position < len(quotes) and quotes[position].end <= start:
            position += 1
        inside = position < len(quotes) and quotes[position].start < end
        yield quotes[position] if inside else None


def _starts_sentence(tokens: Sequence[Token], quote_of: Sequence[Quote | None], index: int) -> bool:
    """Whether a sentence of the narrative starts at `index`: never inside a quotation, which belongs to one.

    A full stop before a capital decides; the parser decides after abbreviations, whose stop is part of the word.
    """
    if index == 0:
        return True
    quote, previous = quote_of[index], quote_of[index - 1]
    if quote is not None and quote is previous:
        return False
    token, before = tokens[index], tokens[index - 1].text
    is_noted = _NOTED.fullmatch(before) is not None
    if not (before in TERMINAL or before in CLOSING or before.endswith(".") or before.isspace() or is_noted):
        return False
    if token.is_space or (token.is_punct and token.text not in OPENING and token.text not in DASHES):
        return False
    last = index - 1
    while last > 0 and (tokens[last].text in CLOSING or tokens[last].is_space):
        last -= 1
    text = tokens[last].text
    begins = token.text[0].isupper() or token.text[0].isdigit() or token.text in OPENING or token.text == "["
    if text in {"!", "?"} and previous is not None and _speech_follows(tokens, index):
        return False
    if text in TERMINAL:
        is_numbered = last > 0 and tokens[last - 1].lower_ in _BEFORE_NUMBERS and token.text[0].isdigit()
        return begins and not is_numbered
    if is_noted:
        return token.text[0].isupper()
    return begins and text.endswith(".") and bool(token.is_sent_start)


def _speech_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of speech stands so near after a quoted question that it is its cue: `“Why?” Mr Lee asked.`"""
    for i in range(index, min(index + 6, len(tokens))):
        form = verb_forms().get(tokens[i].lower_)
        if form is not None and form.forms & {"past", "third"}:
            return i + 1 >= len(tokens) or bool(tokens[i + 1].is_punct) or tokens[i + 1].lower_ not in {"that", "he"}
        if tokens[i].is_punct and tokens[i].text != ",":
            return False
    return False
