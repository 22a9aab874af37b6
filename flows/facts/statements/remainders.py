"""Remainders: what goes on behind a cue that stands in the middle of its content."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.circumstances import opens_circumstance
from flows.facts.statements.cuts import content_end
from flows.facts.statements.line import Line
from flows.facts.statements.reading import Others
from flows.facts.statements.spans import (
    FINITE_TAGS,
    REACH,
    clause_end,
    holds_finite_verb,
    is_loosely_bracketed,
    sentence_end,
    skip_adjuncts,
)

_ADJUNCT_STARTS = frozenset(
    {
        "after",
        "during",
        "in",
        "at",
        "on",
        "before",
        "following",
        "from",
        "ahead",
        "speaking",
        "when",
        "as",
        "while",
        "who",
        "whose",
        "through",
        "via",
        "according",
        "citing",
    }
)


_REASONS = frozenset({"because", "if", "unless", "until", "provided", "lest"})


_PAST_MODALS = frozenset({"would", "could", "might", "should"})
_STEPS_BACK = _PAST_MODALS | {"had", "was", "were"}


_CONDITIONS = _REASONS | {"when", "before", "once", "though", "although"}


def remainder(attribution: Attribution, others: Others, first: int) -> list[tuple[int, int]]:
    """What goes on after a clause in the middle of its content: `The plan, he said, was dead`."""
    line = attribution.line
    end = sentence_end(line, attribution.index)
    after = skip_adjuncts(line, clause_end(attribution), end)
    if is_loosely_bracketed(attribution):
        close = next((i for i in range(after, end) if line.lower(i) == ";"), end)
        commas = [i for i in range(after, close) if line.lower(i) == ","]
        after = next((i for i in commas if goes_on_with_clause(line, i + 1, end)), (commas or [end])[0])
    if after >= end or line.lower(after) not in {",", "-", "–", "—"}:
        return []
    start = after + 1
    if opens_circumstance(line, start, end):
        return []
    opening = line.lower(start)
    complete = holds_finite_verb(line, first, attribution.left) and line[first].pos_ != "SCONJ"
    is_clause = goes_on_with_clause(line, start, end) or _is_told_too(attribution, start, end)
    if (
        complete
        and not is_clause
        and (
            attribution.is_after or opening in _ADJUNCT_STARTS or opening in {"and", "but"} or line[start].tag_ == "VBG"
        )
    ):
        return []
    stop = content_end(attribution, after, others)
    if stop <= start:
        return []
    stop = content_end(attribution, start, others)
    return [(start, stop)] if stop > start else []


def _is_told_too(attribution: Attribution, start: int, end: int) -> bool:
    """Whether a clause joined behind the cue is told as well: `The waiver could end, he added, and Oslo had been warned.`

    Its tense shows it: after a cue in the past it stands a step behind, after one in the present in the present.
    """
    line = attribution.line
    if line.lower(start) not in {"and", "but", "or"} or attribution.is_after:
        return False
    for index in range(start + 1, min(start + REACH, end)):
        token = line[index]
        if line.quote_of[index] is not None or token.text in {",", ";"} or token.lower_ in {"who", "which", "that"}:
            return False
        if token.tag_ in FINITE_TAGS:
            is_bare = index == start + 1
            if attribution.token.tag_ != "VBD":
                return token.tag_ != "VBD" and not is_bare
            return token.lower_ in (_PAST_MODALS if is_bare else _STEPS_BACK)
    return False


def goes_on_with_clause(line: Line, start: int, end: int) -> bool:
    """Whether what is said goes on with its condition, time or reason: `It would close, he said, when the rains came.`

    `…, he said when he left` is about the speaker, and so is a clause without a subject: `…, he said, when asked`.
    """
    first = start + (line.lower(start) in {"even", "but", "only", "and"})
    if (line.lower(first), line.lower(first + 2)) in {("as", "as"), ("so", "as")}:
        first += 2
    elif line.lower(first) not in _CONDITIONS:
        return False
    if line.lower(first + 1) in {"he", "she", "they", "asked"} and line.lower(first) not in _REASONS:
        return False
    return holds_finite_verb(line, first + 1, end) and line[min(first + 1, end - 1)].pos_ != "VERB"
