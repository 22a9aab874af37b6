"""Acts beside a measure that the tree may hang elsewhere: `order lifting …`, `asked for the ban to be lifted`."""

from __future__ import annotations

from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import HAPPENED, action_words
from flows.facts.sanctions.measure import Measure

ENDS = frozenset({"expire", "expired", "expires", "lapsed", "lapse", "lapses"})


def verb_beside(passage: Passage, first: int) -> int | None:
    """The act right before a phrase that begins at `first`, which the tree may miss: `order lifting`, `step up`."""
    tag = passage[first - 1].tag_ if first else ""
    position = first - 2 if tag == "RP" else first - 1
    if position < 0 or tag not in ("RP", "VBG"):
        return None
    return position if action_words().get(passage[position].lower_) in HAPPENED else None


def wished_after(passage: Passage, measure: Measure) -> str | None:
    """What is wished to be done, in `wants the embargo on the country lifted`."""
    end = min(passage.sentence_of(measure.index).end, measure.index + 10)
    for position in range(measure.last, end):
        said = action_words().get(passage[position].lower_)
        if passage[position].text in (",", ";") or passage[position].tag_ in ("VBZ", "MD"):
            return None
        if passage[position].tag_ in ("VBN", "VBD") and said in HAPPENED:
            return said
    return None


def passive_after(passage: Passage, measure: Measure) -> int | None:
    """The act in `… asked for the ban to be lifted`, where the tree may hang the measure on the asking."""
    index = measure.last
    if (
        index + 2 < passage.sentence_of(measure.index).end
        and passage[index].lower_ == "to"
        and passage[index + 1].lower_ == "be"
        and action_words().get(passage[index + 2].lower_) in HAPPENED
    ):
        return index + 2
    return None


def end_after(passage: Passage, measure: Measure) -> int | None:
    """The verb that tells a measure's end behind its target, which the tree may hang elsewhere."""
    end = min(passage.sentence_of(measure.index).end, measure.last + 6)
    for position in range(measure.last, end):
        if passage[position].text == ",":
            return None
        if passage[position].lower_ in ENDS:
            return position
    return None


def relative_act(passage: Passage, measure: Measure) -> int | None:
    """The act in a participle or relative clause on the measure: `sanctions imposed by`, `the measures it took`."""
    end = min(passage.sentence_of(measure.index).end, measure.index + 14)
    for position in range(measure.last, end):
        token = passage[position]
        if token.text in (",", ";", "."):
            return None
        if token.pos_ == "VERB" or token.tag_ in ("VBN", "VBD"):
            is_relative = token.dep_ in ("acl", "acl:relcl", "advcl:relcl") and measure.first <= token.head.i < position
            said = action_words().get(token.lower_)
            return position if is_relative and said in HAPPENED else None
    return None
