"""Frames: for an attribution, the first way of standing in its sentence that fits."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution, is_behind_content
from flows.facts.statements.clause_frames import read_question, read_that
from flows.facts.statements.figure_frames import read_share, read_toll
from flows.facts.statements.infinitive_frames import read_infinitive
from flows.facts.statements.naming_frames import read_naming, read_what_called, read_what_is
from flows.facts.statements.phrase_frames import read_accusation, read_gerund, read_noun_phrase
from flows.facts.statements.position_frames import read_as_clause, read_position
from flows.facts.statements.preposition_frames import read_preposition
from flows.facts.statements.quote_frames import read_colon, read_quote_after, read_quote_before
from flows.facts.statements.reading import FrameReader, Others, Reading
from flows.facts.statements.spans import clause_end


def read_frames(attribution: Attribution, others: Others, rules: frozenset[str]) -> Reading | None:
    """The first frame that fits, among the rules that are switched on."""
    readers = _INVERTED_READERS if attribution.is_after else _READERS
    is_whole = attribution.left < attribution.index
    if is_whole and attribution.line.lower(clause_end(attribution)) == "," and is_behind_content(attribution):
        readers = _INVERTED_READERS
    for reader in readers:
        reading = reader(attribution, others)
        if reading is not None and reading.rule in rules:
            return reading
    return None


_READERS: tuple[FrameReader, ...] = (
    read_quote_before,
    read_quote_after,
    read_colon,
    read_as_clause,
    read_what_is,
    read_that,
    read_question,
    read_infinitive,
    read_what_called,
    read_share,
    read_toll,
    read_naming,
    read_accusation,
    read_preposition,
    read_gerund,
    read_noun_phrase,
    read_position,
)


_INVERTED_READERS: tuple[FrameReader, ...] = (read_quote_before, read_position)
