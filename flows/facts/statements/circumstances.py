"""Circumstances: what is about the saying, not about what is said: occasions, verdicts, participles of speech."""

from __future__ import annotations

from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import Line
from flows.facts.statements.spans import (
    FINITE_TAGS,
)
from flows.facts.statements.takeovers import OPENERS

_ADVERBIAL = frozenset(
    {
        "after",
        "following",
        "before",
        "during",
        "when",
        "while",
        "as",
        "which",
        "who",
        "despite",
        "amid",
        "although",
        "though",
        "since",
        "because",
        "where",
        "whose",
        "ahead",
        "hours",
        "days",
        "weeks",
    }
)


VERDICTS = frozenset(
    {
        "charge",
        "charges",
        "claim",
        "claims",
        "lie",
        "move",
        "step",
        "stance",
        "accusation",
        "accusations",
        "assertion",
        "demand",
        "position",
        "allegation",
        "allegations",
        "idea",
        "suggestion",
        "prospect",
    }
)


REMARKS = VERDICTS | frozenset(
    {
        "remark",
        "remarks",
        "comment",
        "comments",
        "statement",
        "warning",
        "threat",
        "phrase",
        "sentence",
        "term",
        "words",
        "promise",
        "pledge",
        "offer",
    }
)
"""What a writer calls the words just told: `…, a remark that drew laughter`."""


def names_occasion(line: Line, position: int, end: int) -> bool:
    """Whether `in a statement`, `on Twitter`, `at a rally` starts here: where it was said."""
    if line.lower(position) not in {"in", "on", "at", "during", "via"} or line.quote_of[position] is not None:
        return False
    for index in range(position + 1, min(position + 6, end)):
        if line[index].text in words("platforms") or line.lower(index) in words("settings"):
            return True
        is_inner = line[index].text == "-" or line.lower(index + 1) == "-"
        if line[index].pos_ in {"VERB", "ADP", "PUNCT", "CCONJ"} and not is_inner:
            return False
    return False


def is_about_saying(line: Line, position: int, cue: int) -> bool:
    """Whether a participle after a comma hangs on the verb of speech itself: `…, aligning his stance with hers`."""
    return position < len(line) and line[position].tag_ == "VBG" and line[position].head.i == cue


def opens_circumstance(line: Line, position: int, end: int) -> bool:
    """Whether a participle of speech, `according to`, an occasion or a verdict on the content follows a comma."""
    first = line.lower(position)
    if first == "without" and position + 1 < end and line[position + 1].tag_ == "VBG":
        return True
    if _tells_how_long(line, position):
        return True
    if first == "consistent" and line.lower(position + 1) == "with":
        return True
    if first == "according" or (first == "as" and line.lower(position + 1) == "quoted"):
        return True
    if first == "in" and any(line.lower(position + k) in words("occasions") for k in (2, 3)):
        return True
    if first in {"a", "an", "the"} and any(line.lower(position + k) in REMARKS for k in (1, 2)):
        return True
    if first in VERDICTS and line.lower(position + 1) in {"it", "he", "she", "they", "that", "which"}:
        return True
    if line.is_dash(position - 1) and line[position].tag_ == "VBG" and position + 1 < end:
        return True
    for k in range(3):
        word = line.lower(position + k)
        if position + k >= end or line.quote_of[position + k] is not None:
            return False
        form = verb_forms().get(word)
        if word == "making" and line.lower(position + k + 1) not in {"clear", "plain", "it"}:
            return False
        if word in words("circumstance") or (
            form is not None and form.forms == {"ing"} and line[position + k].pos_ == "VERB"
        ):
            return form is None or any(
                f in cue.frames for cue in form.cues for f in ("quote", "that", "acc", "objto", "on")
            )
        if word not in OPENERS and line[position + k].pos_ != "ADV":
            return False
    return False


def _tells_how_long(line: Line, position: int) -> bool:
    """Whether `a day after …`, `hours before …` tells when it was said."""
    for index in range(position, position + 4):
        if line.lower(index).removesuffix("s") in words("times") | {"hour", "minute"}:
            closes = not any(line.lower(i) == "," for i in range(index, line.sentence(index)[1]))
            return closes and line.lower(index + 1) in {"after", "before"}
        if line[min(index, len(line) - 1)].pos_ not in {"DET", "NUM", "ADV", "ADJ"}:
            return False
    return False


def hangs_on_cue(line: Line, position: int, cue: int) -> bool:
    """Whether an adverbial about the saying, not about what is said, starts here: `during a visit`, `after talks`."""
    token = line[position]
    follows = line[position + 1] if position + 1 < len(line) else token
    if token.lower_ == "while" and (follows.pos_ == "ADP" or follows.tag_ == "VBG"):
        return True
    is_dated = token.lower_ == "on" and position + 1 in line.passage.dates and token.head.head.i == cue
    if is_dated and line.lower(cue) in words("announcing"):
        return True
    if token.lower_ in {"following", "amid"} and token.dep_ in {"case", "mark"}:
        return True
    if token.lower_ not in {"during", "after", "before", "following", "ahead", "amid", "via"}:
        return False
    return token.head.i == cue or (token.dep_ in {"case", "mark", "advmod"} and token.head.head.i == cue)


def opens_adverbial(line: Line, position: int) -> bool:
    """Whether a clause or participle that only tells when or how starts at `position`: `…, after he had left`."""
    token = line[position] if position < len(line) else None
    if token is None:
        return False
    if token.lower_ in {"including", "regarding", "concerning"}:
        return False
    if token.lower_ in _ADVERBIAL or token.tag_ == "VBG" or token.lower_ in {"yet", "alongside"}:
        return True
    return token.lower_ in {"and", "but", "or"} and any(
        line[i].tag_ in FINITE_TAGS for i in range(position + 1, min(position + 4, len(line)))
    )
