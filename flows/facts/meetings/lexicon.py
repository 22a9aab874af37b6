"""The cues of encounters, by spelling."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from flows import lexicons
from flows.facts.cues import VerbForm, verb_table


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb of meeting: its frame says who stands where."""

    lemma: str
    frame: str
    meeting_format: str
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun that is an encounter; `is_general` nouns need more around them to count as one."""

    lemma: str
    kind: str
    meeting_format: str
    is_general: bool = False


@functools.cache
def lexicon() -> dict[str, Any]:
    """The lexicon as written."""
    return lexicons.load("meeting_cues")


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One of its lists of words."""
    return frozenset(lexicon()[name])


@functools.cache
def verb_cues() -> dict[str, VerbCue]:
    """The verbs of meeting by any of their spellings."""
    found: dict[str, VerbCue] = {}
    for lemma, entry in lexicon()["verbs"].items():
        cue = VerbCue(lemma, entry["frame"], entry["format"], tuple(entry.get("needs", ())))
        found.update(dict.fromkeys(verb_table((lemma,)), cue))
    return found


@functools.cache
def noun_cues() -> dict[str, NounCue]:
    """The nouns of meeting by singular and plural spelling."""
    found: dict[str, NounCue] = {}
    for lemma, entry in lexicon()["nouns"].items():
        cue = NounCue(lemma, entry["kind"], entry["format"], entry.get("general", False))
        plural = lemma[:-1] + "ies" if lemma.endswith("ry") else lemma + "s"
        spellings = (plural,) if entry.get("plural_only") else (lemma, plural)
        found.update(dict.fromkeys(spellings, cue))
    return found


@functools.cache
def governors(name: str) -> dict[str, VerbForm]:
    """A list of verbs by any of their spellings."""
    return verb_table(tuple(lexicon()[name]))


@functools.cache
def status_words() -> dict[str, str]:
    """What a verb, noun or adjective over a meeting says of its state: status by spelling; the first list wins."""
    found: dict[str, str] = dict.fromkeys(word_set("held_forms"), "held")
    for status, words in lexicon()["status"].items():
        for word in words:
            for spelling in (*verb_table((word,)), word, word + "s"):
                found.setdefault(spelling, status)
    return found
