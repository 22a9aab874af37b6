"""Boxes: furniture that only its surroundings give away – lists under a heading, what follows the end, repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.documents.furniture import reasons
from flows.documents.letters import UPPER
from flows.documents.lines import Line

Reasons = list[str | None]

_NAME = re.compile(rf"\b[{UPPER}][\w’'-]{{2,}}")
_TRADE = re.compile(
    r"\b(?:journalist|reporter|correspondent|columnist|writer|editor|contributor|freelance|covers|covered|reports on"
    r"|writes about|joined the|based in|award-winning|author of|appearances on|fellow at|professor (?:of|at))\b"
)
_QUOTE = re.compile(r"[“”\"]")
_NOTE_LINES = 5
_PROSE_WORDS = 12
_BOX_LINES = 40
_REPEAT_WORDS = 6
_LEAD_LINES = 6
_LEAD_GAP = 8


def mark_boxes(lines: Sequence[Line], marks: Reasons) -> None:
    """Give the short lines after the heading of a box that heading's reason, up to the next paragraph."""
    opened, left = None, 0
    for line in lines:
        mark = marks[line.index]
        if mark is not None:
            if mark in reasons() and reasons()[mark].opens_box:
                opened, left = mark, _BOX_LINES
            continue
        if opened is None or left == 0 or is_prose(line):
            opened = None
            continue
        marks[line.index] = opened
        left -= 1


def mark_tail(lines: Sequence[Line], marks: Reasons) -> None:
    """Mark all that follows the heading of the comments, if most of the article stands before it."""
    total = sum(line.word_count for line in lines if marks[line.index] is None)
    seen = 0
    for line in lines:
        mark = marks[line.index]
        if mark is None:
            seen += line.word_count
        elif mark in reasons() and reasons()[mark].ends_article and seen > total / 2:
            for later in lines[line.index + 1 :]:
                marks[later.index] = marks[later.index] or mark
            return


def mark_repeats(lines: Sequence[Line], marks: Reasons) -> None:
    """Mark the first copy of a lead that comes twice, and every later copy of any other line."""
    kept = [line for line in lines if marks[line.index] is None and line.word_count >= _REPEAT_WORDS]
    first: dict[str, Line] = {}
    for line in kept:
        key = line.text.casefold()
        copy = first.get(key)
        if copy is None or marks[copy.index] is not None:
            first[key] = line
        elif copy.index <= _LEAD_LINES and line.index - copy.index <= _LEAD_GAP:
            for earlier in lines[copy.index : line.index]:
                marks[earlier.index] = marks[earlier.index] or "repeated"
            first[key] = line
        else:
            marks[line.index] = "repeated"


def mark_author_notes(lines: Sequence[Line], marks: Reasons, byline: str | None) -> None:
    """Mark what the last lines say of the authors in `byline` (`Ann Ware is a reporter who …`)."""
    names = {word.casefold() for word in _NAME.findall(byline or "")}
    kept = [line for line in lines if marks[line.index] is None]
    for line in kept[-_NOTE_LINES:]:
        words = {word.casefold() for word in _NAME.findall(line.text)}
        if names & words and _TRADE.search(line.text) and not _QUOTE.search(line.text):
            marks[line.index] = "author_note"


def is_prose(line: Line) -> bool:
    """Whether the line is a paragraph by itself, wherever it stands."""
    return line.word_count >= _PROSE_WORDS and line.is_sentence and not line.is_heading
