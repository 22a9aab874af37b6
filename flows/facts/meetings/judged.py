"""Encounters as the models judge them: which words tell one, between whom, in which state and where.

Where a rule read the same word, its format, topic, date and mediators are kept; parties, state and place are the
models', which have seen what the rule made of them. Each word is judged for itself first, then again with what the
article tells elsewhere (`again`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.model import Actor, Annotated, DateMention, Place
from flows.facts.cues import singular
from flows.facts.evidence import cover
from flows.facts.learned.around import lemma, nearest_date
from flows.facts.learned.reader import Judged, Models, models_of, read_told
from flows.facts.meetings.again import Reading, chances_of, read_tables
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.hints import hints_of
from flows.facts.meetings.in_turn import split_in_turn
from flows.facts.meetings.lexicon import verb_cues, word_set
from flows.facts.meetings.nearby import mentions_call
from flows.facts.meetings.nouns import is_something_else
from flows.facts.meetings.prospects import states_of
from flows.facts.meetings.settled import settle
from flows.facts.meetings.story import Story, Telling
from flows.facts.meetings.told import rule_encounters
from flows.facts.parties import Party, drop_seats
from flows.facts.passage import Passage

LEAST = 0.2
"""The chance of telling an encounter from which a word is read again."""
RIGHT = 0.3
"""The chance that a record is right in parties and state from which it is written."""
RIGHT_PLAIN = 0.12
"""The same where a rule reads the same two parties."""
RIGHT_ALONE = 0.35
"""The same where no rule reads anything."""
RIGHT_OPEN = 0.32
"""The same where only one party is known."""
_TWO = 2
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECT = 6
_FAR = 10
"""How many words away another clause's date is no longer taken."""
PLACED = 0.4
"""The chance from which an encounter is placed somewhere."""


def judged_encounters(
    annotated: Annotated, passages: Sequence[Passage], models: Models | None = None
) -> Iterator[Encounter]:
    """Every mention of an encounter, in the order of the text."""
    models = models or models_of("meeting")
    by_rule = rule_encounters(annotated, passages)
    read = {(e.paragraph, e.cue): e for e in by_rule}
    told = read_told(annotated, "meeting", passages, hints_of(by_rule), models, LEAST)
    tellings = [Telling(one, read.get((one.passage.paragraph.index, one.index))) for one in told]
    readings = read_tables(Story.of(annotated, tellings), models.further["table"])
    for number, right in enumerate(chances_of(readings, models.further["right"])):
        reading = readings[number]
        if right < _needed(reading) or _is_trap(reading.telling):
            continue
        states = states_of(readings, number, models.further["state"])
        state = max(states, key=states.__getitem__)
        encounter = _encounter(reading, state, right)
        if right * states[state] >= _needed(reading) and not _is_at_home(encounter):
            yield from split_in_turn(reading.telling.told, encounter)


def _is_trap(telling: Telling) -> bool:
    """Whether the word tells nothing of the kind: a crowd that gathers, a rival seen `as a partner`, a noun that no rule takes."""
    told = telling.told
    token = told.passage[told.index]
    if token.pos_ == "NOUN":
        return telling.read is None and is_something_else(told.passage, told.index)
    cue = verb_cues().get(token.lower_)
    if cue is not None and cue.frame == "see" and telling.read is None:
        following = told.passage.tokens[told.index + 1 : told.passage.sentence_of(told.index).end][:_OBJECT]
        return any(t.lower_ == "as" for t in following)
    if cue is None or cue.frame != "convene":
        return False
    who = [c for c in token.children if c.dep_.startswith("nsubj")]
    if token.dep_.startswith("acl"):
        who.append(token.head)
    return any({lemma(t), singular(t)} & word_set("crowds") for t in who)


def _needed(reading: Reading) -> float:
    """The chance of being right that a reading must have, by how many are seated and what a rule read there."""
    if len(reading.seated) < _TWO:
        return RIGHT_OPEN if reading.telling.read is not None else RIGHT_ALONE
    if reading.telling.read is None:
        return RIGHT_ALONE
    named = reading.telling.named
    return RIGHT_PLAIN if len(named) == _TWO and reading.names == named else RIGHT


def _is_at_home(encounter: Encounter) -> bool:
    """Whether somebody tours his own country and sees nobody who is told of."""
    alone = encounter.parties[0].actor if encounter.kind == "visit" and len(encounter.parties) == 1 else None
    return (
        alone is not None
        and alone.kind == "person"
        and encounter.place is not None
        and alone.country_iso3 is not None
        and alone.country_iso3 == encounter.place.country_iso3
    )


def _without_brokers(reading: Reading) -> Sequence[Judged]:
    """Those seated, without whom a rule reads as mediators where two others sit."""
    sides = [j for j in reading.seated if j.who.name not in reading.telling.brokers]
    return sides if len(sides) >= _TWO else reading.seated


def _encounter(reading: Reading, state: str, right: float) -> Encounter:
    telling, seated = reading.telling, _without_brokers(reading)
    parties, present = _parties(seated), [j for j in seated if j.candidate.back == 0]
    names = {party.name for party in parties}
    passage, index = telling.told.passage, telling.told.index
    base = telling.read or _unread(telling, [j.candidate.head.i for j in present])
    day = base.date or _date_near(passage, index)
    return replace(
        base,
        status=settle(passage, index, state, day),
        parties=parties,
        mediators=[party for party in base.mediators if party.name not in names],
        refers_back=base.refers_back or (telling.points_back and len(_parties(present)) < 2),
        place=_place(telling) if base.kind != "call" else None,
        date=day,
        confidence=round(right, 2),
    )


def _date_near(passage: Passage, index: int) -> DateMention | None:
    """The nearest date of the sentence, unless it stands far off in another clause."""
    day = nearest_date(passage, index)
    if day is None:
        return None
    at = [i for i in range(len(passage)) if passage.dates.get(i) is day]
    between = range(min(at[-1], index) + 1, max(at[0], index))
    is_apart = {",", ";", ":"} & {passage[i].text for i in between} and any(passage[i].tag_ in _FINITE for i in between)
    return None if is_apart and len(between) >= _FAR else day


def _parties(judged: Sequence[Judged]) -> list[Party]:
    return drop_seats(Party(j.who.name, j.who) for j in judged if isinstance(j.who, Actor))


def _place(telling: Telling) -> Place | None:
    places = telling.told.roles["place"]
    return next((j.who for j in places if j.chance >= PLACED and isinstance(j.who, Place)), None)


def _unread(telling: Telling, reach: Sequence[int]) -> Encounter:
    """What the words around one that no rule took say of kind, format and date."""
    passage, index = telling.told.passage, telling.told.index
    is_call = telling.kind == "call" or mentions_call(passage, index, index + 1)
    is_visit = telling.kind in ("visit", "travel")
    return Encounter(
        kind="call" if is_call else "visit" if is_visit else "meeting",
        meeting_format="call" if is_call else "unknown",
        status="held",
        parties=[],
        evidence=cover(passage, [index, *reach]),
        rule="learned",
        confidence=0.0,
        date=_date_near(passage, index),
        paragraph=passage.paragraph.index,
        cue=index,
    )
