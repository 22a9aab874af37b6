"""Attacks as the models judge them, as records are made of them.

What rules read at the same words is kept where the models do not judge: target, date, weapon, who claims it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from flows.annotate.model import Actor, Annotated, Place, PlaceMention
from flows.facts.evidence import cover
from flows.facts.learned.reader import Judged, Models, models_of, read_told
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes import lexicon
from flows.facts.strikes.attack import Attack, Toll
from flows.facts.strikes.counts import KILLED
from flows.facts.strikes.cues import is_practice
from flows.facts.strikes.hints import hints_of
from flows.facts.strikes.lexicon import singular, weapon_of
from flows.facts.strikes.merge import absorb
from flows.facts.strikes.story import Story
from flows.facts.strikes.telling import Telling, tellings_of
from flows.facts.strikes.whole import Event, read_events

TOLD = 0.8
"""The chance from which words tell of an attack."""
TOLD_ALONE = 0.5
"""The chance that the likeliest word must have where no rule took any."""
NAMED = 0.33
"""The chance from which somebody is named as the attacker."""
NAMED_ELSEWHERE = 0.15
"""The same where the article tells of attacks on the same country by nobody else."""
PLACED = 0.15
"""The chance from which a place is taken to be that of the attack."""
RULED = 0.03
"""The chance from which a word that a rule took is looked at."""
_NEAR = 5


def judged_attacks(annotated: Annotated, passages: Sequence[Passage], models: Models | None = None) -> Iterator[Attack]:
    """The attacks that an article tells of, in the order of the text."""
    story = Story.of(passages)
    models = models or models_of("strike")
    hints = hints_of(story.by_rule, annotated, passages)
    told = list(read_told(annotated, "strike", passages, hints, models, RULED))
    events = [
        event
        for event in read_events(passages, story, tellings_of(told, passages, story), models.further)
        if event.chance >= TOLD and (event.group.attacks or _stands_alone(event))
    ]
    for event in events:
        yield from _split(event, _attack(event, events))


def _stands_alone(event: Event) -> bool:
    """Whether words that no rule took tell an attack surely enough, and no word beside them speaks against it."""
    lead = max(event.group.tellings, key=lambda one: one.chance)
    return lead.chance >= TOLD_ALONE and not _is_trap(lead.token)


def _is_trap(token: Token) -> bool:
    """Whether a word stands by that shows that no armed force is meant: `gas explosion`, `bombed in tests`."""
    if is_practice(token):
        return True
    children = [c for t in (token, token.head) for c in t.children if c.dep_ in ("compound", "amod", "nsubj")]
    beside = {c.lower_ for c in children if c.head == token or c.dep_ == "nsubj"}
    return bool(beside & (lexicon.traps(singular(token)) | lexicon.words("crowds")))


def _attack(event: Event, events: Sequence[Event]) -> Attack:
    group = event.group
    attack, *others = [_told_by(one) for one in group.tellings]
    for other in others:
        absorb(attack, other)
    if group.attacks:
        attack.weapon = next((a.weapon for a in group.attacks if a.weapon is not None), None)
    for merged in group.merged[:1]:
        attack.status = merged.status
        attack.claimed_by = attack.claimed_by or merged.claimed_by
    attack.attacker = _attacker(event, NAMED) or _attacker_elsewhere(event, events)
    attack.place = _place(event)
    attack.confidence = round(event.chance, 2)
    attack.killed, attack.injured, attack.casualty_spans = Toll(), Toll(), []
    for count in event.counts:
        (attack.killed if count.kind == KILLED else attack.injured).add(count.casualty)
        index = count.token.i
        attack.casualty_spans.append((count.passage.start_char(index), count.passage.end_char(index)))
    return attack


def _split(event: Event, attack: Attack) -> Iterator[Attack]:
    """The attack, and one for each further place of a list that rules read at one of its words: `hit Sumy and Odesa`."""
    yield attack
    listed = [a for one in event.group.tellings for a in one.attacks if len(one.attacks) > 1]
    seen = {attack.place_name}
    for other in listed if attack.place_name in {a.place_name for a in listed} else ():
        if other.place_name not in seen:
            seen.add(other.place_name)
            yield replace(other.alone(), attacker=attack.attacker, status=attack.status, confidence=attack.confidence)


def _attacker_elsewhere(event: Event, events: Sequence[Event]) -> Party | None:
    """The likeliest attacker though not likely by itself, where all other attacks on the same country are by it."""
    if any(attack.is_unknown for attack in event.group.attacks):
        return None
    here = [e for e in events if e is not event and e.group.country == event.group.country is not None]
    sides = {party.name for e in here if (party := _attacker(e, NAMED)) is not None}
    party = _attacker(event, NAMED_ELSEWHERE)
    return party if party is not None and sides == {party.name} else None


def _attacker(event: Event, least: float) -> Party | None:
    for chance, name in event.seats["attacker"][:1]:
        if chance >= least:
            actor = next((j.who for _, j in event.group.judged["attacker"].get(name, ())), None)
            return Party(name, actor if isinstance(actor, Actor) else None)
    return None


def _place(event: Event) -> PlaceMention | None:
    for chance, name in event.seats["scene"][:1]:
        if chance >= PLACED:
            for _, judged in event.group.judged["scene"].get(name, ()):
                return place_of_judged(judged)
            return next((a.place for a in event.group.attacks if a.place_name == name), None)
    return None


def _told_by(one: Telling) -> Attack:
    """What a word tells by itself: as the rules read it, else by the words around it."""
    if one.attacks:
        return one.attacks[0].alone()
    passage, index = one.told.passage, one.told.index
    evidence = cover(
        passage, [index, *(j.candidate.head.i for j in (one.attacker, one.scene) if j and j.candidate.back == 0)]
    )
    return Attack(
        paragraph=one.paragraph,
        start=evidence.start,
        end=evidence.end,
        rule="learned",
        cues=(index,),
        weapon=_weapon_near(passage, index) or one.weapon,
        date=one.date,
        status=one.told.state,
        is_definite=one.is_definite,
    )


def place_of_judged(judged: Judged) -> PlaceMention | None:
    """The place as a mention."""
    if not isinstance(judged.who, Place):
        return None
    one = judged.candidate
    start, end = one.passage.start_char(one.first), one.passage.end_char(max(one.last - 1, one.first))
    place = judged.who if judged.who.kind != "unlisted" else None
    return PlaceMention(start, end, one.passage.paragraph.index, judged.who.name, place)


def _weapon_near(passage: Passage, index: int) -> str | None:
    """The first weapon named by the word or just beside it."""
    sentence = passage.sentence_of(index)
    at = range(max(sentence.start, index - _NEAR), min(sentence.end, index + _NEAR + 1))
    return next((kind for i in at if (kind := weapon_of(passage[i])) is not None), None)
