"""Mentions of one encounter made one."""

from __future__ import annotations

from flows.annotate.model import Actor
from flows.facts.evidence import Evidence
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.merge import drop_twins
from flows.facts.parties import Party

WORDS = Evidence(0, 34, "the next round of talks in Nairobi")


def encounter(*names: str, confidence: float = 0.5, evidence: Evidence = WORDS) -> Encounter:
    parties = [Party(name, Actor(name, "country", None)) for name in names]
    return Encounter("meeting", "in_person", "planned", parties, evidence, "noun_bare", confidence)


def test_of_two_told_by_the_same_words_the_surest_stays() -> None:
    doubtful, sure = encounter("Kenya", "Uganda", confidence=0.4), encounter("Uganda", "Kenya", confidence=0.6)
    assert drop_twins([doubtful, sure]) == [sure]
    assert drop_twins([sure, doubtful]) == [sure]


def test_other_parties_or_other_words_are_another_encounter() -> None:
    every = [
        encounter("Kenya", "Uganda"),
        encounter("Kenya", "Rwanda"),
        encounter("Kenya", "Uganda", evidence=Evidence(40, 49, "the talks")),
    ]
    assert drop_twins(every) == every
