"""Frames of infinitives: `urged NATO to act`, `called on Iran to return`, `vowed to stay`, `believes it to be dead`."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import (
    FINITE_TAGS,
    clause_end,
    is_infinitive_at,
    object_of,
    sentence_end,
    skip_adjuncts,
)

_ANONYMOUS = frozenset({"named", "identified", "quoted", "cited"})
_ACTING = frozenset(
    {
        "forces",
        "rebels",
        "fighters",
        "sides",
        "parties",
        "countries",
        "states",
        "everyone",
        "everybody",
        "people",
        "men",
        "civilians",
    }
)
_HOLDING = frozenset({"believe", "expect", "consider", "think", "judge", "assume"})


def _infinitive(line: Line, start: int, end: int, reach: int) -> int | None:
    """The `to` of the first infinitive after `start`, if nothing finite stands before it."""
    for position in range(start, min(end, start + reach)):
        token = line[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {";", ":"}:
            return None
        if line.quote_of[position] is None and is_infinitive_at(line, position):
            return position - (position > start and line.lower(position - 1) in {"not", "never"})
        if token.lower_ == "to" and position + 1 < end and line.quote_of[position + 1] is not None:
            return position
    return None


def read_infinitive(attribution: Attribution, others: Others) -> Reading | None:
    """`urged NATO to act`, `called on Iran to return`, `vowed to stay`."""
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    leads = {"on": "on", "upon": "on", "to": "p:to"}.get(line.lower(right), "")
    behind = skip_adjuncts(line, right, end)
    if attribution.has("objto") and line.lower(behind) == "for" and attribution.has("p:for"):
        start = _infinitive(line, behind + 1, end, 25)
        if start is not None and not _names_hearer(line, behind + 1, start):
            return None
    asked = attribution.act(leads)
    if asked is not None and right + 1 not in line.passage.dates and (leads == "on" or asked == "urge"):
        start = _infinitive(line, right + 1, end, 25)
        if start is not None and start > right + 1:
            hearer = next((int(c.i) for c in attribution.children("obl", "obj") if right < c.i < start), None)
            stop = content_end(attribution, start, others)
            return Reading("call_on", asked, ((start, stop),), hearer)
    own = None if _is_reduced(attribution) else attribution.act("to")
    first = right if is_infinitive_at(line, right) else behind
    leading = first + (line.lower(first) in {"not", "never"})
    if own is not None and own != "decline" and is_infinitive_at(line, leading):
        return Reading("own_infinitive", own, ((first, content_end(attribution, first, others)),))
    held = _held_to_be(attribution, others, end)
    if held is not None:
        return held
    act = attribution.act("objto")
    target = object_of(attribution)
    if act is None:
        return None
    if target is None or target.i < right:
        target = next((c for c in attribution.children("nsubj", "xcomp", "ccomp") if c.i >= right), None)
    if target is None and (head := noun_after(line, right - 1)) is not None:
        target = line[head]
    if target is None:
        return None
    start = _infinitive(line, _after_relative(line, target, right + 1), end, 22)
    if start is not None and line.lower(start + 1) == "be" and line.lower(start + 2) in _ANONYMOUS:
        return None
    if start is None or (
        not any(c.i > start for c in attribution.children("xcomp", "ccomp", "advcl", "acl"))
        and (line[start].head.i != attribution.index and not _near_infinitive(line, start, target))
    ):
        return None
    return Reading("object_infinitive", act, ((start, content_end(attribution, start, others)),), int(target.i))


def _names_hearer(line: Line, first: int, end: int) -> bool:
    """Whether somebody stands there who could act: `asked for the troops to leave`; not `for options to save time`."""
    nouns_of_people = words("speakers") | words("collectives") | words("hearers") | _ACTING
    for index in range(first, end):
        mention = line.mention_at(index)
        if (mention is not None and mention.label in {"PERSON", "ORG", "GPE", "NORP"}) or (
            line.lower(index) in nouns_of_people
        ):
            return True
    return False


def _held_to_be(attribution: Attribution, others: Others, end: int) -> Reading | None:
    """`believes the ceasefire to be dead`, `expects Iran to answer`: the object belongs to what is believed."""
    line, right = attribution.line, clause_end(attribution)
    if not any(cue.lemma in _HOLDING for cue in attribution.cues) or attribution.is_passive or right >= end:
        return None
    if line[right].pos_ not in {"DET", "PROPN", "NOUN", "ADJ", "NUM"} and line.lower(right) not in {
        "it",
        "him",
        "her",
        "them",
    }:
        return None
    start = _infinitive(line, right + 1, end, 8)
    head = noun_after(line, right - 1)
    if start is None or head is None or phrase_bounds(line, head)[1] != start:
        return None
    return Reading("that_clause", "say", ((right, content_end(attribution, right, others)),))


def _is_reduced(attribution: Attribution) -> bool:
    """Whether the verb is a bare participle, so that its noun is promised rather than promises: `a road promised to …`."""
    token = attribution.token
    is_bare = not any(c.dep_ in {"aux", "aux:pass"} or c.dep_.startswith("nsubj") for c in token.children)
    return is_bare and token.tag_ == "VBN" and token.dep_ == "acl"


def _after_relative(line: Line, target: Token, start: int) -> int:
    """The token behind the verb of a relative clause that tells who is urged: `urged those who remain | to leave`."""
    end = phrase_bounds(line, int(target.i))[1]
    if line.lower(end) not in {"who", "that", "whose"}:
        return start
    verbs = [i for i in range(end, min(end + 6, len(line))) if line[i].tag_ in FINITE_TAGS]
    return verbs[-1] + 1 if verbs else start


def _near_infinitive(line: Line, start: int, target: Token) -> bool:
    return start - target.i <= 8
