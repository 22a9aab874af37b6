"""The verb over a noun: `held talks`, `the embargo was lifted`, `agreed a package of sanctions`."""

from __future__ import annotations

from flows.facts.cues import word_list
from flows.facts.passage import Passage

_PREPOSITIONS = word_list("participle_prepositions")
_CONTAINERS = word_list("containers")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})


def verb_over(
    passage: Passage,
    index: int,
    first: int,
) -> tuple[int | None, bool]:
    """The verb over the noun at `index` whose phrase begins at `first`, and whether the noun is its subject.

    Through the tree; where that finds none, the nearest verb before the phrase in its clause.
    """
    token = passage[index]
    for _ in range(4):
        if token.dep_ in _SUBJECTS and token.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and token.head.i > token.i:
            return int(token.head.i), True
        if token.dep_ in ("ROOT", "acl", "acl:relcl"):
            break
        was_joined = token.dep_ == "conj"
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and token.i < first and token.lower_ not in _CONTAINERS and not was_joined:
            if token.pos_ == "PROPN" or passage[first - 1].lower_ in ("to", "on", "under", "with"):
                break
            return None, False
        if token.lower_ in _PREPOSITIONS:
            continue
        if token.pos_ == "VERB":
            if first <= token.i <= index:
                continue
            if token.i > first:
                return int(token.i), _precedes(passage, index, token.i)
            is_attribute = token.tag_ in ("VBG", "VBN") and token.i == first - 1 and token.head.i == token.i - 1
            if is_attribute and token.head.pos_ == "VERB":
                return int(token.head.i), False
            if not any(passage[i].text == "," for i in range(token.i, first)) or was_joined:
                return int(token.i), False
            break
    for position in range(first - 1, max(passage.sentence_of(index).start, first - 11) - 1, -1):
        is_copula = passage[position].lower_ in ("is", "are", "was", "were") and passage[position].pos_ == "AUX"
        if is_copula or (passage[position].pos_ == "VERB" and passage[position].lower_ not in _PREPOSITIONS):
            return position, False
        if passage[position].text in (",", ";", ":"):
            break
    return None, False


def _precedes(passage: Passage, index: int, verb: int) -> bool:
    """Whether a verb further right is the noun's predicate: nothing but its own phrase stands between."""
    return not any(passage[i].text in (",", ";") for i in range(index, verb)) and passage[verb].dep_ != "acl"
