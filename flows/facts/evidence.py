"""Evidence: the words of an article that show a fact, as exact offsets into its body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.facts.passage import Passage

_TRIMMED = " \t\n\r,;:–—-("


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the body, `body[start:end] == text`."""

    start: int
    end: int
    text: str


def cover(passage: Passage, tokens: Iterable[int]) -> Evidence:
    """The stretch from the first to the last of these tokens, within the sentence of the first one given."""
    indices = list(tokens)
    sentence = passage.sentence_of(indices[0])
    inside = [i for i in indices if sentence.start <= i < sentence.end]
    return trim(passage.annotated.body, passage.start_char(min(inside)), passage.end_char(max(inside)))


def trim(body: str, start: int, end: int) -> Evidence:
    """The stretch without white space and separators at its edges."""
    while start < end and body[start] in _TRIMMED:
        start += 1
    while end > start and body[end - 1] in _TRIMMED:
        end -= 1
    return Evidence(start, end, body[start:end])
