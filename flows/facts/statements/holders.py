"""Holders: the person in whose phrase a noun stands that only looks like a verb's subject."""

from __future__ import annotations

from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import Line
from flows.facts.statements.phrases import phrase_bounds

PLACING = frozenset({"of", "for", "at", "in", "from", "near", "on", "inside", "outside", "with"})


def holder_of(line: Line, noun: int) -> int:
    """The unnamed person of whose phrase the noun is the last word: `the prime minister of the Republic dismissed`."""
    first = noun
    while first > 0 and line[first - 1].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"}:
        first -= 1
    person = person_over(line, noun)
    agrees = (
        line[noun].tag_ == "NN"
        and first > 1
        and line[first - 2].tag_ == "NNS"
        and line.lower(first - 1) == "of"
        and (
            noun + 1 < len(line)
            and (form := verb_forms().get(line.lower(noun + 1))) is not None
            and form.forms == {"base"}
        )
    )
    return person if person is not None else first - 2 if agrees else noun


def person_over(line: Line, noun: int) -> int | None:
    """The unnamed person in whose phrase a place or body stands: `the commander present at the first site told`."""
    own = line.mention_at(noun)
    position = noun if own is None or own.label != "PERSON" else -1
    for _ in range(2):
        first = phrase_bounds(line, position)[0] if position > 0 else 0
        if line.lower(first - 2) in words("belonging") and line.lower(first - 1) == "with":
            owner = first - 3 - (line[first - 3].pos_ == "ADV")
            return owner if owner >= 0 and line[owner].pos_ == "NOUN" else None
        is_doing = first > 1 and line[first - 1].tag_ == "VBG"
        if line.lower(first - 1) not in PLACING and not is_doing:
            return None
        position = first - 3 if line.lower(first - 2) in {"present", "based", "stationed", "posted"} else first - 2
        mention = line.passage.mentions.get(position)
        if mention is not None and mention.kind == "nominal" and mention.label == "PERSON":
            return position
    return None
