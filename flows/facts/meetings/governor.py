"""The verb over a noun of meeting (`held talks`, `called off the summit`), and what its subject is to the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from flows.facts.cues import word_list
from flows.facts.governor import verb_over
from flows.facts.meetings.lexicon import governors
from flows.facts.party_lists import PartyList
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject

_NONE = PartyList((), 0, 0)
_INTO = word_list("entering")
_ADVERBIAL = frozenset({"after", "following", "before", "ahead", "during", "at", "since", "in", "for", "amid", "from"})


@dataclass(frozen=True, slots=True)
class Governor:
    """The verb over a noun.

    `is_subject`: the noun is the verb's subject; `gives_party`: the verb's subject takes part; `is_mediation`: it
    hosts or brokers; `is_adverbial`: the noun is in `after talks with …`, so that the clause's subject may take part.
    """

    index: int | None = None
    subject: PartyList = _NONE
    is_subject: bool = False
    gives_party: bool = False
    is_mediation: bool = False
    is_adverbial: bool = False


def read_governor(passage: Passage, index: int, first: int) -> Governor:
    """The governor of the noun at `index` whose phrase begins at `first`."""
    verb, is_subject = verb_over(passage, index, first)
    if verb is None:
        return Governor()
    if is_subject:
        return Governor(verb, is_subject=True)
    lower = passage[verb].lower_
    before = passage[first - 1].lower_ if first else ""
    takes, mediates = lower in governors("takes_part"), lower in governors("mediates")
    if before == "in" and lower in _INTO:
        before = ""
    is_adverbial = (before in _ADVERBIAL and not _hangs_on_noun(passage, first - 1)) or (
        before == "of" and passage[first - 2].lower_ == "ahead"
    )
    subject = read_subject(passage, verb)
    return Governor(verb, subject, False, takes and not is_adverbial, mediates and not is_adverbial, is_adverbial)


def _hangs_on_noun(passage: Passage, preposition: int) -> bool:
    """Whether the preposition follows a common noun, as in `complexities in negotiations`."""
    return preposition > 0 and passage[preposition - 1].pos_ == "NOUN" and preposition - 1 not in passage.dates
