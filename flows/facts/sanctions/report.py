"""A sanction as one stretch of text tells it, and the merging of repeated tellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.annotate.model import DateMention
from flows.facts.evidence import Evidence
from flows.facts.parties import Party

LEARNED = "learned"
"""The rule of a report that no rule read, only the models."""
_ONE_BREATH = 80
"""How many characters apart a freeze and a travel ban of one act begin at most."""


@dataclass
class Report:
    """One sender's measure on one target, in one action; `confidence` is 0 to 1.

    `is_guess`: sender or target were filled in from what was told before. `paragraph` and `cue` are the paragraph and
    the token in it that tell the measure.
    """

    sender: Party | None
    target: Party | None
    action: str
    direction: str
    measure: str
    advocate: Party | None
    evidence: Evidence
    rule: str
    confidence: float
    condition: str | None = None
    date: DateMention | None = None
    is_guess: bool = False
    paragraph: int = -1
    cue: int = -1


def likeliest_tellings(reports: Iterable[Report]) -> list[Report]:
    """The reports without those that the models tell again of a sender, target and action told more surely elsewhere."""
    best: dict[tuple[str | None, str | None, str], float] = {}
    every = list(reports)
    for report in every:
        best[_names(report)] = max(best.get(_names(report), 0.0), report.confidence)
    return [report for report in every if report.confidence >= best[_names(report)]]


def _names(report: Report) -> tuple[str | None, str | None, str]:
    sender, target = report.sender, report.target
    return sender.name if sender is not None else None, target.name if target is not None else None, report.action


def merge_reports(reports: Iterable[Report]) -> list[Report]:
    """The distinct reports in order; a later telling fills what an earlier one leaves open."""
    told: list[Report] = []
    for report in reports:
        known = next((old for old in told if _is_same(old, report)), None)
        if known is None:
            told.append(report)
            continue
        known.confidence = max(known.confidence, report.confidence)
        known.rule = report.rule if known.rule == LEARNED else known.rule
        known.sender = known.sender or report.sender
        known.target = known.target or report.target
        known.advocate = known.advocate or report.advocate
        known.condition = known.condition or report.condition
        known.date = known.date or report.date
        if known.measure == "general":
            known.measure = report.measure
    return told


def _is_same(old: Report, new: Report) -> bool:
    if old.action != new.action or old.direction != new.direction:
        return False
    is_vague = "general" in (old.measure, new.measure) and "tariff" not in (old.measure, new.measure)
    if old.measure != new.measure and not is_vague and not _is_one_act(old, new):
        return False
    if old.date is not None and new.date is not None and old.date.starts_on != new.date.starts_on:
        return False
    return _agree(old.sender, new.sender) and _agree(old.target, new.target)


def _is_one_act(old: Report, new: Report) -> bool:
    """Whether an asset freeze and a travel ban come in one breath, which makes them one measure."""
    is_pair = {old.measure, new.measure} == {"asset_freeze", "travel_ban"}
    return is_pair and abs(new.evidence.start - old.evidence.start) < _ONE_BREATH


def _agree(one: Party | None, other: Party | None) -> bool:
    return one is None or other is None or one.name.casefold() == other.name.casefold()
