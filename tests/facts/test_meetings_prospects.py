"""What is said of a plan to meet, how candidates stand to the word, and articles that tell nobody's public meetings."""

from __future__ import annotations

import pytest

from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import read_told
from flows.facts.meetings.again import Reading, read_tables
from flows.facts.meetings.bearing import bearings, count_told, levels_of
from flows.facts.meetings.hints import hints_of
from flows.facts.meetings.prospects import features_of_state, signs_from, states_of
from flows.facts.meetings.story import Story, Telling
from flows.facts.meetings.told import rule_encounters
from flows.facts.passage import read_passages

SIGNS = [
    ("The summit of Kenya and Somalia was called off.", ("off", False)),
    ("The visit of the Emir to Tehran fell through.", ("off", False)),
    ("India turned down talks with Pakistan.", ("refused", False)),
    ("Baku has ruled out a meeting with Yerevan.", ("refused", False)),
    ("Seoul has not ruled out a meeting with Pyongyang.", ("refused", True)),
    ("The round in Doha was postponed.", ("put_off", False)),
    ("The presidents of Peru and Chile were to have met in Lima.", ("once", False)),
    ("The ministers were due to meet in Juba.", ("once", False)),
    ("Talks are scheduled for Monday.", ("planned", False)),
    ("Ankara has requested a meeting with the envoy.", ("asked", False)),
    ("Norway has offered to bring both sides together.", ("offered", False)),
    ("The two may meet in Manila.", ("possible", False)),
    ("Manila is ready for talks with Beijing.", ("ready", False)),
    ("The mediators hope to see both in Tunis.", ("hoped", False)),
    ("The ministry knows of no such appointment.", ("disputed", False)),
    ("The talks in Juba concluded on Friday.", ("held", False)),
]


@pytest.mark.parametrize(("body", "sign"), SIGNS)
def test_a_sentence_has_signs_of_what_comes_of_a_plan(annotated, body, sign):
    passage = next(iter(read_passages(annotated(body))))
    assert sign in [(s.name, s.is_negated) for s in signs_from(passage, 0)]


@pytest.mark.parametrize("body", ["Rain fell on Nairobi.", "The bridge carries two lanes of traffic."])
def test_a_sentence_without_plans_has_no_signs(annotated, body):
    passage = next(iter(read_passages(annotated(body))))
    assert signs_from(passage, 0) == []


def readings_of(article) -> list[Reading]:
    """The article's tellings, seated by a model that likes everybody."""
    passages = list(read_passages(article))
    by_rule = rule_encounters(article, passages)
    read = {(e.paragraph, e.cue): e for e in by_rule}
    told = read_told(article, "meeting", passages, hints_of(by_rule))
    tellings = [Telling(t, read.get((t.passage.paragraph.index, t.index))) for t in told]
    return read_tables(Story.of(article, tellings), LinearModel(("seated",), {"one": (0.1,)}))


def reading_at(article, word: str) -> tuple[list[Reading], int]:
    """The readings of an article and the number of that at a word."""
    readings = readings_of(article)
    words = [r.telling.told.passage[r.telling.told.index].lower_ for r in readings]
    return readings, words.index(word)


def test_the_state_heeds_signs_in_the_sentence_and_after_it(annotated):
    body = "William Ruto had hoped to meet Abiy Ahmed in Nairobi. Ethiopia declined. The truce held."
    found = features_of_state(*reading_at(annotated(body), "meet"))
    assert any(f.startswith("sign once not=False before") for f in found)
    assert "next refused not=False" in found


def test_the_state_has_chances_that_sum_to_one(annotated):
    model = LinearModel(("cancelled", "held"), {"bias": (-0.5, 0.5), "sign off not=False": (2.0, -2.0)})
    called_off = states_of(
        *reading_at(annotated("A meeting of Iran and Oman in Muscat was cancelled."), "meeting"), model
    )
    took_place = states_of(
        *reading_at(annotated("A meeting of Iran and Oman in Muscat took an hour."), "meeting"), model
    )
    assert called_off["cancelled"] > 0.5 > took_place["cancelled"]
    assert sum(called_off.values()) == pytest.approx(1.0)


LEVELS = [
    ("Delegations of Ethiopia and Sudan held talks in Juba.", "talks", ("teams",), 0),
    ("The presidents of Ethiopia and Sudan held bilateral talks in Juba.", "talks", ("leaders",), 2),
    ("The three foreign ministers of Ethiopia, Sudan and Egypt held talks in Juba.", "talks", ("ministers",), 3),
    ("Ethiopia and Sudan held talks in Juba.", "talks", ("none",), 0),
]


@pytest.mark.parametrize(("body", "word", "levels", "count"), LEVELS)
def test_the_sentence_says_at_which_level_and_how_many(annotated, body, word, levels, count):
    readings, number = reading_at(annotated(body), word)
    assert levels_of(readings[number].telling) == levels
    assert count_told(readings[number].telling) == count


def test_a_body_at_home_is_told_from_the_country_around_it(annotated):
    body = "Maia Sandu flew to Brussels on Monday to meet the European Union's ministers."
    readings, number = reading_at(annotated(body), "meet")
    telling = readings[number].telling
    found = {j.who.name: borne for j, borne in zip(telling.candidates, bearings(telling), strict=True)}
    assert f"one home told={telling.kind}" in found["European Union"]
    assert "one guest body=True" in found["Belgium"]


def test_a_person_knows_of_his_country_at_the_table(annotated):
    readings, number = reading_at(
        annotated("Delegations of Kenya and Ethiopia met, led by William Ruto and Abiy Ahmed."), "met"
    )
    telling = readings[number].telling
    ruto = next(i for i, j in enumerate(telling.candidates) if j.who.name == "William Ruto")
    assert "one kin=country kind=person" in bearings(telling)[ruto]
