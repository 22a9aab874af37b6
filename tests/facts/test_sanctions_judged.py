"""What the models of sanctions are given to judge: classes of words, those behind the names, and the whole article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate import annotate
from flows.facts.evidence import Evidence
from flows.facts.learned.behalf import named_with_states
from flows.facts.learned.classes import classes_of
from flows.facts.learned.corpus import read_article
from flows.facts.learned.lessons import Lesson
from flows.facts.learned.reader import read_told
from flows.facts.parties import Party
from flows.facts.passage import read_passages
from flows.facts.sanctions.hints import sanction_hints
from flows.facts.sanctions.learning import triple_examples
from flows.facts.sanctions.report import LEARNED, Report, likeliest_tellings
from flows.facts.sanctions.steps import share, small, step
from flows.facts.sanctions.triple_company import Company, of_action_beside, of_seat_beside
from flows.facts.sanctions.triples import read_triples
from flows.facts.sanctions.whole import Whole

TAUGHT = """# Europe; report; 2026-03-18
Canada acts

Canada imposed sanctions on Belarus on Monday. Poland thanked Ottawa.

== names
GPE: Canada; Belarus; Poland; Ottawa
== facts
sanction imposed tighten general | Canada > Belarus | at: imposed [sanctions] on
"""


def report(sender: str, action: str, chance: float) -> Report:
    """A report of the models."""
    return Report(
        sender=Party(sender, None),
        target=None,
        action=action,
        direction="tighten",
        measure="general",
        advocate=None,
        evidence=Evidence(0, 1, "x"),
        rule=LEARNED,
        confidence=chance,
    )


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


def words_of(annotated, body: str) -> Whole:
    """The words that may tell a sanction in a body, judged by the shipped models."""
    article = annotated(body)
    passages = list(read_passages(article))
    told = read_told(article, "sanction", passages, sanction_hints(article, passages), least=0.1)
    return Whole.of(article, passages, list(told))


def test_nobody_is_both_sender_and_target_of_a_triple(annotated):
    whole = words_of(annotated, "Canada imposed sanctions on Belarus after Poland had closed its border.")
    triples = [triple for number in range(len(whole.words)) for triple in read_triples(whole, number)]
    assert triples
    assert all(triple.sender.name != triple.target.name for triple in triples)


def test_nobody_may_be_sender_or_target(annotated):
    (word, *_) = words_of(annotated, "Sanctions were imposed on Belarus.").words
    assert (word.senders[-1].name, word.targets[-1].name) == (None, None)


def test_a_minister_sends_for_his_state(annotated):
    (word, *_) = words_of(annotated, "Emmanuel Macron imposed sanctions on Belarus.").words
    assert "France" in word.as_sender
    assert "Emmanuel Macron" not in word.as_sender


def test_who_sends_and_suffers_sums_over_the_words_of_the_article(annotated):
    whole = words_of(annotated, "Canada imposed sanctions on Belarus. Later Canada lifted its embargo on Belarus.")
    parts = [word.told.chance * word.as_sender.get("Canada", 0.0) for word in whole.words]
    assert len(parts) > 1
    assert whole.senders["Canada"] == pytest.approx(sum(parts))


def word_at(whole: Whole, form: str) -> int:
    """The number of the first word of this form."""
    return next(n for n, word in enumerate(whole.words) if word.told.passage[word.told.index].lower_ == form)


def test_a_word_knows_what_the_words_beside_it_tell(annotated):
    whole = words_of(annotated, "Canada imposed sanctions on Belarus. Later Canada lifted its embargo on Belarus.")
    company = Company.of(whole, word_at(whole, "sanctions"))
    assert [(side, is_here) for side, _, is_here in company.near if side == ">"] == [(">", False)]


def test_the_first_and_the_last_word_have_nobody_before_and_behind(annotated):
    whole = words_of(annotated, "Canada imposed sanctions on Belarus.")
    assert "<" not in [side for side, _, _ in Company.of(whole, 0).near]
    assert ">" not in [side for side, _, _ in Company.of(whole, len(whole.words) - 1).near]


@pytest.mark.parametrize(
    ("body", "role", "name", "is_listed"),
    [
        ("Japan imposed sanctions on Iran and Sudan.", "t", "Iran", True),
        ("Japan imposed sanctions on Iran after Sudan had closed a port.", "t", "Iran", False),
        ("Norway and Japan imposed sanctions on Iran.", "s", "Japan", True),
    ],
)
def test_those_of_one_list_stand_together(annotated, body, role, name, is_listed):
    whole = words_of(annotated, body)
    number = word_at(whole, "sanctions")
    word = whole.words[number]
    seat = next(s for s in (word.senders if role == "s" else word.targets) if s.name == name)
    features = list(of_seat_beside(role, word, seat, Company.of(whole, number)))
    assert any(feature.startswith(f"{role} mate=") for feature in features) is is_listed


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Ghana said that sanctions on Togo were near.", "other"),
        ("Togo demanded that Japan lift its sanctions.", "sender"),
        ("Officials asked for sanctions on Togo.", "unnamed"),
    ],
)
def test_who_stands_over_the_word_is_told(annotated, body, who):
    whole = words_of(annotated, body)
    number = word_at(whole, "sanctions")
    word = whole.words[number]
    sender = next((s for s in word.senders if s.name == "Japan"), word.senders[-1])
    target = next(s for s in word.targets if s.name == "Togo")
    [features] = of_action_beside(word, sender, target, ["urged"], Company.of(whole, number))
    assert f"a=urged speaker={who}" in features


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_chance_is_no_lower_a_step(one, other):
    low, high = sorted((one, other))
    assert all(int(steps(low)) <= int(steps(high)) for steps in (step, small, share))


def test_an_example_is_right_where_the_corpus_marks_its_word(pipeline):
    taught = read_article(TAUGHT, "xx-01")
    lesson = Lesson(taught, annotate(taught.article, pipeline), [])
    lesson = replace(lesson, passages=list(read_passages(lesson.annotated)))
    hints = sanction_hints(lesson.annotated, lesson.passages)
    told = list(read_told(lesson.annotated, "sanction", lesson.passages, hints, least=0.1))
    examples = list(triple_examples([(lesson, told)]))
    right = [set(features) for features, label in examples if label == "yes"]
    assert right
    assert all({"s name=Canada", "t name=Belarus", "a=imposed"} <= features for features in right)
    assert len(right) < len(examples)


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["imposed", "lifted"]), st.floats(0, 1)), max_size=8))
def test_of_several_tellings_the_surest_is_kept(drawn):
    reports = [report(name, action, chance) for name, action, chance in drawn]
    kept = likeliest_tellings(reports)
    best = {(n, a): max(c for m, b, c in drawn if (m, b) == (n, a)) for n, a, _ in drawn}
    assert {(r.sender.name, r.action) for r in kept} == set(best)
    assert all(r.confidence == best[r.sender.name, r.action] for r in kept)
