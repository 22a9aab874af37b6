"""Whom plural words point back to: `they`, `the two leaders`, `both sides`."""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.model import Annotated
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party, words

_REACH = 1200
"""How many characters back the named parties may stand."""


def resolve_anaphor(annotated: Annotated, anaphor: str, offset: int, told: Sequence[Encounter]) -> list[Party]:
    """The parties that the plural word before `offset` points back to; empty where there are no two of a kind."""
    kind = "person" if anaphor in words("person_anaphor") else "country"
    count = 3 if anaphor in ("three", "trio") else 2
    for known in reversed(told):
        if offset - known.evidence.end > 2 * _REACH:
            break
        last = [p for p in known.parties if p.actor is not None]
        if len(last) == count and (anaphor in ("they", "both", "each", "two") or all(p.actor.kind == kind for p in last)):  # type: ignore[union-attr]
            return last
    found: dict[str, Party] = {}
    for mention in reversed([m for m in annotated.mentions if offset - _REACH < m.start and m.end <= offset]):
        if mention.actor is not None and mention.actor.kind == kind:
            found.setdefault(mention.actor.name, Party(mention.actor.name, mention.actor))
        if len(found) == count:
            return list(reversed(found.values()))
    return []
