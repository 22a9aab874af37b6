"""Frames around quotations: content before, after or on both sides of its cue."""

from __future__ import annotations

from flows.annotate.model import Quote
from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution, is_behind_content
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import verb_forms
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.remainders import remainder
from flows.facts.statements.spans import (
    FINITE_TAGS,
    REACH,
    clause_end,
    holds_finite_verb,
    is_bracketed,
    quote_from,
    sentence_end,
    skip_adjuncts,
)

LEAST_WORDS = 4
"""Tokens of content before its cue from which on it is taken for a clause although no verb is seen in it."""


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
    is_led_up_to = bool(lead) and lead[-1].text == ":" and is_bracketed(attribution)
    if quote is not None and quote.is_clause and (is_led_up_to or not _tells(lead)):
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
        ranges += remainder(attribution, others, first)
    return Reading("quote_then_cue", act, tuple(ranges))


def _tells(lead: list[Token]) -> bool:
    """Whether the words before a quotation are part of what is said: `The deal “is dead,” he said`."""
    return any(token.pos_ in {"NOUN", "VERB", "PROPN", "AUX"} for token in lead)


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
