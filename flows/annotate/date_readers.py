"""Which days each form of date expression means.

Readers get the match and the `Frame` – the anchor, the tense, the day told before – and return the days meant, or
None where the frame does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from flows.annotate import days
from flows.annotate.date_words import ORDINALS, WEEKDAYS, day_number, month_number, number
from flows.annotate.days import Days
from flows.annotate.tense import Tense
from flows.documents.printed_dates import calendar_day

FAR = 270  # days: so far from the anchor that a writer would print the year
NEAR = 60  # days: a day so near is meant, whatever the tense seems to be


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved from.

    `anchor` is the day of publication. Where it is unknown, `lent` is the day of the article that lends its year to
    days printed without one. `tense` is the clause's; `told` the last day told, `told_year` the last year (`that year`).
    """

    anchor: date | None
    lent: date | None = None
    tense: Tense | None = None
    told: Days | None = None
    told_year: int | None = None


Reader = Callable[["re.Match[str]", Frame], Days | None]


def full(match: re.Match[str], frame: Frame) -> Days | None:
    """`15 May 2025`, `May 15, 2025`, `15 May`; of several years the one in which a printed weekday fits."""
    month, at = month_number(match["month"]), day_number(match["day"])
    if match["year"]:
        return _safe_day(int(match["year"]), month, at)
    weekday = match.groupdict().get("weekday")
    fitting = _nearest(lambda y: _on_weekday(_safe_day(y, month, at), weekday), frame) if weekday else None
    return fitting or _nearest(lambda y: _safe_day(y, month, at), frame)


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

    return both(int(match["year"])) if match["year"] else _nearest(both, frame)


def _safe_day(year: int, month: int, at: int) -> Days | None:
    day = calendar_day(year, month, at)
    return days.day(day) if day is not None else None


def _nearest(make: Callable[[int], Days | None], frame: Frame) -> Days | None:
    """The year's turn nearest to the anchor that the tense allows.

    A day close to the anchor is meant against the tense where the turn that agrees with it is most of a year away:
    tense is read from the parse, and a chronicle tells the past in the present.
    """
    anchor = frame.anchor or frame.lent
    if anchor is None:
        return None
    tense = frame.tense if frame.anchor else None  # it is the writer's, not that of the day that lends its year
    turns = [(y, d) for y in (-1, 0, 1) if (d := make(anchor.year + y)) is not None and d.first and d.last]
    away = {y: abs((d.first - anchor).days) for y, d in turns if d.first}
    best = min(away, key=lambda y: away[y], default=None)
    allowed = [y for y, d in turns if _agrees(d, anchor, tense)] or list(away)
    chosen = min(allowed, key=lambda y: away[y], default=None)
    if best is not None and chosen is not None and away[best] <= NEAR and away[chosen] > FAR:
        chosen = best if _is_short(dict(turns)[best]) else chosen
    return None if chosen is None else dict(turns)[chosen]


def _agrees(turn: Days, anchor: date, tense: Tense | None) -> bool:
    if tense == "past":
        return turn.first is not None and turn.first <= anchor
    return tense is None or (turn.last is not None and turn.last >= anchor)


def _is_short(turn: Days) -> bool:
    return turn.precision in ("day", "range")


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
    return _turn(lambda y: days.month(y, at), which, frame)


def _turn(make: Callable[[int], Days], which: str, frame: Frame) -> Days | None:
    """The turn of a month or season that is over by the anchor (`last`), still to begin (`next`), or nearest."""
    if frame.anchor is None or which not in ("last", "next"):
        return _nearest(make, frame)
    turns = [make(frame.anchor.year + step) for step in (-2, -1, 0, 1)]
    over = [d for d in turns if d.last and d.last < frame.anchor]
    ahead = [d for d in turns if d.first and d.first > frame.anchor]
    return over[-1] if which == "last" else ahead[0] if ahead else None


def month_span(match: re.Match[str], frame: Frame) -> Days | None:
    """`from March to May 2014`, `in June and July`."""
    first, last = month_number(match["month1"]), month_number(match["month"])

    def both(year: int) -> Days:
        return days.joined(days.month(year - (first > last), first), days.month(year, last))

    return both(int(match["year"])) if match["year"] else _nearest(both, frame)


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


def _weekend(anchor: date, which: str, tense: Tense | None) -> Days:
    """The weekend meant: the one just past, or the one ahead; on a Saturday or Sunday it is the present one."""
    is_now = anchor.weekday() >= 5
    if which in ("last", "past", "previous") or (
        which not in ("next", "coming", "this") and tense != "coming" and not is_now
    ):
        return days.weekend(anchor, -1)
    return days.weekend(anchor, 1 if which == "next" and is_now else 0)


def season(match: re.Match[str], frame: Frame) -> Days | None:
    """`summer 2024`, `last winter`, `this autumn`."""
    name = match["season"].lower()
    if match["year"]:
        return days.season(name, int(match["year"]))
    if frame.anchor is None:
        return None
    return _turn(lambda y: days.season(name, y), (match["which"] or "").lower(), frame)


def part_of_year(match: re.Match[str], frame: Frame) -> Days | None:
    """`the second quarter of 2024`, `the first half of 2025`; `last` is the fourth quarter and the second half."""
    if not match["year"]:
        return None
    nth = ORDINALS[match["nth"].lower()]
    if match["part"].lower() == "half":
        return days.half(int(match["year"]), min(nth, 2))
    return days.quarter(int(match["year"]), nth)


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
