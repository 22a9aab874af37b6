"""Date expressions and the days that they mean, seen from a day of publication or without one."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.dates import find_dates
from flows.annotate.model import DateMention, Paragraph
from flows.annotate.tree import Doc
from flows.language import load
from flows.records import DATE_PRECISIONS, ArticleRecord

THURSDAY = date(2026, 3, 19)
NLP = load()


def read(text: str, published_on: date | None = THURSDAY, bounds: tuple[date, date] | None = None) -> list[DateMention]:
    """The dates in one paragraph, without a parse: tense then comes from the words before."""
    first, last = bounds or (None, None)
    known = ArticleRecord.of_text("test", text, published_on)
    article = replace(known, published_not_before=first, published_not_after=last)
    return list(find_dates([Paragraph(0, 0, len(text), Doc.of_parse(NLP(text)))], article))


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("They met on Friday.", "2026-03-13", "2026-03-13", "day"),
        ("They met on Thursday.", "2026-03-19", "2026-03-19", "day"),
        ("They will meet on Friday.", "2026-03-20", "2026-03-20", "day"),
        ("Talks are due to begin on Monday.", "2026-03-23", "2026-03-23", "day"),
        ("He spoke last Friday.", "2026-03-13", "2026-03-13", "day"),
        ("He left yesterday.", "2026-03-18", "2026-03-18", "day"),
        ("Drones came overnight.", "2026-03-19", "2026-03-19", "day"),
        ("It happened this week.", "2026-03-16", "2026-03-22", "week"),
        ("They meet next week.", "2026-03-23", "2026-03-29", "week"),
        ("It ended last month.", "2026-02-01", "2026-02-28", "month"),
        ("It began two weeks ago.", "2026-03-02", "2026-03-08", "week"),
        ("It began two days ago.", "2026-03-17", "2026-03-17", "day"),
        ("On 15 May 2025 they signed.", "2025-05-15", "2025-05-15", "day"),
        ("On May 15, 2025, they signed.", "2025-05-15", "2025-05-15", "day"),
        ("They will sign on 2 April.", "2026-04-02", "2026-04-02", "day"),
        ("The law passed on 20 December.", "2025-12-20", "2025-12-20", "day"),
        ("The round lasts from 3 to 5 June.", "2026-06-03", "2026-06-05", "range"),
        ("The round lasts from May 30 to June 2.", "2026-05-30", "2026-06-02", "range"),
        ("It has lasted since 2022.", "2022-01-01", None, "range"),
        ("In the spring of 2014 war came.", "2014-03-01", "2014-05-31", "season"),
        ("In 2023 gunmen came.", "2023-01-01", "2023-12-31", "year"),
        ("The truce holds until Friday.", None, "2026-03-20", "range"),
    ],
)
def test_an_expression_means_these_days(text: str, first: str | None, last: str | None, precision: str) -> None:
    mention = read(text)[0]
    assert (str(mention.starts_on) if mention.starts_on else None) == first
    assert (str(mention.ends_on) if mention.ends_on else None) == last
    assert mention.precision == precision


def test_the_following_day_follows_the_day_told_before() -> None:
    assert [str(d.starts_on) for d in read("He came on 5 May 2025 and left the following day.")] == [
        "2025-05-05",
        "2025-05-06",
    ]


def test_a_day_earlier_precedes_the_day_of_publication_where_no_other_is_told() -> None:
    assert read("A day earlier shells fell.")[0].starts_on == date(2026, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the capital.",
        "March on, he said.",
        "It may rain.",
        "She is second to none.",
        "The sun set.",
        "The price fell by 12.5 points.",
        "Highway 15 was closed.",
        "Some 2,014 people left.",
    ],
)
def test_words_that_look_like_dates_are_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["They met on Friday.", "They met last week.", "It began two weeks ago.", "They signed on 15 May."]
)
def test_nothing_is_resolved_without_an_anchor(text: str) -> None:
    mention = read(text, published_on=None)[0]
    assert (mention.starts_on, mention.ends_on, mention.precision, mention.anchor) == (None, None, None, None)


def test_a_full_date_needs_no_anchor() -> None:
    mention = read("They signed on 15 May 2025.", published_on=None)[0]
    assert (mention.starts_on, mention.anchor) == (date(2025, 5, 15), None)


def test_a_day_of_a_month_resolves_where_the_year_is_sure() -> None:
    bounds = date(2014, 5, 1), date(2014, 6, 30)
    assert read("They signed on 15 May.", published_on=None, bounds=bounds)[0].starts_on == date(2014, 5, 15)
    assert read("They signed on 15 May.", published_on=None, bounds=(date(2013, 12, 1), bounds[1]))[0].starts_on is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_a_past_weekday_lies_within_the_week_before(anchor: date, weekday: str) -> None:
    day = read(f"They met on {weekday}.", published_on=anchor)[0].starts_on
    assert day is not None and 0 <= (anchor - day).days < 7 and day.strftime("%A") == weekday


@given(st.text(max_size=120))
def test_spans_are_exact_and_sorted(text: str) -> None:
    found = read(text)
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(d.precision is None or d.precision in DATE_PRECISIONS for d in found)
