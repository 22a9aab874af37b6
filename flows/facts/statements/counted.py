"""`By X's own account`, `by the count of X`: the rest of the sentence is what that source says."""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.statements.draft import Draft
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.sources import source_at
from flows.facts.statements.spans import holds_finite_verb, sentence_end, trim
from flows.facts.statements.speaking import may_speak

COUNTS = dict.fromkeys(
    (
        "account",
        "accounts",
        "count",
        "reckoning",
        "tally",
        "estimate",
        "estimates",
        "admission",
        "telling",
        "calculations",
    ),
    ("by", "say"),
) | dict.fromkeys(("proposal", "proposals"), ("under", "propose"))
"""Nouns of telling with the word that leads to them and their speech act: `by his own account`, `under its proposal`."""
LONGEST_OWNER = 9
"""Tokens from `by` to its noun, at most."""


def read_counted(line: Line, index: int) -> Iterator[Draft]:
    """The statement that `by … account` or its like with its noun at `index` attributes, if the phrase stands apart."""
    floor, end = line.sentence(index)[0], sentence_end(line, index)
    lead, act = COUNTS[line.lower(index)]
    reach = range(index - 1, max(floor, index - LONGEST_OWNER) - 1, -1)
    first = next((i for i in reach if line.lower(i) == lead), None)
    if first is None or (first > floor and line.lower(first - 1) != ","):
        return
    head = _owner(line, first, index)
    source = source_at(line, head) if head is not None else None
    if head is None or source is None or not may_speak(line, head, source, ()):
        return
    close = max(index + 1, phrase_bounds(line, head)[1])
    spans = [span for a, b in _content(line, floor, first, close, end) if (span := trim(line, a, b)) is not None]
    if spans:
        cue = (line.start_char(first), line.end_char(index))
        yield Draft("according_to", act, source, spans, line, cue, index)


def _owner(line: Line, first: int, index: int) -> int | None:
    """Whose account it is: the owner before it, or the name behind `of`."""
    own = next((int(c.i) for c in line[index].children if c.dep_ == "nmod:poss" and first < c.i < index), None)
    return own if own is not None or line.lower(index + 1) != "of" else noun_after(line, index + 1)


def _content(line: Line, floor: int, first: int, close: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands before the phrase, and what goes on behind its comma where that is no clause of its own."""
    if first > floor:
        yield floor, first
        if holds_finite_verb(line, floor, first):
            return
    if line.lower(close) == ",":
        yield close + 1, end
