"""Statements: who says what to whom, with the words.

Quotations come first, from characters. The parse finds verbs of speech, their subjects and the frame that they stand
in; where the content begins and ends is set by position. No cue fires inside a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Annotated
from flows.facts.passage import Passage
from flows.facts.statements.arrange import arrange
from flows.facts.statements.blocks import find_blocks
from flows.facts.statements.drafting import draft_statements
from flows.facts.statements.interviews import find_answers
from flows.facts.statements.line import read_lines
from flows.facts.statements.quotations import continue_quotes, find_bare_quotes
from flows.facts.statements.rows import make_rows
from flows.facts.statements.rules import CONFIDENCE, RULES
from flows.facts.statements.turns_of_talk import find_turns
from flows.records import Record

__all__ = ["CONFIDENCE", "RULES", "find_statements"]


def find_statements(
    annotated: Annotated, passages: Sequence[Passage] | None = None, rules: frozenset[str] = RULES
) -> Iterator[Record]:
    """The statements of one article, each followed by its segments, in order of the text.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already; `rules` are the
    rules that are switched on.
    """
    lines = read_lines(annotated, passages)
    turns = list(find_turns(lines)) if "turn_of_talk" in rules else []
    turns = turns or (list(find_answers(lines)) if "turn_of_talk" in rules else [])
    drafts = [draft for line in lines for draft in draft_statements(line, rules)]
    drafts += find_blocks(lines) if "colon" in rules else []
    drafts = [d for d in drafts if not any(t.line is d.line or t.covers(d.start, d.end) for t in turns)] + turns
    continue_quotes(drafts, lines)
    drafts += find_bare_quotes(lines, drafts, rules)
    continue_quotes(drafts, lines)
    for draft in arrange(drafts, rules):
        yield from make_rows(annotated, draft)
