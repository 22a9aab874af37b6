"""Which days an expression told from another day means: `on Friday`, `last week`, `two days later`.

Readers get the match and the `Frame`, and return the days meant, or None where the frame does not tell.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from flows.annotate import days
from flows.annotate.date_frame import Frame
from flows.annotate.date_words import WEEKDAYS, number
from flows.annotate.days import Days
from flows.annotate.tense import Tense


def weekday(match: re.Match[str], frame: Frame) -> Days | None:
    """`on Friday`, `last Friday`, `this Friday`: tense decides whether it is past or coming."""
    if frame.anchor is None:
        return None
    which = (match["which"] or "").lower()
    return days.day(_weekday_on(WEEKDAYS[match["weekday"].lower()], which, frame.anchor, frame.tense))


def _weekday_on(at: int, which: str, anchor: date, tense: Tense | None) -> date:
    ahead = (at - anchor.weekday()) % 7
    if which in ("last", "past", "previous"):
        return anchor - timedelta(days=7 - ahead if ahead else 7)
    if which in ("next", "coming", "following"):
        return anchor + timedelta(days=ahead or 7)
    if which == "this":
        return anchor + timedelta(days=at - anchor.weekday())
    if ahead == 0 or tense == "coming":
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=7 - ahead)


def weekday_span(match: re.Match[str], frame: Frame) -> Days | None:
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


def near_day(match: re.Match[str], frame: Frame) -> Days | None:
    """`today`, `yesterday`, `overnight` (the day of publication), `this morning`."""
    if frame.anchor is None:
        return None
    word = re.sub(r"\s+", " ", match["near"].lower())
    return days.day(frame.anchor + timedelta(days=NEAR_DAYS.get(word, 0)))


def near_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`last week`, `this month`, `next year`, `at the weekend`: by the calendar."""
    if frame.anchor is None:
        return None
    anchor, which, unit = frame.anchor, (match["which"] or "").lower(), match["unit"].lower()
    step = {"last": -1, "previous": -1, "next": 1}.get(which, 0)
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


def rolling_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`the past week`, `over the last two months`, `the coming year`: counted from the day of writing.

    None for an unknown number of them (`in the coming days`).
    """
    is_vague = not match["number"] and match["unit"].endswith("s")
    if frame.anchor is None or is_vague:
        return None
    count = number(match["number"]) if match["number"] else 1
    unit = match["unit"].lower().rstrip("s")
    sign = -1 if match["which"].lower() in ("past", "last", "previous") else 1
    other = days.moved(frame.anchor, sign * count, unit)
    return Days(min(frame.anchor, other), max(frame.anchor, other), "range")


def ago(match: re.Match[str], frame: Frame) -> Days | None:
    """`two weeks ago`, `three days from now`: a day for days, else the week, month or year it falls in."""
    if frame.anchor is None:
        return None
    sign = -1 if match["way"].lower() == "ago" else 1
    return _stepped(frame.anchor, sign * number(match["number"]), match["unit"])


def _stepped(on: date, count: int, unit: str) -> Days:
    unit = unit.lower().rstrip("s")
    if unit == "day":
        return days.day(on + timedelta(days=count))
    if unit in ("week", "fortnight"):
        return days.week(on, count * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return days.month(on.year, on.month, count)
    return days.year(on.year + count * (10 if unit == "decade" else 1))


def beside(match: re.Match[str], frame: Frame) -> Days | None:
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
    return _stepped(told.first, sign * number(match["number"]), match["unit"])
