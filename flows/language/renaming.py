"""Other names in the same sentences: training text is multiplied by exchanging its persons, places, peoples and bodies.

A few thousand sentences hold few names. Exchanging them for others teaches that the sentence, not the string, makes a
name what it is, and shows spellings from all over the world.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from flows import lexicons
from flows.language.kinds import kind_of_place, peoples
from flows.language.marked import MarkedText, Name

BIG_TOWN = 40_000
"""Inhabitants from which a town is used."""

PLAIN_FAMILY_NAME = 0.2
"""How often a lone name gives way to a first name rather than a family name."""


@dataclass(frozen=True)
class NamePool:
    """The names to choose from."""

    first_names: tuple[str, ...]
    family_names: tuple[str, ...]
    countries: tuple[str, ...]
    towns: tuple[str, ...]
    adjectives: tuple[str, ...]
    plurals: tuple[str, ...]
    bodies: tuple[str, ...]


def build_pool(texts: Iterable[MarkedText]) -> NamePool:
    """The names in these texts and in the lexicons."""
    persons, bodies = {row["name"] for row in lexicons.rows("people")}, set()
    for marked in texts:
        for name in marked.names:
            surface = marked.text[name.start : name.end]
            if name.label == "PERSON" and " " in surface:
                persons.add(surface)
            elif name.label == "ORG":
                bodies.add(surface)
    parted = [person.split(" ", 1) for person in sorted(persons) if person.count(" ") < 4]
    adjectives = sorted({value for row in lexicons.rows("countries") for value in lexicons.values(row["adjectives"])})
    countries = sorted(row["name"] for row in lexicons.rows("countries"))
    return NamePool(
        first_names=tuple(sorted({first for first, _ in parted} | _listed_given_names())),
        family_names=tuple(sorted({family for _, family in parted} | _listed_family_names())),
        countries=tuple(countries),
        towns=tuple(_towns()),
        adjectives=tuple(adjective for adjective in adjectives if adjective in peoples()),
        plurals=tuple(sorted(word for word in peoples() if word.endswith("s") and word not in adjectives)),
        bodies=tuple(sorted(bodies)),
    )


def _listed_given_names() -> set[str]:
    listed = lexicons.load("given_names")
    return {name for key in ("male", "female", "either") for name in listed[key].split()}


def _listed_family_names() -> set[str]:
    return set(lexicons.load("family_names")["names"].split())


def _towns() -> list[str]:
    table = files(lexicons).joinpath("places.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    return sorted({row[2] for row in rows if row[3] == "c" and int(row[8] or 0) >= BIG_TOWN and row[2][0].isupper()})


def rename(marked: MarkedText, pool: NamePool, rng: random.Random) -> MarkedText:
    """The same text with other names, each exchanged alike wherever it occurs."""
    chosen: dict[tuple[str, str], str] = {}
    text, names, unsure, position = "", [], [], 0
    shifts: list[tuple[int, int]] = [(0, 0)]
    for name in marked.names:
        surface = marked.text[name.start : name.end]
        key = (name.label, surface)
        if key not in chosen:
            chosen[key] = _other_name(surface, name.label, chosen, pool, rng)
        text += marked.text[position : name.start]
        names.append(Name(len(text), len(text) + len(chosen[key]), name.label))
        text += chosen[key]
        position = name.end
        shifts.append((name.end, len(text) - name.end))
    text += marked.text[position:]
    for start, end in marked.unsure:
        shift = next(moved for place, moved in reversed(shifts) if place <= start)
        unsure.append((start + shift, end + shift))
    return MarkedText(text, tuple(names), tuple(unsure))


def _other_name(
    surface: str, label: str, chosen: dict[tuple[str, str], str], pool: NamePool, rng: random.Random
) -> str:
    if label == "PERSON":
        return _other_person(surface, chosen, pool, rng)
    if label == "GPE" and kind_of_place(surface) == "GPE" and len(surface) > 3:
        return rng.choice(pool.countries if rng.random() < 0.35 else pool.towns)
    if label == "NORP":
        alike = next((words for words in (pool.adjectives, pool.plurals) if surface in words), (surface,))
        return rng.choice(alike)
    return _other_body(surface, pool, rng) if label == "ORG" else surface


def _other_body(surface: str, pool: NamePool, rng: random.Random) -> str:
    first, _, rest = surface.partition(" ")
    if rest and first in pool.adjectives:
        return f"{rng.choice(pool.adjectives)} {rest}"
    return rng.choice(pool.bodies) if rng.random() < 0.5 else surface


def _other_person(surface: str, chosen: dict[tuple[str, str], str], pool: NamePool, rng: random.Random) -> str:
    """A person's other name; a family name alone follows the full name that it was introduced with."""
    if " " in surface:
        return f"{rng.choice(pool.first_names)} {rng.choice(pool.family_names)}"
    for (label, known), other in chosen.items():
        if label == "PERSON" and known.split(" ")[-1] == surface:
            return other.split(" ", 1)[-1]
    return rng.choice(pool.first_names if rng.random() < PLAIN_FAMILY_NAME else pool.family_names)
