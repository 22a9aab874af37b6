"""Meetings in sentences about many conflicts: who meets whom, in which state; and what is no meeting at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.annotate.model import Annotated
from flows.facts.meetings import find_meetings
from flows.records import MeetingParticipantRecord, MeetingRecord, Record

Found = list[tuple[MeetingRecord, set[str]]]


def meetings_of(annotated: Annotated) -> Found:
    records: list[Record] = list(find_meetings(annotated))
    parts = [r for r in records if isinstance(r, MeetingParticipantRecord) and r.role == "participant"]
    meetings = [r for r in records if isinstance(r, MeetingRecord)]
    return [(r, {p.actor_name for p in parts if p.report_id == r.report_id}) for r in meetings]


ONE = [
    # verbs
    (
        "Kenyan President William Ruto met his Ugandan counterpart Yoweri Museveni in Nairobi on Monday.",
        {"William Ruto", "Yoweri Museveni"},
        "held",
    ),
    (
        "Pakistani Prime Minister Shehbaz Sharif and India's Narendra Modi will meet in Doha on Friday.",
        {"Shehbaz Sharif", "Narendra Modi"},
        "planned",
    ),
    (
        "Ethiopian Prime Minister Abiy Ahmed spoke by phone with Kenyan President William Ruto on Tuesday.",
        {"Abiy Ahmed", "William Ruto"},
        "held",
    ),
    (
        "Turkish President Recep Tayyip Erdogan hosted Azerbaijani President Ilham Aliyev in Ankara on Sunday.",
        {"Recep Tayyip Erdogan", "Ilham Aliyev"},
        "held",
    ),
    (
        "Serbian President Aleksandar Vucic refused to meet Kosovo Prime Minister Albin Kurti.",
        {"Aleksandar Vucic", "Albin Kurti"},
        "cancelled",
    ),
    (
        "Armenian Prime Minister Nikol Pashinyan offered to meet Azerbaijani President Ilham Aliyev.",
        {"Nikol Pashinyan", "Ilham Aliyev"},
        "proposed",
    ),
    (
        "Brazil urged Venezuelan President Nicolas Maduro to meet Guyanese President Irfaan Ali.",
        {"Nicolas Maduro", "Irfaan Ali"},
        "proposed",
    ),
    # nouns
    ("Officials from Armenia and Azerbaijan held talks in Geneva on Monday.", {"Armenia", "Azerbaijan"}, "held"),
    ("The talks between Sudan and Ethiopia, mediated by Turkey, ended on Tuesday.", {"Sudan", "Ethiopia"}, "held"),
    ("A summit between Japan and South Korea has been cancelled.", {"Japan", "South Korea"}, "cancelled"),
    (
        "After a meeting with Chinese Foreign Minister Wang Yi in Beijing, German Foreign Minister Johann Wadephul "
        "said little.",
        {"Johann Wadephul", "Wang Yi"},
        "held",
    ),
    ("China proposed a summit between India and Pakistan.", {"India", "Pakistan"}, "proposed"),
    ("Israel has scheduled a meeting with Lebanon for next week.", {"Israel", "Lebanon"}, "planned"),
    (
        "Taiwan's President Lai Ching-te cancelled a planned visit to Paraguay.",
        {"Lai Ching-te", "Paraguay"},
        "cancelled",
    ),
    # a delegation counts as its leader, a person sits for the country
    (
        "A Colombian delegation led by Foreign Minister Rosa Villavicencio held talks with Venezuela in Caracas.",
        {"Rosa Villavicencio", "Venezuela"},
        "held",
    ),
]

NONE = [
    "Iran said that it had met the deadline of the agency.",
    "The proposal was met with criticism in Khartoum.",
    "The climbers reached the summit of the mountain before dawn.",
    "The minister told a press conference in Kinshasa that the army was ready.",
    "China called for a ceasefire in Sudan.",
    "Turkey wants better relations with Armenia.",
    "The Somali president spoke to reporters in Mogadishu.",
    "The United Nations Security Council has fifteen members.",
]


CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "meeting_cases.yaml").read_text(encoding="utf-8"))


def _cases() -> list[Any]:
    """The cases; those with `gap` are known to be read wrongly, and tell when that changes."""
    gap = pytest.mark.xfail(strict=True, reason="known gap")
    return [pytest.param(case, marks=gap if case.get("gap") else ()) for case in CASES["meetings"]]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["text"][:50])
def test_many_ways_of_telling_an_encounter(annotated, case):
    found = meetings_of(annotated(case["text"]))
    assert [(names, record.status) for record, names in found] == [(set(case["parties"]), case["status"])]


@pytest.mark.parametrize("body", CASES["none"])
def test_diplomacy_without_an_encounter_is_left_alone(annotated, body):
    assert meetings_of(annotated(body)) == []


@pytest.mark.parametrize(("body", "parties", "status"), ONE)
def test_a_meeting_is_read_with_its_parties_and_state(annotated, body, parties, status):
    found = meetings_of(annotated(body))
    assert [(names, record.status) for record, names in found] == [(parties, status)]


@pytest.mark.parametrize("body", NONE)
def test_what_is_no_meeting_is_left_alone(annotated, body):
    assert meetings_of(annotated(body)) == []


def test_evidence_is_the_words_of_the_body(annotated):
    for body, _, _ in ONE:
        for record, _ in meetings_of(annotated(body)):
            assert body[record.start_char : record.end_char] == record.evidence != ""


def test_repeated_mentions_are_one_meeting_and_the_last_state_wins(annotated):
    body = (
        "Rwandan President Paul Kagame and Congolese President Felix Tshisekedi will meet in Doha on Friday.\n"
        "The meeting between Kagame and Tshisekedi was cancelled hours later."
    )
    found = meetings_of(annotated(body))
    assert [(names, r.status, r.place_name) for r, names in found] == [
        ({"Paul Kagame", "Felix Tshisekedi"}, "cancelled", "Doha")
    ]


def test_past_and_coming_meetings_stay_apart(annotated):
    body = (
        "Japanese Prime Minister Sanae Takaichi will meet Chinese President Xi Jinping in Shenzhen next week.\n"
        "Takaichi and Xi last met in Gyeongju in October 2025."
    )
    assert {(r.place_name, r.status) for r, _ in meetings_of(annotated(body))} == {
        ("Shenzhen", "planned"),
        ("Gyeongju", "held"),
    }


def test_plural_subjects_lead_back_to_their_names(annotated):
    body = (
        "Kosovo's Prime Minister Albin Kurti and Serbia's President Aleksandar Vucic accused each other.\n"
        "The two leaders met in Brussels on Monday."
    )
    assert [names for _, names in meetings_of(annotated(body))] == [{"Albin Kurti", "Aleksandar Vucic"}]


def test_a_host_who_brokers_is_the_mediator(annotated):
    records = list(find_meetings(annotated("Egypt hosted talks between Israel and Hamas in Cairo on Monday.")))
    roles = {(r.actor_name, r.role) for r in records if isinstance(r, MeetingParticipantRecord)}
    assert roles == {("Israel", "participant"), ("Hamas", "participant"), ("Egypt", "mediator")}


def test_a_call_is_a_call(annotated):
    [(record, _)] = meetings_of(
        annotated(
            "French President Emmanuel Macron held a phone call with Iranian President Masoud Pezeshkian on Sunday."
        )
    )
    assert record.meeting_format == "call"


def test_sides_that_meet_on_a_field_do_not_confer(annotated):
    body = (
        "The cricket captain of India praised his bowlers after the match. The innings ended at noon. "
        "India and Pakistan last met in Dubai, where India won by six wickets."
    )
    assert meetings_of(annotated(body)) == []


def test_reading_twice_gives_the_same_rows(annotated):
    article = annotated(ONE[0][0])
    assert list(find_meetings(article)) == list(find_meetings(article))


def test_the_leader_of_a_delegation_takes_its_countrys_seat(annotated):
    body = (
        "Delegations from Sudan and Ethiopia are expected to convene in Nairobi on Friday.\n"
        "The Ethiopian delegation will be led by Foreign Minister Gedion Timothewos."
    )
    assert [names for _, names in meetings_of(annotated(body))] == [{"Sudan", "Gedion Timothewos"}]
