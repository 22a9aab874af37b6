"""Years out of the article itself: from which of its days one printed without a year takes its own.

A chronicle – lines that begin with a day – goes on in one direction, so each line follows on the one before. In other
articles without a day of publication a day printed without a year belongs to those printed with one, if they tell
which year the article is about: one in the headline or at the end of a caption, several of them close together, and
no later year anywhere; or one just before, in the same passage, that the narrative goes on from. Where the article
speaks of other years too, its days stay open.
"""

from __future__ import annotations

import itertools
import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.annotate.chronicles import chronicles
from flows.annotate.date_expression import Expression
from flows.annotate.date_forms import DAY_FORMS
from flows.annotate.date_frame import Frame
from flows.records import ArticleRecord

CLUSTER = 366  # days within which days printed with a year tell the time that the article is about
REACH = 183  # days within which another day takes its year from them
NEXT_PASSAGE = 600  # characters after a day in which the narrative goes on from it
SEASON = 92  # days
CAPTIONS = 6  # paragraphs at the top among which captions stand
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d%]|[.,]\d)")
_CAPTION_END = re.compile(r"[\s.)…]*(?:\([^()]{0,60}\)?|[A-Z][\w/ .]{0,40}/[\w/ .]{0,40})?[\s.)…]*$")
_BACKGROUND = re.compile(r"(?i)\b(?:since|after|following|before|until|till|of|from|dated)\s+(?:the\s+|on\s+)*$")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A day, month or season printed with its year; `place` is that of the expression.

    `on` is the day that other days are told from, the last of a month or season. A witness tells by itself which
    time the article is about.
    """

    place: int
    first: date
    on: date
    is_day: bool
    is_past: bool
    is_witness: bool


@dataclass(frozen=True)
class OwnYears:
    """From what each expression of an article is resolved: frames by the place of the expression."""

    frames: tuple[Frame, ...]

    def frame(self, place: int) -> Frame:
        """The frame of the expression at `place`."""
        return self.frames[place]

    @classmethod
    def of(cls, expressions: Sequence[Expression], article: ArticleRecord) -> OwnYears:
        """The frames of `expressions`, which are those of the whole article in order."""
        frames = [Frame(article.published_on, tense=e.tense) for e in expressions]
        broken = set()
        for place, previous, tense in chronicles(expressions):
            if previous is None:
                broken.add(place)
            else:
                frames[place] = Frame(previous, tense=tense)
        if article.published_on is None and any(not e.has_year for e in expressions):
            dated = list(_dated(expressions, frames))
            lasting = _lasting([*dated, *_in_headline(article.headline or "")], expressions)
            for place, expression in enumerate(expressions):
                if frames[place].anchor is None and not expression.has_year and place not in broken:
                    lent = _lent(place, expressions, dated, lasting) or _sure_bound(expression, article)
                    if lent is not None:
                        frames[place] = replace(frames[place], lent=lent)
                        insort(dated, _borrowed(place, expression, frames[place]), key=lambda d: d.place)
        return cls(tuple(frames))


def _dated(expressions: Sequence[Expression], frames: Sequence[Frame]) -> Iterator[_Dated]:
    """The days, months and seasons of the article whose year is known, by print or by the chronicle they stand in."""
    for place, (expression, frame) in enumerate(zip(expressions, frames, strict=True)):
        if expression.has_year or frame.anchor is not None:
            days = expression.read(frame)
            if days is not None and days.first and days.last and (days.last - days.first).days <= SEASON:
                is_day, is_caption = days.precision in ("day", "range"), _is_caption(expression)
                on = days.first if is_day else days.last
                is_past = is_caption or expression.tense != "coming"
                yield _Dated(place, days.first, on, is_day, is_past, is_day and is_caption)


def _borrowed(place: int, expression: Expression, frame: Frame) -> _Dated:
    """A day or month that has got its year; the narrative goes on from it too."""
    days = expression.read(frame)
    assert days is not None and days.first is not None and days.last is not None
    is_day = days.precision in ("day", "range")
    return _Dated(place, days.first, days.first if is_day else days.last, is_day, expression.tense != "coming", False)


def _is_caption(expression: Expression) -> bool:
    """Whether a day with its year, without a preposition, closes one of the first paragraphs."""
    match = expression.match
    return (
        expression.paragraph.index < CAPTIONS
        and expression.has_year
        and match.group()[:1] not in "ofbisud"
        and _BACKGROUND.search(match.string[: match.start()]) is None
        and _CAPTION_END.match(match.string, match.end()) is not None
    )


def _in_headline(headline: str) -> Iterator[_Dated]:
    """The days printed with their year in the headline: of what the article is about."""
    for form in DAY_FORMS:
        for match in form.pattern.finditer(headline):
            days = form.read(match, Frame(None)) if match["year"] else None
            if days is not None and days.first is not None:
                yield _Dated(-1, days.first, days.first, True, True, True)


def _lasting(dated: Sequence[_Dated], expressions: Sequence[Expression]) -> date | None:
    """The latest day that the article is about, where a witness or two days close together tell it.

    No later year may be named; where two days tell it, the next may, for the turn of the year lies between.
    """
    latest = max((d for d in dated if d.is_past), key=lambda d: (d.first, d.is_day), default=None)
    if latest is None:
        return None
    near = [d for d in dated if 0 <= (latest.first - d.first).days <= CLUSTER]
    is_told_twice = len({d.first for d in near}) > 1
    last_year = max(_named_years(expressions), default=latest.first.year)
    is_told = is_told_twice or any(d.is_witness for d in near)
    return latest.on if is_told and last_year <= latest.first.year + is_told_twice else None


def _named_years(expressions: Sequence[Expression]) -> Iterator[int]:
    """The years named anywhere in the paragraphs that hold dates, save those that lie ahead."""
    for _, group in itertools.groupby(expressions, key=lambda e: e.paragraph.index):
        found = list(group)
        ahead = [e.match.span() for e in found if e.tense == "coming" and e.has_year]
        for match in _YEAR.finditer(found[0].match.string):
            if not any(start <= match.start() < end for start, end in ahead):
                yield int(match.group())


def _lent(place: int, expressions: Sequence[Expression], dated: Sequence[_Dated], lasting: date | None) -> date | None:
    """The day that lends its year to the expression at `place`: one of its passage, else the lasting one.

    A month or season lends it only within the time that the article is about: on its own it may be background.
    """
    expression = expressions[place]
    earlier = (d for d in reversed(dated) if d.place < place and _goes_on(expressions[d.place], expression))
    before = next((d for d in earlier if d.is_day or lasting is not None), None)
    if before is not None and lasting is not None and abs((lasting - before.on).days) > CLUSTER:
        return None
    lender = before.on if before is not None else lasting
    return lender if lender is not None and _is_in_reach(expression, lender) else None


def _goes_on(dated: Expression, expression: Expression) -> bool:
    """Whether `expression` stands in the passage that `dated` opens: told as past, not as background."""
    between = expression.paragraph.start + expression.match.start() - dated.paragraph.start - dated.match.end()
    return (
        expression.paragraph.index - dated.paragraph.index <= 1
        and between <= NEXT_PASSAGE
        and dated.tense != "coming"
        and _BACKGROUND.search(dated.match.string[: dated.match.start()]) is None
        and _BACKGROUND.match(dated.match.group().split()[0] + " ") is None
    )


def _is_in_reach(expression: Expression, lender: date) -> bool:
    days = expression.read(Frame(None, lender))
    return days is not None and days.first is not None and abs((days.first - lender).days) <= REACH


def _sure_bound(expression: Expression, article: ArticleRecord) -> date | None:
    """The first day on which the article can have appeared, where the last leads to the same days."""
    first, last = article.published_not_before, article.published_not_after
    if first is None or last is None or first.year != last.year:
        return None
    one, other = (expression.read(Frame(None, bound)) for bound in (first, last))
    return first if one is not None and one == other else None
