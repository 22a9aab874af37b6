"""Who may attack and where it may hit, as candidates for the models: every force and every name of a place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from flows import lexicons
from flows.annotate.gazetteer import find_hits
from flows.annotate.model import Actor, Annotated, Mention, Place, PlaceMention
from flows.annotate.tree import Token
from flows.facts.learned.parties import Cast
from flows.facts.parties import Party
from flows.facts.passage import Passage

SPELLING = 80
"""Likeness from which `Odessa` is only another spelling of `Odesa`."""
_LED = re.compile(r"-(?:led|backed|allied)\b")
_ALLIANCES = frozenset({"NATO"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "PLACE"})
_OTHER_LABELS = frozenset({"NORP", "PRODUCT", "EVENT", "DATE"})
_BEFORE_PLACES = frozenset({"in", "near", "at", "on", "outside", "around", "of", "off", "over", "from", "into", "to"})
_Found = tuple[Actor | Place, str, int, int, int]


def cast_of_forces(annotated: Annotated, passages: Sequence[Passage]) -> Cast:
    """The countries and armed groups that stand behind the names of the article."""
    found: list[_Found] = []
    for mention in annotated.mentions:
        party = party_of(mention)
        if party is not None and party.actor is not None:
            was = mention.actor.kind if mention.actor is not None else "unknown"
            form = f"{mention.kind} {mention.label} {was}"
            found.append((party.actor, form, mention.paragraph, mention.first, mention.last))
    return Cast(passages, found)


def cast_of_scenes(annotated: Annotated, passages: Sequence[Passage]) -> Cast:
    """All that may be the place of an attack: places on the map or not, and countries by their people's name."""
    found: list[_Found] = []
    for passage in passages:
        found.extend(_places_of(passage))
        found.extend(_countries_of(passage))
        found.extend(_unlisted_of(passage))
    return Cast(passages, found)


def _places_of(passage: Passage) -> Iterator[_Found]:
    spans: dict[int, tuple[PlaceMention, int, int]] = {}
    for index, mention in passage.places.items():
        _, first, _ = spans.get(mention.start, (mention, index, index))
        spans[mention.start] = (mention, min(first, index), index + 1)
    for start in sorted(spans):
        mention, first, last = spans[start]
        place = place_as_written(mention)
        yield place, place.kind, passage.paragraph.index, first, last


def _countries_of(passage: Passage) -> Iterator[_Found]:
    for (first, last), mentions in sorted(passage.groups.items()):
        actor = mentions[0].actor
        if actor is not None and actor.kind == "country" and first not in passage.places:
            place = Place(actor.name, "country", None, actor.country_iso3, actor.name)
            yield place, f"people {mentions[0].kind}", passage.paragraph.index, first, last


def _unlisted_of(passage: Passage) -> Iterator[_Found]:
    """Names of places that no list knows: by their label, or after a preposition of place."""
    doc, first = passage.paragraph.doc, 0
    while first < len(doc):
        last = first
        while last < len(doc) and _is_free(passage, doc[last]):
            last += 1
        if last > first:
            labels = {doc[i].ent_type_ for i in range(first, last)}
            before = doc[first - 1].lower_ if first else "^"
            if labels & _PLACE_LABELS or (before in _BEFORE_PLACES and not labels & _OTHER_LABELS):
                form = "named" if labels & _PLACE_LABELS else "guessed"
                yield Place(doc[first:last].text, "unlisted"), form, passage.paragraph.index, first, last
        first = max(last, first + 1)


def _is_free(passage: Passage, token: Token) -> bool:
    """Whether a proper noun belongs to no place, date or known actor."""
    if token.pos_ != "PROPN" or token.i in passage.places or token.i in passage.dates or token.text.isupper():
        return False
    mention = passage.mentions.get(token.i)
    if mention is None:
        return token.text[:1].isupper()
    actor = mention.actor
    is_known = actor is not None and (actor.wikidata_id is not None or actor.kind in ("country", "armed_group"))
    return not is_known and mention.kind == "name" and mention.role is None


def place_as_written(mention: PlaceMention) -> Place:
    """The place of a mention, a town in the article's own spelling where that is nearly the usual one."""
    place, text = mention.place, mention.text
    if place is None:
        return Place(text, "unlisted")
    is_variant = place.kind == "city" and fuzz.ratio(place.name, text) >= SPELLING and not text.isupper()
    return replace(place, name=text) if is_variant else place


def party_of(mention: Mention) -> Party | None:
    """The country or armed group that stands behind a mention."""
    actor = mention.actor
    attacker = as_attacker(actor, mention.text) if actor is not None else None
    if attacker is None and mention.kind == "name" and mention.label != "PERSON":
        known = next((hit.entry.actor for hit in find_hits(_LED.sub("", mention.text))), None)
        attacker = as_attacker(known) if known is not None else None
    return Party(attacker.name, attacker) if attacker is not None else None


def as_attacker(actor: Actor, text: str = "") -> Actor | None:
    """The country or armed group that acts where `actor`, called `text`, is said to attack; None if it cannot."""
    if actor.kind in ("country", "armed_group") or actor.name in _ALLIANCES:
        return actor
    if actor.country_iso3 is None:
        return actor if actor.kind == "organisation" and is_force_by_name(actor.name) else None
    is_military = not _force_words("states").isdisjoint({*actor.name.lower().split(), *text.lower().split()})
    if actor.kind == "person" or is_military:
        name = country_name(actor.country_iso3)
        return Actor(name, "country", actor.country_iso3) if name is not None else None
    return None


@functools.lru_cache(maxsize=4096)
def is_force_by_name(name: str) -> bool:
    """Whether a body is an armed force of its own by its name: `Arakan Liberation Army`, not `Air Force`."""
    said = name.lower().split()
    kinds, plain = _force_words("kinds"), _force_words("plain")
    return not kinds.isdisjoint(said) and any(word not in kinds and word not in plain for word in said)


@functools.cache
def _force_words(key: str) -> frozenset[str]:
    return frozenset(lexicons.load("strike_cues")["forces"][key])


@functools.cache
def country_name(iso3: str) -> str | None:
    """The canonical name of a country."""
    return next((row["name"] for row in lexicons.rows("countries") if row["iso3"] == iso3), None)
