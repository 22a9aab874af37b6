"""When an article appeared: by metadata, address, dateline or text, or bounds where several days remain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from flows.documents.clean import Cleaned
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


def date_article(published_at: str | None, url: str | None, cleaned: Cleaned) -> Dating:
    """When the article appeared, by the first of: metadata, the address, the dateline.

    Raises:
        ParseError: `published_at` is no date.
    """
    stamp = parse_timestamp(published_at) if published_at is not None else None
    if stamp is not None:
        return Dating(stamp.on, stamp.at, "metadata", stamp.on, stamp.on, f"given with the input: {published_at}")
    day = find_url_day(url) if url else None
    if day is not None:
        return Dating(day, None, "url", day, day, f"the address carries the day {day}")
    printed = cleaned.date_line.printed if cleaned.date_line else None
    if printed is not None and printed.on is not None:
        return Dating(printed.on, None, "dateline", printed.on, printed.on, f"the dateline says {printed.on}")
    return Dating()
