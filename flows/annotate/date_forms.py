"""Date expressions: their forms in English news, and which days each means.

A form is a pattern and a reader. Readers get the match and the `Frame` – the anchor, the tense, the day told
before – and return the days meant, or None where the frame does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from flows.annotate import days
from flows.annotate.days import Days
from flows.annotate.tense import Tense

MONTHS = {
    name: i + 1
    for i, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        )
    )
    for name in names
}
WEEKDAYS = {
    name: i for i, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
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
UNIT = r"(?:day|week|fortnight|month|year)s?"
TO = r"(?:\s?[-–—]\s?|\s+(?:to|and|until|till|through)\s+)"
BEFORE_DAY = (
    r"(?:(?:[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier)\s+(?:on\s+)?|[Bb]efore dawn\s+(?:on\s+)?|[Bb]y\s+|[Oo]n\s+(?:the\s+"
    rf"{PART}\s+of\s+)?|[Oo]vernight\s+(?:on|into)\s+)?"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved from.

    The day of publication, the year where only that is sure, the tense, and the last day told.
    """

    anchor: date | None
    known_year: int | None
    tense: Tense | None
    told: Days | None


Reader = Callable[["re.Match[str]", Frame], Days | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of date expression; `is_relative` says whether it needs the anchor."""

    pattern: re.Pattern[str]
    read: Reader
    is_relative: bool = True


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _full(match: re.Match[str], frame: Frame) -> Days | None:
    """`15 May 2025`, `May 15, 2025`, `15 May`."""
    number, at = _month_number(match["month"]), _day_number(match["day"])
    if match["year"]:
        return _safe_day(int(match["year"]), number, at)
    return _nearest(lambda y: _safe_day(y, number, at), frame)


def _span(match: re.Match[str], frame: Frame) -> Days | None:
    """`from 3 to 5 June`, `June 3-5, 2025`, `May 30 to June 2`."""
    last_month = _month_number(match["month"])
    first_month = _month_number(match["month1"]) if match["month1"] else last_month

    def both(year: int) -> Days | None:
        one = _safe_day(year - (first_month > last_month), first_month, _day_number(match["day1"]))
        other = _safe_day(year, last_month, _day_number(match["day"]))
        return days.joined(one, other) if one and other else None

    return both(int(match["year"])) if match["year"] else _nearest(both, frame)


def _safe_day(year: int, number: int, at: int) -> Days | None:
    try:
        return days.day(date(year, number, at))
    except ValueError:
        return None


def _nearest(make: Callable[[int], Days | None], frame: Frame) -> Days | None:
    """The year's turn nearest to the anchor that the tense allows; the known year where there is no anchor."""
    if frame.anchor is None:
        return make(frame.known_year) if frame.known_year is not None else None
    anchor = frame.anchor
    turns = [d for y in (-1, 0, 1) if (d := make(anchor.year + y)) is not None and d.first and d.last]
    if frame.tense == "past":
        turns = [d for d in turns if d.first and d.first <= anchor] or turns
    elif frame.tense == "coming":
        turns = [d for d in turns if d.last and d.last >= anchor] or turns
    return min(turns, key=lambda d: abs((d.first - anchor).days) if d.first else 0, default=None)


def _iso(match: re.Match[str], frame: Frame) -> Days | None:
    return _safe_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _month(match: re.Match[str], frame: Frame) -> Days | None:
    """`in May`, `May 2025`, `last May`, `early June`."""
    number = _month_number(match["month"])
    if match["year"]:
        return days.month(int(match["year"]), number)
    which = (match["which"] or "").lower()
    if frame.anchor is not None and which in ("last", "next", "this"):
        return _nearest(
            lambda y: days.month(y, number),
            frame if which == "this" else Frame(frame.anchor, None, "past" if which == "last" else "coming", None),
        )
    return _nearest(lambda y: days.month(y, number), frame)


def _year(match: re.Match[str], frame: Frame) -> Days | None:
    return days.year(int(match["year"]))


def _weekday(match: re.Match[str], frame: Frame) -> Days | None:
    """`on Friday`, `last Friday`, `this Friday`: tense decides whether it is past or coming."""
    if frame.anchor is None:
        return None
    which = (match["which"] or "").lower()
    return days.day(_weekday_on(WEEKDAYS[match["weekday"].lower()], which, frame.anchor, frame.tense))


def _weekday_on(weekday: int, which: str, anchor: date, tense: Tense | None) -> date:
    ahead = (weekday - anchor.weekday()) % 7
    if which in ("last", "past", "previous"):
        return anchor - timedelta(days=7 - ahead if ahead else 7)
    if which in ("next", "coming", "following"):
        return anchor + timedelta(days=ahead or 7)
    if which == "this":
        return anchor + timedelta(days=weekday - anchor.weekday())
    if ahead == 0 or tense == "coming":
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=7 - ahead)


def _weekday_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`from Monday to Wednesday`."""
    if frame.anchor is None:
        return None
    first = _weekday_on(WEEKDAYS[match["one"].lower()], "", frame.anchor, frame.tense)
    ahead = (WEEKDAYS[match["other"].lower()] - first.weekday()) % 7
    return days.joined(days.day(first), days.day(first + timedelta(days=ahead)))


NEAR_DAYS = {
    "today": 0,
    "tonight": 0,
    "overnight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
}


def _near_day(match: re.Match[str], frame: Frame) -> Days | None:
    """`today`, `yesterday`, `overnight` (the day of publication), `this morning`."""
    if frame.anchor is None:
        return None
    word = re.sub(r"\s+", " ", match["near"].lower())
    return days.day(frame.anchor + timedelta(days=NEAR_DAYS.get(word, 0)))


def _near_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`last week`, `this month`, `next year`, `at the weekend`."""
    if frame.anchor is None:
        return None
    anchor, which, unit = frame.anchor, (match["which"] or "").lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        return days.week(anchor, step)
    if unit == "month":
        return days.month(anchor.year, anchor.month, step)
    if unit == "year":
        return days.year(anchor.year + step)
    return _weekend(anchor, which, frame.tense)


def _weekend(anchor: date, which: str, tense: Tense | None) -> Days:
    """The weekend meant: the one just past, or the one ahead; on a Saturday or Sunday it is the present one."""
    is_now = anchor.weekday() >= 5
    if which in ("last", "past", "previous") or (
        which not in ("next", "coming", "this") and tense != "coming" and not is_now
    ):
        return days.weekend(anchor, -1)
    return days.weekend(anchor, 1 if which == "next" and is_now else 0)


def _season(match: re.Match[str], frame: Frame) -> Days | None:
    """`summer 2024`, `last winter`, `this autumn`."""
    name = match["season"].lower()
    if match["year"]:
        return days.season(name, int(match["year"]))
    if frame.anchor is None:
        return None
    which = (match["which"] or "").lower()
    tense: Tense | None = {"last": "past", "next": "coming"}.get(which, frame.tense)  # type: ignore[assignment]
    return _nearest(lambda y: days.season(name, y), Frame(frame.anchor, None, tense, None))


def _quarter(match: re.Match[str], frame: Frame) -> Days | None:
    if match["year"]:
        return days.quarter(int(match["year"]), ORDINALS[match["nth"].lower()])
    return None


def _ago(match: re.Match[str], frame: Frame) -> Days | None:
    """`two weeks ago`, `three days from now`: a day for days, else the week, month or year it falls in."""
    if frame.anchor is None:
        return None
    sign = -1 if match["way"].lower() == "ago" else 1
    return _stepped(frame.anchor, sign * _number(match["number"]), match["unit"])


def _stepped(on: date, count: int, unit: str) -> Days:
    unit = unit.lower().rstrip("s")
    if unit == "day":
        return days.day(on + timedelta(days=count))
    if unit in ("week", "fortnight"):
        return days.week(on, count * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return days.month(on.year, on.month, count)
    return days.year(on.year + count)


def _beside(match: re.Match[str], frame: Frame) -> Days | None:
    """`a day earlier`, `two days later`, `the following day`, `the same day`: from the day told before."""
    told = frame.told if frame.told is not None and frame.told.is_day else None
    if told is None and frame.anchor is not None and match["earlier"]:
        told = days.day(frame.anchor)
    if told is None or told.first is None:
        return None
    if match["same"]:
        return told
    if match["following"] or match["previous"]:
        return days.shifted(told, 1 if match["following"] else -1)
    sign = -1 if match["earlier"].lower() in ("earlier", "before", "previously") else 1
    return _stepped(told.first, sign * _number(match["number"]), match["unit"])


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + pattern + r"(?![\w])")


_W = rf"(?:(?P<weekday>{WEEKDAY})(?:\s+{PART})?,?\s+)?"
FORMS: tuple[Form, ...] = (
    Form(_compile(rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)"), _iso, is_relative=False),
    Form(
        _compile(
            rf"(?:(?:[Ff]rom|[Bb]etween|[Oo]n)\s+)?(?P<day1>{DAY})(?:\s+(?P<month1>{MONTH}))?{TO}"
            rf"(?P<day>{DAY})\s+(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _span,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ff]rom|[Bb]etween|[Oo]n)\s+)?(?P<month1>{MONTH})\s+(?P<day1>{DAY}){TO}"
            rf"(?P<month>{MONTH})\s+(?P<day>{DAY})(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _span,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ff]rom|[Bb]etween|[Oo]n)\s+)?(?P<month>{MONTH})\s+(?P<day1>{DAY})(?P<month1>)"
            rf"{TO}(?P<day>{DAY})(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _span,
    ),
    Form(
        _compile(
            rf"{BEFORE_DAY}{_W}(?:the\s+)?(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH})"
            rf"(?:,?\s+(?P<year>{YEAR}))?"
        ),
        _full,
    ),
    Form(
        _compile(
            rf"{BEFORE_DAY}{_W}(?P<month>{MONTH})\s+(?P<day>{DAY})(?!\s+(?:people|soldiers|civilians|per))"
            rf"(?:,?\s+(?P<year>{YEAR}))?(?![\d,.]*\d)"
        ),
        _full,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring)\s+)?(?P<which>)(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?"
            rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})"
        ),
        _month,
    ),
    Form(
        _compile(
            r"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter"
            r"|(?:end|middle|start|beginning) of)\s+)"
            rf"(?P<which>(?:last|next|this)?)\s*(?:(?:early|late|mid)[\s-])?(?P<month>{MONTH})(?!\s+\d)(?P<year>)"
        ),
        _month,
    ),
    Form(
        _compile(
            rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[\s-](?P<month>{MONTH})(?!\s+\d)(?P<year>)"
        ),
        _month,
    ),
    Form(
        _compile(
            rf"(?:[Ff]rom|[Bb]etween)\s+(?P<one>{WEEKDAY})(?:\s+{PART})?\s+(?:to|until|through|and)\s+"
            rf"(?P<other>{WEEKDAY})(?:\s+{PART})?"
        ),
        _weekday_span,
    ),
    Form(
        _compile(
            rf"{BEFORE_DAY}(?:the\s+)?(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious)?)\s*"
            rf"(?P<weekday>{WEEKDAY})(?:\s+{PART})?"
        ),
        _weekday,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<near>[Tt]oday|[Tt]onight|[Tt]he day before yesterday"
            r"|[Yy]esterday|[Tt]he day after tomorrow|[Tt]omorrow|[Oo]vernight|[Ll]ast night"
            rf"|[Tt]his {PART})(?:\s+{PART})?"
        ),
        _near_day,
    ),
    Form(
        _compile(
            r"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:the\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast"
            r"|[Pp]revious)\s+(?P<unit>week|month|year|weekend)"
        ),
        _near_span,
    ),
    Form(
        _compile(
            r"(?:[Aa]t|[Oo]ver|[Dd]uring|[Oo]n) the (?P<which>(?:coming|past|last|next|previous)?)\s*(?P<unit>weekend)"
        ),
        _near_span,
    ),
    Form(
        _compile(
            r"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring)\s+)?(?:the\s+)?(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his)?)\s*"
            rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{YEAR})"
        ),
        _season,
    ),
    Form(_compile(r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<season>spring|summer|autumn|winter)(?P<year>)"), _season),
    Form(
        _compile(r"(?:[Ii]n\s+)?the (?P<nth>first|second|third|fourth|last) quarter(?: of (?P<year>(?:19|20)\d\d))?"),
        _quarter,
    ),
    Form(_compile(rf"(?P<number>(?i:{NUMBER}))\s+(?P<unit>{UNIT})\s+(?P<way>ago|from now)"), _ago),
    Form(_compile(r"(?P<following>[Tt]he (?:following|next) day)(?P<previous>)(?P<same>)(?P<earlier>)"), _beside),
    Form(
        _compile(
            r"(?P<previous>[Tt]he (?:previous day|day before))(?P<following>)(?P<same>)(?P<earlier>)(?! yesterday)"
        ),
        _beside,
    ),
    Form(
        _compile(
            r"(?P<same>(?:[Oo]n )?[Tt]he same (?:day|night|evening|morning))(?P<following>)(?P<previous>)(?P<earlier>)"
        ),
        _beside,
    ),
    Form(
        _compile(
            rf"(?P<number>(?i:{NUMBER}))\s+(?P<unit>days?|weeks?)\s+(?P<earlier>earlier|later)(?P<following>)(?P<previous>)"
            r"(?P<same>)"
        ),
        _beside,
    ),
    Form(
        _compile(
            rf"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|(?:early|late|mid)[\s-]|(?:end|start|spring|summer|autumn"
            rf"|beginning) of)\s*(?P<year>{YEAR})(?!\s*(?:people|soldiers|troops|%|,\d))"
        ),
        _year,
        is_relative=False,
    ),
)
