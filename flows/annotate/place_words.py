"""Words around the names of places; which word does what is told in `lexicons/place_words.yaml`."""

from __future__ import annotations

from flows import lexicons

_WORDS: dict[str, list[str]] = lexicons.load("place_words")
NOUNS = frozenset(_WORDS["nouns"])
BEFORE = frozenset(_WORDS["before"])
SETTLEMENTS = frozenset(_WORDS["settlements"])
NAMED = frozenset(_WORDS["named"])
DIVISIONS = frozenset(_WORDS["divisions"])
STRUCK = frozenset(_WORDS["struck"])
FEATURES = frozenset(_WORDS["features"])
DIVISION_NOUNS = frozenset(_WORDS["division_nouns"])
BODY_AFTER = frozenset(_WORDS["body_after"])
BODY_BEFORE = frozenset(_WORDS["body_before"])
FIRST_PARTS = frozenset(_WORDS["first_parts"])
SECOND_PARTS = frozenset(_WORDS["second_parts"])
DIRECTIONS = frozenset(_WORDS["directions"])
TOWARD = frozenset(_WORDS["toward"])
TIMES = frozenset(_WORDS["times"])
AXES = frozenset(_WORDS["axes"])
