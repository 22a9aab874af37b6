"""Several meetings told in one breath are taken apart; those who meet at one table are left together."""

from __future__ import annotations

import pytest

from flows.facts.evidence import Evidence
from flows.facts.learned.corpus import TaughtArticle, TaughtFact
from flows.facts.learned.lessons import Lesson
from flows.facts.learned.parties import Cast
from flows.facts.learned.reader import Judged, Told, models_of
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.in_turn import split_in_turn
from flows.facts.parties import Party
from flows.facts.passage import read_passages

ROUTE = "Antony Blinken saw William Ruto in Nairobi on Tuesday and Abiy Ahmed in Addis Ababa on Thursday."


def split(annotated, body: str, word: str, kind: str = "meeting", rule: str = "verb_see") -> list[Encounter]:
    """What is made of an encounter of all persons and countries of a sentence, told by this word of it."""
    article = annotated(body)
    passages = list(read_passages(article))
    passage = passages[0]
    index = next(t.i for t in passage.tokens if t.lower_ == word)
    near = [c for c in Cast.of_actors(article, passages).near(passage, index) if not c.form.startswith("host")]
    told = Told(passage, index, 1.0, None, models_of("meeting"), {"party": [Judged(c, 1.0) for c in near]})
    parties = [Party(c.who.name, c.who) for c in near if c.who.kind == "person" or rule == "verb_summon"]
    encounter = Encounter(kind, "unknown", "held", parties, Evidence(0, len(body), body), rule, 0.9)
    return list(split_in_turn(told, encounter))


def tables(found: list[Encounter]) -> list[set[str]]:
    return [{p.name for p in e.parties} for e in found]


def test_a_place_of_his_own_sets_a_partner_apart(annotated):
    found = split(annotated, ROUTE, "saw")
    assert tables(found) == [{"Antony Blinken", "William Ruto"}, {"Antony Blinken", "Abiy Ahmed"}]
    assert [e.place.name if e.place else None for e in found] == ["Nairobi", "Addis Ababa"]


def test_who_telephones_speaks_to_one_at_a_time(annotated):
    found = split(annotated, "Emmanuel Macron telephoned Paul Kagame and Felix Tshisekedi.", "telephoned", "call")
    assert tables(found) == [{"Emmanuel Macron", "Paul Kagame"}, {"Emmanuel Macron", "Felix Tshisekedi"}]


def test_each_of_several_states_summons_for_itself(annotated):
    body = "Kenya and Uganda summoned the Sudanese ambassadors over the raid."
    found = tables(split(annotated, body, "summoned", rule="verb_summon"))
    assert sorted(map(sorted, found)) == [["Kenya", "Sudan"], ["Sudan", "Uganda"]]


@pytest.mark.parametrize(
    ("body", "word", "kind"),
    [
        ("Emmanuel Macron met Paul Kagame and Felix Tshisekedi in Paris on Sunday.", "met", "meeting"),
        ("Emmanuel Macron met Paul Kagame in Paris on Sunday together with Felix Tshisekedi.", "met", "meeting"),
        ("Marco Rubio met Shehbaz Sharif in Doha with Asim Munir beside him.", "met", "meeting"),
        ("Keir Starmer held a conference call with Emmanuel Macron and Friedrich Merz.", "call", "call"),
        ("Keir Starmer joined a call with Emmanuel Macron and Friedrich Merz.", "call", "call"),
    ],
)
def test_one_table_stays_one(annotated, body, word, kind):
    assert len(split(annotated, body, word, kind)) == 1


def test_a_further_partner_is_told_by_the_verb(annotated):
    body = "Emmanuel Macron telephoned Paul Kagame and Felix Tshisekedi on Sunday."
    article = annotated(body)

    def fact(partner: str, word: str) -> TaughtFact:
        start = body.index(word)
        return TaughtFact("meeting", "held", ("Emmanuel Macron", partner), ((start, start + len(word)),), {})

    facts = (fact("Paul Kagame", "telephoned"), fact("Felix Tshisekedi", "Tshisekedi"))
    lesson = Lesson(TaughtArticle(article.article, {}, facts), article, list(read_passages(article)))
    assert [passage[index].lower_ for _, passage, index in lesson.told_at("meeting")] == ["telephoned"] * 2
