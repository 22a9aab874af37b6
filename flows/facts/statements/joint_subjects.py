"""Joint subjects: the first of those who speak together."""

from __future__ import annotations

from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.phrases import phrase_bounds


def first_of_joint(line: Line, subject: int) -> int:
    """The first of joint subjects: `medics and witnesses said`."""
    token = line[subject]
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i < token.i:
        between = [line[i] for i in range(token.head.i + 1, token.i)]
        if token.head.i in line.passage.dates or token.head.lower_ in words("times"):
            break
        if any(t.pos_ in {"VERB", "AUX", "SCONJ", "ADP"} or t.lower_ in {"but", ","} for t in between) or (
            line.quote_of[token.head.i] is not line.quote_of[token.i]
        ):
            break
        token = token.head
    return _joined_before_comma(line, int(token.i))


def _joined_before_comma(line: Line, subject: int) -> int:
    """The first of two joined by `and` behind a comma, where the tree has lost it: `…, residents and an official said`."""
    joint = phrase_bounds(line, subject)[0] - 1
    if joint < 2 or line.lower(joint) != "and" or line[joint - 1].tag_ not in {"NNS", "NN"}:
        return subject
    first = phrase_bounds(line, joint - 1)[0]
    return joint - 1 if line.lower(first - 1) == "," and line[joint - 1].dep_ == "conj" else subject
