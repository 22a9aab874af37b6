"""People: full names in an article and the table of office holders vote on whom a family name means."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from anyascii import anyascii
from rapidfuzz import fuzz

from flows.annotate.gazetteer import wikidata_id
from flows.annotate.model import Actor
from flows.lexicons import load, rows, values, words

PARTICLES = words("people", "particles")
ALIKE = 88
SOFT, SOFT_ENDING = re.compile("[yi]+"), re.compile(r"ij\b")
FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG", "SGP"})


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the table: who, sex, office and its years."""

    actor: Actor
    gender: str
    office: str
    since: int
    until: int


@dataclass
class Roster:
    """The persons of one article, by full name and by what else they are called."""

    year: int | None
    countries: frozenset[str]
    by_family: dict[str, Counter[str]] = field(default_factory=dict)
    by_given: dict[str, Counter[str]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def add(self, actor: Actor, printed: str) -> None:
        """Record that the article gives `actor` by the full name `printed`."""
        self.actors.setdefault(actor.name, actor)
        for key in (*family_keys(printed), *family_keys(actor.name)):
            self.by_family.setdefault(key, Counter())[actor.name] += 1
        self.by_given.setdefault(fold(printed.split(maxsplit=1)[0]), Counter())[actor.name] += 1

    def in_full(self, printed: str) -> Actor | None:
        """The one person of the article whose longer name holds the words of `printed`, or whose name it is."""
        if printed in self.actors:
            return self.actors[printed]
        wanted = fold(printed).split()
        folded = {" ".join(fold(name).split()): actor for name, actor in reversed(self.actors.items())}
        if " ".join(wanted) in folded:
            return folded[" ".join(wanted)]
        fitting = [actor for name, actor in folded.items() if is_part_of_name(wanted, name.split())]
        return fitting[0] if len(fitting) == 1 and printed not in by_name() else None

    def who(self, printed: str) -> Actor | None:
        """The person of the article whom the part of a name `printed` means."""
        key = fold(printed)
        for votes in (self.by_family.get(key), self.by_given.get(key)):
            if votes:
                return self.actors[votes.most_common(1)[0][0]]
        return None

    def office_holder(self, printed: str, role: str | None, country: str | None) -> Actor | None:
        """The person of the table whom the family name `printed` means in this article.

        Of several, the one whose role and country fit; it must be somebody of the article's time.
        """
        candidates = [known for known in by_family_name().get(fold(printed), ()) if self._is_of_the_time(known)]
        if not candidates:
            return None
        scored = sorted(candidates, key=lambda known: -self._fit(known, role, country))
        best = self._fit(scored[0], role, country)
        if best < 1 or (len(scored) > 1 and self._fit(scored[1], role, country) == best):
            return None
        return scored[0].actor

    def _is_of_the_time(self, known: Known) -> bool:
        return self.year is None or known.since - 1 <= self.year <= known.until + 8

    def _fit(self, known: Known, role: str | None, country: str | None) -> float:
        home = known.actor.country_iso3
        points = 0.0
        if country is not None:
            points += 2 if home == country else -2
        elif home is None or home in self.countries:
            points += 1
        if role is not None:
            points += 2 if is_same_office(role, known.office) else 0
        in_office = self.year is None or known.since <= self.year <= known.until
        return points + (0.5 if in_office else 0) + (0.25 if known.office in ("president", "prime minister") else 0)


def fold(name: str) -> str:
    """`name` in plain lower-case ASCII letters, blind to how Slavic and Arabic names are spelt, for comparison."""
    plain = anyascii(name).lower().replace("'", "").replace("-", " ").strip()
    return SOFT_ENDING.sub("i", SOFT.sub("i", plain)).replace("kh", "h")


def family_keys(name: str) -> list[str]:
    """What a person with the full `name` may be called by alone: family names with and without particles."""
    spaced = name.replace("’", "'").replace(".", ". ").split()
    parts = [part for part in spaced if part.strip(".").lower() not in ("jr", "sr", "ii", "iii")]
    if not parts:
        return []
    keys = [fold(parts[-1])]
    particle, _, rest = parts[-1].partition("-")
    if rest and particle.lower() in PARTICLES:
        keys.append(fold(rest))
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in PARTICLES:
        start -= 1
        keys.append(fold(" ".join(parts[start:])))
    if len(parts) > 3:
        keys.append(fold(" ".join(parts[-2:])))
    return keys


def is_part_of_name(part: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name of two words or more is a longer one without its first, last or middle names."""
    if not 1 < len(part) < len(name):
        return False
    is_without_middle = part[0] == name[0] and part[-1] == name[-1]
    return is_without_middle or list(part) in (list(name[-len(part) :]), list(name[: len(part)]))


def is_same_office(role: str, office: str) -> bool:
    """Whether a role as printed (`Russian leader`, `top diplomat`) can mean the `office` of the table."""
    role = role.lower().replace("defense", "defence")
    titles = load("titles")["office_groups"].get(office, [office])
    return any(title in role for title in titles)


def known_variant(name: str) -> Actor | None:
    """The person of the table whom a full name means in another spelling: same family name, like given name."""
    plain = fold(name)
    for known in by_family_name().get(fold(name.rsplit(maxsplit=1)[-1]), ()):
        listed = fold(known.actor.name)
        if listed[0] == plain[0] and fuzz.ratio(listed, plain) >= ALIKE:
            return known.actor
    return None


@functools.cache
def by_name() -> dict[str, Known]:
    """The persons of the table by canonical name."""
    return {known.actor.name: known for known, _ in _table()}


@functools.cache
def by_family_name() -> dict[str, tuple[Known, ...]]:
    """The persons of the table by what they may be called alone."""
    found: dict[str, dict[str, Known]] = {}
    for known, names in _table():
        keys = {key for name in names for key in family_keys(name)}
        if known.actor.country_iso3 in FAMILY_FIRST:
            keys.add(fold(known.actor.name.split()[0]))
        for key in keys:
            found.setdefault(key, {})[known.actor.name] = known
    return {key: tuple(people.values()) for key, people in found.items()}


@functools.cache
def _table() -> tuple[tuple[Known, tuple[str, ...]], ...]:
    return tuple(_read(row) for row in rows("people"))


def _read(row: dict[str, str]) -> tuple[Known, tuple[str, ...]]:
    actor = Actor(row["name"], "person", row["iso3"] or None, wikidata_id(row["name"]))
    known = Known(actor, row["gender"], row["office"], int(row["from"]), int(row["until"] or 9999))
    return known, (row["name"], *values(row["variants"]))


@functools.cache
def given_names() -> dict[str, str]:
    """Given names, folded, with `m`, `f` or `e` (either)."""
    lexicon = load("given_names")
    genders: dict[str, str] = {}
    for key, gender in (("either", "e"), ("male", "m"), ("female", "f")):
        _set_genders(genders, lexicon[key].split(), gender)
    return genders


def _set_genders(genders: dict[str, str], names: Iterable[str], gender: str) -> None:
    for name in names:
        known = genders.setdefault(fold(name), gender)
        if known != gender:
            genders[fold(name)] = "e"


def gender_of(actor: Actor) -> str | None:
    """`m` or `f` of a person, by the table or the given name."""
    known = by_name().get(actor.name)
    if known:
        return known.gender
    gender = given_names().get(fold(actor.name.split()[0]))
    return None if gender == "e" else gender
