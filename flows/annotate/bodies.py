"""Bodies of a state: a country's adjective or name and a noun (`Russian Defence Ministry`, `Ukraine's air force`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.gazetteer import Hit, adjective_of, country_by_code
from flows.annotate.model import Actor
from flows.annotate.words import Words
from flows.lexicons import load

GROUPS = ("ministries", "armed_forces", "institutions")
OWNER_SORTS = ("adjective", "country", "capital", "seat")
BETWEEN = re.compile(r"(?:'s?)? (?:(?:own|national|federal|central|state|main) )?")
OF_COUNTRY = re.compile(r" of (?:the )?$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state at `[start, end)` of a paragraph's text; `noun` is its kind (`Defence Ministry`)."""

    start: int
    end: int
    noun: str
    actor: Actor


def find_bodies(words: Words) -> Iterator[Body]:
    """The bodies that a paragraph names with their country, sorted by start."""
    found = [body for hit in words.hits if (body := _body_after(words, hit) or _body_before(words, hit))]
    yield from sorted(found, key=lambda body: body.start)


def body_actor(country: Actor, noun: str) -> Actor:
    """The canonical body of `country` that `noun` names."""
    return Actor(f"{adjective_of(country.name)} {noun}", "organisation", country.country_iso3)


def body_noun(phrase: str) -> str | None:
    """The canonical noun for `phrase` (`defense ministry` → `Defence Ministry`), or None."""
    return _nouns().get(phrase.lower())


@functools.cache
def government_nouns() -> frozenset[str]:
    """Nouns that with a country's adjective mean its government."""
    return frozenset(load("bodies")["government"])


@functools.cache
def body_pattern() -> re.Pattern[str]:
    """Matches a body's noun at a word boundary, longest first."""
    phrases = sorted(_nouns(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b(?!-)", re.IGNORECASE)


def _body_after(words: Words, hit: Hit) -> Body | None:
    if hit.entry.sort not in OWNER_SORTS or hit.entry.actor.country_iso3 is None:
        return None
    between = BETWEEN.match(words.text, hit.end)
    match = body_pattern().match(words.text, between.end()) if between else None
    if match is None:
        return None
    country = country_by_code(hit.entry.actor.country_iso3) or hit.entry.actor
    return Body(hit.start, match.end(), _nouns()[match[0].lower()], body_actor(country, _nouns()[match[0].lower()]))


def _body_before(words: Words, hit: Hit) -> Body | None:
    """A body whose country follows: `the Ministry of Defence of Ukraine`."""
    joint = OF_COUNTRY.search(words.text, max(0, hit.start - 8), hit.start)
    if hit.entry.sort != "country" or joint is None:
        return None
    for match in body_pattern().finditer(words.text, max(0, joint.start() - 45), joint.start()):
        if match.end() == joint.start():
            noun = _nouns()[match[0].lower()]
            return Body(match.start(), hit.end, noun, body_actor(hit.entry.actor, noun))
    return None


@functools.cache
def _nouns() -> dict[str, str]:
    lexicon = load("bodies")
    return {phrase: noun for group in GROUPS for noun, phrases in lexicon[group].items() for phrase in phrases}
