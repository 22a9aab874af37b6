"""The state of a meeting told by a noun: from its adjectives, its predicate, the verb over it or the preposition."""

from __future__ import annotations

from flows.annotate.model import DateMention
from flows.facts.meetings.governor import Governor
from flows.facts.meetings.lexicon import status_words
from flows.facts.meetings.status import is_ahead, preposition_status, verb_status
from flows.facts.modality import read_modality
from flows.facts.passage import Passage


def noun_status(  # noqa: PLR0913, PLR0917 - a noun is told from that many sides
    passage: Passage,
    index: int,
    first: int,
    words: list[str],
    governor: Governor,
    day: DateMention | None,
) -> str:
    """The state of the encounter whose noun stands at `index`, its phrase from `first` on."""
    said = _of_container(passage, first) or _of_modifiers(words) or _of_participle(passage, index)
    if governor.is_subject and governor.index is not None:
        predicated = _of_predicate(passage, index, governor.index, day)
        is_vague = not {"next", "coming", "later"}.isdisjoint(w.lower() for w in words)
        if said is not None and predicated != "cancelled" and not (is_vague and predicated == "proposed"):
            return said
        return predicated or ("planned" if is_ahead(passage, day) else "held")
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


def _of_container(passage: Passage, first: int) -> str | None:
    """What a noun over it says: `the prospect of a meeting`, `the cancellation of the summit`."""
    if first < 2 or passage[first - 1].lower_ not in ("of", "for"):
        return None
    said = status_words().get(passage[first - 2].lower_)
    return said if said != "held" else None


def _of_participle(passage: Passage, index: int) -> str | None:
    """What a participle right after it says: `the summit due in June`, `talks scheduled for Monday`."""
    if index + 1 >= len(passage):
        return None
    token = passage[index + 1]
    if token.lower_ == "due":
        return "planned"
    is_participle = token.tag_ in ("VBN", "VBD") and token.dep_ == "acl"
    said = status_words().get(token.lower_)
    return said if is_participle and said in ("planned", "proposed") else None


def _of_predicate(passage: Passage, index: int, verb: int, day: DateMention | None) -> str | None:
    end = min(passage.sentence_of(index).end, verb + 5)
    said = {status_words().get(passage[i].lower_) for i in range(index + 1, end)}
    phrase = " ".join(passage[i].lower_ for i in range(index + 1, end))
    modality = read_modality(passage, verb)
    if (
        "cancelled" in said
        or "called off" in phrase
        or "fell through" in phrase
        or "falls through" in phrase
        or ("out of the question" in phrase or "off the table" in phrase)
    ):
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
    over = (
        "cancelled"
        if (word[:4], following) in (("call", "off"), ("rule", "out"), ("ruli", "out"))
        else status_words().get(word)
    )
    modality = read_modality(passage, verb)
    if word[:4] == "call" and following in ("for", "on"):
        over = "proposed"
    if word.startswith("invit") and day is not None:
        return "planned"
    if over in ("cancelled", "proposed", "planned"):
        if modality.is_negated and word.startswith(("confirm", "announc", "expect")):
            return "planned"
        if modality.is_negated:
            return "held" if over == "cancelled" else "cancelled"
        return over
    if said is not None and said != "held":
        return said
    return verb_status(passage, verb, day)
