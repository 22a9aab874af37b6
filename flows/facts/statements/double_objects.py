"""Double objects: who is denied, offered or promised something, and what."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds

_PRONOUNS = frozenset({"him", "her", "them", "us", "me"})
_PARTIES = frozenset({"ORG", "GPE", "PERSON", "PRON"})
_ATTRIBUTES = frozenset({"compound", "amod", "nmod", "nmod:poss", "nmod:desc"})
LONGEST_HEARER = 4
"""Tokens from a verb to the noun that tells who gets something."""


def double_objects(attribution: Attribution, first: int) -> tuple[int, int] | None:
    """The head of the hearer's phrase at `first` and the start of what he gets: `denied the patrol | any movement`."""
    line = attribution.line
    for head in range(first, min(first + LONGEST_HEARER, len(line))):
        start = phrase_bounds(line, head)[1] if line[head].pos_ == "NOUN" else head + 1
        if start < line.sentence(head)[1] and _is_somebody(line, head) and _is_given(line, head, start):
            return head, start
        if line[head].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and line[head].tag_ != "PRP$":
            return None
    return None


def is_withheld(attribution: Attribution, first: int) -> bool:
    """Whether somebody is denied a thing rather than a charge: `denied the convoy any passage`, `denied him a visa`."""
    if double_objects(attribution, first) is not None:
        return True
    line = attribution.line
    head = noun_after(line, first - 1)
    start = phrase_bounds(line, head)[1] if head is not None and line[head].pos_ == "NOUN" else len(line)
    return line.lower(start) in {"any", "all", "further", "a", "an", "their", "his", "her", "its"} and (
        noun_after(line, start - 1) is not None and start not in line.passage.dates
    )


def _is_somebody(line: Line, head: int) -> bool:
    mention = line.mention_at(head)
    if mention is not None and mention.label in _PARTIES:
        return mention.last == head + 1
    people = words("hearers") | words("speakers") | words("collectives")
    return line.lower(head) in people | _PRONOUNS or line.lower(head).removesuffix("s") in people


def _is_given(line: Line, head: int, start: int) -> bool:
    """Whether a phrase of its own starts there, which is neither a time nor a further hearer."""
    token = line[start]
    if line.quote_of[start] is not None or start in line.passage.dates or line[head].dep_ == "nmod:poss":
        return False
    if token.pos_ == "SYM":
        return True
    given = noun_after(line, start - 1)
    if given is None or line[given].pos_ == "PRON" or line.lower(given) in words("times"):
        return False
    is_apart = token.pos_ in {"DET", "NUM"} or token.tag_ == "PRP$"
    is_object = token.pos_ in {"ADJ", "NOUN"} and (line[head].tag_ == "NNS" or line[head].dep_ not in _ATTRIBUTES)
    return is_apart or is_object
