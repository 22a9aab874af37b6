"""What the shipped models read: chances that are chances, the same twice, and plain telling above mere likeness."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.annotate.model import Annotated
from flows.facts.learned.hints import Hint, role_hints, state_hints, trigger_hints
from flows.facts.learned.reader import ROLES, models_of, read_told
from flows.facts.passage import read_passages

TEXT = (
    "Foreign Minister Anna Baerbock met her Turkish counterpart Hakan Fidan in Ankara on Tuesday. "
    "The European Union will impose sanctions on Belarus, diplomats said. "
    "Russian missiles struck Kharkiv overnight, killing three people."
)


@pytest.mark.parametrize("kind", sorted(ROLES))
def test_chances_are_chances_and_the_same_twice(annotated: Callable[..., Annotated], kind: str) -> None:
    article = annotated(TEXT)
    passages = list(read_passages(article))
    first, again = (list(read_told(article, kind, passages, {})) for _ in range(2))
    assert first
    assert [(t.index, t.chance, t.states) for t in first] == [(t.index, t.chance, t.states) for t in again]
    for told in first:
        assert 0.0 <= told.chance <= 1.0
        assert sum(told.states.values()) == pytest.approx(1.0)
        for role in ROLES[kind]:
            chances = [j.chance for j in told.roles[role]]
            assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("meeting", {"met"}), ("sanction", {"sanctions"}), ("strike", {"missiles", "struck", "killing"})],
)
def test_plain_telling_is_found(annotated: Callable[..., Annotated], kind: str, words: set[str]) -> None:
    article = annotated(TEXT)
    told = list(read_told(article, kind, list(read_passages(article)), {}))
    best = max(told, key=lambda t: t.chance)
    assert best.passage[best.index].text in words


def test_the_models_are_small_and_whole() -> None:
    for kind, roles in ROLES.items():
        models = models_of(kind)
        assert set(models.roles) == set(roles)
        assert models.words


def test_hints_become_features() -> None:
    hint = Hint("verb_meet", "held", {"party": ("Hakan Fidan", "Germany")})
    assert "rule=verb_meet" in list(trigger_hints(hint))
    assert "rule state=held" in list(state_hints(hint))
    assert "rule yes" in list(role_hints(hint, "party", "Germany", 0))
    assert "rule yes" not in list(role_hints(hint, "party", "Turkey", 0))
    assert list(trigger_hints(None)) == ["rule=none"]
