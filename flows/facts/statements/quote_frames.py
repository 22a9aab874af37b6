"""Frames around quotations and positions: content before, after or on both sides of its cue."""

from __future__ import annotations

from flows.annotate.model import Quote
from flows.facts.statements.attributions import Attribution, is_behind_content
from flows.facts.statements.cuts import VERDICTS, content_end, opens_circumstance
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import (
    FINITE_TAGS,
    REACH,
    clause_end,
    holds_finite_verb,
    is_bracketed,
    is_loosely_bracketed,
    object_of,
    quote_from,
    sentence_end,
    skip_adjuncts,
)

LONGEST_DATELINE = 5
LEAST_WORDS = 4
"""Tokens of content before its cue from which on it is taken for a clause although no verb is seen in it."""


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
_CONDITIONS = _REASONS | {"when", "before", "once", "though", "although"}


def read_quote_after(attribution: Attribution, others: Others) -> Reading | None:
    """`He said: “…”`, `told reporters in Geneva, “…”`."""
    act = attribution.act("quote") or attribution.act("that")
    if act is None or (attribution.is_after and is_behind_content(attribution)):
        return None
    line, right = attribution.line, clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    quote = quote_from(line, right, min(end, right + REACH))
    if quote is None:
        return None
    first, last = line.tokens_of(quote)
    if first < right:
        return None
    if is_behind_content(attribution) and line[min(first + 1, last - 1)].pos_ == "SCONJ":
        return None
    before = line.lower(first - 1)
    between = [line[i] for i in range(right, first)]
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} or t.lower_ in {"and", "but"} for t in between):
        return None
    introduced = before in {",", ":"} and (quote.is_clause or before == ":")
    touching = quote.is_clause and (not between or before == "that" or skip_adjuncts(line, right, first) == first)
    if not introduced and not touching:
        return None
    stop = after_quote(attribution, last, others)
    return Reading("cue_then_quote", act, ((first, stop),))


def read_colon(attribution: Attribution, others: Others) -> Reading | None:
    """`He said on Tuesday: recognition first, talks later.`"""
    act = attribution.act("quote") if attribution.has("that", "xthat") else None
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    is_finite = attribution.token.tag_ in FINITE_TAGS or any(c.dep_ == "aux" for c in attribution.token.children)
    if act is None or attribution.is_negated or not is_finite or attribution.is_infinitive:
        return None
    for position in range(right, min(end - 1, right + REACH)):
        token = line[position]
        if token.text == ":":
            is_content = line.quote_of[position + 1] is None and end - position > LEAST_WORDS - 2
            return Reading("colon", act, ((position + 1, end),)) if is_content else None
        if token.tag_ in FINITE_TAGS or token.text in {",", ";"} or token.lower_ in {"that", "whether"}:
            return None
    return None


def after_quote(attribution: Attribution, last: int, others: Others) -> int:
    """Where content that starts with a quotation stops: at its end, unless the sentence plainly runs on."""
    line = attribution.line
    end = content_end(attribution, last, others) if last < line.sentence(attribution.index)[1] else last
    rest = [line[i] for i in range(last, end) if not line[i].is_punct]
    closed = line[last - 2].text in {",", ".", "!", "?", "…"} if last >= 2 else True
    if (
        not rest
        or closed
        or line.lower(last) in {",", ".", ";", "and", "but", "as", "while", "when", "-", "–", "—", ")"}
    ):
        return last
    return end


def read_quote_before(attribution: Attribution, others: Others) -> Reading | None:
    """`“…,” he said.` and `“…,” he said, “…”`."""
    act = attribution.act("quote") or attribution.act("that")
    if act is None:
        return None
    line = attribution.line
    before = attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if before >= floor and (line.lower(before) == "," or line[before].text in DASHES) and line.quote_of[before] is None:
        before -= 1
    if before < floor or line.quote_of[before] is None:
        return None
    quote = line.quote_of[before]
    first = floor
    lead = [line[i] for i in range(floor, line.tokens_of(quote)[0])] if quote is not None else []
    if quote is not None and quote.is_clause and not any(t.pos_ in {"NOUN", "VERB", "PROPN", "AUX"} for t in lead):
        first = line.tokens_of(quote)[0]
    elif not is_bracketed(attribution):
        return None
    ranges = [(first, before + 1)]
    right = clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    second = quote_from(line, right, end)
    if second is not None and (second.is_clause or _ends_sentence(line, second)):
        start, last = line.tokens_of(second)
        cued = any(line[i].pos_ == "VERB" and line.lower(i) in verb_forms() for i in range(right, start))
        if (
            line.lower(start - 1) in {",", ":", "but", "and", "because"}
            and not cued
            and (not holds_finite_verb(line, right, start))
        ):
            ranges.append((start, last))
    elif not attribution.is_after and not (second is None and _is_finished(line, quote, before)):
        ranges += _remainder(attribution, others, first)
    return Reading("quote_then_cue", act, tuple(ranges))


def _ends_sentence(line: Line, quote: Quote) -> bool:
    """Whether a quotation is the rest of its sentence: `“It is late,” said Ruiz, “but not too late.”`"""
    last = line.tokens_of(quote)[1]
    return last >= sentence_end(line, last - 1)


def _is_finished(line: Line, quote: Quote | None, last: int) -> bool:
    """Whether the quotation that ends with the token `last` is a whole sentence, to which nothing is added without marks."""
    if quote is None or not quote.is_clause:
        return False
    first = line.tokens_of(quote)[0]
    return holds_finite_verb(line, first, last + 1) and line[last - 1].text in {"?", "!", ".", "…", ","}


def _remainder(attribution: Attribution, others: Others, first: int) -> list[tuple[int, int]]:
    """What goes on after a clause in the middle of its content: `The plan, he said, was dead`."""
    line = attribution.line
    end = sentence_end(line, attribution.index)
    after = skip_adjuncts(line, clause_end(attribution), end)
    if is_loosely_bracketed(attribution):
        close = next((i for i in range(after, end) if line.lower(i) == ";"), end)
        commas = [i for i in range(after, close) if line.lower(i) == ","]
        after = next((i for i in commas if _goes_on_with_clause(line, i + 1, end)), (commas or [end])[0])
    if after >= end or line.lower(after) not in {",", "-", "–", "—"}:
        return []
    start = after + 1
    if opens_circumstance(line, start, end):
        return []
    opening = line.lower(start)
    complete = holds_finite_verb(line, first, attribution.left) and line[first].pos_ != "SCONJ"
    is_clause = _goes_on_with_clause(line, start, end)
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


def _goes_on_with_clause(line: Line, start: int, end: int) -> bool:
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
    if attribution.left - 1 - first < 1:
        return None
    ranges = [(first, attribution.left)]
    if not attribution.is_after or not holds_finite_verb(line, first, attribution.left) or _is_explained(attribution):
        ranges += _remainder(attribution, others, first)
    whole = (
        holds_finite_verb(line, first, attribution.left)
        or len(ranges) > 1
        or (attribution.left - first > LEAST_WORDS and line[first].pos_ not in {"ADP", "SCONJ"})
    )
    goes_on = len(ranges) > 1 and line[ranges[1][0]].pos_ not in {"SCONJ", "CCONJ", "ADP"}
    if not whole or (not goes_on and _is_circumstance(line, first, attribution.left)):
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
    return any(_goes_on_with_clause(line, comma + 1, end) for comma in commas)


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
