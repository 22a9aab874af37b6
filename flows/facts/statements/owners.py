"""Owners: whose word a noun of speech is."""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.statements.draft import Source
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.sources import source_at
from flows.facts.statements.speaking import is_thing
from flows.facts.statements.subjects import find_subject

_LIGHT_VERBS = frozenset(
    {
        "make",
        "issue",
        "repeat",
        "renew",
        "voice",
        "express",
        "deliver",
        "give",
        "have",
        "send",
        "raise",
        "reiterate",
        "come",
        "level",
        "lodge",
        "face",
        "launch",
        "put",
        "submit",
        "offer",
    }
)


def owners(line: Line, index: int) -> Iterator[Source]:
    """Whose word it is, and who joins in: `appeals from Cairo and Doha for …` is two."""
    source = _owner(line, index)
    if source is None or _is_thing(line, source):
        return
    yield source
    joined = source.mention.last if source.mention is not None else None
    if joined is not None and line.lower(joined) == "and" and line.start_char(index) < source.start:
        other = line.passage.mentions.get(joined + 1)
        if other is not None and other.actor is not None:
            yield source_at(line, joined + 1)


def _is_thing(line: Line, source: Source) -> bool:
    """Whether the phrase that owns a word is no speaker: `the way such things end: with the announcement of a date`."""
    if source.actor is not None:
        return False
    tokens = list(line.passage.paragraph.span_at(source.start, source.end))
    inside = {token.i for token in tokens}
    return any(token.head.i not in inside and is_thing(line, int(token.i)) for token in tokens)


def _owner(line: Line, index: int) -> Source | None:
    """Whose word it is: a possessive, `by …`, a demonym, or the subject of `made a threat`."""
    token = line[index]
    for child in token.children:
        if child.dep_ == "nmod:poss":
            return source_at(line, int(child.i))
    for child in token.children:
        if child.dep_ == "nmod" and any(c.lower_ in {"by", "from"} for c in child.children if c.dep_ == "case"):
            return source_at(line, int(child.i))
    for child in token.children:
        mention = line.passage.mentions.get(int(child.i))
        if child.dep_ in {"amod", "compound"} and mention is not None and mention.actor is not None:
            return source_at(line, int(child.i))
    for child in token.children:
        if child.dep_ in {"acl", "acl:relcl"} and child.tag_ == "VBN":
            agent = next(
                (c for c in child.children if c.dep_.startswith("obl") and any(k.lower_ == "by" for k in c.children)),
                None,
            )
            if agent is not None:
                return source_at(line, int(agent.i))
    head = token.head
    if token.dep_ == "obl" and any(c.lower_ == "with" for c in token.children) and head.pos_ == "VERB":
        subject = find_subject(line, int(head.i))
        return source_at(line, subject) if subject is not None else None
    if token.dep_ == "obj" and head.lemma_ in _LIGHT_VERBS:
        subject = find_subject(line, int(head.i))
        return source_at(line, subject) if subject is not None else None
    beside = noun_after(line, index + 1) if line.lower(index + 1) in {"by", "from"} else None
    return source_at(line, beside) if beside is not None else None
