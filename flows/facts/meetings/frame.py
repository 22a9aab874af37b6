"""What the frames of verbs share: the words behind the verb, those with whom, and whether it is done."""

from __future__ import annotations

from flows.facts.modality import read_modality
from flows.facts.parties import Party
from flows.facts.party_lists import read_parties
from flows.facts.passage import Passage

Named = tuple[list[Party], str | None]
"""Who takes part, and what points back to others: `they`, `the two sides`."""
_COMPANY = frozenset({"with", "beside", "opposite", "alongside", "next", "across"})


def behind(passage: Passage, index: int, count: int) -> range:
    """The next tokens of the sentence, `count` at most."""
    return range(index + 1, min(passage.sentence_of(index).end, index + 1 + count))


def with_whom(passage: Passage, index: int, count: int) -> list[Party]:
    """Those named after the first `with`, `beside` or the like that follows the verb."""
    for position in behind(passage, index, count):
        if passage[position].lower_ in _COMPANY:
            end = passage.sentence_of(index).end
            first = position + 1
            while first < end and passage[first].lower_ in ("to", "from", "with"):
                first += 1
            return list(read_parties(passage, first, end).parties)
    return []


def is_done(passage: Passage, index: int) -> bool:
    """Whether the verb tells what was, is or will be done, not what may be."""
    return read_modality(passage, index).tense in ("past", "perfect", "future", "progressive", "infinitive")
