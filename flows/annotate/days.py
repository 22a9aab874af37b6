"""Spans of days, and the arithmetic between them: weeks run from Monday to Sunday."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both in it; None is open. `precision` is one of `records.DATE_PRECISIONS`."""

    first: date | None
    last: date | None
    precision: str

    @property
    def is_day(self) -> bool:
        """Whether it is one certain day."""
        return self.precision == "day" and self.first is not None and self.first == self.last


def day(on: date) -> Days:
    """One day."""
    return Days(on, on, "day")


def week(on: date, weeks: int = 0) -> Days:
    """The week of `on`, or the one `weeks` later."""
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=weeks)
    return Days(monday, monday + timedelta(days=6), "week")


def weekend(on: date, weeks: int = 0) -> Days:
    """Saturday and Sunday of the week of `on`, or of the one `weeks` later."""
    saturday = on - timedelta(days=on.weekday() - 5) + timedelta(weeks=weeks)
    return Days(saturday, saturday + timedelta(days=1), "range")


def month(year: int, number: int, months: int = 0) -> Days:
    """The month `number` of `year`, or the one `months` later."""
    index = year * 12 + number - 1 + months
    year, number = divmod(index, 12)
    first = date(year, number + 1, 1)
    return Days(first, first.replace(day=calendar.monthrange(year, number + 1)[1]), "month")


def year(number: int) -> Days:
    """A calendar year."""
    return Days(date(number, 1, 1), date(number, 12, 31), "year")


def season(name: str, number: int) -> Days:
    """The season `name` that begins in the year `number`: three full months."""
    begin = month(number, SEASONS[name])
    return Days(begin.first, month(number, SEASONS[name], 2).last, "season")


def quarter(number: int, index: int) -> Days:
    """The quarter `index` (1 to 4) of the year `number`."""
    return Days(date(number, 3 * index - 2, 1), month(number, 3 * index).last, "season")


def half(number: int, index: int) -> Days:
    """The first or second half of the year `number`."""
    return Days(date(number, 6 * index - 5, 1), month(number, 6 * index).last, "season")


def moved(on: date, count: int, unit: str) -> date:
    """The day `count` days, weeks, months, years or decades after `on`; before it where `count` is negative."""
    if unit in ("day", "week", "fortnight"):
        return on + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    target = month(on.year, on.month, count * {"month": 1, "year": 12, "decade": 120}[unit])
    assert target.first is not None and target.last is not None
    return target.first.replace(day=min(on.day, target.last.day))


def joined(one: Days, other: Days) -> Days:
    """From the first day of `one` to the last day of `other`."""
    return Days(one.first, other.last, "range")


def shifted(on: Days, days: int) -> Days:
    """A day, so many days later."""
    first = on.first if days < 0 else on.last
    assert first is not None
    return day(first + timedelta(days=days))
