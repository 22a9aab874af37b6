"""Sanctions told by pointing at another's: `Lithuania said it would follow suit`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.facts.evidence import cover
from flows.facts.modality import read_modality
from flows.facts.passage import Passage
from flows.facts.sanctions.report import Report
from flows.facts.subjects import read_subject

_FOLLOW = frozenset({"follow", "follows", "followed", "following"})
_TOLD = {"future": "planned", "would": "planned", "modal": "proposed", "past": "imposed", "perfect": "imposed",
         "present": "imposed"}


def find_echoes(passage: Passage, told: Sequence[Report]) -> Iterator[Report]:
    """A report for each who follows suit, like the last one told but for its sender and state."""
    if not told or told[-1].action not in ("imposed", "planned"):
        return
    for token in passage.paragraph.doc[:-1]:
        if token.lower_ not in _FOLLOW or passage[token.i + 1].lower_ != "suit":
            continue
        modality = read_modality(passage, token.i)
        action = _TOLD.get(modality.tense)
        subject = read_subject(passage, token.i)
        if passage[max(token.i - 1, 0)].lower_ == "of" and passage[max(token.i - 2, 0)].lower_ == "short":
            action, subject = "withheld", read_subject(passage, max(token.i - 3, 0))
        if action is None or modality.is_negated:
            continue
        for sender in subject.parties:
            evidence = cover(passage, (token.i + 1, subject.first))
            yield replace(told[-1], sender=sender, action=action, evidence=evidence, rule="echo", confidence=0.6,
                          date=None, condition=None, advocate=None)
