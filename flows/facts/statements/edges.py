"""Edges: the first and last token of an attributing clause."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.line import CLOSING, DASHES, Line
from flows.facts.statements.neighbours import noun_before
from flows.facts.statements.phrases import TERMS_OF_OFFICE, phrase_bounds

LONGEST_QUOTED_SOURCE = 20
"""Tokens from `quoted` to its `as saying`, at most."""


def clause_edges(line: Line, index: int, subject: int | None, helpers: list[Token], is_after: bool) -> tuple[int, int]:
    """First token and end of the attributing clause: subject, auxiliaries, verb."""
    left = min([index, *(h.i for h in helpers if line.sentence(index)[0] <= h.i <= index)])
    right = index + 1
    if subject is None:
        return left, right
    first, end = phrase_bounds(line, subject)
    mention = line.passage.mentions.get(subject)
    if mention is not None and mention.role_start is not None:
        first = min(first, *(t.i for t in line.passage.paragraph.span_at(mention.role_start, mention.end)))
    if is_after:
        right = max(right, end)
        return left, right
    if not _is_own(line, index, subject):
        return left, right
    first = max(line.sentence(index)[0], min(first, _tree_left(line, subject, index)))
    return (first, right) if first <= index else (left, right)


def _is_own(line: Line, index: int, subject: int) -> bool:
    """Whether the subject stands by the verb itself and is not inherited from another one."""
    if any(c.i == subject for c in line[index].children) or noun_before(line, index) == subject:
        return True
    between = [line[i] for i in range(subject + 1, index)]
    return len(between) <= 12 and not any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBG"}
        and t.dep_ != "amod"
        and t.i < index - 1
        and t.lower_ not in TERMS_OF_OFFICE
        for t in between
    )


def _tree_left(line: Line, subject: int, index: int) -> int:
    """Left edge of the subject by the tree, as long as it crosses no quotation and no other clause."""
    left = int(line[subject].left_edge.i)
    while left < subject and line[left].is_punct and line[left].text not in {"(", "["}:
        left += 1
    for position in range(subject - 1, left - 1, -1):
        if line.quote_of[position] is not None or line[position].text in DASHES | CLOSING | {","}:
            return position + 1
        if line[position].pos_ in {"VERB", "SCONJ", "CCONJ"} and position < subject and line[position].dep_ != "amod":
            return subject
    return left


def quoting_clause(line: Line, index: int) -> int | None:
    """The first token of the clause that quotes: `state media quoted Kim as saying`, from `state`."""
    if line.lower(index - 1) != "as":
        return None
    for position in range(index - 2, max(line.sentence(index)[0], index - LONGEST_QUOTED_SOURCE), -1):
        if line.lower(position) in {"quoted", "cited"}:
            subject = noun_before(line, position)
            return phrase_bounds(line, subject)[0] if subject is not None else None
    return None
