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
