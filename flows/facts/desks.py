"""Which desk an article comes from: sport and private life tell of meetings and bans of their own."""

from __future__ import annotations

import re

from flows import lexicons

_SPORT, _PUBLIC = 60, 80
_SHORT = 50
"""Fewer words are too few to tell."""


def is_about_sport(body: str) -> bool:
    """Whether an article speaks so much of sport that its meetings are matches: one such word in sixty."""
    said, words = _count(body, "sport")
    return said * _SPORT > words


def is_private(body: str) -> bool:
    """Whether an article hardly speaks of states, armies and diplomats: not one word in eighty.

    A text of fewer than fifty words is too short to tell.
    """
    said, words = _count(body, "public_life")
    return words >= _SHORT and said * _PUBLIC < words


def _count(body: str, name: str) -> tuple[int, int]:
    """How many words of a text are on a list, and how many it has."""
    known = lexicons.words("desks", name)
    words = re.findall(r"[a-z][a-z-]+", body.lower())
    return sum(word in known for word in words), len(words)
