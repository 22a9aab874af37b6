"""An encounter as one cue tells it, before the mentions of one article are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.annotate.model import DateMention, Place
from flows.facts.evidence import Evidence
from flows.facts.parties import Party


@dataclass
class Encounter:
    """One mention of a meeting: who (would) take part, how, in which state, where and when.

    `refers_back` is true where the words point to an encounter already told (`the talks`); `is_another` where they
    set it apart from one (`a second summit`); `cue` is the index of the telling token in its paragraph; `confidence` is the
    chance, 0 to 1, that the mention is read rightly, by rule until models have judged it.
    """

    kind: str
    meeting_format: str
    status: str
    parties: list[Party]
    evidence: Evidence
    rule: str
    confidence: float
    absent: list[Party] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    place: Place | None = None
    date: DateMention | None = None
    topic: str | None = None
    is_plural: bool = False
    refers_back: bool = False
    is_another: bool = False
    anaphor: str | None = None
    paragraph: int = 0
    cue: int = 0
