"""Sanctions: who puts pressure on whom by which measure, and whether it is done, lifted, threatened or urged.

Rules read measures and what is done with them where they stand (`told`); models trained on articles of our own judge
every word that can tell a sanction, with what the rules made of it (`judged`); tellings of one are merged (`report`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Annotated
from flows.facts.desks import is_private
from flows.facts.passage import Passage, read_passages
from flows.facts.sanctions.judged import judged_reports
from flows.facts.sanctions.rows import to_record
from flows.records import Record


def find_sanctions(annotated: Annotated, passages: Sequence[Passage] | None = None) -> Iterator[Record]:
    """The sanctions that one article reports, one SanctionRecord per sender, target and action.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already.
    """
    if is_private(annotated.body):
        return
    for report in judged_reports(annotated, passages if passages is not None else list(read_passages(annotated))):
        yield to_record(annotated, report)
