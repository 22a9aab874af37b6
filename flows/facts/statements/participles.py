"""Participles: forms in -ing behind a comma that go on with what was said."""

from __future__ import annotations

from flows.facts.statements.lexicon import words
from flows.facts.statements.line import CLOSING, Line

LONGEST_NAME = 4


LONGEST_PARTICIPLE = 20
"""Tokens from a participle behind a comma to the one that is joined to it."""


def opens_participle(line: Line, index: int) -> bool:
    """Whether a form in -ing behind a comma tells what was said besides: `…, rejecting criticism of the ban`."""
    if line[index].tag_ != "VBG" or line.lower(index - 1) != "," or line[index - 2].pos_ == "ADJ":
        return False
    return any(line[i].tag_ in {"VBD", "VBZ", "VBP"} for i in range(line.sentence(index)[0], index - 1))


def leads_to_that(line: Line, index: int) -> bool:
    """Whether a form in -ing with `that` reports, whatever its tag: `…, warning that`, `with Kyiv insisting that`."""
    if line.lower(index + 1) != "that" or line.lower(index) in words("noun_like"):
        return False
    if line.lower(index - 1) == "," or _joins_participle(line, index):
        return True
    opening = next(
        (i for i in range(index - 2, max(0, index - LONGEST_NAME - 2) - 1, -1) if line.lower(i) == "with"), index
    )
    return opening < index and all(line[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} for i in range(opening + 1, index))


def is_participle(line: Line, index: int) -> bool:
    """Whether a comma stands before the verb, over adverbs and conjunctions: `…, adding that …`."""
    position = index - 1
    while position > 0 and (line[position].pos_ == "ADV" or line.lower(position) in {"and", "while", "but", "before"}):
        position -= 1
    if position > 0 and line.quote_of[position] is not None and line[position].text in CLOSING:
        position -= 1
    return line.lower(position) == "," or _joins_participle(line, index)


def _joins_participle(line: Line, index: int) -> bool:
    """Whether the word is joined to a form in -ing behind a comma: `…, rejecting criticism and insisting that …`."""
    if line.lower(index - 1) != "and":
        return False
    for position in range(index - 2, max(line.sentence(index)[0], index - LONGEST_PARTICIPLE), -1):
        if line[position].tag_ in {"VBD", "VBZ", "VBP", "MD"} or line.quote_of[position] is not None:
            return False
        if line.lower(position).endswith("ing") and line.lower(position - 1) == ",":
            return True
    return False
