"""The raw row of a sanction."""

from __future__ import annotations

from flows.annotate.model import Annotated
from flows.facts.sanctions.report import Report
from flows.ids import stable_id
from flows.records import SanctionRecord


def to_record(annotated: Annotated, report: Report) -> SanctionRecord:
    """The record of one report."""
    article_id, evidence, day = annotated.article.article_id, report.evidence, report.date
    sender, target = report.sender, report.target
    sender_name = sender.name if sender is not None else None
    target_name = target.name if target is not None else None
    is_day = day is not None and day.precision == "day"
    return SanctionRecord(
        report_id=stable_id(
            "sanctions",
            article_id,
            evidence.start,
            evidence.end,
            sender_name,
            target_name,
            report.action,
            report.measure,
            report.direction,
        ),
        article_id=article_id,
        sender_id=sender.actor_id if sender is not None else None,
        sender_name=sender_name,
        target_id=target.actor_id if target is not None else None,
        target_name=target_name,
        action=report.action,
        direction=report.direction,
        advocate_name=report.advocate.name if report.advocate is not None else None,
        measure=report.measure,
        condition_text=report.condition,
        date_text=day.text if day is not None else None,
        effective_on=day.starts_on if is_day and day is not None else None,
        date_precision=day.precision if day is not None else None,
        start_char=evidence.start,
        end_char=evidence.end,
        evidence=evidence.text,
        confidence=report.confidence,
        rule=report.rule,
    )
