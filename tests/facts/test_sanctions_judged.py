"""What the models of sanctions are given to judge: classes of words, those behind the names, and the whole article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.model import Actor
from flows.facts.learned.behalf import named_with_states
from flows.facts.learned.classes import classes_of
from flows.facts.learned.parties import Candidate
from flows.facts.learned.reader import Judged
from flows.facts.passage import read_passages
from flows.facts.sanctions.hints import sanction_hints
from flows.facts.sanctions.judged import LIKELY, SURE, chosen


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("imposed", "enact"),
        ("froze", "stop"),
        ("embargoes", "a measure"),
        ("duties", "a measure"),
        ("waiver", "a relief"),
    ],
)
def test_a_word_has_the_class_of_its_like(word, name):
    assert name in classes_of(word)


def test_most_words_have_no_class():
    assert classes_of("pomegranate") == ()


def names_in(annotated, body: str) -> set[tuple[str, str]]:
    article = annotated(body)
    return {(who.name, form.split()[0]) for who, form, *_ in named_with_states(article, list(read_passages(article)))}


def test_behind_a_person_stands_the_state_that_he_acts_for(annotated):
    found = names_in(annotated, "Emmanuel Macron announced sanctions on Belarus.")
    assert {("Emmanuel Macron", "name"), ("France", "behind"), ("Belarus", "name")} <= found


def test_the_commission_stands_for_the_union(annotated):
    assert ("European Union", "behind") in names_in(annotated, "The Commission wants tariffs on goods from Serbia.")


def test_the_west_is_a_sender_but_the_west_bank_is_not(annotated):
    assert ("West", "name") in names_in(annotated, "The West imposed sanctions on Russia.")
    assert ("West", "name") not in names_in(annotated, "Settlers in the West Bank were banned from entering Spain.")


def test_a_rule_leaves_a_hint_with_names_where_it_read(annotated):
    article = annotated("Canada imposed sanctions on Belarus.")
    hints = sanction_hints(article, list(read_passages(article)))
    hint = hints[0, 2]
    assert (hint.rule, hint.state, hint.roles["sender"], hint.roles["target"]) == (
        "noun_governed",
        "imposed",
        ("Canada",),
        ("Belarus",),
    )


def test_a_word_without_rule_has_notes_only(annotated):
    article = annotated("Canada eased its grip on the ports of Haiti.")
    hints = sanction_hints(article, list(read_passages(article)))
    assert (0, 3) not in hints
    assert hints[0, 3].roles == {}
    assert hints[0, 1].roles == {}
    assert "act=eased" in hints[0, 1].notes


@given(st.lists(st.floats(0, 1), max_size=6))
def test_those_who_are_sure_are_chosen_else_one_who_is_likely(chances):
    actor = Actor("Canada", "country", "CAN")
    judged = [Judged(Candidate(actor, "name", None, 0, 1, 0), c) for c in sorted(chances, reverse=True)]
    picked = [j.chance for j in chosen(judged)]
    assert len(picked) <= 1 or min(picked) >= SURE
    assert min(picked, default=1.0) >= LIKELY
    assert bool(picked) == (max(chances, default=0.0) >= LIKELY)
