"""Factuality of an event word: what the words around it make of it."""

from __future__ import annotations

import pytest

from flows.annotate.factuality import assess
from flows.language import load


@pytest.mark.parametrize(
    ("text", "event", "factuality"),
    [
        ("The two leaders met in Geneva on Friday.", "met", "happened"),
        ("Drones struck the depot.", "struck", "happened"),
        ("They began shelling the town.", "shelling", "happened"),
        ("They managed to hit the bridge.", "hit", "happened"),
        ("The envoys will meet next week.", "meet", "planned"),
        ("The minister plans to meet his counterpart.", "meet", "planned"),
        ("Israel said it would attack Iran.", "attack", "planned"),
        ("He proposed a meeting in Cairo.", "meeting", "proposed"),
        ("He called for a strike on the base.", "strike", "proposed"),
        ("He threatened to bomb the port.", "bomb", "proposed"),
        ("If they attack the city, we will respond.", "attack", "conditional"),
        ("They could strike again.", "strike", "hypothetical"),
        ("An attack on Taiwan would threaten Japan.", "attack", "hypothetical"),
        ("They did not meet.", "meet", "negated"),
        ("Zelenskyy refused to meet Putin.", "meet", "negated"),
        ("No strikes were reported.", "strikes", "negated"),
        ("Moscow denied the attack.", "attack", "denied"),
        ("The army denied that it had attacked the village.", "attacked", "denied"),
        ("The summit was cancelled.", "summit", "cancelled"),
        ("Trump called off the meeting.", "meeting", "cancelled"),
        ("The troops often shell the village.", "shell", "habitual"),
        ("They failed to prevent the attack.", "attack", "happened"),
    ],
)
def test_the_words_around_an_event_tell(text: str, event: str, factuality: str) -> None:
    doc = load()(text)
    token = next(t for t in doc if t.text == event)
    assert assess(token).factuality == factuality


def test_the_cue_is_the_word_that_tells() -> None:
    doc = load()("Zelenskyy refused to meet Putin.")
    cue = assess(doc[3]).cue
    assert cue is not None and doc[cue].text == "refused"
