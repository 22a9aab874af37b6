"""Scenes: the towns of a paragraph and the countries in which they lie."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.atlas import candidates
from flows.annotate.datelines import dateline_of
from flows.annotate.model import Place
from flows.annotate.words import Words

MUCH_LARGER = 5
LATEST_DATELINE = 2
"""Paragraphs in which a dateline may stand."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town named at the body offset `start`, in a country by its ISO code; `name` is its usual one."""

    country_iso3: str
    paragraph: int
    start: int
    name: str


def towns_of(words: Words) -> Iterator[Town]:
    """The towns that a paragraph names, where the name leaves no doubt of the country."""
    for entity in words.paragraph.doc.ents:
        place = _town(entity.text) if entity.label_ == "GPE" else None
        if place is not None and place.country_iso3 is not None:
            yield Town(place.country_iso3, words.paragraph.index, words.paragraph.start + entity.start_char, place.name)


def filed_from(words: Words) -> str | None:
    """The ISO code of the country from which a text is filed, if the paragraph is its dateline: `TBILISI –`."""
    dateline = dateline_of(words.paragraph) if words.paragraph.index < LATEST_DATELINE else None
    found = candidates(dateline.place.title()) if dateline is not None and dateline.place is not None else ()
    largest = max(found, key=lambda candidate: candidate.population, default=None)
    return largest.place.country_iso3 if largest is not None else None


@functools.lru_cache(maxsize=4096)
def _town(name: str) -> Place | None:
    """The place that `name` most likely means, if it is a town and its namesakes are small."""
    found = sorted(candidates(name), key=lambda candidate: -candidate.population)
    if not found or any(candidate.place.kind == "country" for candidate in found):
        return None
    is_clear = len(found) == 1 or found[0].population > MUCH_LARGER * found[1].population
    return found[0].place if is_clear else None
