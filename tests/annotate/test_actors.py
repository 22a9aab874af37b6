"""A capital or seat of power is a government where it acts, and a place where it does not."""

from __future__ import annotations

import pytest

from tests.annotate.reading import read, texts, who

ACTING = [
    ("Moscow rejected the offer.", "Moscow", "Russia"),
    ("Kyiv's request was turned down.", "Kyiv", "Ukraine"),
    ("He warned Tehran not to test the missile.", "Tehran", "Iran"),
    ("Talks between Baku and Yerevan broke down.", "Yerevan", "Armenia"),
    ("The Kremlin said nothing.", "Kremlin", "Russia"),
    ("The White House declined to comment.", "White House", "United States"),
    ("Downing Street said it was ready.", "Downing Street", "United Kingdom"),
    ("Kinshasa accused Kigali of lying.", "Kigali", "Rwanda"),
    ("Weapons supplied by Washington arrived late.", "Washington", "United States"),
    ("The Quai d'Orsay denounced the attack.", "Quai d'Orsay", "French Foreign Ministry"),
]
LYING = [
    ("They met in Moscow on Monday.", "Moscow"),
    ("He arrived in Kyiv by train.", "Kyiv"),
    ("A drone hit Kyiv at dawn.", "Kyiv"),
    ("She travelled to Beijing for talks.", "Beijing"),
    ("The two met at the White House.", "White House"),
    ("The city of Khartoum burned.", "Khartoum"),
    ("Fighting raged north of Damascus.", "Damascus"),
    ("The attack on Beirut killed six.", "Beirut"),
    ("KYIV, March 3 - Snow fell.", "KYIV"),
]


@pytest.mark.parametrize(("body", "text", "country"), ACTING)
def test_what_acts_is_a_government(body: str, text: str, country: str) -> None:
    assert who(read(body), text) == country


@pytest.mark.parametrize(("body", "text"), LYING)
def test_what_is_gone_to_or_hit_is_a_place(body: str, text: str) -> None:
    assert text not in texts(read(body))


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Russian authorities", "Russia"),
        ("the Ukrainian delegation", "Ukraine"),
        ("The Israeli government", "Israel"),
    ],
)
def test_authorities_and_delegations_are_their_country(phrase: str, country: str) -> None:
    assert who(read(f"{phrase} left the talks."), phrase) == country


def test_officials_are_not_their_country() -> None:
    annotated = read("Senior U.S. officials left the talks.")
    mention = next(m for m in annotated.mentions if m.text == "Senior U.S. officials")
    assert mention.actor is None
    assert mention.is_plural
    assert mention.affiliation is not None
    assert mention.affiliation.name == "United States"
