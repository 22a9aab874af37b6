"""Whom talks without named parties are between: the sides told of just before, else those the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from flows.annotate.model import Annotated, Mention
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.lexicon import word_set
from flows.facts.parties import Party

_REACH = 500
"""How many characters back the sides may be named together."""
_TIMES = 2
"""How often an article names each of the sides that it is about, at the least."""
_SIDES = frozenset({"country", "armed_group"})
_UNSURE = 0.4


def add_sides(annotated: Annotated, encounter: Encounter) -> bool:
    """Give an encounter that is told without parties the sides around it; whether any were found."""
    host = encounter.place.country_iso3 if encounter.place is not None else None
    near = [m for m in annotated.mentions if encounter.evidence.start - _REACH < m.start < encounter.evidence.end]
    sides = _nearest_pair(annotated, near, encounter.evidence.end, host)
    if not sides and encounter.kind == "talks":
        sides = _most_named(annotated, host)
    if len(sides) != 2:
        return False
    encounter.parties = list(sides)
    encounter.confidence = min(encounter.confidence, _UNSURE)
    return True


def _is_side(mention: Mention, host: str | None) -> bool:
    actor = mention.actor
    if actor is None or (actor.kind not in _SIDES and actor.name not in word_set("unions")):
        return False
    return actor.country_iso3 != host or actor.kind != "country"


def _nearest_pair(annotated: Annotated, near: Sequence[Mention], end: int, host: str | None) -> list[Party]:
    """The only two sides of the nearest sentence, at or before `end`, that names two of them."""
    for paragraph in reversed([p for p in annotated.paragraphs if p.start < end]):
        for sentence in reversed(list(paragraph.doc.sents)):
            first, last = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
            if first >= end:
                continue
            named = _parties(m for m in near if first <= m.start < last and _is_side(m, host))
            if len(named) == 2:
                return named
            if end - first > _REACH:
                return []
    return []


def _most_named(annotated: Annotated, host: str | None) -> list[Party]:
    """The two sides that the article names most, if both clearly more often than any third."""
    mentions = [m for m in annotated.mentions if _is_side(m, host)]
    counts = Counter(m.actor.name for m in mentions if m.actor is not None).most_common(3)
    if len(counts) < 2 or counts[1][1] < _TIMES or (len(counts) == 3 and counts[2][1] == counts[1][1]):
        return []
    chosen = {name for name, _ in counts[:2]}
    return _parties(m for m in mentions if m.actor is not None and m.actor.name in chosen)


def _parties(mentions: Iterable[Mention]) -> list[Party]:
    found = {m.actor.name: Party(m.actor.name, m.actor) for m in mentions if m.actor is not None}
    return list(found.values())
