"""The linear classifier: it learns what separates, weighs what is rare less, and is the same for the same input."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.learned.linear import LinearModel, fit

EXAMPLES = (
    [(["bias", "met"], "yes")] * 4 + [(["bias", "deadline"], "no")] * 4 + [(["bias", "met", "deadline"], "no")] * 4
)


def test_learns_what_separates() -> None:
    model = fit(EXAMPLES, penalty=0.1)
    assert model.probabilities(["bias", "met"])["yes"] > 0.8
    assert model.probabilities(["bias", "deadline"])["no"] > 0.8
    assert model.probabilities(["bias", "met", "deadline"])["no"] > 0.8


def test_a_stronger_penalty_is_less_sure() -> None:
    loose, strict = (fit(EXAMPLES, penalty=p).probabilities(["bias", "met"])["yes"] for p in (0.1, 10.0))
    assert abs(strict - 0.5) < abs(loose - 0.5)


def test_a_feature_seen_once_is_left_out() -> None:
    model = fit([*EXAMPLES, (["bias", "once"], "yes")])
    assert "once" not in model.weights


def test_equal_input_gives_equal_models() -> None:
    assert fit(EXAMPLES).to_json() == fit(EXAMPLES).to_json()


def test_json_keeps_the_model() -> None:
    model = fit(EXAMPLES)
    assert LinearModel.from_json(model.to_json()) == model


@given(st.lists(st.sampled_from(["bias", "met", "deadline", "unknown"])))
def test_chances_sum_to_one(features: list[str]) -> None:
    model = LinearModel(("no", "yes"), {"bias": (-0.5, 0.5), "met": (-30.0, 30.0), "deadline": (700.0, -700.0)})
    chances = model.probabilities(features)
    assert math.isclose(sum(chances.values()), 1.0)
    assert all(0.0 <= chance <= 1.0 for chance in chances.values())


def test_unknown_features_change_nothing() -> None:
    model = fit(EXAMPLES)
    assert model.probabilities(["bias", "met"]) == pytest.approx(model.probabilities(["bias", "met", "never seen"]))
