"""What is put off is still planned, crowds confer with nobody, and groups without a name may sit at a table."""

from __future__ import annotations

import pytest

from flows.facts.learned.phrases import unnamed_groups
from flows.facts.meetings import find_meetings
from flows.facts.meetings.settled import is_put_off, settle
from flows.facts.passage import read_passages


def passage_of(annotated, body: str):
    [passage] = read_passages(annotated(body))
    return passage


PUT_OFF = [
    ("Xi Jinping put off a trip to Tokyo until the autumn.", "trip"),
    ("Talks between India and Pakistan, set for Friday in Dubai, have been postponed.", "talks"),
    ("A round of talks between Armenia and Azerbaijan in Geneva was put back by a week.", "talks"),
    ("Nairobi delayed the summit for the third time.", "summit"),
]
NOT_PUT_OFF = [
    ("Donald Trump delayed the tariffs after a meeting with Claudia Sheinbaum.", "meeting"),
    ("The Houthis held talks with Saudi Arabia, but pushed back the release of prisoners.", "talks"),
    ("India put talks with Pakistan at the top of its list.", "talks"),
    ("Qatar moved the meeting to a larger hall.", "meeting"),
]


@pytest.mark.parametrize(("body", "word"), PUT_OFF)
def test_what_is_put_off_is_still_planned(annotated, body, word):
    passage = passage_of(annotated, body)
    index = next(t.i for t in passage.tokens if t.lower_ == word)
    assert is_put_off(passage, index)
    assert settle(passage, index, "cancelled", None) == "planned"
    assert settle(passage, index, "proposed", None) == "proposed"


@pytest.mark.parametrize(("body", "word"), NOT_PUT_OFF)
def test_putting_off_something_else_says_nothing_of_the_meeting(annotated, body, word):
    passage = passage_of(annotated, body)
    index = next(t.i for t in passage.tokens if t.lower_ == word)
    assert settle(passage, index, "held", None) == "held"


def test_nothing_was_held_next_week(annotated):
    passage = passage_of(annotated, "The truce begins after William Ruto's visit to Uganda next week.")
    day = next(iter(passage.dates.values()))
    index = next(t.i for t in passage.tokens if t.lower_ == "visit")
    assert settle(passage, index, "held", day) == "planned"


GROUPS = [
    ("Emmanuel Macron will meet European leaders in Paris.", ["European leaders"]),
    ("Ilham Aliyev held talks with tribal elders in Nakhchivan.", ["tribal elders"]),
    ("Salva Kiir sat down with five senior bishops.", ["bishops"]),
    ("The leaders of France and Germany met in Berlin.", []),
    ("Senior officials met in Geneva.", []),
]


@pytest.mark.parametrize(("body", "names"), GROUPS)
def test_groups_without_a_name_are_told_by_their_phrase(annotated, body, names):
    found = list(unnamed_groups(list(read_passages(annotated(body)))))
    assert [who.name for who, *_ in found] == names
    assert all(who.country_iso3 is None and who.kind == "group" for who, *_ in found)


CROWDS = [
    "Protesters gathered in the square hours after the Cabinet said that William Ruto would raise fuel prices.",
    "Families of the hostages gathered in Tel Aviv as Benjamin Netanyahu's security cabinet voted on the deal.",
    "Thousands gathered in Tbilisi on Sunday after Irakli Kobakhidze had signed the law on foreign agents.",
    "Mourners gathered at a mosque in Khartoum while the United Nations Security Council called for a truce.",
    "Rebels gathered near El Fasher before Abdel Fattah al-Burhan left for Cairo, the army said.",
]
AT_HOME = [
    "Pakistani Prime Minister Shehbaz Sharif visited the flooded villages of Sindh on Monday.",
    "Ukrainian President Volodymyr Zelenskyy visited Kherson on Monday and spoke to soldiers.",
    "Taiwan's President Lai Ching-te travelled to Hualien after the quake.",
]


@pytest.mark.parametrize("body", [*CROWDS, *AT_HOME])
def test_crowds_and_tours_at_home_are_no_meetings(annotated, body):
    assert list(find_meetings(annotated(body))) == []
