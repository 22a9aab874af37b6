"""The state of a meeting told by a noun: from its adjectives, its predicate, the verb over it, the preposition before."""

from __future__ import annotations

from flows.annotate.model import DateMention
from flows.facts.meetings.governor import Governor
from flows.facts.meetings.lexicon import status_words
from flows.facts.meetings.status import is_ahead, preposition_status, verb_status
from flows.facts.modality import read_modality
from flows.facts.passage import Passage

_PREDICATES = frozenset({"held", "place", "due", "scheduled", "expected", "planned", "cancelled", "canceled", "called", "off"})


def noun_status(
    passage: Passage, index: int, first: int, words: list[str], governor: Governor, day: DateMention | None,
) -> str:
    """The state of the encounter whose noun stands at `index`, its phrase from `first` on."""
    said = _of_modifiers(words)
    if governor.is_subject and governor.index is not None:
        predicated = _of_predicate(passage, index, governor.index, day)
        return predicated if predicated is not None else said or ("planned" if is_ahead(passage, day) else "held")
    by_preposition = preposition_status(passage, first)
    if by_preposition is not None:
        return said or by_preposition
    if governor.index is not None:
        return _of_governor(passage, governor.index, said, day)
    return said or ("planned" if is_ahead(passage, day) else "held")


def _of_modifiers(words: list[str]) -> str | None:
    """What adjectives say: `upcoming`, `proposed`, `cancelled`; the strongest wins."""
    found = {status_words().get(word.lower()) for word in words}
    return next((s for s in ("cancelled", "proposed", "planned") if s in found), None)


def _of_predicate(passage: Passage, index: int, verb: int, day: DateMention | None) -> str | None:
    end = min(passage.sentence_of(index).end, verb + 3)
    said = {status_words().get(passage[i].lower_) for i in range(index + 1, end)}
    phrase = " ".join(passage[i].lower_ for i in range(index + 1, end))
    modality = read_modality(passage, verb)
    if "cancelled" in said or "called off" in phrase:
        return "proposed" if modality.tense == "modal" else "cancelled"
    if modality.is_negated:
        return "cancelled"
    if "planned" in said:
        return "planned"
    if "proposed" in said or modality.is_conditional or modality.tense == "modal":
        return "proposed"
    return verb_status(passage, verb, day)


def _of_governor(passage: Passage, verb: int, said: str | None, day: DateMention | None) -> str:
    word = passage[verb].lower_
    following = passage[verb + 1].lower_ if verb + 1 < len(passage) else ""
    over = "cancelled" if (word[:4], following) == ("call", "off") else status_words().get(word)
    modality = read_modality(passage, verb)
    if word[:4] == "call" and following in ("for", "on"):
        over = "proposed"
    if over in ("cancelled", "proposed", "planned"):
        if modality.is_negated:
            return "held" if over == "cancelled" else "cancelled"
        return over
    if said is not None and said != "held":
        return said
    return verb_status(passage, verb, day)
