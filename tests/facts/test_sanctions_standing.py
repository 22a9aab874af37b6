"""What is known of those named before a word is judged: who presses whom, what rules read elsewhere, turns of phrase."""

from __future__ import annotations

from datetime import date

import pytest

from flows import lexicons
from flows.facts.passage import read_passages
from flows.facts.sanctions.phrases import phrase_notes, phrases_of
from flows.facts.sanctions.regimes import does_press, is_known, is_member
from flows.facts.sanctions.standing import Standing
from flows.facts.sanctions.told import rule_reports


def standing_of(article):
    passages = list(read_passages(article))
    return Standing.of(article, passages, rule_reports(passages)), passages


@pytest.mark.parametrize(
    ("sender", "target", "day", "expected"),
    [
        ("European Union", "Russia", date(2022, 3, 1), True),
        ("European Union", "Russia", date(2010, 3, 1), False),
        ("Russia", "European Union", date(2022, 3, 1), True),
        ("ECOWAS", "Niger", date(2023, 8, 1), True),
        ("Niger", "ECOWAS", date(2015, 8, 1), False),
        ("Saudi Arabia", "Qatar", date(2018, 1, 1), True),
        ("Saudi Arabia", "Qatar", date(2024, 1, 1), False),
        ("United States", "Cuba", None, True),
        ("Iceland", "Kiribati", None, False),
        ("Russia", "Russia", None, False),
    ],
)
def test_who_presses_whom_depends_on_the_year(sender, target, day, expected):
    assert does_press(sender, target, day) is expected


def test_of_two_that_nothing_is_known_of_nothing_is_said():
    assert not is_known(frozenset({"Iceland", "Kiribati"}), None)
    assert is_known(frozenset({"Iceland", "Kiribati", "Russia"}), date(2023, 1, 1))


def test_a_union_acts_for_its_members_only():
    assert is_member("Slovakia", "European Union")
    assert not is_member("Serbia", "European Union")
    assert not is_member("Slovakia", "NATO")


@pytest.mark.parametrize("row", lexicons.rows("sanction_regimes"), ids=lambda row: row["regime"])
def test_a_regime_ends_after_it_begins_and_has_both_sides(row):
    assert int(row["from"]) <= int(row["to"] or 9999)
    assert lexicons.values(row["senders"])
    assert lexicons.values(row["targets"])


def test_the_standing_tells_whom_the_article_itself_names(annotated):
    article = annotated("The European Union imposed sanctions on Rwanda.\n\nBelgium said the list would grow in May.")
    standing, passages = standing_of(article)
    known = standing.at(passages[1], 0)
    assert set(known) == set(standing.states)
    assert {"target=1", "target first=True", "pressed here=True"} <= set(known["Rwanda"])
    assert {"sender=1", "union of one here", "presses here=False"} <= set(known["European Union"])
    assert "other target" in known["Belgium"]


def test_a_firm_is_pressed_as_its_country_is(annotated):
    standing, passages = standing_of(annotated("Britain put Rosneft on a list on Monday."))
    assert "pressed here=True" in standing.at(passages[0], 0)["Rosneft"]


def test_nothing_is_told_of_pressing_where_no_two_are_known(annotated):
    standing, passages = standing_of(annotated("Iceland closed its ports to trawlers from Kiribati."))
    assert not any("press" in note for notes in standing.at(passages[0], 0).values() for note in notes)


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("The ministers stopped short of an embargo.", "withheld"),
        ("Vienna held the listing back.", "withheld"),
        ("Ghana let the ban lapse.", "lifted"),
        ("The measures will stay in place.", "extended"),
        ("A new list is in the works.", "planned"),
        ("Peru came out in favour of a boycott.", "urged"),
        ("The lawmakers are toying with a levy.", "proposed"),
        ("Seoul reserves the right to an answer.", "threatened"),
        ("Chile was allowed to put the licence on ice.", "eased"),
        ("Kenya shut the traders out.", "imposed"),
    ],
)
def test_a_turn_of_phrase_tells_the_state(annotated, body, state):
    [passage] = read_passages(annotated(body))
    assert state in {phrase.state for phrase in phrases_of(passage, 0)}


def test_a_sentence_without_a_turn_of_phrase_tells_nothing(annotated):
    [passage] = read_passages(annotated("Sugar is sweet."))
    assert phrases_of(passage, 0) == ()
    assert list(phrase_notes(passage, 0)) == []


def test_a_phrase_stands_over_before_or_after_the_word(annotated):
    [passage] = read_passages(
        annotated("The ministers stopped short of an embargo, and the old ban will stay in place.")
    )
    embargo = next(token.i for token in passage.tokens if token.text == "embargo")
    notes = set(phrase_notes(passage, embargo))
    assert {"phrase=withheld over", "phrase=extended after", "phrase next=withheld"} <= notes
