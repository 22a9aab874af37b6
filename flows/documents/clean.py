"""Cleaning: the article proper of a text, and what was taken away from around and within it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.documents.boxes import Reasons, is_prose, mark_author_notes, mark_boxes, mark_repeats, mark_tail
from flows.documents.dateline import Dateline, parse_dateline
from flows.documents.furniture import MARKUP, find_reason
from flows.documents.lines import Line, split_lines
from flows.documents.top import Top, mark_page_top, mark_top

_LONGEST_SUBHEADING = 12
_LIST_LINES = 8
_LEAST_PROSE = 0.3
_PARAGRAPH_WORDS = 30


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch `[start, end)` of the text as given, in code points, that is no part of the article."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The article proper: paragraphs joined by line feeds, what its top said, and what was removed.

    `is_list` tells a page that only lists other articles.
    """

    body: str
    headline: str | None
    byline: str | None
    date_line: Dateline | None
    removed: tuple[Removed, ...]
    is_list: bool


def clean_text(text: str, title: str | None = None) -> Cleaned:
    """The article in `text`, a page's words as somebody saved them; `title` is its headline where that is known."""
    lines, marks = _mark_furniture(text)
    top = mark_top(lines, marks, title)
    mark_subheadings(lines, marks)
    return _assemble(lines, marks, top)


def clean_page(text: str, title: str | None, byline: str | None) -> Cleaned:
    """The article in `text`, the lines that were found to be the article of a page whose metadata gave the rest.

    Its summary stays, since the markup has told it from furniture; items of a list stay if they are sentences, since
    the others are paths, links and figures.
    """
    lines, marks = _mark_furniture(text)
    top = mark_page_top(lines, marks, title)
    mark_author_notes(lines, marks, byline)
    for line in lines:
        if line.is_item and not line.is_sentence and marks[line.index] is None:
            marks[line.index] = "list_item"
    mark_subheadings(lines, marks)
    return _assemble(lines, marks, top)


def _mark_furniture(text: str) -> tuple[list[Line], Reasons]:
    lines = split_lines(text)
    marks: Reasons = [find_reason(line) for line in lines]
    mark_tail(lines, marks)
    mark_boxes(lines, marks)
    mark_repeats(lines, marks)
    return lines, marks


def _assemble(lines: Sequence[Line], marks: Reasons, top: Top) -> Cleaned:
    kept = [line for line in lines if marks[line.index] is None]
    return Cleaned(
        body="\n".join(line.text for line in kept),
        headline=top.headline.text.strip("+ ") if top.headline else None,
        byline=top.byline,
        date_line=_date_line(top, kept),
        is_list=_is_list(kept),
        removed=tuple(removed for line in lines for removed in _removed(line, marks[line.index])),
    )


def _removed(line: Line, mark: str | None) -> Iterator[Removed]:
    """The whole line where it is marked, else the markup within it."""
    if mark is not None:
        yield Removed(line.start, line.end, line.raw, mark)
        return
    for start, end in line.cuts:
        yield Removed(start, end, line.raw[start - line.start : end - line.start], MARKUP)


def mark_subheadings(lines: Sequence[Line], marks: Reasons) -> None:
    """Mark headings within the body: by their markup, or short lines without an end between two paragraphs."""
    kept = [line for line in lines if marks[line.index] is None]
    for place, line in enumerate(kept):
        is_between = 0 < place < len(kept) - 1 and is_prose(kept[place - 1]) and is_prose(kept[place + 1])
        is_open = not line.is_sentence and line.word_count <= _LONGEST_SUBHEADING and line.text[:1].isupper()
        if line.is_heading or (is_between and is_open and not line.is_item and line.text[-1] not in ":,;-–—"):
            marks[line.index] = "subheading"


def _date_line(top: Top, kept: Sequence[Line]) -> Dateline | None:
    inline = parse_dateline(kept[0].text) if kept else None
    if top.date_line and top.date_line.printed:
        return top.date_line
    return inline or top.date_line


def _is_list(kept: Sequence[Line]) -> bool:
    words = sum(line.word_count for line in kept)
    prose_words = sum(line.word_count for line in kept if is_prose(line) or line.word_count >= _PARAGRAPH_WORDS)
    return len(kept) >= _LIST_LINES and prose_words < _LEAST_PROSE * words
