"""The gazetteer: known names of countries, their capitals and seats, bodies, armed groups, outlets and persons."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from flows.annotate.model import Actor
from flows.lexicons import load, rows, values

TABLES = (("organisations", "organisation"), ("armed_groups", "armed_group"), ("outlets", "organisation"))
PREFIXED = re.compile(r"(?i)\b(?:pro|anti|non|ex|post|pre|mid|trans|un|inter|intra)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known surface stands for.

    `sort` is country, capital, adjective, people, seat, organisation, armed_group, outlet or person.
    """

    actor: Actor
    sort: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A known surface at `[start, end)` of a text."""

    start: int
    end: int
    entry: Entry


NOBODY = Entry(Actor("", "organisation"), "none")
"""What looks like a known name and names no actor: `Sea of Japan`."""


def find_hits(text: str) -> Iterator[Hit]:
    """The known surfaces in `text`, longest first come, not overlapping, sorted by start.

    Both apostrophes count as one. A surface must stand between word boundaries; compounds such as `pro-Russian`
    and `US-led` name nobody who acts.
    """
    matcher, entries, _ = _matcher()
    plain = straighten(text)
    matches = [m for m in matcher.find_matches_as_indexes(plain, overlapping=True) if _stands_alone(plain, m[1], m[2])]
    matches.sort(key=lambda m: (m[1], -m[2]))
    end = 0
    for index, start, stop in matches:
        if start >= end:
            end = stop
            if entries[index] is not NOBODY:
                yield Hit(start, stop, entries[index])


def is_known(surface: str) -> bool:
    """Whether the gazetteer holds `surface`."""
    return surface in _matcher()[2]


def straighten(text: str) -> str:
    """`text` with typewriter apostrophes and plain spaces; every character keeps its offset."""
    return text.replace("’", "'").replace("\xa0", " ")


def adjective_of(country: str) -> str:
    """The adjective that names the bodies of `country` (`Russian`, `US`); the name itself where none is known."""
    return _adjectives().get(country, country)


def country_by_code(iso3: str) -> Actor | None:
    """The country with the ISO 3166-1 alpha-3 code `iso3`, if listed."""
    return _countries().get(iso3)


def wikidata_id(name: str) -> str | None:
    """The Wikidata id of the canonical `name`, from the checked list only."""
    found = load("wikidata")["ids"].get(name)
    return str(found) if found else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or after[:1].isalnum() or (before == "-" and PREFIXED.search(text, 0, start - 1)):
        return False
    is_compound = after[:1] in ("-", "‑") and after[1:].islower()
    return not is_compound and not after.startswith("$") and before not in ("@", "#", "/")


@functools.cache
def outlets() -> frozenset[str]:
    """The canonical names of news outlets."""
    return frozenset(row["name"] for row in rows("outlets"))


@functools.cache
def _countries() -> dict[str, Actor]:
    actors: dict[str, Actor] = {}
    for row in rows("countries"):
        actors.setdefault(row["iso3"], Actor(row["name"], "country", row["iso3"], wikidata_id(row["name"])))
    return actors


@functools.cache
def _adjectives() -> dict[str, str]:
    return {row["name"]: values(row["adjectives"])[0] for row in rows("countries") if row["adjectives"]}


@functools.cache
def _matcher() -> tuple[AhoCorasick, tuple[Entry, ...], frozenset[str]]:
    surfaces: dict[str, Entry] = {}
    for surface, entry in _surfaces():
        surfaces.setdefault(straighten(surface), entry)
    return AhoCorasick(list(surfaces), matchkind=MatchKind.Standard), tuple(surfaces.values()), frozenset(surfaces)


def _surfaces() -> Iterator[tuple[str, Entry]]:
    """Every surface with what it stands for; of two meanings the first holds."""
    yield from ((surface, NOBODY) for surface in load("misleading")["names"])
    for row in rows("countries"):
        yield from _country_surfaces(row)
    for row in rows("seats"):
        actor = Actor(row["stands_for"], row["kind"], row["iso3"] or None, wikidata_id(row["stands_for"]))
        yield row["seat"], Entry(actor, "seat")
    for table, kind in TABLES:
        sort = "outlet" if table == "outlets" else kind
        for row in rows(table):
            entry = Entry(Actor(row["name"], kind, row["iso3"] or None, wikidata_id(row["name"])), sort)
            aliases = values(row["aliases"])
            names = aliases if f"the {row['name']}" in aliases else (row["name"], *aliases)
            yield from ((surface, entry) for surface in names)
    for row in rows("people"):
        entry = Entry(Actor(row["name"], "person", row["iso3"] or None, wikidata_id(row["name"])), "person")
        yield from ((surface, entry) for surface in (row["name"], *values(row["variants"])))


def _country_surfaces(row: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    actor = Actor(row["name"], "country", row["iso3"], wikidata_id(row["name"]))
    adjectives = values(row["adjectives"])
    names = (row["name"], *values(row["aliases"]))
    yield from ((surface, Entry(actor, "country")) for surface in names)
    yield from ((surface, Entry(actor, "adjective")) for surface in adjectives)
    yield from ((surface, Entry(actor, "capital")) for surface in values(row["capitals"]))
    plurals = (f"{adjective}s" for adjective in adjectives if adjective[-1] in "niakmbtl" and len(adjective) > 3)
    yield from ((surface, Entry(actor, "people")) for surface in (*values(row["people"]), *plurals))
