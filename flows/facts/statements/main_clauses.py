"""Main clauses: where the sentence goes on that a cue in a subordinate clause interrupts."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.spans import FINITE_TAGS, holds_finite_verb

_FRONTED = frozenset({"although", "though", "while", "when", "after", "since", "because", "before", "as", "if"})


def main_clause_start(attribution: Attribution, start: int, tight: bool) -> int:
    """Where the main clause takes over after a cue in a clause before it or in a relative clause inside it.

    `After Kyiv said it would come, Moscow agreed`; `Obama, who said that it was late, told them`.
    """
    line, token = attribution.line, attribution.token
    end = line.sentence(start)[1]
    first = token
    while first.dep_ in {"conj", "xcomp", "advcl"} and first.head.i < first.i:
        first = first.head
    head = first.head
    if first.dep_ == "advcl" and head.i > attribution.index:
        subject = next((c for c in head.children if c.dep_.startswith("nsubj") and start < c.i < head.i), None)
        limit = int(subject.left_edge.i) if subject is not None else int(head.i)
        for position in range(limit, start, -1):
            is_said = tight or holds_finite_verb(line, start, position)
            if line.lower(position) == "," and line.quote_of[position] is None and is_said:
                return position
    if token.tag_ == "VBG" and token.dep_ == "acl" and line.lower(start) in {"to", "not"}:
        main = _verb_around(attribution, start, end)
        if main is not None:
            return main
    clause = first if token.tag_ == "VBG" else token
    is_relative = (attribution.left > 0 and line.lower(attribution.index - 1) in {"who", "which"}) or (
        clause.dep_ == "acl:relcl" or (token.dep_ == "acl" and (token.tag_ == "VBG" or _has_subject(token)))
    )
    if is_relative:
        predicate = _predicate_of_head(clause if clause.dep_ == "acl:relcl" else token, start)
        if predicate is not None and (
            tight or line.lower(start) in {"to", "not"} or holds_finite_verb(line, start, predicate)
        ):
            return predicate
        for position in range(start + 1, end - 1):
            follows = line[position + 1]
            is_verb = follows.tag_ in FINITE_TAGS or (follows.tag_ == "VBN" and clause is token)
            is_said = tight or holds_finite_verb(line, start, position)
            if line.lower(position) == "," and line.quote_of[position] is None and is_verb and is_said:
                return position
    reach = 4 if token.tag_ == "VBG" else 1
    if line.lower(line.sentence(start)[0]) in _FRONTED and attribution.left - line.sentence(start)[0] <= reach:
        for position in range(start + 1, end - 1):
            if (
                line.lower(position) == ","
                and line.quote_of[position] is None
                and (
                    line[position + 1].pos_ in {"DET", "PROPN", "PRON", "NOUN"}
                    and holds_finite_verb(line, position, end)
                )
            ):
                return position
    return end


def _verb_around(attribution: Attribution, start: int, end: int) -> int | None:
    """The main verb of a sentence whose subject tells somebody to do something: `Leaflets ordering them to go | were dropped`."""
    line = attribution.line
    if holds_finite_verb(line, line.sentence(start)[0], start):
        return None
    for position in range(start, end):
        verb = line[position].head if line[position].dep_ in {"aux", "aux:pass", "cop"} else line[position]
        if line[position].tag_ in FINITE_TAGS and not any(
            c.dep_.startswith("nsubj") and c.i > start for c in verb.children
        ):
            return position
    return None


def _has_subject(token: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in token.children)


def _predicate_of_head(token: Token, start: int) -> int | None:
    """Where the predicate begins of which the noun before a relative clause is the subject: `the step he urged | is due`."""
    noun, verb = token.head, token.head.head
    if token.dep_ not in {"acl", "acl:relcl"} or not noun.dep_.startswith("nsubj") or verb.i <= start:
        return None
    helpers = [int(c.i) for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i > start]
    return min([int(verb.i), *helpers])
