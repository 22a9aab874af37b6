"""Amounts: what the words around a number make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.annotate.amounts import find_amounts, parse_number
from flows.annotate.model import Amount, Paragraph
from flows.annotate.tree import Doc
from flows.language import load

NLP = load()


def read(text: str) -> list[Amount]:
    """The amounts in one paragraph."""
    return list(find_amounts([Paragraph(0, 0, len(text), Doc.of_parse(NLP(text)))]))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("At least 12 people died.", 12, None),
        ("More than 12 people died.", 12, None),
        ("in excess of a dozen people", 12, None),
        ("Up to 10 shoppers were hurt.", None, 10),
        ("fewer than 5 died", None, 5),
        ("Nearly 50 fell ill.", 50, 50),
        ("Dozens were hurt.", 24, None),
        ("Scores were hurt.", 40, None),
        ("Hundreds fled.", 200, None),
        ("Several were hurt.", None, None),
        ("No casualties were reported.", 0, 0),
        ("Two nurses died.", 2, 2),
        ("twenty-two sons of Mali", 22, 22),
        ("three hundred and five men", 305, 305),
        ("some forty dead", 40, 40),
        ("12,000 refugees", 12_000, 12_000),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("40 to 49 people", 40, 49),
        ("between 40 and 49 people", 40, 49),
        ("30 or more", 30, None),
    ],
)
def test_an_amount_has_these_bounds(text: str, low: int | None, high: int | None) -> None:
    assert [(a.low, a.high) for a in read(text)] == [(low, high)]


def test_a_list_of_two_numbers_is_two_amounts() -> None:
    assert [a.low for a in read("two and three")] == [2, 3]


def test_a_part_is_marked() -> None:
    whole, part = read("Ten people, including two children, were killed.")
    assert (whole.is_part, part.is_part) == (False, True)


def test_a_percentage_is_marked() -> None:
    assert [a.is_percentage for a in read("Exports fell by 45% and imports by 30 per cent.")] == [True, True]


@pytest.mark.parametrize("text", ["a nine-year-old boy", "an F-16 jet", "a five-storey block", "$5 million"])
def test_numbers_that_count_nobody_are_left_alone(text: str) -> None:
    assert read(text) == []


@given(st.integers(0, 999_999))
def test_digits_with_separators_read_as_the_number(number: int) -> None:
    assert parse_number(f"{number:,}") == number


PIECES = [
    *("12", "40", "3,000", "1.5", "12th", "100", "seven", "twenty-three", "dozens", "a dozen", "hundreds", "half"),
    *("people", "soldiers", "children", "per cent", "%", "$", "million", "thousand", "were killed", "in Kyiv"),
    *("at least", "more than", "up to", "nearly", "between", "and", "to", "-", "–", "or", "of", ",", ".", "the", "\n"),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_spans_are_exact_and_bounds_ordered(more: str) -> None:
    text = f"12 people were killed, {more}"
    found = read(text)
    assert found
    for amount in found:
        assert text[amount.start : amount.end] == amount.text
        assert amount.low is None or amount.high is None or amount.low <= amount.high
