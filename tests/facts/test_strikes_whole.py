"""The reading of strikes over a whole article: its parts that need no weights, and what must hold whatever these are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.model import Annotated
from flows.facts.passage import read_passages
from flows.facts.strikes import find_strikes
from flows.facts.strikes.counts import counts_of
from flows.facts.strikes.learning import is_toll
from flows.facts.strikes.story import Story
from flows.facts.strikes.telling import steps, weighed
from flows.records import StrikeRecord

Annotate = Callable[..., Annotated]
STORY = (
    "Russia shelled the city of Kherson on Monday, killing three people.\n"
    "The strike wounded nine others, the governor said. In Sumy a missile destroyed a school; nobody was hurt.\n"
    "Ukraine shelled Belgorod, killing a pensioner."
)


@dataclass(frozen=True)
class Number:
    """A number of people as the reader of counts gives it."""

    count: tuple[int | None, int | None] | None


@given(st.floats(0.01, 0.99), st.floats(-5, 5), st.floats(0, 5))
def test_more_evidence_never_lowers_a_chance(chance: float, odds: float, more: float) -> None:
    assert 0.0 < weighed(chance, odds) <= weighed(chance, odds + more) < 1.0
    assert math.isclose(weighed(chance, 0.0), chance, abs_tol=1e-9)


def test_a_number_reaches_every_bound_below_it() -> None:
    assert list(steps("best", 0.5, (0.1, 0.5, 0.9))) == ["best>=0.1", "best>=0.5"]


@pytest.mark.parametrize(
    ("count", "toll", "is_its"),
    [
        ((12, 12), "12", True),
        ((11, 11), "12", False),
        ((12, None), "12-", True),
        ((None, 12), "-12", True),
        ((40, 40), "40-49", True),
        ((40, 49), "40-49", True),
        ((12, 12), "12-", False),
        ((12, 12), None, False),
        (None, "12", False),
    ],
)
def test_a_toll_is_known_by_its_number_or_one_of_its_ends(
    count: tuple[int | None, int | None] | None, toll: str | None, is_its: bool
) -> None:
    assert is_toll(Number(count), toll) is is_its


def test_the_story_adds_later_tolls_and_leaves_the_tellings_as_they_were_read(annotated: Annotate) -> None:
    story = Story.of(list(read_passages(annotated(STORY, date(2025, 11, 18)))))
    assert [a.place_name for a in story.merged] == ["Kherson", "Sumy", "Belgorod"]
    assert [a.injured.range for a in story.merged if a.place_name == "Kherson"] == [(9, 9)]
    assert [a.injured.range for a in story.by_rule if a.place_name == "Kherson"] == [(None, None)]


def test_numbers_are_looked_at_only_near_attacks(annotated: Annotate) -> None:
    passages = list(read_passages(annotated("Three people died in a flood in Goma.", date(2025, 11, 18))))
    assert counts_of(passages, []) == []


def test_no_two_records_have_one_id(annotated: Annotate) -> None:
    found = [r for r in find_strikes(annotated(STORY, date(2025, 11, 18))) if isinstance(r, StrikeRecord)]
    assert len({r.report_id for r in found}) == len(found) >= 2
