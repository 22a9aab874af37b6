"""The words that dates are made of – months, weekdays, numbers – and the pieces of patterns that match them."""

from __future__ import annotations

import re

from flows.documents import printed_dates

MONTHS = {form: i for i, name in enumerate(printed_dates.MONTHS, 1) for form in (name, name[:3])} | {"sept": 9}
WEEKDAYS = {name: i for i, name in enumerate(printed_dates.WEEKDAYS)}
NUMBERS = {
    name: i
    for i, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
NUMBERS |= {"a": 1, "an": 1, "couple of": 2, "a couple of": 2}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PART = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn)"
NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:a )?couple of)"
UNIT = r"(?:day|week|fortnight|month|year|decade)s?"
TO = r"(?:\s?[-–—/]\s?|\s+(?:to|and|or|until|till|through)\s+|,\s+and\s+)"
BEFORE_DAY = (
    r"(?:(?:[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier)\s+(?:on\s+)?|[Bb]efore dawn\s+(?:on\s+)?|[Bb]y\s+|[Oo]n\s+(?:the\s+"
    rf"{PART}\s+of\s+)?|[Oo]vernight\s+(?:on|into)\s+)?"
)
BEFORE_SPAN = (
    rf"(?:(?:(?:[Oo]n|[Ii]n|[Dd]uring|[Oo]ver)\s+)?[Tt]he\s+{PART}s?\s+(?:of|from|between)\s+(?:the\s+)?"
    r"|[Oo]vernight\s+(?:(?:on|from|between|of)\s+)?|(?:[Ff]rom|[Bb]etween|[Oo]n)\s+(?:the\s+)?)?"
)
# `May 5`, `Apr.1`, and `February, 18 2014` where a year follows
MONTH_TO_DAY = rf"(?:\s+|(?<=\.)|,\s+(?={DAY}(?:\s?[-–—]\s?{DAY})?,?\s+{YEAR}))"
ITS_YEAR = rf"(?:,?\s+(?P<year>{YEAR}))?"


def month_number(text: str) -> int:
    """The number of the month, 1 to 12, that `text` names or shortens."""
    return MONTHS[text.lower().rstrip(".")]


def day_number(text: str) -> int:
    """The day of the month in `text`: 3 for `3rd`."""
    return int(re.sub(r"\D", "", text))


def number(text: str) -> int:
    """The number that `text` writes in digits or in a word up to twelve."""
    return int(text) if text.isdigit() else NUMBERS[text.lower()]
