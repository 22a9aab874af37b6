"""Quotations, from characters alone: which stretches of a body stand in quotation marks.

Only outermost quotations are found; what is nested in one belongs to it. A mark is judged by the characters around it,
since the press sets quotes in every way: curly, straight, doubled apostrophes, guillemets, curled the wrong way round,
re-opened in each paragraph, or never closed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from flows.annotate.model import Quote
from flows.annotate.quote_clauses import holds_clause

Family = Literal["double", "single", "angle"]
Shape = Literal["opens", "closes", "either"]

_MARK = re.compile(r"''|’’|‘‘|``|[\"“”„‟‘’‚‛'«»‹›]")
_SHAPES: dict[str, tuple[Family, Shape]] = {
    "“": ("double", "opens"), "„": ("double", "opens"), "‟": ("double", "opens"), "``": ("double", "opens"),
    "‘‘": ("double", "opens"), "”": ("double", "closes"), "’’": ("double", "closes"), "''": ("double", "either"),
    '"': ("double", "either"), "‘": ("single", "opens"), "‚": ("single", "opens"), "‛": ("single", "opens"),
    "’": ("single", "closes"), "'": ("single", "either"), "«": ("angle", "opens"), "‹": ("angle", "opens"),
    "»": ("angle", "closes"), "›": ("angle", "closes"),
}
_CLIPPED = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|n|bout|round)\b", re.IGNORECASE)
"""What an apostrophe may stand before at the beginning of a word: `’90s`, `’em`."""
_OPENING_CONTEXT = frozenset(" \t\n\u00a0\u2009\u200b([{—–-/:")
_QUOTE_CHARS = frozenset("\"“”„‟‘’‚‛'«»‹›`")
_SPACE_OR_OPEN = frozenset(" \t\n\u00a0\u2009")


class Stretch(Protocol):
    """A paragraph as far as quotes need it: its number and its offsets in the body."""

    @property
    def index(self) -> int:
        """Which paragraph, from 0."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, or an apostrophe that may be one; offsets are into the body."""

    start: int
    end: int
    family: Family
    can_open: bool
    can_close: bool
    may_be_possessive: bool = False


def find_quotes(body: str, paragraphs: Sequence[Stretch]) -> tuple[Quote, ...]:
    """The outermost quotations of `body`, sorted by start; none leaves its paragraph.

    A quotation that runs on is one `Quote` in each paragraph, joined by `is_open_after` and `is_open_before`. Offsets
    are code points into `body`, half-open.
    """
    marks = [_marks_of(body, p) for p in paragraphs]
    quotes: list[Quote] = []
    carried: Family | None = None
    for number, paragraph in enumerate(paragraphs):
        following = marks[number + 1] if number + 1 < len(paragraphs) else []
        next_start = paragraphs[number + 1].start if number + 1 < len(paragraphs) else -1
        carried = _read_paragraph(body, paragraph, marks[number], carried, following, next_start, quotes)
    return tuple(quotes)


def _marks_of(body: str, paragraph: Stretch) -> list[_Mark]:
    marks = (_judge(body, paragraph, match) for match in _MARK.finditer(body, paragraph.start, paragraph.end))
    return [mark for mark in marks if mark.can_open or mark.can_close]


def _judge(body: str, paragraph: Stretch, match: re.Match[str]) -> _Mark:
    """The mark with what its neighbours allow; an apostrophe inside a word can neither open nor close."""
    family, shape = _SHAPES[match.group()]
    start, end = match.span()
    left, right = start - 1, end
    while left >= paragraph.start and body[left] in _QUOTE_CHARS:
        left -= 1
    while right < paragraph.end and body[right] in _QUOTE_CHARS:
        right += 1
    before = body[left] if left >= paragraph.start else " "
    after = body[right] if right < paragraph.end else " "
    can_open = before in _OPENING_CONTEXT and after not in _SPACE_OR_OPEN and after not in ",.;:!?)"
    can_close = before not in _SPACE_OR_OPEN and not after.isalnum()
    if family == "single":
        can_open = can_open and shape != "closes" and not _CLIPPED.match(body, end) or (
            shape == "opens" and not can_close and not before.isalnum() and not _CLIPPED.match(body, end))
        can_close = can_close and shape != "opens"
        possessive = before in "szx" and after == " " and body[right + 1: right + 2].isalnum()
        return _Mark(start, end, family, can_open, can_close and not can_open, possessive)
    if can_open == can_close:  # the neighbours do not tell: `" spaced "`, `word"word`
        can_open, can_close = shape != "closes", shape != "opens"
    elif shape == "opens" and before in _OPENING_CONTEXT:
        can_open, can_close = True, False
    elif shape == "closes" and not after.isalnum():
        can_open, can_close = False, True
    return _Mark(start, end, family, can_open, can_close)


def _read_paragraph(
    body: str, paragraph: Stretch, marks: list[_Mark], carried: Family | None,
    following: list[_Mark], next_start: int, quotes: list[Quote],
) -> Family | None:
    """Append the quotations of one paragraph; the family of the one that is still open after it, if any."""
    opener: _Mark | None = None
    is_continued = False
    position = 0
    if carried is not None:
        is_continued = True
        opener = marks[0] if marks and marks[0].start == paragraph.start and marks[0].family == carried else None
        position = 1 if opener is not None else 0
        opener = opener or _Mark(paragraph.start, paragraph.start, carried, True, False)
    found_here = len(quotes)
    while True:
        if opener is None:
            position = _next_opener(marks, position)
            stray = _stray_closer(marks, position) if len(quotes) == found_here else None
            if stray is not None:
                quotes.append(_quote(body, paragraph, (paragraph.start, paragraph.start), (stray.start, stray.end)))
                found_here = -1
            if position == len(marks):
                return None
            opener = marks[position]
            position += 1
        closing = _closing_of(marks, position, opener)
        if closing is not None:
            mark = marks[closing]
            is_same = mark.can_close
            end = (mark.start, mark.end) if is_same else (mark.start, mark.start)
            quotes.append(_quote(body, paragraph, (opener.start, opener.end), end, is_continued))
            position = closing + 1 if is_same else closing
            opener, is_continued = None, False
            continue
        runs_on = _runs_on(opener.family, following, next_start)
        if runs_on or opener.family != "single":
            end = (paragraph.end, paragraph.end)
            quotes.append(_quote(body, paragraph, (opener.start, opener.end), end, is_continued, runs_on))
            return opener.family if runs_on else None
        opener = None
        is_continued = False


def _next_opener(marks: list[_Mark], position: int) -> int:
    while position < len(marks) and not marks[position].can_open:
        position += 1
    return position


def _stray_closer(marks: list[_Mark], until: int) -> _Mark | None:
    """A double mark that only closes, before anything was opened: the beginning of the quotation lacks its mark."""
    return next((m for m in marks[:until] if m.family != "single" and not m.can_open), None)


def _closing_of(marks: list[_Mark], position: int, opener: _Mark) -> int | None:
    """Where the quotation ends: the index of its closing mark, or of the next opening one when it was never closed."""
    if opener.family == "single":
        return _single_closing(marks, position)
    depth = 0
    for index in range(position, len(marks)):
        mark = marks[index]
        if mark.family != opener.family:
            continue
        if mark.can_close:
            if depth == 0:
                return index
            depth -= 1
        elif _is_nested(marks, index, opener.family):
            depth += 1
        else:
            return index
    return None


def _is_nested(marks: list[_Mark], index: int, family: Family) -> bool:
    """Whether an opening mark inside an open quotation has two closing ones after it: its own and the outer one's."""
    after = [m for m in marks[index + 1:] if m.family == family][:2]
    return len(after) == 2 and all(m.can_close and not m.can_open for m in after)


def _single_closing(marks: list[_Mark], position: int) -> int | None:
    """The index of the closing single mark: the first certain one, else the first that may be a possessive."""
    fallback: int | None = None
    doubles = 0
    for index in range(position, len(marks)):
        mark = marks[index]
        if mark.family == "double":
            doubles += 1
        if mark.family != "single" or doubles % 2:
            continue
        if mark.can_open:
            break
        if not mark.may_be_possessive:
            return index
        fallback = index if fallback is None else fallback
    return fallback


def _runs_on(family: Family, following: list[_Mark], next_start: int) -> bool:
    """Whether a quotation still open goes on: the next paragraph re-opens it, or its first mark closes it."""
    first = next((m for m in following if m.family == family), None)
    if first is None:
        return False
    return (first.start == next_start and first.can_open) or (family != "single" and not first.can_open)


def _quote(
    body: str, paragraph: Stretch, opening: tuple[int, int], closing: tuple[int, int],
    is_open_before: bool = False, is_open_after: bool = False,
) -> Quote:
    inner = body[opening[1]:closing[0]]
    inner_start = opening[1] + len(inner) - len(inner.lstrip())
    inner_end = max(inner_start, opening[1] + len(inner.rstrip()))
    end = closing[1] if closing[1] > closing[0] else inner_end
    return Quote(
        start=opening[0], end=end, paragraph=paragraph.index, inner_start=inner_start, inner_end=inner_end,
        is_open_before=is_open_before, is_open_after=is_open_after,
        is_clause=is_open_before or is_open_after or holds_clause(body[inner_start:inner_end]),
    )
