"""The lexicon of speech: its rows parse, its forms are English, its frames are known."""

from __future__ import annotations

import pytest

from flows.facts.statements.lexicon import adjectives, nouns, verb_forms, words
from flows.records import SPEECH_ACTS

FRAMES = {
    "quote",
    "that",
    "xthat",
    "wh",
    "to",
    "objto",
    "np",
    "att",
    "ing",
    "acc",
    "as",
    "on",
    "at",
    "toll",
    "doc",
    "silence",
}


def test_frames_and_acts_are_known() -> None:
    cues = [cue for form in verb_forms().values() for cue in form.cues] + [*nouns().values(), *adjectives().values()]
    for cue in cues:
        assert cue.act in SPEECH_ACTS
        for frame, act in cue.frames.items():
            assert frame in FRAMES or frame.startswith("p:"), (cue.lemma, frame)
            assert act in SPEECH_ACTS


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("slammed", "slam"),
        ("begged", "beg"),
        ("urging", "urge"),
        ("wrote", "write"),
        ("criticizes", "criticize"),
        ("admitting", "admit"),
        ("foresaw", "foresee"),
        ("signalled", "signal"),
    ],
)
def test_forms_lead_to_their_verb(form: str, lemma: str) -> None:
    assert lemma in {cue.lemma for cue in verb_forms()[form].cues}


def test_two_word_verbs_know_their_second_word() -> None:
    assert "out" in {cue.particle for cue in verb_forms()["ruled"].cues}


def test_nouns_have_plurals() -> None:
    assert nouns()["denials"].act == "deny"


def test_word_lists_are_lower_case_except_platforms() -> None:
    assert all(word.islower() for word in words("documents") | words("hearers") | words("speakers"))
