"""Moments of publication as metadata give them: ISO 8601, RFC 2822, Unix time, or a printed day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from flows.documents.printed_dates import calendar_day, find_printed_dates
from flows.errors import ParseError

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_ZONE_APART = re.compile(r"\s+([+-]\d\d)")
_LAST_SECOND = 1e10
_NOT_GIVEN = frozenset({"", "unknown", "none", "null", "nan", "nat", "n/a", "na", "-", "tbd", "undefined"})
_UNIX = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_SLASHED = re.compile(r"((?:19|20)\d\d)[/.-](\d\d?)[/.-](\d\d?)(?:[ T].*)?")
_HYPHENED = re.compile(r"(?<=\d)-(?=[A-Za-z])|(?<=[a-z])-(?=\d)")
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[/_-])(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<![\d.])(?P<year2>20[0-3]\d)(?P<month2>0[1-9]|1[0-2])(?P<day2>3[01]|[12]\d|0[1-9])(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Timestamp:
    """The day of publication where it appeared, and the moment (UTC, without zone) where a clock time is given."""

    on: date
    at: datetime | None


def parse_timestamp(text: str) -> Timestamp | None:
    """The moment that `text` gives, or None where it says that none is known.

    The day is the one on the calendar of the zone that is given; without a zone, UTC is taken.

    Raises:
        ParseError: `text` gives no day, or an impossible one.
    """
    stripped = text.strip()
    if stripped.casefold() in _NOT_GIVEN:
        return None
    parsed = _parse_iso(stripped) or _parse_digits(stripped) or _parse_mail(stripped) or _parse_printed(stripped)
    if parsed is None or not _FIRST_YEAR <= parsed.on.year <= _LAST_YEAR:
        raise ParseError(f"{stripped[:80]!r} is no date")
    return parsed


def find_url_day(url: str) -> date | None:
    """The day that an address carries (`/2025/05/15/`, `-20250515`), or None where it carries none or several."""
    days = set()
    for match in _URL_DAY.finditer(url.casefold()):
        month = match["month"] or match["month2"]
        number = int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
        day = calendar_day(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
        if day is not None:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _parse_iso(text: str) -> Timestamp | None:
    if _UNIX.fullmatch(text) and not _COMPACT.fullmatch(text):
        return None
    try:
        if len(text) in {8, 10}:
            return Timestamp(date.fromisoformat(text), None)
        zoned = _ZONE_APART.sub(r"\1", text.replace(" UTC", "+00:00").replace(" GMT", "+00:00"))
        return _from_datetime(datetime.fromisoformat(zoned))
    except (ValueError, OverflowError):
        return None


def _parse_digits(text: str) -> Timestamp | None:
    if _UNIX.fullmatch(text) and not _COMPACT.fullmatch(text):
        number = float(text)
        return _from_datetime(datetime.fromtimestamp(number / 1000 if number > _LAST_SECOND else number, UTC))
    match = _COMPACT.fullmatch(text) or _SLASHED.fullmatch(text)
    day = calendar_day(*(int(part) for part in match.groups())) if match else None
    return Timestamp(day, None) if day else None


def _parse_mail(text: str) -> Timestamp | None:
    try:
        return _from_datetime(parsedate_to_datetime(text)) if "," in text or ":" in text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _parse_printed(text: str) -> Timestamp | None:
    days = {printed.on for printed in find_printed_dates(_HYPHENED.sub(" ", text[:200])) if printed.on}
    return Timestamp(days.pop(), None) if len(days) == 1 else None


def _from_datetime(moment: datetime) -> Timestamp:
    if moment.tzinfo is None:
        return Timestamp(moment.date(), moment.replace(microsecond=0))
    return Timestamp(moment.date(), moment.astimezone(UTC).replace(tzinfo=None, microsecond=0))
