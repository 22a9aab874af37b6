"""Passives of verbs of speech and their agents."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import CueForm
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after

LONGEST_PREDICATE = 8
"""Tokens from a passive to the `by` of its agent."""


def is_passive(token: Token, form: CueForm, children: list[Token]) -> bool:
    """Whether the verb is a passive, with or without an auxiliary."""
    if "part" not in form.forms:
        return False
    if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in children):
        return True
    if any(c.lower_ in {"been", "being", "be"} and c.i < token.i and c.dep_ in {"aux", "cop"} for c in children):
        return True
    if any(c.dep_.startswith("nsubj") or c.lower_ in {"have", "has", "had"} for c in children):
        return False
    return token.dep_ in {"acl", "advcl", "amod"} and agent_of(children) is not None


def goes_on_passively(line: Line, index: int, form: CueForm) -> bool:
    """Whether a second passive shares the first one's auxiliary: `was called unwise and | described as a farce by the envoy`."""
    token = line[index]
    is_joined = token.dep_ == "conj" and any(c.dep_ == "aux:pass" for c in token.head.children)
    return is_joined and "part" in form.forms and agent_behind_predicate(line, index) is not None


def agent_of(children: list[Token]) -> int | None:
    """Head of `by …` below a passive, None if nobody is named."""
    for child in children:
        if child.dep_.startswith("obl") and any(c.lower_ == "by" for c in child.children if c.dep_ == "case"):
            return int(child.i)
    return None


def agent_behind_predicate(line: Line, index: int) -> int | None:
    """Head of `by …` behind what a passive calls something: `was called unwise and described as a farce by the envoy`."""
    if line.lower(index + 1) != "as":
        return None
    for position in range(index + 2, min(index + LONGEST_PREDICATE, line.sentence(index)[1])):
        if line.lower(position) == "by":
            return noun_after(line, position)
        if line[position].is_punct or line[position].pos_ == "VERB":
            return None
    return None


def agent_behind_quote(line: Line, index: int) -> int | None:
    """Head of `by …` right behind the quotation that a passive gives: `was called “a gift” by the senator`."""
    quote = line.quote_of[index + 1] if index + 1 < len(line) else None
    end = line.tokens_of(quote)[1] if quote is not None else len(line)
    return noun_after(line, end) if line.lower(end) == "by" else None


def agent_in_passive(line: Line, index: int, children: list[Token]) -> int | None:
    """Head of the agent of the passive at `index`, None if nobody is named."""
    return agent_of(children) or agent_behind_quote(line, index) or agent_behind_predicate(line, index)
