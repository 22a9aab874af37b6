"""The atlas: which places a name can stand for."""

from __future__ import annotations

import bisect
import functools
from dataclasses import dataclass
from importlib.resources import files

from flows.annotate.model import Place
from flows.lexicons import rows, values
from flows.lexicons.keys import place_key, spelling_key

KINDS = {"c": "city", "a": "admin1", "n": "country", "r": "region", "s": "site"}
_SHORT = 3  # names of countries up to this length (`US`, `UAE`) count in capitals only
_SHORTEST_SPELLING = 6  # letters; a shorter name is not sought by its spelling


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can stand for; `population` is 0 where it is unknown or no matter."""

    place: Place
    population: int


@functools.lru_cache(maxsize=8192)
def candidates(name: str) -> tuple[Candidate, ...]:
    """The places that `name` can stand for, in no order of likelihood."""
    found = _lookup(place_key(name)) or _spelled(name)
    if len(name.replace(".", "")) <= _SHORT and not name.isupper():
        return tuple(c for c in found if c.place.kind == "city")
    return found


def _spelled(name: str) -> tuple[Candidate, ...]:
    """The places whose Cyrillic name `name` writes otherwise than the list, by its spelling."""
    if len(name) < _SHORTEST_SPELLING or name.count(" ") > 1 or not name[:1].isupper():
        return ()
    return _lookup(f"~{spelling_key(name)}")


@functools.cache
def country(iso3: str) -> Place | None:
    """The country with the ISO 3166-1 alpha-3 code `iso3`."""
    found = _lookup(f"@{iso3}")
    return found[0].place if found else None


@functools.cache
def capital_names(iso3: str) -> tuple[str, ...]:
    """The names of the capital of a country, the usual one first; none where the lexicon leaves it out."""
    return next((values(row["capitals"]) for row in rows("countries") if row["iso3"] == iso3), ())


@functools.cache
def capital(iso3: str) -> Place | None:
    """The capital of the country with the ISO 3166-1 alpha-3 code `iso3`."""
    found = (c.place for name in capital_names(iso3)[:1] for c in candidates(name))
    return next((place for place in found if place.country_iso3 == iso3 and place.kind == "city"), None)


def _lookup(key: str) -> tuple[Candidate, ...]:
    lines = _lines()
    prefix = key + "\t"
    at = bisect.bisect_left(lines, prefix)
    found = []
    while at < len(lines) and lines[at].startswith(prefix):
        found.append(_parse_line(lines[at]))
        at += 1
    return tuple(found)


@functools.cache
def _lines() -> list[str]:
    """The lines of the list, sorted by key; they are parsed only when their key is asked for."""
    return files("flows.lexicons").joinpath("places.tsv").read_text(encoding="utf-8").splitlines()


def _parse_line(line: str) -> Candidate:
    _, number, name, kind, iso3, admin1, latitude, longitude, population = line.split("\t")
    country_name = _country_name(iso3)
    place = Place(
        name=country_name or name if kind == "n" else name,
        kind=KINDS[kind],
        admin1_name=admin1 or None,
        country_iso3=iso3 or None,
        country_name=country_name,
        latitude=float(latitude) if latitude else None,
        longitude=float(longitude) if longitude else None,
        geonames_id=int(number) if number else None,
    )
    return Candidate(place, int(population))


@functools.cache
def _country_name(iso3: str) -> str | None:
    """The short English name of a country: as the lexicon of countries has it, else as the list of places."""
    if not iso3:
        return None
    if iso3 in _country_names():
        return _country_names()[iso3]
    lines = _lines()
    at = bisect.bisect_left(lines, f"@{iso3}\t")
    return lines[at].split("\t")[2] if at < len(lines) and lines[at].startswith(f"@{iso3}\t") else None


@functools.cache
def _country_names() -> dict[str, str]:
    """Names by code; the first in the lexicon, for parts that claim to be states share their parent's code."""
    names: dict[str, str] = {}
    for row in rows("countries"):
        names.setdefault(row["iso3"], row["name"])
    return names
