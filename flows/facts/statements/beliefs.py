"""Adjectives of belief: `is convinced that …`, `remains confident of …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.attributions import NEGATIONS
from flows.facts.statements.draft import Draft
from flows.facts.statements.lexicon import Cue, words
from flows.facts.statements.line import Line
from flows.facts.statements.sources import source_at
from flows.facts.statements.spans import complement_end, cue_span, sentence_end, trim
from flows.facts.statements.subjects import find_subject

LONGEST_ASIDE = 8
"""Tokens of an aside between an adjective and its `that`: `is worried, not without cause, that …`."""


_REMAINING = frozenset({"remain", "stay", "sound", "become", "grow"})


def _before_cue(line: Line, start: int, others: Sequence[Attribution]) -> int:
    """The sentence's end, or the comma before a cue that closes it: `…, he told the paper.`"""
    end = sentence_end(line, start)
    cuts = (o.left - 1 for o in others if start < o.left - 1 < end and line.lower(o.left - 1) in {",", "and", "but"})
    return min(cuts, default=end)


def read_adjective(line: Line, index: int, cue: Cue, others: Sequence[Attribution]) -> Iterator[Draft]:
    """What somebody is convinced, sure or afraid of, by the adjective at `index`."""
    token = line[index]
    holder = token.head if token.dep_ == "xcomp" and token.head.lemma_ in _REMAINING else token
    if holder is token and not any(c.dep_ in {"cop", "aux:pass"} for c in token.children):
        return
    if any(c.lower_ in {"may", "might", "could", "so"} for c in (*holder.children, *token.children)):
        return
    subject = next((c for c in holder.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None and token.dep_ == "conj" and (above := find_subject(line, int(token.head.i))) is not None:
        subject = line[above]
    if subject is None or subject.lower_ in {"it", "that", "this", "there", "what"} | words("times"):
        return
    start = _adjective_complement(line, token, cue)
    if start is None:
        return
    leads = line.lower(start - 1) in cue.prepositions()
    end = _before_cue(line, start, others)
    span = trim(line, start, min(end, complement_end(line, start)) if leads else end)
    if span is not None:
        negated = any(c.lower_ in NEGATIONS for c in token.children)
        source = source_at(line, int(subject.i))
        yield Draft(
            "adjective_of_belief", cue.act, source, [span], line, cue_span(line, index), index, is_negated=negated
        )


def _adjective_complement(line: Line, token: Token, cue: Cue) -> int | None:
    after = int(token.i) + 1
    if line.lower(after) == ",":
        close = next((i for i in range(after + 1, after + LONGEST_ASIDE) if line.lower(i) == ","), after)
        after = close + 1 if line.lower(close + 1) == "that" else after
    if line.lower(after) == "that":
        return after + 1
    if line.lower(after) in cue.prepositions():
        return after + 1
    if "wh" in cue.frames and line.lower(after) in {"whether", "if", "how", "why", "what", "when"}:
        return after
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    return int(clause.left_edge.i) if clause is not None and clause.left_edge.i == after else None
