"""The raw rows of an encounter."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.model import Annotated
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party
from flows.ids import stable_id
from flows.records import MeetingParticipantRecord, MeetingRecord, Record


def to_records(annotated: Annotated, encounter: Encounter) -> Iterator[Record]:
    """The report of an encounter and its participants, absentees and mediators.

    Only those whom the article names have an id: a host country known from its city leads to no actor.
    """
    article, evidence, place, day = annotated.article, encounter.evidence, encounter.place, encounter.date
    names = sorted(party.name for party in encounter.parties)
    report_id = stable_id("meetings", article.article_id, evidence.start, evidence.end, *names)
    yield MeetingRecord(
        report_id=report_id,
        article_id=article.article_id,
        meeting_format=encounter.meeting_format,
        status=encounter.status,
        place_id=place.place_id if place is not None else None,
        place_name=place.name if place is not None else None,
        country_name=place.country_name if place is not None else None,
        date_text=day.text if day is not None else None,
        starts_on=day.starts_on if day is not None else None,
        ends_on=day.ends_on if day is not None else None,
        date_precision=day.precision if day is not None else None,
        topic=encounter.topic,
        is_plural=encounter.is_plural,
        start_char=evidence.start,
        end_char=evidence.end,
        evidence=evidence.text,
        confidence=encounter.confidence,
        rule=encounter.rule,
    )
    known = {a.name for m in annotated.mentions for a in (m.actor, m.affiliation) if a is not None}
    for role, party in _roles(encounter):
        key = party.actor_id if party.name in known else None
        yield MeetingParticipantRecord(report_id=report_id, actor_name=party.name, actor_id=key, role=role)


def _roles(encounter: Encounter) -> Iterator[tuple[str, Party]]:
    """Each party once, in the first of its roles."""
    seen: set[str] = set()
    for role, parties in (
        ("participant", encounter.parties),
        ("mediator", encounter.mediators),
        ("absent", encounter.absent),
    ):
        for party in parties:
            if party.name not in seen:
                seen.add(party.name)
                yield role, party
