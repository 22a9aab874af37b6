"""Who fights whom where: the wars of the lexicon, and what they say of those whom an article names."""

from __future__ import annotations

from datetime import date

import pytest

from flows import lexicons
from flows.facts.strikes.wars import can_fly, foes_of, stance_of


@pytest.mark.parametrize(
    ("name", "ground", "year", "stance"),
    [
        ("Russia", "Ukraine", 2024, "foe"),
        ("Ukraine", "Ukraine", 2024, "host"),
        ("Azov Brigade", "Ukraine", 2024, "friend"),
        ("Israel", "Yemen", 2024, "guest"),
        ("Rapid Support Forces", "Sudan", 2024, "foe"),
        ("Sudan", "Sudan", 2024, "host"),
        ("M23", "DR Congo", 2025, "foe"),
        ("Saudi-led coalition", "Yemen", 2018, "friend"),
        ("Arakan Army", "Myanmar", 2024, "foe"),
        ("Turkey", "Ukraine", 2024, "away"),
        ("Switzerland", "Switzerland", 2024, "home"),
        ("Switzerland", "Ukraine", 2024, "none"),
    ],
)
def test_a_party_stands_to_those_whose_ground_it_is(name: str, ground: str, year: int, stance: str) -> None:
    assert stance_of(name, [ground], date(year, 6, 1)) == stance


def test_a_war_that_has_not_begun_or_is_over_makes_no_foes() -> None:
    assert stance_of("Rapid Support Forces", ["Sudan"], date(2015, 6, 1)) == "friend"
    assert stance_of("TPLF", ["Ethiopia"], date(2021, 6, 1)) == "foe"
    assert stance_of("TPLF", ["Ethiopia"], date(2025, 6, 1)) == "away"


def test_foes_are_those_on_different_sides() -> None:
    assert "Pakistan" in foes_of("India", None)
    assert "India" in foes_of("Pakistan", None)
    assert "Hezbollah" not in foes_of("Hamas", None)
    assert "Israel" not in foes_of("Israel", None)
    assert foes_of("Switzerland", None) == frozenset()


def test_few_armed_groups_have_aircraft() -> None:
    assert can_fly("Wagner Group")
    assert not can_fly("M23")


def test_every_side_is_a_country_a_known_group_or_an_alliance() -> None:
    known = {row["name"] for table in ("countries", "armed_groups") for row in lexicons.rows(table)}
    named = {n for row in lexicons.rows("conflicts") for side in row["sides"].split("/") for n in lexicons.values(side)}
    assert named - known == {"African Union", "NATO", "United Nations"}
    assert {g for row in lexicons.rows("conflicts") for g in lexicons.values(row["ground"])} <= known
    assert set(lexicons.load("conflicts")["flying"]) <= named
