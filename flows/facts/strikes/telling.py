"""The words that may tell of an attack, each with what stands around it: what the whole article is judged by."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from flows.annotate.model import Actor, DateMention
from flows.facts.learned.around import lemma, nearest_date
from flows.facts.learned.reader import Judged, Told
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.story import Story

LEAST = 0.1
"""The chance from which a word is looked at."""
STEPS = (0.03, 0.07, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "such"})
_FURTHER = frozenset({"another", "second", "third", "later", "separate", "other", "new", "earlier", "more", "also"})
_SURELY = 0.3


@dataclass(frozen=True, eq=False)
class Telling:
    """A word that may tell of an attack; `sentence` counts the sentences of the article.

    `attacks` are what rules read at the word itself, `merged` the attacks that they made of it and of other words.
    """

    told: Told
    sentence: int
    attacks: tuple[Attack, ...]
    merged: tuple[Attack, ...]

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that it stands in."""
        return self.told.passage.paragraph.index

    @property
    def token(self) -> Token:
        """The word."""
        return self.told.passage[self.told.index]

    @property
    def chance(self) -> float:
        """The chance, 0 to 1, that it tells of an attack."""
        return self.told.chance

    @functools.cached_property
    def scene(self) -> Judged | None:
        """The likeliest place, if one is likely."""
        return next((j for j in self.told.roles["scene"][:1] if j.chance >= _SURELY), None)

    @functools.cached_property
    def attacker(self) -> Judged | None:
        """The likeliest attacker, if one is likely."""
        return next((j for j in self.told.roles["attacker"][:1] if j.chance >= _SURELY), None)

    @functools.cached_property
    def weapon(self) -> str:
        """The likeliest weapon."""
        return max(self.told.aspects["weapon"].items(), key=lambda item: item[1])[0]

    @functools.cached_property
    def date(self) -> DateMention | None:
        """The date nearest to it in its sentence."""
        return nearest_date(self.told.passage, self.told.index)

    @functools.cached_property
    def things(self) -> frozenset[str]:
        """The common nouns of its sentence."""
        passage = self.told.passage
        return frozenset(lemma(t) for t in passage.words_of(passage.sentence_of(self.told.index)) if t.pos_ == "NOUN")

    @functools.cached_property
    def is_definite(self) -> bool:
        """Whether it points back: `the strike`."""
        children = {c.lower_ for c in self.token.children}
        return bool(children & _DEFINITE) and not children & _FURTHER

    @functools.cached_property
    def is_further(self) -> bool:
        """Whether a word beside it says that it is yet another one: `a second strike`, `also hit`."""
        return any(c.lower_ in _FURTHER for c in self.token.children)


def tellings_of(told: Sequence[Told], passages: Sequence[Passage], story: Story) -> list[Telling]:
    """The words with the attacks that rules read from them, in the order of the text."""
    read: dict[tuple[int, int], list[Attack]] = {}
    for attack in story.by_rule:
        for cue in attack.cues:
            read.setdefault((attack.paragraph, cue), []).append(attack)
    merged: dict[tuple[int, int], list[Attack]] = {}
    for attack in story.merged:
        for at in attack.told_at:
            merged.setdefault(at, []).append(attack)
    before, first = 0, {}
    for passage in passages:
        first[passage.paragraph.index] = before
        before += len(passage.sentences)
    return [
        Telling(
            one,
            first[one.passage.paragraph.index] + one.passage.sentence_number(one.index),
            tuple(read.get((one.passage.paragraph.index, one.index), ())),
            tuple(merged.get((one.passage.paragraph.index, one.index), ())),
        )
        for one in told
        if one.chance >= LEAST or (one.passage.paragraph.index, one.index) in read
    ]


def steps(name: str, value: float, bounds: Sequence[float] = STEPS) -> Iterator[str]:
    """A number as features: each bound that it reaches."""
    yield from (f"{name}>={bound}" for bound in bounds if value >= bound)


def weighed(chance: float, odds: float) -> float:
    """The chance where something else speaks for it by so many log odds."""
    kept = min(max(chance, 1e-6), 1.0 - 1e-6)
    return 1.0 / (1.0 + math.exp(-math.log(kept / (1.0 - kept)) - odds))


def country_of(judged: Judged | None) -> str | None:
    """The code of the country of an actor or place."""
    return judged.who.country_iso3 if judged is not None else None


def is_country(judged: Judged | None) -> bool:
    """Whether it is a country."""
    return judged is not None and isinstance(judged.who, Actor) and judged.who.kind == "country"
