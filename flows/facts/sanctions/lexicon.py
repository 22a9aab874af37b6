"""The cues of sanctions, by spelling."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from flows import lexicons
from flows.facts.cues import verb_table

HAPPENED = frozenset({"imposed", "extended", "eased", "lifted"})
RELAXING = frozenset({"eased", "lifted"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A noun or verb that is a measure: its kind, and the words that it needs or must not have beside it.

    `is_bound`: it is a measure only where the text beside it names the target (`closed the border to goods from`).
    `is_relief`: it is the opposite of a measure, so that to grant it is to ease and to revoke it is to impose.
    """

    lemma: str
    measure: str
    action: str | None = None
    needs: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    is_bound: bool = False
    is_relief: bool = False


@functools.cache
def lexicon() -> dict[str, Any]:
    """The lexicon as written."""
    return lexicons.load("sanction_cues")


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """One of its lists of words."""
    return frozenset(lexicon()[name])


def _cue(lemma: str, entry: dict[str, Any]) -> Cue:
    return Cue(
        lemma,
        entry["measure"],
        entry.get("action"),
        frozenset(entry.get("needs", ())),
        frozenset(entry.get("not", ())),
        entry.get("bound", False),
        entry.get("relief", False),
    )


@functools.cache
def noun_cues() -> dict[str, Cue]:
    """The nouns by singular and plural spelling; some are two words."""
    found: dict[str, Cue] = {}
    for lemma, entry in lexicon()["nouns"].items():
        plural = lemma[:-1] + "ies" if lemma.endswith(("ty", "vy")) else lemma + "s"
        found.update(dict.fromkeys((lemma, plural, lemma + "es"), _cue(lemma, entry)))
    return found


@functools.cache
def verb_cues() -> dict[str, Cue]:
    """The verbs by any of their spellings."""
    found: dict[str, Cue] = {}
    for lemma, entry in lexicon()["verbs"].items():
        found.update(dict.fromkeys(verb_table((lemma,)), _cue(lemma, entry)))
    return found


@functools.cache
def action_words() -> dict[str, str]:
    """What verbs and nouns over a measure say, by spelling; the first list that has a word wins."""
    found: dict[str, str] = {}
    for action, verbs in lexicon()["actions"].items():
        for spelling in verb_table(tuple(verbs)):
            found.setdefault(spelling, action)
    return found


@functools.cache
def action_nouns() -> dict[str, str]:
    """What nouns over a measure say, by singular and plural."""
    return {
        spelling: action
        for action, nouns in lexicon()["action_nouns"].items()
        for noun in nouns
        for spelling in (noun, noun + "s")
    }


@functools.cache
def list_verbs() -> dict[str, bool]:
    """Verbs that lead to a list of the sanctioned, by spelling, and whether they have an object that is listed."""
    kinds = lexicon()["list_verbs"]
    return {
        spelling: kind == "putting"
        for kind, verbs in kinds.items()
        for verb in verbs
        for spelling in verb_table((verb,))
    }


@functools.cache
def action_adjectives() -> dict[str, str]:
    """What adjectives of a measure say."""
    return {word: action for action, words in lexicon()["action_adjectives"].items() for word in words}


def measure_of(words: list[str], default: str) -> str:
    """The kind of measure that the words around a cue tell, else `default`."""
    for measure, hints in lexicon()["measure_words"].items():
        if not set(hints).isdisjoint(words):
            return str(measure)
    return default
