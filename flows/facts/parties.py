"""Who takes part: persons, countries and bodies as parties to something, and the countries behind them."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from flows import lexicons
from flows.annotate import gazetteer
from flows.annotate.model import Actor, Annotated, Place
from flows.facts.passage import Passage
from flows.ids import actor_id


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, by canonical name, or by the phrase where `actor` is None.

    `is_mentioned` is false for a state that is only meant by one who acts for it: the article has no such actor.
    """

    name: str
    actor: Actor | None
    is_mentioned: bool = True

    @property
    def is_person(self) -> bool:
        """Whether this is a named person."""
        return self.actor is not None and self.actor.kind == "person"

    @property
    def is_country(self) -> bool:
        """Whether this is a country."""
        return self.actor is not None and self.actor.kind == "country"

    @property
    def actor_id(self) -> str | None:
        """The id of the actor, None for a phrase or for what the article does not mention."""
        return actor_id(self.actor.name) if self.actor is not None and self.is_mentioned else None


@functools.cache
def words(name: str) -> frozenset[str]:
    """One list of the lexicon of party words."""
    return frozenset(lexicons.load("party_words")[name])


def unique(parties: Iterable[Party]) -> list[Party]:
    """The parties without repetition, in order."""
    return list({party.name.casefold(): party for party in parties}.values())


def drop_seats(parties: Iterable[Party]) -> list[Party]:
    """The parties without the countries for which a person among them sits at the table."""
    kept = unique(parties)
    seats = {p.actor.country_iso3 for p in kept if p.is_person and p.actor is not None}
    return [p for p in kept if not (p.is_country and p.actor is not None and p.actor.country_iso3 in seats)]


def country_of(passage: Passage, place: Place) -> Party | None:
    """The country that a place lies in, if it lies in one."""
    return country_by_code(passage.annotated, place.country_iso3)


def country_by_code(annotated: Annotated, iso3: str | None) -> Party | None:
    """The country with this ISO 3166-1 alpha-3 code; None where there is none."""
    if iso3 is None:
        return None
    for mention in annotated.mentions:
        for actor in (mention.actor, mention.affiliation):
            if actor is not None and actor.kind == "country" and actor.country_iso3 == iso3:
                return Party(actor.name, actor)
    known = gazetteer.country_by_code(iso3)
    return Party(known.name, known, is_mentioned=False) if known is not None else None
