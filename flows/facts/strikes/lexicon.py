"""The words of strikes: cues, weapons, fighters and what gets hit, by any of their forms."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from flows import lexicons
from flows.annotate.tree import Token
from flows.facts.cues import forms_of_verb, singular


@functools.cache
def _cues() -> dict[str, object]:
    return lexicons.load("strike_cues")


@functools.cache
def verbs() -> dict[tuple[str, ...], str]:
    """Cue verbs by their spellings; a phrasal verb is the spelling and its particle."""
    found = {}
    for lemma in _table("verbs"):
        head, *particle = lemma.split()
        for spelling in forms_of_verb(head):
            found[(spelling, *particle)] = lemma
    return found


@functools.cache
def verb_beginnings() -> frozenset[str]:
    """The spellings with which cue verbs begin."""
    return frozenset(spelling[0] for spelling in verbs())


@functools.cache
def verb_entry(lemma: str) -> tuple[str, str | None]:
    """What must stand beside a cue verb, and the weapon that it implies."""
    entry = _table("verbs")[lemma]
    return entry["needs"], entry.get("weapon")


@functools.cache
def nouns() -> dict[str, tuple[bool, str | None]]:
    """Cue nouns in the singular: whether they are weak, and the weapon that they imply."""
    return {name: (bool(entry.get("weak")), entry.get("weapon")) for name, entry in _table("nouns").items()}


@functools.cache
def weapons() -> dict[str, str]:
    """The kind of weapon by the word for it, in the singular."""
    return {word: kind for kind, words in _table("weapons").items() for word in words}


@functools.cache
def words(name: str, part: str | None = None) -> frozenset[str]:
    """One list of the lexicon; `part` is the key within it."""
    entry = _cues()[name]
    lists = entry[part] if part is not None else entry  # type: ignore[index]
    return frozenset(_flat(lists))


@functools.cache
def traps(cue: str) -> frozenset[str]:
    """Words beside the cue that show that no armed force is meant."""
    last = cue.split(maxsplit=1)[0] if cue.split(maxsplit=1)[0] in _table("traps") else cue.rsplit(maxsplit=1)[-1]
    return frozenset(_table("traps").get(last, ()))


def match_words(token: Token, known: frozenset[str]) -> str | None:
    """The longest known word that ends at `token`: `cluster munition` before `munition`."""
    last = singular(token)
    for length in range(_lengths(known).get(last, 1), 1, -1):
        first = token.i - length + 1
        if first >= token.sent.start:
            phrase = " ".join([*(t.lower_ for t in token.doc[first : token.i]), last])
            if phrase in known:
                return phrase
    if last in known:
        return last
    return token.lower_ if token.lower_ in known else None


@functools.cache
def _lengths(known: frozenset[str]) -> dict[str, int]:
    """How many words the longest known one has that ends in a word, by that word."""
    found: dict[str, int] = {}
    for phrase in known:
        parts = phrase.split()
        found[parts[-1]] = max(found.get(parts[-1], 1), len(parts))
    return found


@functools.cache
def noun_words() -> frozenset[str]:
    """The cue nouns."""
    return frozenset(nouns())


@functools.cache
def _weapon_words() -> frozenset[str]:
    return frozenset(weapons())


def weapon_of(token: Token) -> str | None:
    """The kind of weapon that the word at `token` is, if it is one."""
    word = match_words(token, _weapon_words())
    return weapons()[word] if word is not None else None


def _table(name: str) -> dict[str, dict[str, str]]:
    return _cues()[name]  # type: ignore[return-value]


def _flat(lists: object) -> Iterable[str]:
    if isinstance(lists, str):
        yield lists
    elif isinstance(lists, dict):
        for value in lists.values():
            yield from _flat(value)
    elif isinstance(lists, list):
        for value in lists:
            yield from _flat(value)
