"""Classes of words: what a word tells of an event together with its like, from the lexicon of word classes."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from flows import lexicons
from flows.facts.cues import verb_table


@functools.cache
def _classes() -> dict[str, tuple[str, ...]]:
    """The classes by spelling."""
    found: dict[str, dict[str, None]] = {}
    for spelling, name in _spellings():
        found.setdefault(spelling, {})[name] = None
    return {spelling: tuple(names) for spelling, names in found.items()}


def _spellings() -> Iterator[tuple[str, str]]:
    table = lexicons.load("word_classes")
    for name, verbs in table["verbs"].items():
        yield from ((spelling, name) for spelling in verb_table(tuple(verbs)))
    for name, nouns in table["nouns"].items():
        for noun in nouns:
            yield noun, f"a {name}"
            yield _plural(noun), f"a {name}"


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh", "o")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word by its spelling in lower case; empty for most words."""
    return _classes().get(word, ())
