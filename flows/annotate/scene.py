"""Scenes: the countries in which the towns of a paragraph lie."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from flows.annotate.atlas import candidates
from flows.annotate.words import Words

MUCH_LARGER = 5


def towns_of(words: Words) -> Iterator[str]:
    """The ISO code of the country of each town that a paragraph names, where the name leaves no doubt."""
    for entity in words.paragraph.doc.ents:
        code = _country_of_town(entity.text) if entity.label_ == "GPE" else None
        if code is not None:
            yield code


@functools.lru_cache(maxsize=4096)
def _country_of_town(name: str) -> str | None:
    """The country of the place that `name` most likely means, if it is a town and its namesakes are small."""
    found = sorted(candidates(name), key=lambda candidate: -candidate.population)
    if not found or any(candidate.place.kind == "country" for candidate in found):
        return None
    is_clear = len(found) == 1 or found[0].population > MUCH_LARGER * found[1].population
    return found[0].place.country_iso3 if is_clear else None
