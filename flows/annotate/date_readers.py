"""Which days an expression of the calendar means: a day, month, season or year, with its year or without.

Readers get the match and the `Frame`, and return the days meant, or None where the frame does not tell.
"""

from __future__ import annotations

import re

from flows.annotate import days
from flows.annotate.date_frame import Frame, nearest, turn
from flows.annotate.date_words import ORDINALS, WEEKDAYS, day_number, month_number
from flows.annotate.days import Days
from flows.documents.printed_dates import calendar_day


def full(match: re.Match[str], frame: Frame) -> Days | None:
    """`15 May 2025`, `May 15, 2025`, `15 May`; of several years the one in which a printed weekday fits."""
    month, at = month_number(match["month"]), day_number(match["day"])
    if match["year"]:
        return _safe_day(int(match["year"]), month, at)
    weekday = match.groupdict().get("weekday")
    fitting = nearest(lambda y: _on_weekday(_safe_day(y, month, at), weekday), frame) if weekday else None
    return fitting or nearest(lambda y: _safe_day(y, month, at), frame)


def _on_weekday(day: Days | None, weekday: str) -> Days | None:
    return day if day and day.first and day.first.weekday() == WEEKDAYS[weekday.lower()] else None


def span(match: re.Match[str], frame: Frame) -> Days | None:
    """`from 3 to 5 June`, `June 3-5, 2025`, `May 30 to June 2`, `on the night of June 3 to 4`."""
    last_month = month_number(match["month"])
    first_month = month_number(match["month1"]) if match["month1"] else last_month

    def both(year: int) -> Days | None:
        one = _safe_day(year - (first_month > last_month), first_month, day_number(match["day1"]))
        other = _safe_day(year, last_month, day_number(match["day"]))
        return days.joined(one, other) if one and other else None

    return both(int(match["year"])) if match["year"] else nearest(both, frame)


def _safe_day(year: int, month: int, at: int) -> Days | None:
    day = calendar_day(year, month, at)
    return days.day(day) if day is not None else None


def iso(match: re.Match[str], frame: Frame) -> Days | None:
    """`2025-05-15`, `15.05.2025`."""
    return _safe_day(int(match["year"]), int(match["month"]), int(match["day"]))


def month(match: re.Match[str], frame: Frame) -> Days | None:
    """`in May`, `May 2025`, `last May`, `early June`, `in May of that year`."""
    at = month_number(match["month"])
    if match["year"]:
        return days.month(int(match["year"]), at)
    which = (match["which"] or "").lower()
    if which == "that year":
        return days.month(frame.told_year, at) if frame.told_year else None
    return turn(lambda y: days.month(y, at), which, frame)


def month_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`from March to May 2014`, `in June and July`."""
    first, last = month_number(match["month1"]), month_number(match["month"])

    def both(year: int) -> Days:
        return days.joined(days.month(year - (first > last), first), days.month(year, last))

    return both(int(match["year"])) if match["year"] else nearest(both, frame)


def year(match: re.Match[str], frame: Frame) -> Days | None:
    """`in 2023`."""
    return days.year(int(match["year"]))


def year_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`between 2014 and 2022`, `in 2014-15`; None where the years run backwards."""
    first = int(match["year1"])
    last = int(match["year"]) if len(match["year"]) == 4 else first // 100 * 100 + int(match["year"])
    return days.joined(days.year(first), days.year(last)) if last > first else None


def decade(match: re.Match[str], frame: Frame) -> Days | None:
    """`in the early 1990s`: the ten years."""
    first = int(match["year"])
    return days.joined(days.year(first), days.year(first + 9))


def season(match: re.Match[str], frame: Frame) -> Days | None:
    """`summer 2024`, `last winter`, `this autumn`."""
    name = match["season"].lower()
    if match["year"]:
        return days.season(name, int(match["year"]))
    if frame.anchor is None:
        return None
    return turn(lambda y: days.season(name, y), (match["which"] or "").lower(), frame)


def part_of_year(match: re.Match[str], frame: Frame) -> Days | None:
    """`the second quarter of 2024`, `the first half of 2025`; `last` is the fourth quarter and the second half."""
    if not match["year"]:
        return None
    nth = ORDINALS[match["nth"].lower()]
    if match["part"].lower() == "half":
        return days.half(int(match["year"]), min(nth, 2))
    return days.quarter(int(match["year"]), nth)
