"""Encounters as the models judge them: which words tell one, between whom, in which state and where.

Where a rule read the same word, its format, topic, date and mediators are kept; parties, state and place are the
models', which have seen what the rule made of them. A seat that nobody is sure to take stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.model import Actor, Annotated, Place
from flows.facts.evidence import cover
from flows.facts.learned.around import nearest_date
from flows.facts.learned.reader import Judged, Models, Told, read_told
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.hints import hints_of
from flows.facts.meetings.in_turn import split_in_turn
from flows.facts.meetings.lexicon import noun_cues, verb_cues, word_set
from flows.facts.meetings.nearby import mentions_call
from flows.facts.meetings.told import rule_encounters
from flows.facts.parties import Party, drop_seats
from flows.facts.passage import Passage

TOLD = 0.8
"""The chance from which a word is taken to tell a meeting where a rule says so too."""
TOLD_PLAINLY = 0.15
"""The same where a rule names two parties."""
TOLD_ALONE = 0.85
"""The same where no rule does."""
SURE = 0.5
"""The chance from which somebody is taken to take part."""
AGREED = 0.12
"""The same where the rule names them too."""
STRANGER = 0.75
"""The same where a rule names two others."""
LIKELY = 0.25
"""The chance from which somebody is named where nobody is sure: one seat is filled rather than two guessed."""
RULED = 0.3
"""What the state that a rule reads is worth beside the chances of the models."""
BROKER_SITS = 0.97
"""The chance from which one whom a rule reads as mediator is a party nevertheless."""
PLACED = 0.4
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "their", "its", "his", "her"})


def judged_encounters(
    annotated: Annotated, passages: Sequence[Passage], models: Models | None = None
) -> Iterator[Encounter]:
    """Every mention of an encounter, in the order of the text."""
    by_rule = rule_encounters(annotated, passages)
    read = {(e.paragraph, e.cue): e for e in by_rule}
    for told in read_told(annotated, "meeting", passages, hints_of(by_rule), models, TOLD_PLAINLY):
        known = read.get((told.passage.paragraph.index, told.index))
        if told.chance >= _needed(known):
            yield from split_in_turn(told, _encounter(told, known))


def _needed(read: Encounter | None) -> float:
    """The chance that a word must have to tell a meeting, by what a rule read there."""
    if read is None:
        return TOLD_ALONE
    return TOLD_PLAINLY if len(read.parties) >= 2 else TOLD


def chosen(judged: Sequence[Judged], named: frozenset[str] = frozenset()) -> list[Judged]:
    """Those who are sure, by themselves or because a rule has `named` them, else the likeliest if likely."""
    other = STRANGER if len(named) >= 2 else SURE
    sure = [j for j in judged if j.chance >= (AGREED if j.who.name in named else other)]
    return sure or [j for j in judged[:1] if j.chance >= LIKELY]


def _encounter(told: Told, read: Encounter | None) -> Encounter:
    passage, index = told.passage, told.index
    named = frozenset(p.name for p in read.parties) if read is not None else frozenset()
    brokers = {p.name for p in read.mediators} if read is not None else set()
    who = [j for j in chosen(told.roles["party"], named) if j.who.name not in brokers or j.chance >= BROKER_SITS]
    here = [j for j in who if j.candidate.back == 0]
    parties, present = _parties(who), _parties(here)
    is_pointing = _points_back(passage, index) and len(present) < 2
    places = [j.who for j in told.roles["place"] if j.chance >= PLACED and isinstance(j.who, Place)]
    base = read or _unread(told, [j.candidate.head.i for j in here])
    return replace(
        base,
        status=told.state if read is None else _state(told, read.status),
        parties=present if is_pointing else parties,
        assumed=parties if is_pointing else [],
        refers_back=base.refers_back or is_pointing,
        place=places[0] if places else None,
        confidence=round(told.chance, 2),
    )


def _parties(judged: Sequence[Judged]) -> list[Party]:
    return drop_seats(Party(j.who.name, j.who) for j in judged if isinstance(j.who, Actor))


def _points_back(passage: Passage, index: int) -> bool:
    """Whether the word is a noun with `the`, `these`, `their`, without `second`, `next`: `the talks`."""
    words = {c.lower_ for c in passage[index].children}
    return passage[index].pos_ in ("NOUN", "PROPN") and bool(words & _DEFINITE) and not words & word_set("another")


def _unread(told: Told, reach: Sequence[int]) -> Encounter:
    """What the words around one that no rule took say of kind, format and date."""
    passage, index = told.passage, told.index
    cue, verb = noun_cues().get(passage[index].lower_), verb_cues().get(passage[index].lower_)
    is_call = (cue is not None and cue.kind == "call") or mentions_call(passage, index, index + 1)
    is_visit = (cue is not None and cue.kind == "visit") or (verb is not None and verb.frame in ("visit", "travel"))
    return Encounter(
        kind="call" if is_call else "visit" if is_visit else "meeting",
        meeting_format="call" if is_call else "unknown",
        status=told.state,
        parties=[],
        evidence=cover(passage, [index, *reach]),
        rule="learned",
        confidence=0.0,
        date=nearest_date(passage, index),
        paragraph=passage.paragraph.index,
        cue=index,
    )


def _state(told: Told, ruled: str) -> str:
    """The likeliest state where a rule has read `ruled`."""
    return max(told.states.items(), key=lambda item: item[1] + (RULED if item[0] == ruled else 0.0))[0]
