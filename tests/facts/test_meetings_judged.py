"""The second reading of meetings: sets of parties weighed together, rivals in one sentence, and what makes a reading right."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import read_told
from flows.facts.meetings.again import chances_of, read_tables
from flows.facts.meetings.choice import LARGEST, Guess, Table, best_seats, guesses_of, seatings
from flows.facts.meetings.hints import hints_of
from flows.facts.meetings.learning import fit_tables
from flows.facts.meetings.seats import step, table_of
from flows.facts.meetings.story import MOST, Story, Telling
from flows.facts.meetings.told import rule_encounters
from flows.facts.passage import read_passages

WEIGHTS = LinearModel(
    ("seated",), {"likely": (2.0,), "unlikely": (-2.0,), "kin": (-6.0,), "two seats": (1.0,), "open": (-1.0,)}
)


def table(members: list[str], kin: tuple[int, int] | None = None) -> Table:
    """A table whose members are likely or unlikely, two of them perhaps a person and his country."""
    return Table(
        [[name] for name in members],
        {both: ["kin"] if both == kin else [] for both in combinations(range(len(members)), 2)},
        {
            (n, is_open): [*(["two seats"] if n == 2 else []), *(["open"] if is_open else [])]
            for n in range(LARGEST + 1)
            for is_open in (False, True)
        },
    )


def test_the_likely_ones_sit_together():
    _, seats = best_seats(guesses_of(table(["likely", "likely", "unlikely"]), WEIGHTS))
    assert seats == 0b011


def test_a_person_does_not_sit_beside_his_own_country():
    guesses = guesses_of(table(["likely", "likely", "likely"], kin=(0, 1)), WEIGHTS)
    assert guesses[0].seats in (0b101, 0b110)
    _, seats = best_seats(guesses)
    assert seats & 0b100


@given(st.lists(st.sampled_from(["likely", "unlikely", "unknown"]), min_size=1, max_size=5))
def test_chances_of_all_ways_of_seating_sum_to_one(members):
    guesses = guesses_of(table(members), WEIGHTS)
    assert sum(g.chance for g in guesses) == pytest.approx(1.0)
    assert [g.chance for g in guesses] == sorted((g.chance for g in guesses), reverse=True)
    agrees, seats = best_seats(guesses)
    assert 0.0 <= agrees <= 1.0 + 1e-9
    assert 0 < seats < 1 << len(members)


def test_an_empty_table_without_anybody_beside_it_is_no_seating():
    assert (0, False) not in seatings(3)
    assert (0, True) in seatings(3)


def test_a_seat_stays_empty_rather_than_taken_by_one_of_two_strangers():
    guesses = [Guess(0.34, 0b0011, False), Guess(0.33, 0b0101, False), Guess(0.33, 0b1001, False)]
    _, seats = best_seats(guesses)
    assert seats == 0b0001


def test_the_model_of_tables_learns_who_sits():
    examples = [(table(["likely", "unlikely"]), (0b01, False)), (table(["unlikely", "likely"]), (0b10, False))] * 60
    model = fit_tables(examples)
    assert model.weights["likely"][0] > 0 > model.weights["unlikely"][0]
    assert model == fit_tables(examples)


def test_steps_are_counted():
    assert [step(value, (0.1, 0.5)) for value in (0.0, 0.1, 0.4, 0.5, 1.0)] == [0, 1, 1, 2, 2]


BODY = (
    "Kenyan President William Ruto, who had phoned Yoweri Museveni on Friday, met Abiy Ahmed in Nairobi on Monday. "
    "The talks lasted two hours."
)


@pytest.fixture
def story(annotated) -> Story:
    article = annotated(BODY)
    passages = list(read_passages(article))
    by_rule = rule_encounters(article, passages)
    read = {(e.paragraph, e.cue): e for e in by_rule}
    told = read_told(article, "meeting", passages, hints_of(by_rule))
    return Story.of(article, [Telling(t, read.get((t.passage.paragraph.index, t.index))) for t in told])


def number_of(story: Story, word: str) -> int:
    """The number of the telling at this word."""
    words = [t.told.passage[t.told.index].lower_ for t in story.tellings]
    return words.index(word)


def test_tellings_know_what_stands_beside_them(story):
    beside = story.beside(number_of(story, "met"))
    assert "phoned" in {t.told.passage[t.told.index].lower_ for t in beside}
    assert "talks" not in {t.told.passage[t.told.index].lower_ for t in beside}


def test_talks_with_an_article_point_back_and_a_verb_does_not(story):
    assert story.tellings[number_of(story, "talks")].points_back
    assert not story.tellings[number_of(story, "met")].points_back


def test_who_takes_part_before_is_known(story):
    assert {"William Ruto", "Abiy Ahmed"} <= story.before(number_of(story, "talks"))


def test_a_table_has_features_for_every_candidate_pair_and_size(story):
    for number, telling in enumerate(story.tellings):
        found = table_of(story, number)
        count = len(telling.candidates)
        assert len(found.members) == count <= MOST
        assert set(found.pairs) == set(combinations(range(count), 2))
        assert set(found.sizes) == {(n, o) for n in range(min(LARGEST, count) + 1) for o in (False, True)}


def test_one_who_is_phoned_is_the_rival_telling_s(story):
    number = number_of(story, "met")
    telling = story.tellings[number]
    rank = next(i for i, j in enumerate(telling.candidates) if j.who.name == "Yoweri Museveni")
    assert "one under=other" in table_of(story, number).members[rank]


def test_readings_have_chances(story):
    model = LinearModel(("no", "yes"), {"bias": (0.5, -0.5), "n=2": (-1.0, 1.0)})
    readings = read_tables(story, LinearModel(("seated",), {"one": (0.1,)}))
    chances = chances_of(readings, model)
    assert len(chances) == len(readings)
    assert all(0.0 < chance < 1.0 for chance in chances)
