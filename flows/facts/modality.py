"""How an event is told: done, to come, wished for, refused – from auxiliaries, controllers and conjunctions.

Read by position from the verb leftwards, with the tree for what stands further off (`offered … to meet`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from flows.annotate.tree import Token
from flows.facts.passage import Passage

Tense = Literal["past", "perfect", "present", "progressive", "future", "would", "modal", "infinitive", "gerund", "bare"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "without", "neither", "nor", "no"})
_MODALS = (
    dict.fromkeys(("will", "'ll", "’ll", "shall", "wo"), "future")
    | dict.fromkeys(("would", "'d", "’d"), "would")
    | dict.fromkeys(("could", "may", "might", "should", "must", "can", "ca"), "modal")
)
_BE = frozenset({"is", "are", "am", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
CONDITIONS = frozenset({"if", "unless", "until", "whether", "provided", "once", "lest"})


@dataclass(frozen=True, slots=True)
class Modality:
    """How a verb is told; `controller` is the token that governs its infinitive or gerund, if any."""

    tense: Tense
    is_negated: bool = False
    is_conditional: bool = False
    is_passive: bool = False
    controller: int | None = None


def read_modality(passage: Passage, index: int) -> Modality:
    """How the verb at `index` is told."""
    words, marker = _auxiliaries(passage, index)
    token = passage[index]
    is_negated = bool(words & NEGATIONS)
    is_conditional = _is_conditional(passage, index)
    modal = next((_MODALS[word] for word in words if word in _MODALS), None)
    is_passive = bool(words & _BE) and token.tag_ in ("VBN", "VBD")
    tense = _tense(token, words, modal, marker is not None)
    controller = None
    head = token.head
    if tense in ("infinitive", "gerund", "bare"):
        if tense == "bare" and token.dep_ == "ccomp" and head.i < index:
            return Modality(tense, is_negated, is_conditional, is_passive, int(head.i))
        if token.dep_ == "conj" and head.i < index and head.pos_ in ("VERB", "AUX") and tense != "gerund":
            return _like(read_modality(passage, head.i), is_negated)
        controller = _controller(passage, index if marker is None else marker)
    return Modality(tense, is_negated, is_conditional, is_passive, controller)


def _like(modality: Modality, is_negated: bool) -> Modality:
    return Modality(
        modality.tense,
        modality.is_negated or is_negated,
        modality.is_conditional,
        modality.is_passive,
        modality.controller,
    )


def _auxiliaries(passage: Passage, index: int) -> tuple[set[str], int | None]:
    """The auxiliaries and negations before a verb, and where its `to` stands."""
    found: set[str] = set()
    marker: int | None = None
    position = index - 1
    start = passage.sentence_of(index).start
    while position >= start and index - position <= 7:
        token = passage[position]
        lower = token.lower_
        if position in passage.dates or (token.pos_ == "ADP" and position + 1 in passage.dates):
            pass
        elif lower == "to" and marker is None:
            marker = position
            if position > start and passage[position - 1].lower_ in _BE:
                return {"will"}, None
        elif lower in _MODALS or lower in _BE or lower in _HAVE or lower in ("do", "does", "did"):
            if marker is not None:
                break
            found.add(lower)
        elif lower in NEGATIONS:
            found.add(lower)
        elif token.pos_ not in ("ADV", "PART") and not lower.endswith("ly") and lower not in ("“", '"', "‘"):
            break
        position -= 1
    return found, marker


def _tense(
    token: Token,
    words: set[str],
    modal: str | None,
    has_marker: bool,
) -> Tense:
    lower = token.lower_
    if modal is not None:
        return "modal" if modal == "would" and words & _HAVE else modal  # type: ignore[return-value]
    if has_marker:
        return "infinitive"
    if lower.endswith("ing"):
        return "progressive" if words & _BE else "gerund"
    if words & _HAVE:
        return "perfect"
    if words == {"be"}:
        return "bare"
    if token.tag_ in ("VBD", "VBN"):
        return "past"
    return "bare" if token.tag_ == "VB" and "did" not in words else "past" if "did" in words else "present"


def _is_conditional(passage: Passage, index: int) -> bool:
    start = passage.sentence_of(index).start
    for position in range(index - 1, max(start, index - 16) - 1, -1):
        lower = passage[position].lower_
        if lower in CONDITIONS:
            return True
        if lower in (",", ";", ":", "—", "“", "”", '"'):
            return False
    opening = {passage[i].lower_ for i in range(start, min(start + 2, index))}
    return "should" in opening and passage[index].tag_ == "VB"


def _controller(passage: Passage, marker: int) -> int | None:
    """The word that governs the infinitive whose `to` stands at `marker`, or the gerund at `marker`."""
    start = passage.sentence_of(marker).start
    verb = passage[marker].head if passage[marker].lower_ == "to" else passage[marker]
    if passage[marker].lower_ == "to" and marker > start and passage[marker - 1].pos_ in ("VERB", "ADJ"):
        return marker - 1
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and start <= verb.head.i < marker:
        return int(verb.head.i)
    for position in range(marker - 1, max(start, marker - 10) - 1, -1):
        token = passage[position]
        if token.pos_ == "VERB":
            return position
        if token.text in (";", ":", "“", "”"):
            return None
    return None
