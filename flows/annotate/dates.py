"""Dates: which stretches tell a time by the calendar, and which days they mean seen from the day of publication.

Nothing is resolved silently: without a day of publication only dates with a year are, and a day of a month where
the bounds of publication lie in one year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.date_forms import FORMS, Form, Frame
from flows.annotate.days import Days
from flows.annotate.model import DateMention, Paragraph
from flows.annotate.tense import tense_at
from flows.records import ArticleRecord

_BOUND_BEFORE = re.compile(r"(?i)\b(since|until|till)\s+(?:(?:at least|on|the|early|late)\s+)*$")
_BOUND_INSIDE = re.compile(r"(?i)(since|until|till)\b")


def find_dates(paragraphs: Sequence[Paragraph], article: ArticleRecord) -> tuple[DateMention, ...]:
    """The date expressions of the article, in order of the text."""
    frame = Frame(article.published_on, _known_year(article), None, None)
    found = []
    for paragraph in paragraphs:
        told: Days | None = None
        for form, match in _matches(paragraph.doc.text):
            tense = tense_at(paragraph.doc, *match.span())
            meant = form.read(match, replace(frame, tense=tense, told=told))
            meant = _opened(paragraph.doc.text, match, meant)
            if meant is not None and meant.is_day:
                told = meant
            found.append(_mention(paragraph, match, meant, frame, form))
    return tuple(found)


def _known_year(article: ArticleRecord) -> int | None:
    """The year of publication where it is sure without the day."""
    bounds = (article.published_not_before, article.published_not_after)
    years = {bound.year for bound in bounds if bound is not None}
    return years.pop() if None not in bounds and len(years) == 1 else None


def _matches(text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """The forms found in `text`, the longest at each point, without overlaps."""
    found = [(match, rank, form) for rank, form in enumerate(FORMS) for match in form.pattern.finditer(text)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end(), item[1]))
    end = 0
    for match, _, form in found:
        if match.start() >= end:
            yield form, match
            end = match.end()


def _opened(text: str, match: re.Match[str], meant: Days | None) -> Days | None:
    """`since 2022` is open to the end, `until Friday` to the beginning."""
    if meant is None:
        return None
    word = _BOUND_BEFORE.search(text[: match.start()]) or _BOUND_INSIDE.match(match.group())
    if word is None:
        return meant
    return Days(meant.first, None, "range") if word[1].lower() == "since" else Days(None, meant.last, "range")


def _mention(paragraph: Paragraph, match: re.Match[str], meant: Days | None, frame: Frame, form: Form) -> DateMention:
    start, end = paragraph.start + match.start(), paragraph.start + match.end()
    has_year = "year" in match.re.groupindex and bool(match["year"])
    anchor = frame.anchor if form.is_relative and not has_year else None
    return DateMention(
        start,
        end,
        paragraph.index,
        match.group(),
        starts_on=meant.first if meant else None,
        ends_on=meant.last if meant else None,
        precision=meant.precision if meant else None,
        anchor=anchor,
    )
