"""The verb over a noun of meeting (`held talks`, `called off the summit`), and what its subject is to the meeting."""

from __future__ import annotations

from dataclasses import dataclass

from flows.facts.meetings.lexicon import governors
from flows.facts.parties import PartyList
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject

_NONE = PartyList((), 0, 0)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
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
    verb, is_subject = _verb_over(passage, index, first)
    if verb is None:
        return Governor()
    if is_subject:
        return Governor(verb, is_subject=True)
    lower = passage[verb].lower_
    before = passage[first - 1].lower_ if first else ""
    takes, mediates = lower in governors("takes_part"), lower in governors("mediates")
    is_adverbial = before in _ADVERBIAL or (before == "of" and passage[first - 2].lower_ == "ahead")
    subject = read_subject(passage, verb)
    return Governor(verb, subject, False, takes and not is_adverbial, mediates and not is_adverbial, is_adverbial)


def _verb_over(passage: Passage, index: int, first: int) -> tuple[int | None, bool]:
    """The verb over the noun and whether the noun is its subject."""
    token = passage[index]
    for _ in range(4):
        if token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and token.head.i > token.i:
            return int(token.head.i), True
        if token.dep_ in ("ROOT", "acl", "acl:relcl"):
            break
        token = token.head
        if token.pos_ == "VERB":
            if first <= token.i <= index:
                continue
            return (int(token.i), False) if token.i < first else (int(token.i), _precedes(passage, index, token.i))
    for position in range(first - 1, max(passage.sentence_of(index).start, first - 7) - 1, -1):
        if passage[position].pos_ == "VERB":
            return position, False
        if passage[position].text in (",", ";", ":"):
            break
    return None, False


def _precedes(passage: Passage, index: int, verb: int) -> bool:
    """Whether a verb further right is the noun's predicate: nothing but its own phrase stands between."""
    return not any(passage[i].text in (",", ";") for i in range(index, verb)) and passage[verb].dep_ != "acl"
