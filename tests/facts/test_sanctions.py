"""Sanctions in sentences about many conflicts: who does what to whom; and what only looks like a sanction."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from flows.annotate.model import Annotated
from flows.facts.passage import read_passages
from flows.facts.sanctions import find_sanctions
from flows.facts.sanctions.report import merge_reports
from flows.facts.sanctions.told import rule_reports
from flows.facts.sanctions.unions import union_behind
from flows.records import Record, SanctionRecord

ONE = [
    ("The European Union imposed sanctions on Rwanda on Monday.", "European Union", "Rwanda", "imposed", "tighten"),
    ("Washington lifted sanctions on Syria in May.", "United States", "Syria", "lifted", "relax"),
    ("Canada eased its trade restrictions on Myanmar.", "Canada", "Myanmar", "eased", "relax"),
    ("Britain slapped a travel ban on Ramzan Kadyrov.", "United Kingdom", "Ramzan Kadyrov", "imposed", "tighten"),
    (
        "The sanctions on Sudan were extended by the United Nations Security Council.",
        "United Nations Security Council",
        "Sudan",
        "extended",
        "tighten",
    ),
    ("Kenya urged the African Union to impose sanctions on Ethiopia.", "African Union", "Ethiopia", "urged", "tighten"),
    ("The United States threatened to impose tariffs on Brazil.", "United States", "Brazil", "threatened", "tighten"),
    ("Japan is considering sanctions against Georgia.", "Japan", "Georgia", "proposed", "tighten"),
    ("Australia will impose an arms embargo on Myanmar next month.", "Australia", "Myanmar", "planned", "tighten"),
    ("China refused to impose sanctions on North Korea.", "China", "North Korea", "withheld", "tighten"),
    ("The United States hit Iran with fresh oil sanctions on Monday.", "United States", "Iran", "imposed", "tighten"),
    ("Iraq called for sanctions against Turkey.", None, "Turkey", "urged", "tighten"),
]

NONE = [
    "The regulator sanctioned the increase in electricity tariffs in April.",
    "Parliament sanctioned the plan after a short debate.",
    "Sanctions have hurt the economy.",
    "The company complained about the sanctions-hit port.",
    "Temperatures will freeze the pipes in Kabul.",
    "The court ordered a ban on smoking in restaurants.",
]


CASES = yaml.safe_load((Path(__file__).parent / "sanction_cases.yaml").read_text(encoding="utf-8"))


def sanctions_of(annotated: Annotated) -> list[SanctionRecord]:
    records: list[Record] = list(find_sanctions(annotated))
    return [r for r in records if isinstance(r, SanctionRecord)]


@pytest.mark.parametrize(("body", "sender", "target", "action", "direction"), ONE)
def test_a_sanction_is_read_with_sender_target_and_action(  # noqa: PLR0917 - the columns of the table
    annotated,
    body,
    sender,
    target,
    action,
    direction,
):
    found = [(r.sender_name, r.target_name, r.action, r.direction) for r in sanctions_of(annotated(body))]
    assert found == [(sender, target, action, direction)]


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["text"])
def test_each_record_of_a_sentence_is_read(annotated, case):
    found = [
        [r.sender_name, r.target_name, r.action, r.direction, r.measure] for r in sanctions_of(annotated(case["text"]))
    ]
    assert sorted(found, key=str) == sorted(case["records"], key=str)


@pytest.mark.parametrize("case", CASES["read"] + CASES["unsure"], ids=lambda case: case["text"])
def test_each_record_of_a_sentence_is_read_by_the_rules(annotated, case):
    article = annotated(case["text"])
    found = [
        [r.sender and r.sender.name, r.target and r.target.name, r.action, r.direction, r.measure]
        for r in merge_reports(rule_reports(list(read_passages(article))))
    ]
    assert sorted(found, key=str) == sorted(case["records"], key=str)


@pytest.mark.parametrize("body", NONE + CASES["ignored"])
def test_what_is_no_sanction_is_left_alone(annotated, body):
    assert sanctions_of(annotated(body)) == []


def test_evidence_is_the_words_of_the_body(annotated):
    for body, *_ in ONE:
        for record in sanctions_of(annotated(body)):
            assert body[record.start_char : record.end_char] == record.evidence != ""


def test_joint_senders_and_targets_are_a_record_each(annotated):
    found = sanctions_of(annotated("Canada and Japan imposed sanctions on Belarus and Myanmar."))
    assert {(r.sender_name, r.target_name) for r in found} == {
        ("Canada", "Belarus"),
        ("Canada", "Myanmar"),
        ("Japan", "Belarus"),
        ("Japan", "Myanmar"),
    }


def test_a_head_of_government_acts_for_the_state(annotated):
    [record] = sanctions_of(annotated("British Prime Minister Keir Starmer imposed sanctions on Serbia."))
    assert record.sender_name == "United Kingdom"


@pytest.mark.parametrize(
    ("body", "measure"),
    [
        ("Spain approved an arms embargo on Israel.", "arms_embargo"),
        ("India imposed tariffs on Canada.", "tariff"),
        ("Norway imposed a travel ban on Belarus.", "travel_ban"),
        ("Switzerland froze the assets of Rosneft.", "asset_freeze"),
        ("Mexico imposed an oil embargo on Venezuela.", "energy"),
    ],
)
def test_the_kind_of_measure_comes_from_its_name(annotated, body, measure):
    assert [r.measure for r in sanctions_of(annotated(body))] == [measure]


def test_a_condition_is_kept_as_written(annotated):
    body = "The United States threatened to impose sanctions on Serbia if the deal fails."
    assert [r.condition_text for r in sanctions_of(annotated(body))] == ["if the deal fails"]


def test_who_asks_for_it_is_the_advocate(annotated):
    [record] = sanctions_of(annotated("Kenya urged the African Union to impose sanctions on Ethiopia."))
    assert record.advocate_name == "Kenya"


def test_who_follows_suit_does_the_same(annotated):
    body = "The European Union imposed sanctions on Rwanda on Monday. Norway said it would follow suit."
    assert [(r.sender_name, r.target_name, r.action) for r in sanctions_of(annotated(body))] == [
        ("European Union", "Rwanda", "imposed"),
        ("Norway", "Rwanda", "planned"),
    ]


def test_a_measure_told_again_is_one_record(annotated):
    body = "Canada imposed sanctions on Belarus on Monday.\nThe sanctions that Canada imposed on Belarus took effect."
    assert len(sanctions_of(annotated(body))) == 1


def rules_of(annotated: Annotated) -> list[tuple[str | None, str | None, str]]:
    """Sender, target and action of what the rules alone read."""
    reports = rule_reports(list(read_passages(annotated)))
    return [(r.sender.name if r.sender else None, r.target.name if r.target else None, r.action) for r in reports]


@pytest.mark.parametrize(
    ("body", "sender", "target"),
    [
        ("Tanzania imposed sanctions on Kenya. Norway has halted weapons exports to its NATO ally.", "Norway", "NATO"),
        ("Canada stopped its shipments to Cuba in the first week of February.", "Canada", "February"),
        ("India shut the Attari crossing to goods from Pakistan.", "India", "Attari"),
    ],
)
def test_a_word_that_only_describes_is_no_target(annotated, body, sender, target):
    assert (sender, target) not in [told[:2] for told in rules_of(annotated(body))]


@pytest.mark.parametrize(
    ("body", "sender", "target"),
    [
        (
            "The African Union met in Addis Ababa. On Friday the Council imposed sanctions on Mali, the African Union said.",
            "African Union",
            "Mali",
        ),
        ("The European Union will act. The Union imposed an embargo on Belarus.", "European Union", "Belarus"),
        ("ECOWAS was founded in 1975. The Commission imposed sanctions on Niger.", "ECOWAS", "Niger"),
        ("ECOWAS met in Abuja. West African heads of state have imposed sanctions on Guinea.", "ECOWAS", "Guinea"),
    ],
)
def test_a_bare_organ_is_the_union_that_the_article_names(annotated, body, sender, target):
    assert (sender, target) in [told[:2] for told in rules_of(annotated(body))]


def test_an_organ_of_no_union_stays_what_it_is(annotated):
    article = annotated("The Council imposed sanctions on Belarus. Norway followed suit.")
    assert union_behind(article, "Council") is None
    assert union_behind(annotated("The European Union and Norway met."), "Norwegian Council") is None


@pytest.mark.parametrize(
    ("body", "sender", "target", "action", "advocate"),
    [
        ("Finland proposed EU sanctions on Georgia.", "European Union", "Georgia", "proposed", "Finland"),
        ("Poland vetoed EU sanctions on Israel.", "European Union", "Israel", "withheld", None),
        ("Hungary has not joined EU sanctions on Russia.", "Hungary", "Russia", "withheld", None),
        ("Turkey trades with Russia and has not joined Western sanctions.", "Turkey", "Russia", "withheld", None),
        ("Switzerland adopted the EU sanctions against Iran.", "Switzerland", "Iran", "imposed", None),
    ],
)
def test_members_ask_for_and_refuse_what_their_union_would_take(  # noqa: PLR0917 - the columns of the table
    annotated, body, sender, target, action, advocate
):
    [report] = rule_reports(list(read_passages(annotated(body))))
    names = [party.name if party is not None else None for party in (report.sender, report.target, report.advocate)]
    assert names == [sender, target, advocate]
    assert report.action == action


@pytest.mark.parametrize(
    ("body", "action"),
    [
        ("The United States rolled back its embargo on Venezuelan oil.", "eased"),
        ("The European Union rolled over its sanctions on Belarus.", "extended"),
    ],
)
def test_what_is_rolled_back_is_eased(annotated, body, action):
    assert [told[2] for told in rules_of(annotated(body))] == [action]
