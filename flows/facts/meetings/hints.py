"""What the rules of meetings read at each word, for the models to weigh."""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.model import Annotated
from flows.facts.learned.hints import Hint, Hints
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.told import rule_encounters
from flows.facts.passage import Passage


def meeting_hints(annotated: Annotated, passages: Sequence[Passage]) -> Hints:
    """The encounters that the rules find, by paragraph and token."""
    return hints_of(rule_encounters(annotated, passages))


def hints_of(encounters: Sequence[Encounter]) -> Hints:
    """The same of encounters already read."""
    return {
        (e.paragraph, e.cue): Hint(
            e.rule,
            e.status,
            {
                "party": tuple(p.name for p in e.parties),
                "place": (e.place.name,) if e.place is not None else (),
                "mediator": tuple(p.name for p in e.mediators),
            },
        )
        for e in encounters
    }
