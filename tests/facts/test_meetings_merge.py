"""Mentions of one encounter made one."""

from __future__ import annotations

from flows.annotate.model import Actor
from flows.facts.evidence import Evidence
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.merge import drop_twins, is_same, merge_encounters
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


def seated(*people: tuple[str, str, str], form: str = "in_person", kind: str = "meeting", **rest: object) -> Encounter:
    """A meeting held by persons and countries, each with its kind and code."""
    parties = [Party(name, Actor(name, sort, code)) for name, sort, code in people]
    return Encounter(kind, form, "held", parties, WORDS, "verb_meet", 0.9, **rest)  # type: ignore[arg-type]


IRAN, FRANCE = ("Abbas Araghchi", "person", "IRN"), ("France", "country", "FRA")


def test_a_country_with_another_person_in_its_seat_is_another_meeting() -> None:
    ministers = seated(IRAN, FRANCE, ("Kaja Kallas", "person", "EST"))
    presidents = seated(("Masoud Pezeshkian", "person", "IRN"), ("Emmanuel Macron", "person", "FRA"))
    assert not is_same(ministers, presidents)
    assert is_same(seated(IRAN, FRANCE), seated(IRAN, ("Jean-Noel Barrot", "person", "FRA")))


def test_a_body_told_to_sit_twice_in_a_breath_sits_once() -> None:
    union = ("European Union", "organisation", "")
    assert len(merge_encounters([seated(union), seated(union)])) == 1
    assert len(merge_encounters([seated(union), seated(union, paragraph=1)])) == 2


def test_a_conversation_told_again_may_be_a_meeting_or_a_call() -> None:
    both = (IRAN, ("Steve Witkoff", "person", "USA"))
    again = seated(*both, form="unknown", kind="call", refers_back=True)
    again.evidence = Evidence(40, 56, "the conversation")
    assert is_same(seated(*both), again)
    again.evidence = Evidence(40, 54, "the phone call")
    assert not is_same(seated(*both), again)


def test_who_arrives_for_a_visit_makes_one_journey() -> None:
    guest, host = ("Xi Jinping", "person", "CHN"), ("Vietnam", "country", "VNM")
    assert len(merge_encounters([seated(guest, host, kind="visit"), seated(guest, kind="visit")])) == 1
    assert len(merge_encounters([seated(guest, host, kind="visit"), seated(guest, kind="meeting")])) == 2
