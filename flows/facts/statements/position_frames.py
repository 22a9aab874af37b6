"""Frames of position: content before its cue or around it, and clauses with `as`."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.circumstances import VERDICTS
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.quote_frames import LEAST_WORDS, read_quote_after
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.remainders import goes_on_with_clause, remainder
from flows.facts.statements.spans import (
    clause_end,
    holds_finite_verb,
    is_bracketed,
    is_loosely_bracketed,
    object_of,
    sentence_end,
    skip_adjuncts,
)

_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "notify", "reassure", "advise", "write"})
_REFLEXIVE = frozenset({"it", "this", "himself", "herself", "itself", "themselves"})
LONGEST_DATELINE = 5
"""Tokens of a place and its colon at a paragraph's start."""


def read_as_clause(attribution: Attribution, others: Others) -> Reading | None:
    """`As experts have pointed out, the law is clear.` and `The law, as he put it, is clear.`"""
    act = attribution.act("that") or attribution.act("quote")
    line = attribution.line
    opening = attribution.left - (line.lower(attribution.left) != "as")
    floor = line.sentence(attribution.index)[0]
    if act is None or act == "urge" or opening < floor or line.lower(opening) != "as" or attribution.has("as"):
        return None
    if line.lower(opening - 1) == "(" and opening - 2 >= floor and (named := line.quote_of[opening - 2]) is not None:
        return Reading("as_clause", act, (line.tokens_of(named),))
    end = sentence_end(line, attribution.index)
    right = clause_end(attribution)
    close = next((i for i in range(right, end) if line.lower(i) == ","), None)
    held = object_of(attribution)
    if (
        (held is not None and held.lower_ != "it")
        or (close or end) - skip_adjuncts(line, right, end) > 4
        or (right < end and line[right].pos_ in {"DET", "PROPN", "PART", "ADJ"})
    ):
        return None
    if opening - floor <= 1:
        if close is None:
            return None
        return Reading("as_clause", act, ((close + 1, content_end(attribution, close + 1, others)),))
    if line.lower(opening - 1) != "," and line.quote_of[opening - 1] is None:
        return None
    quote = line.quote_of[close + 1] if close is not None and close + 1 < end else None
    if quote is not None:
        return Reading("as_clause", act, (line.tokens_of(quote),))
    ranges = [(floor, opening - (line.lower(opening - 1) == ","))]
    if close is not None and not holds_finite_verb(line, floor, opening):
        ranges.append((close + 1, content_end(attribution, close + 1, others)))
    return Reading("as_clause", act, tuple(ranges))


def read_position(attribution: Attribution, others: Others) -> Reading | None:
    """`The talks failed, he said.` and `The talks, he said, had failed.`"""
    act = attribution.act("that") or (attribution.act("xthat") if attribution.has("doc") else None)
    is_quoted_as = attribution.line.lower(attribution.index - 1) == "as"
    if act is None or (attribution.token.tag_ == "VBG" and not is_quoted_as):
        return None
    if (attribution.left == attribution.index and not attribution.is_after) or not (
        is_bracketed(attribution) or is_loosely_bracketed(attribution)
    ):
        return None
    line = attribution.line
    floor = line.sentence(attribution.index)[0]
    if line.lower(attribution.left - 2) in VERDICTS or any(
        line.lower(i) in VERDICTS for i in (attribution.left, attribution.left + 1)
    ):
        return None
    first = _start_of_content(attribution, others, floor)
    if _is_asked(line, first):
        return read_quote_after(attribution, others)
    if attribution.left - 1 - first < 1 or _has_object(attribution):
        return None
    ranges = [(first, attribution.left)]
    if not attribution.is_after or not holds_finite_verb(line, first, attribution.left) or _is_explained(attribution):
        ranges += remainder(attribution, others, first)
    whole = (
        holds_finite_verb(line, first, attribution.left)
        or len(ranges) > 1
        or (attribution.left - first > LEAST_WORDS and line[first].pos_ not in {"ADP", "SCONJ"})
    )
    goes_on = len(ranges) > 1 and line[ranges[1][0]].pos_ not in {"SCONJ", "CCONJ", "ADP"}
    if not whole or (not goes_on and _is_circumstance(line, first, attribution.left)):
        return None
    if not goes_on and not attribution.is_after and _only_leads_up(line, first, attribution.left - 1):
        return None
    return Reading("cue_after_content" if len(ranges) == 1 else "cue_inside_content", act, tuple(ranges))


def _is_asked(line: Line, first: int) -> bool:
    """Whether the sentence only tells what made somebody speak: `Asked if he would go, the minister said:`."""
    opening = first + (line.lower(first) in {"when", "while"})
    return line.lower(opening) in {"asked", "questioned", "pressed", "quizzed"} and line[opening].tag_ in {"VBN", "VBD"}


def _is_explained(attribution: Attribution) -> bool:
    """Whether a reason or condition follows a source behind its verb: `Prices will rise, said Ana Ruiz, because …`."""
    line, end = attribution.line, sentence_end(attribution.line, attribution.index)
    commas = (i for i in range(clause_end(attribution), end) if line.lower(i) == "," and line.quote_of[i] is None)
    return any(goes_on_with_clause(line, comma + 1, end) for comma in commas)


def _has_object(attribution: Attribution) -> bool:
    """Whether the verb acts on a thing rather than closes what is said: `As the war drags on, Russia maintains pressure`."""
    if attribution.is_after or any(cue.lemma in _TELLING for cue in attribution.cues):
        return False
    target = object_of(attribution)
    line = attribution.line
    if target is None or any(line.lower(i) == "," for i in range(attribution.index, target.i)):
        return False
    return not (target.lower_ in words("times") | words("hearers") | _REFLEXIVE or target.i in line.passage.dates)


def _only_leads_up(line: Line, first: int, end: int) -> bool:
    """Whether nothing but one clause or phrase of time, place or reason stands there: `When the talks began, …`."""
    opening = line[first]
    is_fronted = opening.pos_ in {"ADP", "SCONJ"} or opening.lower_ in {
        "when",
        "while",
        "as",
        "after",
        "once",
        "according",
    }
    is_amount = any(line[i].pos_ == "NUM" for i in range(first + 1, min(first + 3, end)))
    return is_fronted and not is_amount and not any(line.lower(i) in {",", "-", "–", "—"} for i in range(first, end))


def _is_circumstance(line: Line, first: int, end: int) -> bool:
    """Whether nothing but a time stands there: `Earlier in the day, he echoed the call`."""
    return all(
        line[i].pos_ in {"ADV", "ADP", "DET", "PUNCT", "ADJ"}
        or line.lower(i) in words("times")
        or i in line.passage.dates
        for i in range(first, end)
    )


def _start_of_content(attribution: Attribution, others: Others, floor: int) -> int:
    """Where content before its cue starts: the sentence's start, or after another attribution's own content."""
    line = attribution.line
    start = _after_time_stamp(line, floor)
    for other in others:
        if floor <= other.left < attribution.left and other.index < attribution.left:
            colon = (i for i in range(other.index, attribution.left) if line.lower(i) == ":")
            start = max(start, next(colon, start - 1) + 1)
            for position in range(attribution.left - 1, other.index, -1):
                if line.lower(position) in {"but", "and", "while"} and line.lower(position - 1) == ",":
                    start = max(start, position)
                    break
    return start


def _after_time_stamp(line: Line, floor: int) -> int:
    """The token after a live blog's time at a paragraph's start: `10:32 - `."""
    colon = next((i for i in range(floor + 1, min(floor + LONGEST_DATELINE, len(line))) if line.lower(i) == ":"), None)
    if colon is not None and all(line[i].is_upper or line[i].is_punct for i in range(floor, colon)):
        return colon + 1
    if line[floor].pos_ in {"NUM", "X"} and ":" in line[floor].text and line[floor + 1].text in DASHES:
        return floor + 2
    return floor
