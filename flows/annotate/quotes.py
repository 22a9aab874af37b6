"""Quotations, from characters alone: which stretches of a body stand in quotation marks.

Only outermost quotations are found; what is nested in one belongs to it. A mark is judged by the characters
around it, since the press sets quotes in every way: curly, straight, doubled apostrophes, guillemets, curled the
wrong way round, re-opened in each paragraph, or never closed.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.model import Quote
from flows.annotate.quote_clauses import holds_clause
from flows.annotate.quote_marks import Family, Mark, Stretch, closing_of, marks_of, next_opener, stray_closer

LONGEST_RUN = 5
"""A quotation is followed over at most so many paragraphs without a mark until the one that closes it."""


def find_quotes(body: str, paragraphs: Sequence[Stretch]) -> tuple[Quote, ...]:
    """The outermost quotations of `body`, sorted by start; none leaves its paragraph.

    A quotation that runs on is one `Quote` in each paragraph, joined by `is_open_after` and `is_open_before`.
    Offsets are code points into `body`, half-open.
    """
    reader = _Reader(body, paragraphs)
    for number in range(len(paragraphs)):
        reader.read(number)
    return tuple(reader.quotes)


class _Reader:
    """The quotations found so far, and the family of the one that the next paragraph continues."""

    def __init__(self, body: str, paragraphs: Sequence[Stretch]) -> None:
        self.body = body
        self.paragraphs = paragraphs
        self.marks = [marks_of(body, paragraph) for paragraph in paragraphs]
        self.quotes: list[Quote] = []
        self.carried: Family | None = None

    def read(self, number: int) -> None:
        """Append the quotations of paragraph `number`."""
        paragraph, marks = self.paragraphs[number], self.marks[number]
        opener, position = self._continued(number)
        is_continued, is_first = opener is not None, True
        self.carried = None
        while True:
            if opener is None:
                position = next_opener(marks, position)
                stray = stray_closer(marks, position) if is_first else None
                if stray is not None:
                    self._add(paragraph, (paragraph.start, paragraph.start), (stray.start, stray.end))
                if position == len(marks):
                    return
                opener = marks[position]
                position += 1
            is_first = False
            opening = (opener.start, opener.end)
            closing = closing_of(marks, position, opener)
            if closing is not None:
                mark = marks[closing]
                end = (mark.start, mark.end if mark.can_close else mark.start)
                self._add(paragraph, opening, end, is_open_before=is_continued)
                position = closing + 1 if mark.can_close else closing
            else:
                runs_on = self._runs_on(opener.family, number)
                if runs_on or opener.family != "single":
                    end = (paragraph.end, paragraph.end)
                    self._add(paragraph, opening, end, is_open_before=is_continued, is_open_after=runs_on)
                    self.carried = opener.family if runs_on else None
                    return
            opener, is_continued = None, False

    def _continued(self, number: int) -> tuple[Mark | None, int]:
        """The opening mark of the quotation that goes on here, re-opened or not, and where to read on."""
        if self.carried is None:
            return None, 0
        start, marks = self.paragraphs[number].start, self.marks[number]
        if marks and marks[0].start == start and marks[0].can_open and marks[0].family == self.carried:
            return marks[0], 1
        return Mark(start, start, self.carried, can_open=True, can_close=False), 0

    def _runs_on(self, family: Family, number: int) -> bool:
        """Whether a quotation still open goes on: re-opened in the next paragraph, or closed by the next mark."""
        for following in range(number + 1, min(number + 1 + LONGEST_RUN, len(self.paragraphs))):
            first = next((m for m in self.marks[following] if m.family == family), None)
            if first is None and family != "single":
                continue
            if first is None:
                return False
            if first.can_open:
                return following == number + 1 and first.start == self.paragraphs[following].start
            return family != "single"
        return False

    def _add(
        self,
        paragraph: Stretch,
        opening: tuple[int, int],
        closing: tuple[int, int],
        *,
        is_open_before: bool = False,
        is_open_after: bool = False,
    ) -> None:
        inner = self.body[opening[1] : closing[0]]
        inner_start = opening[1] + len(inner) - len(inner.lstrip())
        inner_end = max(inner_start, opening[1] + len(inner.rstrip()))
        is_clause = is_open_before or is_open_after or holds_clause(self.body[inner_start:inner_end])
        end = closing[1] if closing[1] > closing[0] else inner_end
        self.quotes.append(
            Quote(opening[0], end, paragraph.index, inner_start, inner_end, is_open_before, is_open_after, is_clause)
        )
