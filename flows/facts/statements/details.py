"""Details of a statement: whom it addresses, where it was made, when, and how much of it is quoted."""

from __future__ import annotations

import re

from flows.annotate.model import Annotated, DateMention
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.lexicon import words
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.sources import source_at

_WORD = re.compile(r"\w+")
_PREPOSITIONS = frozenset({"in", "on", "at", "to", "during", "via", "through", "from", "with", "by", "told"})
_REACH = 14


def find_addressee(attribution: Attribution, hearer: int | None) -> Source | None:
    """The named person, body or country spoken to: the object of `told`, `urged`, or what follows `to`."""
    line = attribution.line
    heads = (
        [hearer]
        if hearer is not None
        else [int(c.i) for c in attribution.children("obj", "iobj") if attribution.has("objto") or c.dep_ == "iobj"]
    )
    for head in heads:
        if head == attribution.subject or line.lower(head) in words("hearers"):
            continue
        source = source_at(line, head)
        if source.actor is not None and source.actor.kind in {"person", "country", "organisation", "armed_group"}:
            return source if not _is_outlet(source) else None
    return None


def _is_outlet(source: Source) -> bool:
    last = source.name.split()[-1].casefold()
    return last in words("outlet_endings")


def find_venue(attribution: Attribution, content: tuple[int, int]) -> str | None:
    """The platform, outlet or occasion named beside the cue, as written and without its article."""
    line = attribution.line
    first, end = line.sentence(attribution.index)
    near = [
        i
        for i in range(max(first, attribution.left), min(end, attribution.right + _REACH))
        if line.quote_of[i] is None and not content[0] <= line.start_char(i) < content[1]
    ]
    for position in near:
        text = line[position].text
        if text in words("platforms") and line.lower(position - 1) in {"on", "to", "via", "a", "his", "her", "their"}:
            return "Truth Social" if text == "Truth" else text
        mention = line.passage.mentions.get(position)
        if (
            mention is not None
            and mention.actor is not None
            and line.lower(mention.first - 1) in {"told", "to", "with", "the"}
        ):
            source = source_at(line, position)
            if _is_outlet(source):
                return source.name
    for position in near:
        for length in (2, 1):
            phrase = " ".join(line.lower(i) for i in range(position, min(position + length, end)))
            if phrase in words("venue_nouns") and _is_occasion(attribution, position):
                return phrase
    return None


def _is_occasion(attribution: Attribution, position: int) -> bool:
    line = attribution.line
    first = phrase_bounds(line, position)[0]
    return line.lower(first - 1) in _PREPOSITIONS


def said_on(annotated: Annotated, attribution: Attribution, draft: Draft) -> DateMention | None:
    """The date in the cue's clause, outside the content: `said on Tuesday`."""
    line = attribution.line
    first, end = line.sentence(attribution.index)
    low, high = line.start_char(first), line.end_char(end - 1)
    near = [
        d
        for d in annotated.dates
        if low <= d.start and d.end <= high and not any(s <= d.start < e for s, e in draft.segments)
    ]
    here = line.start_char(attribution.index)
    return min(near, key=lambda d: abs(d.start - here), default=None)


def quote_type(annotated: Annotated, draft: Draft) -> str:
    """`direct` if the content is quoted and holds a clause, `mixed` if part of it is quoted, else `indirect`."""
    quoted = total = 0
    has_clause = False
    for start, end in draft.segments:
        quotes = [q for q in annotated.quotes if q.start < end and q.end > start]
        has_clause = has_clause or any(q.is_clause for q in quotes)
        for match in _WORD.finditer(annotated.body, start, end):
            total += 1
            quoted += any(q.start <= match.start() < q.end for q in quotes)
    if quoted == 0:
        return "indirect"
    is_whole = has_clause or draft.rule in {"cue_then_quote", "quote_then_cue"}
    return "direct" if is_whole and quoted >= 0.9 * total else "mixed"
