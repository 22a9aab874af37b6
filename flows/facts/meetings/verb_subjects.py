"""Who does the meeting where one verb stands under another: `urged Maduro to meet`, `challenged him to meet`."""

from __future__ import annotations

from flows.facts.meetings.lexicon import status_words
from flows.facts.modality import read_modality
from flows.facts.parties import Party
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage
from flows.facts.subjects import phrase_start, read_subject


def asked_or_subject(passage: Passage, index: int) -> PartyList:
    """The subject; of an infinitive under `urged Maduro to`, the one who is urged."""
    if index >= 2 and passage[index - 1].text == "," and passage[index].lower_.endswith("ing"):
        named = read_parties(passage, phrase_start(passage, index - 2), index - 1)
        if named:
            return named
    modality = read_modality(passage, index)
    if modality.tense == "infinitive" and modality.controller is not None:
        over = modality.controller
        first = over + 1
        while first < index and passage[first].lower_ in ("on", "upon", "for"):
            first += 1
        asked = read_parties(passage, first, index) if first in passage.mentions or _is_asking(passage, over) else None
        if asked is not None and asked and status_words().get(passage[over].lower_) in ("proposed", "planned"):
            return asked
    return read_subject(passage, index)


def controlling(passage: Passage, index: int) -> list[Party]:
    """Who challenges or invites the only one named: `challenged Putin to meet face to face`."""
    modality = read_modality(passage, index)
    if modality.tense != "infinitive" or modality.controller is None or not _is_asking(passage, modality.controller):
        return []
    return list(read_subject(passage, modality.controller).parties)


def _is_asking(passage: Passage, index: int) -> bool:
    return status_words().get(passage[index].lower_) == "proposed"
