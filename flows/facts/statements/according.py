"""`According to …`: the rest of the sentence is what that source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.sources import source_at
from flows.facts.statements.spans import holds_finite_verb, sentence_end, trim
from flows.facts.statements.speaking import may_speak

_CITING = frozenset({"citing", "quoting"})
REACH_OF_CITING = 10
"""Tokens from a cue to the `citing` that goes with it."""


def read_according(line: Line, index: int, others: Sequence[Attribution], lead: int = 0) -> Iterator[Draft]:
    """The statement that `according to …` at `index` attributes, if there is one.

    `lead` counts the tokens of the cue before `index`: two of `in the words of`, which often leads up to a quotation.
    """
    floor = line.sentence(index)[0]
    ceiling = sentence_end(line, index)
    floor = max((i + 1 for i in range(floor, index) if line.lower(i) == ";"), default=floor)
    ceiling = min((i for i in range(index, ceiling) if line.lower(i) == ";"), default=ceiling)
    head = noun_after(line, index + 1)
    if head is None:
        reach = 8 if line.lower(index + 3) == "of" else 4
        head = next(
            (i for i in range(index + 2, min(index + reach, ceiling)) if line[i].pos_ in {"NOUN", "PROPN"}), None
        )
    if head is None or line.lower(head) in words("standards"):
        return
    source = cited_source(line, index, ()) or source_at(line, _who_words_it(line, head))
    closing = _phrase_close(line, head, ceiling)
    ranges: list[tuple[int, int]] = []
    if _is_set_in(line, index - lead, floor):
        rest = closing + 1 if line.lower(closing) == "," else phrase_bounds(line, head)[1]
        ranges.append((rest, _end_of_rest(line, rest, ceiling, others)))
    elif index - lead - floor >= 2:
        ranges.append((_clause_start(line, index, floor, others), index - lead))
    elif not ranges and index - lead == floor and line.lower(closing) != "," and holds_finite_verb(line, head, ceiling):
        ranges.append((phrase_bounds(line, head)[1], ceiling))
    leads_up = lead > 0 and closing + 1 < ceiling and line.quote_of[closing + 1] is not None
    if (
        not (ranges and ranges[0][0] > index)
        and line.lower(closing) == ","
        and closing + 1 < ceiling
        and line.lower(closing + 1) not in {"which", "who", "whose", "where"}
        and (leads_up or not ranges or not _is_whole(line, ranges[0]))
    ):
        ranges.append((closing + 1, _end_of_rest(line, closing + 1, ceiling, others)))
    spans = [span for first, end in ranges if (span := trim(line, first, end)) is not None]
    if spans:
        cue = (line.start_char(index), line.end_char(index + 1))
        yield Draft("according_to", "say", source, spans, line, cue, index)


def _who_words_it(line: Line, head: int) -> int:
    """Who uses the word that one goes by: `according to the term used by the Red Cross`; else `head` itself."""
    if line.lower(head) not in words("wordings") or line.lower(head + 2) != "by":
        return head
    user = noun_after(line, head + 2)
    return head if user is None else user


def _is_set_in(line: Line, index: int, floor: int) -> bool:
    """Whether a clause has just been opened that the source is to tell: `an incident in which, according to them, …`."""
    opening = index - 1 - (line.lower(index - 1) == ",")
    if opening - 1 <= floor:
        return False
    if line.lower(opening) in {"which", "that", "where", "because", "although"}:
        return True
    if line.lower(opening) in {"and", "or"} and line.lower(index - 1) == ",":
        return True
    return line.lower(opening) in {"and", "but", "while"} and line.lower(opening - 1) == ","


def cited_source(line: Line, index: int, ranges: Sequence[tuple[int, int]]) -> Source | None:
    """Whom a report of an outlet or agency cites beside its cue: `Reuters reported, citing police, that …`."""
    floor, end = line.sentence(index)
    before = max((i + 1 for i in range(floor, index) if line.lower(i) in _CITING), default=index + 1)
    for position in range(before - 1, min(end, index + REACH_OF_CITING)):
        if line.quote_of[position] is not None or any(first <= position < last for first, last in ranges):
            return None
        if line.lower(position) in _CITING:
            head = noun_after(line, position)
            source = source_at(line, head) if head is not None else None
            return source if source is not None and may_speak(line, head, source, ()) else None
    return None


def _phrase_close(line: Line, head: int, ceiling: int) -> int:
    """The comma that ends the phrase after `according to`, over an apposition or a relative clause."""
    position = head + 1
    while position < ceiling and not (line.lower(position) == "," and line.quote_of[position] is None):
        position += 1
    nested = position + 1
    if position < ceiling and nested < ceiling and _is_aside(line, head, nested, ceiling):
        return _aside_end(line, nested, ceiling) or position
    return position


def _is_aside(line: Line, head: int, first: int, ceiling: int) -> bool:
    """Whether what follows the comma is about the source: an apposition or a relative clause, closed by a comma."""
    end = _aside_end(line, first, ceiling)
    if end is None or line[first].pos_ not in {"DET", "NOUN", "ADJ", "PROPN", "PRON", "NUM"}:
        return False
    if line.lower(first) in {"who", "which", "whom", "whose"} or _is_same_person(line, head, first):
        return True
    if line[head].tag_ == "NNS" and (
        line.titled.get(first) or line.passage.mentions.get(first) or line.lower(first) == "the"
    ):
        return False
    is_bare = line[first].tag_ == "NN" and line.lower(first + 1) in {"to", "of", "for", "at"}
    is_apposed = line[first].dep_ != "nsubj" or is_bare
    return not _is_whole(line, (first, end)) and is_apposed and _is_whole(line, (end, ceiling))


def _is_same_person(line: Line, head: int, first: int) -> bool:
    """Whether the phrase behind the comma tells the office of the person named before it."""
    named = line.passage.mentions.get(head)
    if named is None or named.actor is None or named.actor.kind != "person":
        return False
    role = noun_after(line, first - 1)
    told = line.mention_at(role) if role is not None else None
    return (
        told is not None and told.kind == "nominal" and told.actor is not None and told.actor.name == named.actor.name
    )


def _aside_end(line: Line, first: int, ceiling: int) -> int | None:
    return next((i for i in range(first, ceiling) if line.lower(i) == "," and line.quote_of[i] is None), None)


def _is_whole(line: Line, span: tuple[int, int]) -> bool:
    return any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(*span))


def _clause_start(line: Line, index: int, floor: int, others: Sequence[Attribution]) -> int:
    start = floor
    for other in others:
        if floor <= other.index < index:
            for position in range(index - 2, other.index, -1):
                if line.lower(position) in {"while", "but", "and"} and line.lower(position - 1) == ",":
                    return max(start, position + 1)
    return start


def _end_of_rest(line: Line, first: int, ceiling: int, others: Sequence[Attribution]) -> int:
    for other in others:
        if first < other.index < ceiling and line[other.index].tag_ == "VBG" and line.lower(other.left - 1) == ",":
            return other.left - 1
    return ceiling
