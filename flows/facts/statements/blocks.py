"""Blocks: a paragraph without quotation marks that the colon at the end of the one before introduces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.attributions import find_attributions
from flows.facts.statements.draft import Draft
from flows.facts.statements.line import Line
from flows.facts.statements.spans import clause_end, holds_finite_verb

LEAST_WORDS = 6
"""Tokens of a paragraph that somebody may have said; shorter ones are items of a list."""
_ANNOUNCING = frozenset(
    {"say", "state", "write", "note", "declare", "explain", "tell", "post", "tweet", "warn", "conclude", "put", "read"}
)


def find_blocks(lines: Sequence[Line]) -> Iterator[Draft]:
    """The block quotations of an article: `As Ms Ruiz wrote in her letter:` and the paragraph after it."""
    for line, following in pairwise(lines):
        cue = _introducing(line)
        if cue is None or cue.source is None or following.quotes or len(following) < LEAST_WORDS:
            continue
        if not holds_finite_verb(following, 0, len(following)) or following[len(following) - 1].text == ":":
            continue
        act = cue.act("quote") or cue.act("that")
        paragraph = following.passage.paragraph
        if act is not None:
            span = (paragraph.start, paragraph.start + len(paragraph.doc.text.rstrip()))
            first = line.sentence(cue.index)[0]
            clause = (line.start_char(first), span[1])
            words = (line.start_char(cue.index), line.end_char(cue.index))
            yield Draft("colon", act, cue.source, [span], line, words, cue.index, clause=clause)


def _introducing(line: Line) -> Attribution | None:
    """The attribution with which a paragraph ends in a colon, if what is said is still to come."""
    last = len(line) - 1
    while last > 0 and line[last].is_space:
        last -= 1
    if last < 0 or line[last].text != ":":
        return None
    found = [a for a in find_attributions(line) if a.index >= line.sentence(last)[0]]
    cue = found[-1] if found else None
    if cue is None or cue.is_negated or cue.is_passive or not any(c.lemma in _ANNOUNCING for c in cue.cues):
        return None
    is_open = not holds_finite_verb(line, clause_end(cue), last) and not any(
        line.lower(i) == "that" or line.quote_of[i] is not None for i in range(clause_end(cue), last)
    )
    return cue if is_open and not any(c.dep_ == "obj" and c.i > cue.index for c in cue.token.children) else None
