"""Tellings of attacks as rules and models together see them.

What a rule read is kept, unless the models are sure that its words tell no attack; they fill in who and where it left
open. Words that no rule took tell an attack where the models are sure of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.model import Actor, Annotated, Place, PlaceMention
from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.evidence import cover
from flows.facts.learned.around import nearest_date
from flows.facts.learned.reader import Judged, Models, Told, models_of, read_told
from flows.facts.passage import Passage
from flows.facts.strikes import lexicon
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.hints import hints_of
from flows.facts.strikes.lexicon import weapon_of
from flows.facts.strikes.traps import is_practice

DOUBTED = 0.1
"""The chance below which the words that a rule took tell no attack, in an article that tells of none for sure."""
SURE = 0.4
"""The chance from which an article is sure to tell of some attack."""
TOLD = 0.9
"""The chance from which words that no rule took tell an attack."""
SUSPECTED = 0.05
"""The chance from which somebody may be the attacker at all."""
PLACED = 0.35
"""The chance from which a place is taken to be that of the attack where the rules name none."""
_NEAR = 5


@dataclass
class Reading:
    """The words of an article that tell attacks, with the models' chances, by paragraph and token."""

    told: dict[tuple[int, int], Told]

    @classmethod
    def of(
        cls, annotated: Annotated, passages: Sequence[Passage], by_rule: Sequence[Attack], models: Models | None = None
    ) -> Reading:
        """The reading of an article in which the rules found the attacks `by_rule`."""
        hints = hints_of(by_rule, annotated, passages)
        told = list(read_told(annotated, "strike", passages, hints, models or models_of("strike"), 0.0))
        least = DOUBTED if max((t.chance for t in told), default=0.0) < SURE else 0.0
        return cls({(t.passage.paragraph.index, t.index): t for t in told if t.chance >= least})

    def of_attack(self, passage: Passage, attack: Attack) -> Told | None:
        """The likeliest of the words that a rule took for an attack, else of its sentence; None where all are doubted."""
        own = [t for cue in attack.cues if (t := self.told.get((attack.paragraph, cue))) is not None]
        beside = [t for w in passage.sentence_of(attack.cues[0]) if (t := self.told.get((attack.paragraph, w.i)))]
        return max(own or beside, key=lambda t: t.chance, default=None)


def keep_and_fill(passage: Passage, attacks: Sequence[Attack], reading: Reading) -> Iterator[Attack]:
    """The attacks of rules that the models do not doubt, with attackers and places that rules left open."""
    for attack in attacks:
        told = reading.of_attack(passage, attack)
        if told is None:
            continue
        scene = _first(told, "scene")
        attack.suspects = suspects_of(told)
        if attack.place is None and scene is not None and scene.chance >= PLACED:
            attack.place = place_of_judged(scene)
        attack.confidence = round(told.chance, 2)
        yield attack


def further_attacks(passage: Passage, attacks: Sequence[Attack], reading: Reading) -> Iterator[Attack]:
    """The attacks that words of a paragraph tell which no rule took, one for a sentence."""
    taken = {passage.sentence_of(cue).start for attack in attacks for cue in attack.cues}
    number = passage.paragraph.index
    likely = [t for (at, _), t in reading.told.items() if at == number and t.chance >= TOLD]
    found = [t for t in likely if not _is_trap(passage[t.index])]
    for told in sorted(found, key=lambda t: -t.chance):
        start = passage.sentence_of(told.index).start
        if start not in taken:
            taken.add(start)
            yield _learned(passage, told)


def _is_trap(token: Token) -> bool:
    """Whether a word stands by that shows that no armed force is meant: `gas explosion`, `bombed in tests`."""
    if is_practice(token):
        return True
    children = [c for t in (token, token.head) for c in t.children if c.dep_ in ("compound", "amod", "nsubj", "obj")]
    beside = {c.lower_ for c in children if c.head == token or c.dep_ == "nsubj"}
    return bool(beside & (lexicon.traps(singular(token)) | lexicon.words("crowds")))


def _learned(passage: Passage, told: Told) -> Attack:
    attacker, scene = _first(told, "attacker"), _first(told, "scene")
    own = [j for j in (attacker, scene) if j is not None and j.candidate.back == 0]
    evidence = cover(passage, [told.index, *(j.candidate.head.i for j in own)])
    aspect = max(told.aspects["weapon"].items(), key=lambda item: item[1])[0]
    return Attack(
        paragraph=passage.paragraph.index,
        start=evidence.start,
        end=evidence.end,
        rule="learned",
        cues=(told.index,),
        suspects=suspects_of(told),
        place=place_of_judged(scene) if scene is not None and scene.chance >= PLACED else None,
        weapon=_weapon_near(passage, told.index) or aspect,
        date=nearest_date(passage, told.index),
        status=told.state,
        is_definite=any(c.lower_ in ("the", "this", "that", "its", "their") for c in passage[told.index].children),
        confidence=round(told.chance, 2),
    )


def _first(told: Told, role: str) -> Judged | None:
    judged = told.roles[role]
    return judged[0] if judged else None


def suspects_of(told: Told) -> dict[str, tuple[float, Actor]]:
    """Who may be the attacker, with the chances."""
    found = [(j.chance, j.who) for j in told.roles["attacker"] if isinstance(j.who, Actor) and j.chance >= SUSPECTED]
    return {actor.name: (chance, actor) for chance, actor in reversed(found)}


def place_of_judged(judged: Judged) -> PlaceMention | None:
    """The place as a mention."""
    if not isinstance(judged.who, Place):
        return None
    one = judged.candidate
    start, end = one.passage.start_char(one.first), one.passage.end_char(max(one.last - 1, one.first))
    place = judged.who if judged.who.kind != "unlisted" else None
    return PlaceMention(start, end, one.passage.paragraph.index, judged.who.name, place)


def _weapon_near(passage: Passage, index: int) -> str | None:
    """The weapon named nearest to the word in its sentence."""
    sentence = passage.sentence_of(index)
    found = [t for t in sentence if abs(t.i - index) <= _NEAR and weapon_of(t) is not None]
    nearest = min(found, key=lambda t: abs(t.i - index), default=None)
    return weapon_of(nearest) if nearest is not None else None
