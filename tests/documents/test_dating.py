"""Dating reasons like a reader: one day where one remains, else bounds that hold, and the reasoning in words."""

import time
from datetime import date

import pytest

from flows.documents.clean import clean_text
from flows.documents.dateline import parse_date_line, parse_dateline
from flows.documents.dating import Dating, date_article

TODAY = date(2026, 11, 21)


def dating(text: str, today: date | None = TODAY) -> Dating:
    return date_article(None, None, clean_text(text), today)


def test_metadata_come_before_address_and_dateline() -> None:
    cleaned = clean_text("Geneva, July 14 2026\n\nThe ministers met in Geneva on Tuesday, officials there said.")
    url = "https://a.example/2026/07/16/talks"
    assert date_article("2026-07-15", url, cleaned).basis == "metadata"
    by_address, by_dateline = date_article("unknown", url, cleaned), date_article(None, None, cleaned)
    assert (by_address.basis, by_address.on) == ("url", date(2026, 7, 16))
    assert (by_dateline.basis, by_dateline.on) == ("dateline", date(2026, 7, 14))


@pytest.mark.parametrize(
    ("text", "on", "words"),
    [
        (
            "Shells fell on Alpha on Sunday, 8 March 2026. On Monday the army admitted the loss of a bridge. "
            "The minister is to fly to Geneva on Wednesday.",
            date(2026, 3, 9),
            "last day told as past",
        ),
        (
            "The envoys sat down in Geneva on Thursday, 3 April, officials said on Thursday. It was their first meeting since "
            "the failed round in 2022. They may meet again on Saturday.",
            date(2025, 4, 3),
            "only in 2025",
        ),
        (
            "Envoys arrived in Geneva on Thursday. On 3 April, the mediators in Geneva handed out a draft. The army had "
            "seized the valley in 2022, and on Wednesday it shelled two villages.",
            date(2025, 4, 3),
            "the same place, Geneva",
        ),
    ],
)
def test_one_day_remains(text: str, on: date, words: str) -> None:
    found = dating(text)
    assert (found.on, found.basis) == (on, "text")
    assert (found.not_before, found.not_after) == (on, on)
    assert words in (found.reason or "")


@pytest.mark.parametrize(
    "line",
    [
        "Wed 14 May 2025 18.30 BST",
        "Last modified on Wed 14 May 2025 03.23 BST",
        "Published On 14 May 2025",
        "May 14, 202510:03 AM GMT+1Updated 2 hours ago",
        "14/05/2025 - 10:12",
        "Issued on: 14/05/2025 - 10:12",
        "14 May 2025, 04:33 pm",
        "May 14, 2025 6:00 am (Updated: May 15, 2025 7:00 pm)",
        "Date Issued: 14 May 2025",
        "Posted by Ann Ware | May 14, 2025 | News",
        "Geneva, May 14, 2025 (Lake Wire)",
        "Geneva, 14 May 2025",
    ],
)
def test_lines_with_a_date(line: str) -> None:
    cleaned = clean_text(f"Ministers meet in Geneva\n{line}\nThe ministers met in Geneva on their own, officials said.")
    assert date_article(None, None, cleaned, TODAY).on == date(2025, 5, 14)
    assert [cut.text for cut in cleaned.removed if cut.reason == "dateline"] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "On 14 May 2025, the ministers met again.",
        "The truce of 14 May 2025",
        "05/06/2025",
        "14 May 2025 was the day on which the two sides met",
    ],
)
def test_other_lines_with_a_date(line: str) -> None:
    assert parse_date_line(line) is None


def test_day_of_publication_wins_over_the_day_of_a_change() -> None:
    text = (
        "Ministers meet\nUpdated 16 May 2025, 10:00 GMT\nPublished 15 May 2025\n"
        "The ministers met in Geneva on their own, officials said."
    )
    assert dating(text).on == date(2025, 5, 15)
    assert dating(text.replace("Published 15 May 2025\n", "")).on == date(2025, 5, 16)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("ŽILINA –", "ŽILINA"),
        ("COX'S BAZAR, Bangladesh -", "COX'S BAZAR"),
        ("BUKAVU, Democratic Republic of Congo -", "BUKAVU"),
        ("LA PAZ, Nov 5 (dpa) –", "LA PAZ"),
        ("KIRKUK. –", "KIRKUK"),
    ],
)
def test_dateline_tells_its_town(head: str, place: str) -> None:
    found = parse_dateline(f"{head} The ministers met.")
    assert found is not None
    assert (found.place, found.end) == (place, len(head) + 1)


def test_a_name_and_an_aside_are_no_dateline() -> None:
    assert parse_dateline("NATO – which has 32 members – met on Monday.") is None


def test_dateline_without_year_is_completed_by_weekday_and_years_named() -> None:
    text = (
        "ALPHAVILLE, April 3 (Lake Wire) - The envoys sat down again, officials said on Thursday, for the first "
        "time since the round that failed in 2022."
    )
    assert (dating(text).on, dating(text).basis) == (date(2025, 4, 3), "dateline")
    assert dating(text.replace("in 2022", "in spring")).on is None


@pytest.mark.parametrize(
    ("text", "not_before", "not_after"),
    [
        ("The two have not met in person since December 2019, officials said on Monday.", date(2019, 12, 1), None),
        (
            "Since the invasion of Beta in 2022, the alliance has sent arms. The leaders will meet next week.",
            date(2022, 1, 1),
            None,
        ),
        ("The truce of 4 May 2021 collapsed when shells fell on 9 June 2023.", date(2023, 6, 9), None),
        (
            "The vote was held in 2023. The summit will open on 5 May 2024 in Geneva.",
            date(2023, 1, 1),
            date(2024, 5, 5),
        ),
        ("The army annexed the valley in 2014, and the two will try to reach a deal by 2030.", date(2014, 1, 1), None),
        (
            "The plan is to be carried out by 2030, and a summit is expected to be held in 2031.",
            None,
            date(2031, 12, 31),
        ),
        ("The vote will be held on 5 May 2024, officials said.", None, date(2024, 5, 5)),
        ("Voters were invited to a referendum to be held on 11 May 2024 in Alphaville.", None, None),
        ("He wants to see the 2030 games in Alphaville.", None, None),
        ("The president met the envoy on Tuesday.", None, None),
    ],
)
def test_bounds_hold_where_several_days_remain(text: str, not_before: date | None, not_after: date | None) -> None:
    found = dating(text)
    assert found.on is None
    assert (found.not_before, found.not_after) == (not_before, not_after)
    assert found.basis is None
    assert found.reason


def test_copyright_line_is_no_evidence() -> None:
    text = "The ministers met in Geneva on Tuesday, officials in both capitals said.\n\nCopyright © 2024 Lake Wire."
    assert dating(text).not_before is None


def test_an_earlier_day_of_another_matter_is_no_anchor() -> None:
    text = (
        "Envoys met in Geneva on Thursday. A bomb killed four people in Alphaville on 3 April, and the army had "
        "seized the valley in 2022."
    )
    assert dating(text).on is None


def test_days_that_contradict_each_other_leave_the_date_open() -> None:
    text = "The envoys met on Thursday, 3 April 2025, and again on Friday, 3 April 2026. On Monday they flew home."
    assert dating(text).on is None


def test_without_a_day_of_reading_the_years_to_come_count_too() -> None:
    text = "Envoys met in Geneva on Thursday, 3 April, officials said on Thursday, for the first time since 2022."
    assert dating(text).on == date(2025, 4, 3)
    assert dating(text, today=None).on is None


def test_no_article_is_younger_than_the_day_it_is_read() -> None:
    text = "Officials said on Friday that the envoys had met in Geneva on Thursday, 3 April 2025."
    assert dating(text).on == date(2025, 4, 4)
    assert dating(text, today=date(2025, 4, 3)).on is None


@pytest.mark.parametrize("words", ["Monday ", "1 May ", "in 2020 ", "since May ", "will be held, ", "Geneva, May 3 - "])
def test_hostile_texts_take_no_time(words: str) -> None:
    began = time.monotonic()
    dating(words * (190_000 // len(words)))
    assert time.monotonic() - began < 10


def test_the_seed_articles_are_dated_as_annotated(shared) -> None:  # type: ignore[no-untyped-def]
    import json

    for gold_path in sorted((shared / "gold").glob("0*.json")):
        gold = json.loads(gold_path.read_text())
        article = gold["article"]
        text = (shared / "seeds" / gold["file"]).read_text()
        cleaned = clean_text(text)
        found = date_article(None, None, cleaned, TODAY)
        assert (str(found.on) if found.on else None) == article["published_on"], gold["id"]
        start, end = article["body_start"], article["body_end"]
        assert cleaned.body == "\n".join(line.strip() for line in text[start:end].splitlines() if line.strip())
        assert all(cut.end <= start or cut.start >= end for cut in cleaned.removed)


_LEAD = "The minister warned the assembly on Thursday that talks had failed. On Wednesday he had praised them."


@pytest.mark.parametrize(
    ("text", "on"),
    [
        (
            f"Minister warns of war\n\n{_LEAD}\nThe minister speaks to delegates in Accra September 19, 2013.",
            "2013-09-19",
        ),
        (f"Minister warns of war\n\n{_LEAD}\nDelegates wait in the hall in Accra, September 18, 2013.", "2013-09-19"),
        (
            "Remarks by the minister at the river forum, Khartoum, June 30, 2017\n\n"
            "Colleagues, it is an honour for me to open this forum and to welcome you all here today.",
            "2017-06-30",
        ),
        (
            "Statement on the mission\n\nAll agreed that a way must be found, Radio Lakeside, January 29, 2010 ...\n"
            "The host spoke with the minister about the mission, which was sent to the lake by the government.",
            "2010-01-29",
        ),
    ],
)
def test_headline_caption_and_first_line_state_the_day(text: str, on: str) -> None:
    found = dating(text)
    assert (str(found.on), found.basis) == (on, "text")


@pytest.mark.parametrize(
    "text",
    [
        # a caption whose weekday the text does not tell
        f"Minister warns of war\n\n{_LEAD}\nThe minister speaks to delegates in Accra September 16, 2013.",
        # a picture from the archive
        f"Minister warns of war\n\n{_LEAD}\nThe minister speaks in Accra in this file photo, September 19, 2013.",
        # an event that the article looks back on
        f"The massacre at the mill, May 2, 2013\n\n{_LEAD}",
        # whose words they are, not where they ran
        f"War and words\n\n“We are ready for peace.” President Okoro, 17 September 2013.\n{_LEAD}",
        # a later day is told as past
        f"Remarks by the minister, Khartoum, June 30, 2012\n\n{_LEAD} He was dismissed on 4 March 2013.",
    ],
)
def test_other_days_at_the_edges_are_none_of_publication(text: str) -> None:
    assert dating(text).on is None
