"""Cues of strikes: the verbs and nouns that tell of armed force, with who acts by what on what."""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.passage import Passage
from flows.facts.strikes.cue import Cue, is_cue_noun
from flows.facts.strikes.noun_cues import is_noun, read_noun
from flows.facts.strikes.traps import is_practice
from flows.facts.strikes.verb_cues import read_verb


def find_cues(passage: Passage) -> Iterator[Cue]:
    """The cues of a paragraph, in order."""
    found: list[Cue] = []
    for token in passage.tokens:
        cue = (read_noun(passage, token) if is_noun(token) else None) or read_verb(passage, token)
        if cue is not None and not is_practice(cue.token):
            found.append(cue)
    for cue in found:
        others = [c for c in found if c is not cue and c.token.sent == cue.token.sent]
        if cue.rule != "verb_kill" or not others or _stands_alone(cue):
            yield cue


def _stands_alone(cue: Cue) -> bool:
    """Whether a verb of killing tells a story of its own beside other cues: it has its own subject."""
    if cue.token.tag_ == "VBG" or cue.actor is None or is_cue_noun(cue.actor):
        return False
    return cue.actor.head == cue.token or cue.actor.i == cue.token.i - 1
