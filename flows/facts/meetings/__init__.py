"""Meetings: who (would) meet whom, in which state, where and when.

Rules read verbs (`verbs`) and nouns (`nouns`) of meeting where they stand and lead plural words back to names
(`told`); models trained on articles of our own judge every word that can tell a meeting, with what the rules made of
it (`judged`); the mentions of one encounter are merged (`merge`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Annotated
from flows.facts.desks import is_about_sport, is_private
from flows.facts.meetings.delegations import seat_leaders
from flows.facts.meetings.judged import judged_encounters
from flows.facts.meetings.merge import drop_twins, merge_encounters
from flows.facts.meetings.rows import to_records
from flows.facts.passage import Passage, read_passages
from flows.records import Record


def find_meetings(annotated: Annotated, passages: Sequence[Passage] | None = None) -> Iterator[Record]:
    """The meetings that one article reports: each a MeetingRecord, then its MeetingParticipantRecords.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already.
    """
    if is_about_sport(annotated.body) or is_private(annotated.body):
        return
    passages = passages if passages is not None else list(read_passages(annotated))
    encounters = merge_encounters(judged_encounters(annotated, passages))
    seat_leaders(annotated, passages, encounters)
    for encounter in drop_twins(encounters):
        yield from to_records(annotated, encounter)
