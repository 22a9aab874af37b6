"""Dating by the text, as a reader would: the day when one remains, else bounds, with the reasoning in words.

Source: the habits of agency style – a bare weekday lies within the week before the report (what has happened) or
after it (what is to come), and what happened on the day of the report carries that day's weekday.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flows.documents.letters import UPPER
from flows.documents.printed_dates import WEEKDAYS, PrintedDate
from flows.documents.tense import Side
from flows.documents.time_mentions import DayMention, TimeMentions, WeekdayMention

_FIRST_YEAR = 1945
_WEEK = 7
_PLACE = re.compile(rf"\b(?:in|at|near|to|from) ((?:[{UPPER}][\w’'-]+)(?: [{UPPER}][\w’'-]+)*)")
_MONTH_WORDS = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)$")
# What a caption does: it tells in the present what the picture shows, and ends with the day, often without `on`.
_PREPOSITION = re.compile(r"(?i)(?:^|\b(?:on|of|since|until|till|by|from|before|after|to|dated|the))\s*$")
_SHOWS = re.compile(
    r"(?i)^.{3,160}?\b(?:speaks|listens|attends|meets|walks|stands?|gestures?|addresses|delivers|looks?|takes? part|shakes?"
    r"|arrives?|sits?|waves?|holds?|carry|carries|march|marches|gather|gathers|poses?|smiles?|reacts?|chairs?|visits?|inspects?"
    r"|answers|welcomes|greets?|leaves?|rises|is (?:seen|pictured|shown)|are (?:seen|pictured|shown)|pictured)\b"
)
_ARCHIVE = re.compile(r"(?i)\b(?:file|archive|library)\b")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days, both inclusive, between which the article appeared as far as its text tells, and why."""

    not_before: date | None
    not_after: date | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day of the calendar that the text fixes, and why it is that one."""

    on: date
    is_past: bool
    reason: str


def find_bounds(mentions: TimeMentions, today: date | None) -> Bounds:
    """The latest time told as past and the earliest told as surely ahead, where they do not contradict each other."""
    found = [(day.printed.on, day.printed.on, str(day.printed.on), day.side) for day in mentions.days if day.printed.on]
    found += [(span.first, span.last, span.phrase, span.side) for span in mentions.spans]
    past = [
        (first, phrase) for first, _, phrase, side in found if side is Side.PAST and (today is None or first <= today)
    ]
    ahead = [(last, phrase) for _, last, phrase, side in found if side is Side.SURELY_AHEAD]
    after, before = max(past, default=None), min(ahead, default=None)
    if after and before and after[0] > before[0]:
        before = None
    reasons = [f"`{after[1]}` is told as past"] if after else []
    reasons += [f"`{before[1]}` is told as yet to come"] if before else []
    return Bounds(after[0] if after else None, before[0] if before else None, tuple(reasons))


def find_latest_weekday(weekdays: Sequence[WeekdayMention]) -> int | None:
    """The last day of the week (Monday = 0) that the text tells as past, or None where their order is open.

    The days told as past lie within seven; the widest gap in their circle is where the week of the report ends.
    """
    past = sorted({mention.weekday for mention in weekdays if _is_behind(mention) and mention.is_recent})
    if len(past) < 2:
        return past[0] if past else None
    gaps = Counter({day: (past[(place + 1) % len(past)] - day) % _WEEK for place, day in enumerate(past)})
    (widest, gap), (_, second) = gaps.most_common(2)
    return widest if gap > second else None


def find_anchor(mentions: TimeMentions, bounds: Bounds, today: date | None) -> Anchor | None:
    """The day nearest to the report that text and calendar fix: one printed with its weekday, or two ways of
    naming one day – a day of the month and a weekday told of the same place – that agree in one year only.
    """
    anchors = [
        anchor
        for day in mentions.days
        if (
            anchor := _with_own_weekday(day, bounds, today)
            or _with_told_weekday(day, mentions, bounds, today)
            or _with_caption(day, mentions, bounds)
        )
    ]
    past = [anchor for anchor in anchors if anchor.is_past]
    if len({anchor.on.year for anchor in anchors}) > 1:
        return None
    return max(past, key=lambda anchor: anchor.on, default=None)


def find_day(mentions: TimeMentions, anchor: Anchor) -> tuple[date, str] | None:
    """The day of the report and why, counted on from `anchor` to the last weekday told as past."""
    latest = find_latest_weekday(mentions.weekdays)
    if latest is None:
        return None
    day = anchor.on + timedelta(days=(latest - anchor.on.weekday()) % _WEEK)
    name = WEEKDAYS[latest].capitalize()
    return day, f"{anchor.reason}; {name} is the last day told as past, so the report is of {name} {day}"


def fit_years(printed: PrintedDate, weekday: int, bounds: Bounds, today: date | None) -> list[date]:
    """The days on which day, month and weekday agree, from the bounds of the text up to `today`."""
    first = bounds.not_before or date(_FIRST_YEAR, 1, 1)
    last = min(filter(None, (bounds.not_after, today)), default=date(date.max.year - 1, 1, 1))
    years = [printed.year] if printed.year else range(first.year, last.year + 1)
    days = (printed.in_year(year) for year in years)
    return [day for day in days if day and day.weekday() == weekday and first <= day <= last]


def _with_own_weekday(day: DayMention, bounds: Bounds, today: date | None) -> Anchor | None:
    weekday = day.printed.weekday
    if weekday is None:
        return None
    fitting = fit_years(day.printed, weekday, bounds, today)
    if len(fitting) != 1:
        return None
    fits = f"falls on a {WEEKDAYS[weekday].capitalize()} only in {fitting[0].year}{_range(bounds)}"
    return Anchor(
        fitting[0], _is_behind(day), f"`{_text_of(day)}` {'is printed with its weekday' if day.printed.year else fits}"
    )


def _with_told_weekday(day: DayMention, mentions: TimeMentions, bounds: Bounds, today: date | None) -> Anchor | None:
    latest = find_latest_weekday(mentions.weekdays)
    if latest is None or not _is_behind(day) or day.printed.weekday is not None:
        return None
    places = _places(day.sentence)
    shared = [
        place
        for mention in mentions.weekdays
        if mention.weekday == latest
        for place in _places(mention.sentence)
        if place in places
    ]
    fitting = fit_years(day.printed, latest, bounds, today)
    if not shared or len(fitting) != 1:
        return None
    name = WEEKDAYS[latest].capitalize()
    return Anchor(
        fitting[0],
        True,
        f"`{_text_of(day)}` and {name} are told of the same place, {shared[0]}, and agree "
        f"only in {fitting[0].year}{_range(bounds)}",
    )


def _with_caption(day: DayMention, mentions: TimeMentions, bounds: Bounds) -> Anchor | None:
    """The day of a picture's caption, where the report tells of its weekday as past and of no later day."""
    on, caption = day.printed.on, day.sentence.strip()
    if on is None or day.side is Side.PAST or (bounds.not_before and bounds.not_before > on):
        return None
    is_told = any(w.weekday == on.weekday() and w.side is Side.PAST and w.is_recent for w in mentions.weekdays)
    ends = day.sentence[day.printed.end :].strip(" .)")
    before = day.sentence[: day.printed.start]
    is_caption = _SHOWS.search(before) is not None or _PREPOSITION.search(before) is None
    if not is_told or ends or not is_caption or _ARCHIVE.search(caption):
        return None
    name = WEEKDAYS[on.weekday()].capitalize()
    return Anchor(on, True, f"a caption says {on}, a {name}, and the text tells of {name} as past")


def _places(sentence: str) -> list[str]:
    return [
        match[1]
        for match in _PLACE.finditer(sentence)
        if not _MONTH_WORDS.match(match[1]) and not match[1].lower().startswith(WEEKDAYS)
    ]


def _range(bounds: Bounds) -> str:
    return f" ({'; '.join(bounds.reasons)})" if bounds.reasons else ""


def _text_of(day: DayMention) -> str:
    return day.sentence[day.printed.start : day.printed.end]


def _is_behind(mention: DayMention | WeekdayMention) -> bool:
    return mention.side in {Side.PAST, Side.UNCLEAR}
