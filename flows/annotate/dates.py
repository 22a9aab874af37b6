"""Date expressions: which stretches tell a time by the calendar, and which days they mean.

They are resolved from the day of publication. Where that is unknown, days printed with their year are, and days
printed without one take it from those where the article leaves no doubt; the rest stays open. What an expression was
resolved from is kept as its anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.date_expression import Expression
from flows.annotate.date_forms import GROUPS, Form
from flows.annotate.date_frame import Frame
from flows.annotate.days import Days
from flows.annotate.model import DateMention, Paragraph
from flows.annotate.own_years import OwnYears
from flows.annotate.tense import tense_at
from flows.records import ArticleRecord

_BOUND_BEFORE = re.compile(r"(?i)\b(since|until|till)\s+(?:(?:at least|on|the|early|late)\s+)*$")
_BOUND_INSIDE = re.compile(r"(?i)(since|until|till)\b")


def find_dates(paragraphs: Sequence[Paragraph], article: ArticleRecord) -> tuple[DateMention, ...]:
    """The date expressions of the article, in order of the text."""
    expressions = [
        Expression(paragraph, form, match, tense_at(paragraph.doc, *match.span()))
        for paragraph in paragraphs
        for form, match in _matches(paragraph.doc.text)
    ]
    years = OwnYears.of(expressions, article)
    found = []
    told: Days | None = None
    year: int | None = None
    for place, expression in enumerate(expressions):
        if place and expression.paragraph.index > expressions[place - 1].paragraph.index + 1:
            told = year = None
        frame = replace(years.frame(place), told=told, told_year=year)
        meant = _opened(expression, expression.form.read(expression.match, frame))
        if meant is not None and meant.is_day:
            told = meant
        if meant is not None and meant.first is not None:
            year = meant.first.year
        found.append(_mention(expression, meant, frame))
    return tuple(found)


def _matches(text: str) -> Iterator[tuple[Form, re.Match[str]]]:
    """The forms found in `text`, the longest at each point, without overlaps."""
    sought = [form for hint, forms in GROUPS if hint.search(text) for form in forms]
    found = [(match, rank, form) for rank, form in enumerate(sought) for match in form.pattern.finditer(text)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end(), item[1]))
    end = 0
    for match, _, form in found:
        if match.start() >= end:
            yield form, match
            end = match.end()


def _opened(expression: Expression, meant: Days | None) -> Days | None:
    """`since 2022` is open to the end, `until Friday` to the beginning."""
    if meant is None:
        return None
    match = expression.match
    word = _BOUND_BEFORE.search(match.string[: match.start()]) or _BOUND_INSIDE.match(match.group())
    if word is None:
        return meant
    return Days(meant.first, None, "range") if word[1].lower() == "since" else Days(None, meant.last, "range")


def _mention(expression: Expression, meant: Days | None, frame: Frame) -> DateMention:
    paragraph, match = expression.paragraph, expression.match
    anchor = frame.anchor if frame.anchor or meant is None else frame.lent
    return DateMention(
        paragraph.start + match.start(),
        paragraph.start + match.end(),
        paragraph.index,
        match.group(),
        starts_on=meant.first if meant else None,
        ends_on=meant.last if meant else None,
        precision=meant.precision if meant else None,
        anchor=anchor if expression.form.is_relative and not expression.has_year else None,
    )
