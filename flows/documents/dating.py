"""When an article appeared: by metadata, address, dateline or text, or bounds where several days remain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from flows.documents.clean import Cleaned
from flows.documents.dateline import Dateline
from flows.documents.printed_dates import WEEKDAYS
from flows.documents.stated_days import find_stated_day
from flows.documents.text_dating import Bounds, find_anchor, find_bounds, find_day, find_latest_weekday, fit_years
from flows.documents.time_mentions import TimeMentions, find_time_mentions
from flows.documents.timestamps import find_url_day, parse_timestamp


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of publication and what it rests on, or bounds (both inclusive), with the reasoning in words."""

    on: date | None = None
    at: datetime | None = None
    basis: str | None = None
    not_before: date | None = None
    not_after: date | None = None
    reason: str | None = None


def date_article(published_at: str | None, url: str | None, cleaned: Cleaned, today: date | None = None) -> Dating:
    """When the article appeared, by the first that tells: metadata, address, dateline, headline or first
    line, text.

    `today` is the day on which it is read: no article is younger.

    Raises:
        ParseError: `published_at` is no date.
    """
    stamp = parse_timestamp(published_at) if published_at is not None else None
    if stamp is not None:
        return Dating(stamp.on, stamp.at, "metadata", stamp.on, stamp.on, f"given with the input: {published_at}")
    day = find_url_day(url) if url else None
    if day is not None:
        return _fixed(day, "url", f"the address carries the day {day}")
    mentions = find_time_mentions(cleaned.body)
    bounds = find_bounds(mentions, today)
    return (
        _by_dateline(cleaned.date_line, mentions, bounds, today)
        or _by_edges(cleaned, bounds, today)
        or _by_text(mentions, bounds, today)
        or _open(bounds)
    )


def _by_dateline(
    dateline: Dateline | None, mentions: TimeMentions, bounds: Bounds, today: date | None
) -> Dating | None:
    """The dateline's day; where it has no year, the one in which the last weekday told as past falls on it."""
    printed = dateline.printed if dateline else None
    if printed is None:
        return None
    if printed.on is not None:
        return _fixed(printed.on, "dateline", f"the dateline says {printed.on}")
    weekday = printed.weekday if printed.weekday is not None else find_latest_weekday(mentions.weekdays)
    fitting = fit_years(printed, weekday, bounds, today) if weekday is not None else []
    if weekday is None or len(fitting) != 1:
        return None
    reasons = "; ".join(bounds.reasons)
    return _fixed(
        fitting[0],
        "dateline",
        f"the dateline's {fitting[0]:%-d %B} is a {WEEKDAYS[weekday].capitalize()}, "
        f"as the text has it, only in {fitting[0].year} ({reasons})",
    )


def _by_edges(cleaned: Cleaned, bounds: Bounds, today: date | None) -> Dating | None:
    """The day that headline or first line state, unless the text tells of a later one as past."""
    found = find_stated_day(cleaned.headline, cleaned.body)
    if found is None or (today and found[0] > today) or (bounds.not_before and found[0] < bounds.not_before):
        return None
    return _fixed(found[0], "text", found[1])


def _by_text(mentions: TimeMentions, bounds: Bounds, today: date | None) -> Dating | None:
    anchor = find_anchor(mentions, bounds, today)
    found = find_day(mentions, anchor) if anchor else None
    if found is None or (today and found[0] > today) or (bounds.not_after and found[0] > bounds.not_after):
        return None
    return _fixed(found[0], "text", found[1])


def _open(bounds: Bounds) -> Dating:
    reason = "; ".join(bounds.reasons) or "the text names no day, month or year that it tells as past"
    return Dating(not_before=bounds.not_before, not_after=bounds.not_after, reason=f"several days remain: {reason}")


def _fixed(day: date, basis: str, reason: str) -> Dating:
    return Dating(day, None, basis, day, day, reason)
