"""The actors and places of an article, one record each: what the dimensions are filled from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flows.annotate.model import Actor, Annotated, Place
from flows.ids import actor_id
from flows.records import ActorMentionRecord, PlaceMentionRecord


def mentions_of(annotated: Annotated) -> Iterator[ActorMentionRecord | PlaceMentionRecord]:
    """One record for each actor and each place that the annotations of the article hold, by id.

    Covers whoever is only somebody's affiliation too, so that every id in a fact leads to its actor.
    """
    yield from _actors(annotated)
    yield from _places(annotated)


def _actors(annotated: Annotated) -> Iterator[ActorMentionRecord]:
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    roles: dict[str, Counter[str]] = {}
    for mention in annotated.mentions:
        for actor in (mention.actor, mention.affiliation):
            if actor is not None:
                _keep(actors, actor)
        if mention.actor is not None:
            key = actor_id(mention.actor.name)
            counts[key] += 1
            if mention.role:
                roles.setdefault(key, Counter())[mention.role] += 1
    for key in sorted(actors):
        actor, role = actors[key], _best_role(roles.get(key))
        yield ActorMentionRecord(
            article_id=annotated.article.article_id,
            actor_id=key,
            name=actor.name,
            kind=actor.kind,
            country_iso3=actor.country_iso3,
            role=role,
            wikidata_id=actor.wikidata_id,
            mention_count=counts[key],
        )


def _keep(actors: dict[str, Actor], actor: Actor) -> None:
    """Keep whichever of two descriptions of one actor knows its country."""
    key = actor_id(actor.name)
    known = actors.get(key)
    if known is None or (known.country_iso3 is None and actor.country_iso3 is not None):
        actors[key] = actor


def _best_role(roles: Counter[str] | None) -> str | None:
    """The role given most often; of equals the longest, then the first in the alphabet."""
    return min(roles, key=lambda role: (-roles[role], -len(role), role)) if roles else None


def _places(annotated: Annotated) -> Iterator[PlaceMentionRecord]:
    places: dict[str, Place] = {}
    counts: Counter[str] = Counter()
    for mention in annotated.places:
        if mention.place is not None:
            places.setdefault(mention.place.place_id, mention.place)
            counts[mention.place.place_id] += 1
    for key in sorted(places):
        place = places[key]
        yield PlaceMentionRecord(
            article_id=annotated.article.article_id,
            place_id=key,
            name=place.name,
            kind=place.kind,
            admin1_name=place.admin1_name,
            country_iso3=place.country_iso3,
            country_name=place.country_name,
            latitude=place.latitude,
            longitude=place.longitude,
            geonames_id=place.geonames_id,
            mention_count=counts[key],
        )
