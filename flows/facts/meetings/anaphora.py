"""Whom plural words point back to: `they`, `the two leaders`, `both sides`."""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.model import Annotated
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party, words

_OPEN = frozenset({"they", "both", "each", "two", "three", "pair", "side", "party", "delegation"})
_REACH = 1200
"""How many characters back the named parties may stand."""


def resolve_anaphor(
    annotated: Annotated,
    anaphor: str,
    offset: int,
    told: Sequence[Encounter],
    present: Sequence[Party] = (),
) -> list[Party]:
    """The parties, `present` ones apart, that the plural word before `offset` points back to; empty where none are."""
    kinds = ["person"] if anaphor in words("person_anaphor") else ["country"]
    if anaphor in _OPEN:
        kinds = ["person", "country"]
    known = {p.name for p in present}
    count = 3 if anaphor in ("three", "trio") else 2
    for told_one in reversed(told):
        if offset - told_one.evidence.end > 2 * _REACH:
            break
        last = [p for p in told_one.parties if p.actor is not None and p.name not in known]
        are_alike = all(p.actor is not None and p.actor.kind in kinds for p in last)
        if len(last) == count and (anaphor in _OPEN or are_alike):
            return last
    for kind in kinds:
        found: dict[str, Party] = {}
        for mention in reversed([m for m in annotated.mentions if offset - _REACH < m.start and m.end <= offset]):
            if mention.actor is not None and mention.actor.kind == kind and mention.actor.name not in known:
                found.setdefault(mention.actor.name, Party(mention.actor.name, mention.actor))
            if len(found) == count:
                return list(reversed(found.values()))
    return []
