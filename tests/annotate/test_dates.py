"""Date expressions and the days that they mean, seen from a day of publication or without one."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
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
        ("Drones came on the night of February 20 to 21.", "2026-02-20", "2026-02-21", "range"),
        ("Shells fell overnight on 9/10 March.", "2026-03-09", "2026-03-10", "range"),
        ("They met from Monday 2 March to Friday 6 March.", "2026-03-02", "2026-03-06", "range"),
        ("They met on March 2, 3 and 4.", "2026-03-02", "2026-03-04", "range"),
        ("They polled between February, 8-18 2014.", "2014-02-08", "2014-02-18", "range"),
        ("The drill lasted from Feb.26 – 28.", "2026-02-26", "2026-02-28", "range"),
        ("It was signed on 05.09.2014.", "2014-09-05", "2014-09-05", "day"),
        ("He led the fleet in the early 1990s.", "1990-01-01", "1999-12-31", "range"),
        ("Fighting lasted between 1998 and 2003.", "1998-01-01", "2003-12-31", "range"),
        ("They advanced in Fall 2025.", "2025-09-01", "2025-11-30", "season"),
        ("The lull lasted from March to May 2014.", "2014-03-01", "2014-05-31", "range"),
        ("Prices fell in the first half of 2024.", "2024-01-01", "2024-06-30", "season"),
        ("It began last winter.", "2025-12-01", "2026-02-28", "season"),
        ("It began last March.", "2025-03-01", "2025-03-31", "month"),
        ("It begins next March.", "2027-03-01", "2027-03-31", "month"),
        ("Over the past week clashes spread.", "2026-03-12", "2026-03-19", "range"),
        ("They met within the past three months.", "2025-12-19", "2026-03-19", "range"),
        ("Money is needed for the coming year.", "2026-03-19", "2027-03-19", "range"),
        ("The Accra talks were held at a January summit.", "2026-01-01", "2026-01-31", "month"),
        ("Footage published on March 18 will show more.", "2026-03-18", "2026-03-18", "day"),
        ("The game was due on Friday 27 March.", "2026-03-27", "2026-03-27", "day"),
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
        "They march to a summit.",
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


@pytest.mark.parametrize("text", ["They meet in the coming days.", "Over the past weeks shells fell."])
def test_an_unknown_number_of_days_stays_open(text: str) -> None:
    assert read(text)[0].starts_on is None


def test_a_full_date_needs_no_anchor() -> None:
    mention = read("They signed on 15 May 2025.", published_on=None)[0]
    assert (mention.starts_on, mention.anchor) == (date(2025, 5, 15), None)


def test_a_day_of_a_month_resolves_where_the_year_is_sure() -> None:
    bounds = date(2014, 5, 1), date(2014, 6, 30)
    assert read("They signed on 15 May.", published_on=None, bounds=bounds)[0].starts_on == date(2014, 5, 15)
    assert read("They signed on 15 May.", published_on=None, bounds=(date(2013, 12, 1), bounds[1]))[0].starts_on is None


def read_lines(*lines: str, published_on: date | None = None, headline: str | None = None) -> list[DateMention]:
    """The dates of an article with these paragraphs."""
    body = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    paragraphs = [
        Paragraph(i, at, at + len(line), Doc.of_parse(NLP(line)))
        for i, (at, line) in enumerate(zip(starts, lines, strict=True))
    ]
    return list(find_dates(paragraphs, replace(ArticleRecord.of_text("test", body, published_on), headline=headline)))


def test_a_year_is_told_twice() -> None:
    assert [d.text for d in read("He ruled in 1991 and 1992, then again in 2003, 2009 or 2014.")] == [
        "in 1991",
        "1992",
        "in 2003",
        "2009",
        "2014",
    ]


def test_that_year_is_the_last_year_told() -> None:
    last = read("In 2022 there were five rounds; they broke down in April of that year.")[-1]
    assert (str(last.starts_on), last.precision) == ("2022-04-01", "month")


@pytest.mark.parametrize("published_on", [None, date(2015, 6, 1)])
def test_a_chronicle_goes_on_from_line_to_line(published_on: date | None) -> None:
    found = read_lines(
        "21 November 2013: Protests begin in Tbilin.",
        "17 December: A loan is agreed.",
        "16 January: A law is passed.",
        "29 January: The law is annulled.",
        published_on=published_on,
    )
    assert [str(d.starts_on) for d in found] == ["2013-11-21", "2013-12-17", "2014-01-16", "2014-01-29"]
    assert found[2].anchor == date(2013, 12, 17)


def test_a_chronicle_may_run_backwards() -> None:
    found = read_lines("3 February 2020: A truce.", "28 December: Shelling.", "1 December: Talks fail.")
    assert [str(d.starts_on) for d in found] == ["2020-02-03", "2019-12-28", "2019-12-01"]


def test_a_chronicle_out_of_order_stays_open() -> None:
    lines = ["3 February 2020: A truce.", "28 December: Shelling.", "5 March 2020: Talks fail."]
    assert [d.starts_on is None for d in read_lines(*lines)] == [False, True, False]


@pytest.mark.parametrize(
    ("lines", "day", "anchor"),
    [
        (  # two days close together
            ["Strikes rose in December 2025.", "Troops have freed nine towns since January 1, 2026.", "On 20 February"],
            "2026-02-20",
            "2026-01-01",
        ),
        (  # over the turn of the year
            ["It passed on 3 November 2024.", "It was signed on 12 December 2024.", "They met on 9 January in Goma."],
            "2025-01-09",
            "2024-12-12",
        ),
        (["A soldier stands guard in Aden July 25, 2014.", "He was named on July 10."], "2014-07-10", "2014-07-25"),
        (["On 24 February 2022 war came. On 2 March the port fell."], "2022-03-02", "2022-02-24"),
    ],
)
def test_days_take_their_year_from_the_article(lines: list[str], day: str, anchor: str) -> None:
    found = read_lines(*lines)[-1]
    assert (str(found.starts_on), str(found.anchor)) == (day, anchor)


def test_a_day_in_the_headline_lends_its_year() -> None:
    headline = "Report on information received as of 27 September 2015"
    assert read_lines("On 26 September shells fell.", headline=headline)[0].starts_on == date(2015, 9, 26)


@pytest.mark.parametrize(
    "lines",
    [
        ["The war began in April 2014.", "On 12 February they agreed on a truce."],
        ["They have talked since February 24, 2022.", "The ministers met in Geneva on 14 March."],
        ["After August 3, 1992 the fleet left. It took part in the 2014 operation; in February it returned."],
        ["On 3 May 1999 they met. On 9 June 1999 they parted.", "In 2012 he came back.", "He left on 4 July."],
        ["The vote is due on 3 May 2031.", "They met on 4 July."],
    ],
)
def test_days_stay_open_where_the_article_speaks_of_other_years(lines: list[str]) -> None:
    assert read_lines(*lines)[-1].starts_on is None


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["Monday", "Wednesday", "Sunday"]))
def test_a_past_weekday_lies_within_the_week_before(anchor: date, weekday: str) -> None:
    day = read(f"They met on {weekday}.", published_on=anchor)[0].starts_on
    assert day is not None and 0 <= (anchor - day).days < 7 and day.strftime("%A") == weekday


PIECES = [
    *("3 May", "May 3", "15 May 2025", "2025-05-15", "31.12.2024", "29 February", "Friday", "Monday", "last", "next"),
    *(
        "week",
        "month",
        "year",
        "on",
        "in",
        "since",
        "from",
        "to",
        "and",
        "between",
        "until",
        "of",
        "the",
        ",",
        "-",
        "–",
    ),
    *("yesterday", "overnight", "two days", "three weeks", "ago", "earlier", "later", "summer", "the first half"),
    *("2023", "2014", "15", "June", "that year", "the 1990s", "the same day", "he said", "will meet", ".", "\n"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_spans_are_exact_and_sorted(more: str) -> None:
    text = f"They met on Friday, {more}"
    found = read(text)
    assert found
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(d.precision is None or d.precision in DATE_PRECISIONS for d in found)
