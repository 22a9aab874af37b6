"""Who puts pressure on whom, and who acts for whom: what is known of states and unions before an article is read."""

from __future__ import annotations

import functools
from datetime import date

from flows import lexicons
from flows.annotate import gazetteer
from flows.annotate.model import Actor, Place

_LAST = 9999


def does_press(sender: str, target: str, day: date | None) -> bool:
    """Whether the one has or threatens measures on the other at the time of the day; at any time where there is none."""
    return target in _pressed_by(day.year if day is not None else None).get(sender, frozenset())


@functools.lru_cache(maxsize=512)
def is_known(names: frozenset[str], day: date | None) -> bool:
    """Whether anything is known of any two of these: where nothing is, that one does not press another says nothing."""
    return any(does_press(one, other, day) for one in names for other in names)


def is_member(name: str, union: str) -> bool:
    """Whether the country belongs to a union that acts for its members."""
    return name in _members().get(union, frozenset())


def state_behind(who: Actor | Place) -> str:
    """The name of the country of somebody or somewhere, else his or its own."""
    country = gazetteer.country_by_code(who.country_iso3 or "")
    return country.name if country is not None else who.name


@functools.lru_cache(maxsize=64)
def _pressed_by(year: int | None) -> dict[str, frozenset[str]]:
    """Who presses whom in a year, by sender."""
    found: dict[str, set[str]] = {}
    for row in lexicons.rows("sanction_regimes"):
        if year is None or int(row["from"]) <= year <= int(row["to"] or _LAST):
            targets = _names(row["targets"])
            for sender in _names(row["senders"]):
                found.setdefault(sender, set()).update(targets - {sender})
    return {sender: frozenset(targets) for sender, targets in found.items()}


def _names(cell: str) -> frozenset[str]:
    """The names in a cell, those of a group in its place."""
    groups: dict[str, list[str]] = lexicons.load("sanction_regimes")["groups"]
    return frozenset(name for value in lexicons.values(cell) for name in groups.get(value, (value,)))


@functools.cache
def _members() -> dict[str, frozenset[str]]:
    members: dict[str, list[str]] = lexicons.load("sanction_regimes")["members"]
    return {union: frozenset(names) for union, names in members.items()}
