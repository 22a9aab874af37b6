"""Lookup keys: how a name is folded before it is sought in a lexicon."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

_DROPPED = re.compile(r"['’‘ʼʻʿʾ`´.]")
_SPACES = re.compile(r"[\s\-‐‑–_/]+")


@functools.lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The key of a place name: lower case, ASCII, without apostrophes and dots, hyphens as single spaces."""
    folded = _DROPPED.sub("", name)
    if not folded.isascii():
        folded = _DROPPED.sub("", anyascii(folded))
    return _SPACES.sub(" ", folded).strip().lower()


# Ways to write one Cyrillic name in Latin letters, folded in this order: `Dobropillya`, `Dobropillia`; `Gulyaypole`.
_SPELLINGS = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"kh", "x"),
        (r"g", "h"),
        (r"w", "v"),
        (r"[yij]+", "i"),
        (r"(\w\w?)\1", r"\1"),
        (r"ie", "e"),
        (r"skoe?\b", "ske"),
        (r"[oe]vka\b", "ivka"),
        (r"[oe]v\b", "iv"),
    )
)


@functools.lru_cache(maxsize=65536)
def spelling_key(name: str) -> str:
    """The key that the usual Latin spellings of one Cyrillic name share."""
    key = place_key(name)
    for pattern, folded in _SPELLINGS:
        key = pattern.sub(folded, key)
    return key
