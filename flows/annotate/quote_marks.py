"""Quotation marks, judged by the characters around them: which may open, which may close, where one is closed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Protocol

Family = Literal["double", "single", "angle"]
Shape = Literal["opens", "closes", "either"]

_ANY_MARK = re.compile(r"''|’’|‘‘|``|[\"“”„‟‘’‚‛'«»‹›]")
_SHAPES: dict[str, tuple[Family, Shape]] = {
    "“": ("double", "opens"),
    "„": ("double", "opens"),
    "‟": ("double", "opens"),
    "``": ("double", "opens"),
    "‘‘": ("double", "opens"),
    "”": ("double", "closes"),
    "’’": ("double", "closes"),
    "''": ("double", "either"),
    '"': ("double", "either"),
    "‘": ("single", "opens"),
    "‚": ("single", "opens"),
    "‛": ("single", "opens"),
    "’": ("single", "closes"),
    "'": ("single", "either"),
    "«": ("angle", "opens"),
    "‹": ("angle", "opens"),
    "»": ("angle", "closes"),
    "›": ("angle", "closes"),
}
_CLIPPED = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|n|bout|round)\b", re.IGNORECASE)
"""What an apostrophe may stand before at the beginning of a word: `’90s`, `’em`."""
_OPENING_CONTEXT = frozenset(" \t\n\u00a0\u2009\u200b([{—–-/:")
_QUOTE_CHARS = frozenset("\"“”„‟‘’‚‛'«»‹›`")
_SPACE = frozenset(" \t\n\u00a0\u2009")
_NEVER_FIRST = _SPACE | frozenset(",.;:!?)")


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
class Mark:
    """A quotation mark, or an apostrophe that may be one; offsets are into the body."""

    start: int
    end: int
    family: Family
    can_open: bool
    can_close: bool
    may_be_possessive: bool = False


def marks_of(body: str, paragraph: Stretch) -> list[Mark]:
    """The marks of one paragraph that may open or close a quotation, in order."""
    marks = (_judge(body, paragraph, match) for match in _ANY_MARK.finditer(body, paragraph.start, paragraph.end))
    return [mark for mark in marks if mark.can_open or mark.can_close]


def _judge(body: str, paragraph: Stretch, match: re.Match[str]) -> Mark:
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
    can_open = before in _OPENING_CONTEXT and after not in _NEVER_FIRST
    can_close = before not in _SPACE and not after.isalnum()
    if family == "single":
        opens_alone = shape == "opens" and not can_close and not before.isalnum()
        can_open = (opens_alone or (can_open and shape != "closes")) and not _CLIPPED.match(body, end)
        possessive = before in "szx" and after == " " and body[right + 1 : right + 2].isalnum()
        can_close = can_close and shape != "opens" and not can_open
        return Mark(start, end, family, can_open, can_close, possessive)
    if can_open == can_close:  # the neighbours do not tell: `" spaced "`, `word"word`
        can_open, can_close = shape != "closes", shape != "opens"
    elif shape == "opens" and before in _OPENING_CONTEXT:
        can_open, can_close = True, False
    elif shape == "closes" and not after.isalnum():
        can_open, can_close = False, True
    return Mark(start, end, family, can_open, can_close)


def next_opener(marks: list[Mark], position: int) -> int:
    """The index of the first mark from `position` on that may open a quotation, else the number of marks."""
    while position < len(marks) and not marks[position].can_open:
        position += 1
    return position


def stray_closer(marks: list[Mark], until: int) -> Mark | None:
    """The first mark that only closes, before anything was opened: the beginning of the quotation lacks its mark."""
    return next((m for m in marks[:until] if m.family != "single" and not m.can_open), None)


def closing_of(marks: list[Mark], position: int, opener: Mark) -> int | None:
    """The index of the mark that ends the quotation: closing, or the next opening one if never closed."""
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


def _is_nested(marks: list[Mark], index: int, family: Family) -> bool:
    """Whether two closing marks follow an opening one: its own and that of the quotation around it."""
    after = [m for m in marks[index + 1 :] if m.family == family][:2]
    return len(after) == 2 and all(m.can_close and not m.can_open for m in after)


def _single_closing(marks: list[Mark], position: int) -> int | None:
    """The index of the closing single mark: the first certain one, else a possible possessive."""
    fallback: int | None = None
    doubles = 0
    for index in range(position, len(marks)):
        mark = marks[index]
        doubles += mark.family == "double"
        if mark.family != "single" or doubles % 2:
            continue
        if mark.can_open:
            break
        if not mark.may_be_possessive:
            return index
        fallback = index if fallback is None else fallback
    return fallback
