"""Calendar days as an article prints them: `15 May`, `Thursday, May 15, 2025`, `2025-05-15`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_WEEKDAY = r"(?:(?P<weekday{0}>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_DAY = r"(?P<day{0}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year{0}>(?:19|20)\d\d)(?!\d|[.,]\d))?"
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    + _WEEKDAY.format(1)
    + _DAY.format(1)
    + r"\s+(?:of\s+)?"
    + _MONTH.format(1)
    + _YEAR.format(1)
    + "|"
    + _WEEKDAY.format(2)
    + _MONTH.format(2)
    + r"\s+"
    + _DAY.format(2)
    + r"(?![\d:]|\.\d|%|\s+(?:million|billion|percent|per\s))"
    + _YEAR.format(2)
    + r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<numbers>\d\d?[/.]\d\d?[/.](?:19|20)\d\d)"
    + r")(?![\w])",
    re.IGNORECASE,
)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day of a month as printed at `[start, end)` of a text, with the year and weekday where they stand there.

    `weekday` counts from Monday = 0.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None

    def in_year(self, year: int) -> date | None:
        """The day in `year`; None for 29 February of a common year and for days that do not exist."""
        return calendar_day(year, self.month, self.day)

    @property
    def on(self) -> date | None:
        """The day itself, where the year is printed."""
        return None if self.year is None else self.in_year(self.year)


def find_printed_dates(text: str) -> Iterator[PrintedDate]:
    """The days printed in `text`, in order; impossible ones (`31 June`) are left out."""
    for match in _DATE.finditer(text):
        if match["iso"] or match["numbers"]:
            printed = _from_numbers(match)
        else:
            printed = _from_words(match, "1" if match["day1"] else "2")
        if printed is not None and (printed.on or printed.in_year(2000)):
            yield printed


def _from_numbers(match: re.Match[str]) -> PrintedDate | None:
    """A day in numbers; None where day and month could change places (`05/06/2025`)."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        day, month, year = (int(part) for part in re.split(r"[/.]", match["numbers"]))
        if day <= 12 and month <= 12 and day != month:
            return None
        day, month = max(day, month), min(day, month)
    printed = PrintedDate(match.start(), match.end(), day, month, year, None)
    return printed if printed.on else None


def _from_words(match: re.Match[str], form: str) -> PrintedDate | None:
    month_word = match["month" + form]
    if month_word == "may" or (month_word.lower() in {"mar", "sun"} and month_word.islower()):
        return None
    year, weekday = match["year" + form], match["weekday" + form]
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(month_word.lower()[:3]))
    return PrintedDate(
        match.start(),
        match.end(),
        int(match["day" + form]),
        month,
        int(year) if year else None,
        _weekday_number(weekday) if weekday else None,
    )


def _weekday_number(word: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))
