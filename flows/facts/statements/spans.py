"""Spans: where an attributing clause ends, whether it is bracketed, and what its content is in body offsets."""

from __future__ import annotations

from flows.annotate.model import Quote
from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution, is_behind_content
from flows.facts.statements.draft import Span
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line

REACH = 14
"""Tokens between a verb of speech and what it introduces."""


_TRIM = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "(", "that"})


_HEARING = frozenset({"me", "him", "her", "us", "them"})


FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def clause_end(attribution: Attribution) -> int:
    """The token after the attributing clause: after the verb, its particle, and a subject that follows it."""
    line, right = attribution.line, attribution.right
    particle = next((cue.particle for cue in attribution.cues if cue.particle), None)
    if particle is not None:
        for position in range(attribution.index + 1, min(attribution.index + 7, len(line))):
            if line.lower(position) == particle:
                return max(right, position + 1)
    return right


def is_bracketed(attribution: Attribution) -> bool:
    """Whether the clause is closed off on both sides: content before it, a comma or the sentence's end after it."""
    if not is_behind_content(attribution):
        return False
    line = attribution.line
    end = line.sentence(attribution.index)[1]
    after = skip_adjuncts(line, clause_end(attribution), end)
    return after >= end or line.lower(after) in {",", ".", ":", ";", "", "-", "–", "—", "!", "?"}


def is_loosely_bracketed(attribution: Attribution) -> bool:
    """Whether content stands before the clause and nothing but an adjunct after it: `…, he told the paper.`"""
    if not is_behind_content(attribution):
        return False
    line = attribution.line
    end = line.sentence(attribution.index)[1]
    right = clause_end(attribution)
    close = next((i for i in range(right, end) if line.lower(i) in {",", ".", ";", "–", "—", "―"}), end)
    inside = range(right, close)
    return (
        len(inside) <= REACH
        and all(line.quote_of[i] is None for i in inside)
        and not (holds_finite_verb(line, right, close))
        and line.lower(right) not in {"that", "whether"}
    )


def object_of(attribution: Attribution) -> Token | None:
    """The verb's object, direct or not, if it stands after the verb."""
    return next((c for c in attribution.children("obj", "iobj") if c.i > attribution.index), None)


def skip_adjuncts(line: Line, position: int, end: int) -> int:
    """The position after hearers, dates and short adverbs that follow a verb of speech: `told reporters on Friday`."""
    while position < end:
        lower = line.lower(position)
        if line.quote_of[position] is not None:
            return position
        if (
            position in line.passage.dates
            or lower in words("times")
            or (
                lower in {"on", "in", "at", "late", "early", "earlier", "later", "last", "this"}
                and (position + 1 in line.passage.dates or line.lower(position + 1) in words("times"))
            )
            or (lower in words("hearers") and not line[position].dep_.startswith("nsubj"))
            or (lower in _HEARING and line[position].dep_ in {"obj", "iobj"})
            or (lower in {"to", "the", "a"} and _is_hearer(line, position + 1))
            or (line[position].pos_ == "ADV" and lower not in {"when", "how", "why", "where", "there"})
        ):
            position += 1
        elif lower in {"in", "during", "at"} and (setting := _setting_after(line, position, end)) is not None:
            position = setting + 1
        else:
            return position
    return position


def _is_hearer(line: Line, index: int) -> bool:
    """Whether people who may be told something stand there, and not what they do: `said the soldiers | had left`."""
    return line.lower(index) in words("hearers") and not (index + 1 < len(line) and line[index + 1].tag_ in FINITE_TAGS)


def _setting_after(line: Line, position: int, end: int) -> int | None:
    """The occasion that a preposition at `position` leads right to: `in a written statement`."""
    for index in range(position + 1, min(position + 4, end)):
        if line.lower(index) in words("settings"):
            return index
        if line[index].pos_ not in {"DET", "ADJ", "NOUN", "PRON"}:
            return None
    return None


def opens_clause(line: Line, position: int) -> bool:
    """Whether the `that` at `position` opens a clause, whatever its tag: a subject follows it."""
    token = line[position]
    if line.quote_of[position] is not None or position + 1 >= len(line):
        return False
    if token.dep_ == "mark" or token.pos_ == "SCONJ":
        return True
    follows = line[position + 1]
    return token.tag_ in {"WDT", "IN"} and (
        follows.pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"} or line.quote_of[position + 1] is not None
    )


def is_infinitive_at(line: Line, position: int) -> bool:
    """Whether an infinitive with `to` starts at `position`, whatever the tag of `to`."""
    if line.lower(position) != "to" or position + 1 >= len(line):
        return False
    if line[position].pos_ == "PART":
        return True
    after = position + 2 if line[position + 1].pos_ == "ADV" else position + 1
    return after < len(line) and line[after].tag_ == "VB"


def sentence_end(line: Line, index: int) -> int:
    """The token after the last word of the sentence around `index`, closing punctuation left out."""
    first, end = line.sentence(index)
    while end - 1 > first and line.quote_of[end - 1] is None and (line[end - 1].is_punct or line[end - 1].is_space):
        end -= 1
    return end


def holds_finite_verb(line: Line, first: int, end: int) -> bool:
    """Whether there is a finite verb between the two tokens."""
    return any(line[i].tag_ in FINITE_TAGS or line[i].dep_ == "cop" for i in range(first, end))


def trim(line: Line, first: int, end: int) -> Span | None:
    """The body offsets of the tokens without the punctuation around them; None if nothing is left.

    A boundary inside a quotation moves to that quotation's edge: content that touches a quotation takes all of it.
    """
    while first < end and line.quote_of[first] is None and (line[first].is_space or line.lower(first) in _TRIM):
        if line[first].text == "That":
            break
        first += 1
    while (
        end > first
        and line.quote_of[end - 1] is None
        and (
            line[end - 1].is_space
            or line.lower(end - 1) in {"and", "but"}
            or (line[end - 1].is_punct and line[end - 1].text != ")")
        )
    ):
        end -= 1
    if first >= end:
        return None
    start_char, end_char = line.start_char(first), line.end_char(end - 1)
    opening, closing = line.quote_of[first], line.quote_of[end - 1]
    if opening is not None:
        start_char = min(start_char, opening.start)
    if closing is not None:
        end_char = max(end_char, closing.end)
    if opening is not None and opening is closing:
        start_char, end_char = opening.inner_start, opening.inner_end
    return (start_char, end_char) if start_char < end_char else None


def quote_from(line: Line, position: int, end: int) -> Quote | None:
    """The quotation that starts at or after `position`, before `end`."""
    return next((q for i in range(position, end) if (q := line.quote_of[i]) is not None), None)


def complement_end(line: Line, start: int) -> int:
    """Where the complement of a noun or adjective that begins at `start` ends: at a comma, a dash or the sentence's end."""
    end = sentence_end(line, start)
    for position in range(start + 1, end):
        if line.quote_of[position] is None and (line.lower(position) in {",", ";"} or line.is_dash(position)):
            return position
    return end


def cue_span(line: Line, index: int) -> Span:
    """The body offsets of the token at `index`."""
    return line.start_char(index), line.end_char(index)
