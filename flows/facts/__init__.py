"""Facts: what an article reports, read from its annotations. One module a fact; adding one is a line in `FACTS`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.model import Annotated
from flows.facts.meetings import find_meetings
from flows.facts.passage import Passage, read_passages
from flows.facts.sanctions import find_sanctions
from flows.facts.statements import find_statements
from flows.facts.strikes import find_strikes
from flows.records import (
    MeetingParticipantRecord,
    MeetingRecord,
    Record,
    SanctionRecord,
    StatementRecord,
    StatementSegmentRecord,
    StrikeRecord,
)


@dataclass(frozen=True)
class Fact:
    """A kind of fact: how it is found, and the records that it fills (the first is the fact itself)."""

    name: str
    find: Callable[[Annotated, Sequence[Passage]], Iterator[Record]]
    records: tuple[type[Record], ...]


FACTS: tuple[Fact, ...] = (
    Fact("statements", find_statements, (StatementRecord, StatementSegmentRecord)),
    Fact("meetings", find_meetings, (MeetingRecord, MeetingParticipantRecord)),
    Fact("sanctions", find_sanctions, (SanctionRecord,)),
    Fact("strikes", find_strikes, (StrikeRecord,)),
)


def find_facts(annotated: Annotated) -> Iterator[Record]:
    """The records of all facts in one article, fact by fact."""
    passages = list(read_passages(annotated))
    for fact in FACTS:
        yield from fact.find(annotated, passages)
