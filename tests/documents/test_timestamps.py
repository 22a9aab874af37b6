"""Dates that come along with an input, in the forms that sites and feeds use."""

from datetime import date, datetime

import pytest

from flows.documents.timestamps import find_url_day, parse_timestamp
from flows.errors import ParseError


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("2025-05-15", date(2025, 5, 15), None),
        ("2025-05-15T23:30:00-04:00", date(2025, 5, 15), datetime(2025, 5, 16, 3, 30)),
        ("2025-05-15T10:00:00.123Z", date(2025, 5, 15), datetime(2025, 5, 15, 10)),
        ("Thu, 15 May 2025 10:00:00 GMT", date(2025, 5, 15), datetime(2025, 5, 15, 10)),
        ("1747303200", date(2025, 5, 15), datetime(2025, 5, 15, 10)),
        ("1747303200000", date(2025, 5, 15), datetime(2025, 5, 15, 10)),
        ("20250515", date(2025, 5, 15), None),
        ("2025/05/15 10:00", date(2025, 5, 15), None),
        ("May 15, 2025", date(2025, 5, 15), None),
        ("12 Sep 2026 | 06:30", date(2026, 9, 12), None),
        ("1773090600", date(2026, 3, 9), datetime(2026, 3, 9, 21, 10)),
        ("2026-3-9", date(2026, 3, 9), None),
        ("9-Mar-2026", date(2026, 3, 9), None),
        ("2026-03-09T10:00:00 EST", date(2026, 3, 9), None),
        ("2026-03-09T24:00:00Z", date(2026, 3, 9), None),
    ],
)
def test_forms_of_dates(text: str, on: date, at: datetime | None) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.on, stamp.at) == (on, at)


@pytest.mark.parametrize("text", ["", "unknown", "None", "N/A", " null "])
def test_words_for_no_date(text: str) -> None:
    assert parse_timestamp(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "2025-13-01",
        "soon",
        "0001-01-01",
        "99999999999999",
        "3025-01-01",
        "15 May",
        "31 June 2025",
        "May 1, 2024 and May 2, 2024",
    ],
)
def test_impossible_dates_are_refused(text: str) -> None:
    with pytest.raises(ParseError):
        parse_timestamp(text)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2025/05/15/talks", date(2025, 5, 15)),
        ("https://a.example/world/2025/may/15/talks", date(2025, 5, 15)),
        ("https://a.example/talks-2025-05-15.html", date(2025, 5, 15)),
        ("https://a.example/news/20250515-talks", date(2025, 5, 15)),
        ("https://a.example/news/2025/05/talks", None),
        ("https://a.example/news/20259915", None),
        ("https://a.example/article-130278578", None),
        ("https://a.example/2024/01/02/talks-2025-05-15", None),
    ],
)
def test_day_in_an_address(url: str, day: date | None) -> None:
    assert find_url_day(url) == day
