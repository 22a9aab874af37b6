"""Sanctions: who puts pressure on whom by which measure, and whether it is done, lifted, threatened or urged.

A measure is found where it is named (`measure`), the words over it say what is done with it (`action`), and around
both stand sender, targets and advocate (`actors`, `targets`); repeated tellings are merged (`report`).
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.model import Annotated
from flows.facts.evidence import cover
from flows.facts.passage import Passage, read_passages
from flows.facts.sanctions.action import Action, read_actions
from flows.facts.sanctions.actors import read_actors
from flows.facts.sanctions.circumstances import read_condition, read_date
from flows.facts.sanctions.measure import Measure, find_measures
from flows.facts.sanctions.report import Report, merge_reports
from flows.facts.sanctions.rows import to_record
from flows.records import Record

_CONFIDENCE = {"verb": 0.85, "noun_governed": 0.85, "noun_relative": 0.75, "noun_modal": 0.75, "noun_nominal": 0.6,
               "noun_adjective": 0.5}


def find_sanctions(annotated: Annotated) -> Iterator[Record]:
    """The sanctions that one article reports, one SanctionRecord per sender, target and action."""
    reports = [report for passage in read_passages(annotated) for report in _find_reports(passage)]
    for report in merge_reports(reports):
        yield to_record(annotated, report)


def _find_reports(passage: Passage) -> Iterator[Report]:
    for measure in find_measures(passage):
        for action in read_actions(passage, measure):
            yield from _reports_of(passage, measure, action)


def _reports_of(passage: Passage, measure: Measure, action: Action) -> Iterator[Report]:
    """One report for each sender and target of the action."""
    actors = read_actors(passage, measure, action)
    if not actors.senders and not actors.targets:
        return
    evidence = cover(passage, actors.reach)
    condition, day = read_condition(passage, measure, action), read_date(passage, measure, action)
    for sender in actors.senders or (None,):
        for target in actors.targets or (None,):
            yield Report(
                sender=sender, target=target, action=action.action, direction=action.direction, measure=measure.kind,
                advocate=actors.advocate, evidence=evidence, rule=action.rule, confidence=_CONFIDENCE[action.rule],
                condition=condition, date=day,
            )
