"""Cue words by their forms: verbs in every spelling, nouns without their plural ending."""

from __future__ import annotations

import pytest

from flows.facts.cues import forms_of_verb, singular
from flows.language import load


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("attacks", "attack"),
        ("parties", "party"),
        ("boxes", "box"),
        ("losses", "loss"),
        ("clashes", "clash"),
        ("crisis", "crisis"),
        ("bus", "bus"),
        ("congress", "congress"),
        ("lies", "lie"),
    ],
)
def test_a_noun_loses_its_plural_ending_and_no_other(noun: str, expected: str) -> None:
    assert singular(load().make_doc(noun)[0]) == expected


@pytest.mark.parametrize(
    ("lemma", "past", "ing"),
    [("bomb", "bombed", "bombing"), ("ban", "banned", "banning"), ("impose", "imposed", "imposing")],
)
def test_a_verb_has_its_spellings(lemma: str, past: str, ing: str) -> None:
    forms = forms_of_verb(lemma)
    assert forms[past] == {"past", "part"}
    assert forms[ing] == {"ing"}
