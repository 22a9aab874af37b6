"""By which of its organs a state acts: `the Trump administration`, `lawmakers in Paris`."""

from __future__ import annotations

from flows.annotate import gazetteer
from flows.facts.parties import Party, country_by_code
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import word_set
from flows.facts.subjects import phrase_start

_LIGHT = frozenset({"AUX", "ADV", "PART"})
_LEADS = frozenset({"in", "of", "from", "'s", "’s"})


def read_organ(passage: Passage, verb: int) -> list[Party]:
    """The actor whose organ is the subject of the verb at `verb`; empty where the subject is no organ."""
    start, position = passage.sentence_of(verb).start, verb - 1
    while position >= start and (passage[position].pos_ in _LIGHT or position in passage.dates):
        position -= 1
    if position < start:
        return []
    first = phrase_start(passage, position)
    while first - 1 > start and passage[first - 1].lower_ in _LEADS:
        first = phrase_start(passage, first - 2)
    is_place = first == position and position in passage.places and position not in passage.mentions
    if not is_place and not any(passage[i].lower_ in word_set("organs") for i in range(first, position + 1)):
        return []
    for index in range(first, position + 1):
        mention, place = passage.mentions.get(index), passage.places.get(index)
        if mention is not None and mention.actor is not None:
            return [Party(mention.actor.name, mention.actor)]
        if place is not None and place.place is not None:
            return _country_at(passage, place.place.country_iso3)
    known = named_in(passage.paragraph.doc[first : position + 1].text)
    is_american = passage[position].lower_ in word_set("american_organs")
    return known or (_country_at(passage, "USA") if is_american else [])


def named_in(phrase: str) -> list[Party]:
    """The first known actor that a phrase holds, as the name of the president in `the Trump administration`."""
    hits = (hit for hit in gazetteer.find_hits(phrase) if hit.entry.actor is not None)
    return [Party(hit.entry.actor.name, hit.entry.actor, is_mentioned=False) for hit in hits][:1]


def _country_at(passage: Passage, iso3: str | None) -> list[Party]:
    country = country_by_code(passage.annotated, iso3)
    return [country] if country is not None else []
