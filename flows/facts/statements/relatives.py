"""Relative pronouns: what `who` or `which` stands for where it is the subject of a verb of speech."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.holders import person_over
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import (
    noun_before,
)


def antecedent(line: Line, verb: Token, pronoun: Token) -> int | None:
    """What a relative pronoun stands for: the noun that its clause hangs on, else the one before it."""
    if verb.dep_ in {"acl:relcl", "acl"} and verb.head.i < pronoun.i:
        head = verb.head
        return _preferred(line, int(head.i), int(pronoun.i))
    if pronoun.lower_ == "that":
        return None
    before = int(pronoun.i)
    noun = noun_before(line, before - 1 if line.lower(before - 1) == "," else before)
    return noun if noun is None or pronoun.lower_ == "which" else person_over(line, noun) or noun


def _preferred(line: Line, head: int, before: int) -> int:
    """The named one of an apposition's parts: `spokesman Peskov, who said` has either as its head."""
    if line.passage.mentions.get(head) is not None:
        return head
    ends = (before, before - 1) if (line.lower(before - 1), line.lower(before)) == (",", "which") else (before,)
    for end in ends:
        near = noun_before(line, end)
        mention = line.passage.mentions.get(near) if near is not None else None
        if near is not None and mention is not None and (mention.kind == "name" or end == before):
            return near
    return head
