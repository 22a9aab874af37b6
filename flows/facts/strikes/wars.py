"""Who fights whom, and where: what is known of a war before an article about it is read."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flows import lexicons

_LAST = 9999


@dataclass(frozen=True, slots=True)
class War:
    """A war: its years, the countries on whose ground it is fought, and its sides."""

    first: int
    last: int
    ground: frozenset[str]
    sides: tuple[frozenset[str], ...]

    def stance(self, name: str, ground: str) -> str | None:
        """How the party called `name` stands to the side of the country `ground`; None where it fights no war there."""
        own = next((side for side in self.sides if name in side), None)
        if own is None or ground not in self.ground:
            return None
        if not any(ground in side for side in self.sides):
            return "guest"
        if ground not in own:
            return "foe"
        return "host" if name == ground else "friend"


def stance_of(name: str, grounds: Iterable[str], day: date | None) -> str:
    """How a party stands to those on whose ground an attack was, by the wars of the time.

    `foe` fights them, `host` is the country itself, `friend` is on its side, `guest` fights others there, `home` is the
    country itself where it is at peace, `away` fights elsewhere only, `none` nowhere.
    """
    year = day.year if day is not None else None
    found = {stance for ground in grounds for stance in _stances(name, ground, year)}
    for stance in ("foe", "host", "friend", "guest"):
        if stance in found:
            return stance
    if name in grounds:
        return "home"
    return "away" if name in _fighters() else "none"


def foes_of(name: str, day: date | None) -> frozenset[str]:
    """Whom a party fights in the wars of the time."""
    return _foes_of(name, day.year if day is not None else None)


def can_fly(group: str) -> bool:
    """Whether the armed group has aircraft with a crew."""
    return group in lexicons.words("conflicts", "flying")


@functools.lru_cache(maxsize=4096)
def _stances(name: str, ground: str, year: int | None) -> frozenset[str]:
    return frozenset(s for war in _wars_of(year) if (s := war.stance(name, ground)) is not None)


@functools.lru_cache(maxsize=4096)
def _foes_of(name: str, year: int | None) -> frozenset[str]:
    wars = [war for war in _wars_of(year) if any(name in side for side in war.sides)]
    return frozenset(foe for war in wars for side in war.sides if name not in side for foe in side)


@functools.lru_cache(maxsize=64)
def _wars_of(year: int | None) -> tuple[War, ...]:
    return tuple(war for war in _wars() if year is None or war.first <= year <= war.last)


@functools.cache
def _wars() -> tuple[War, ...]:
    return tuple(
        War(
            int(row["from"]),
            int(row["to"] or _LAST),
            frozenset(lexicons.values(row["ground"])),
            tuple(frozenset(lexicons.values(side)) for side in row["sides"].split("/")),
        )
        for row in lexicons.rows("conflicts")
    )


@functools.cache
def _fighters() -> frozenset[str]:
    return frozenset(name for war in _wars() for side in war.sides for name in side)
