"""What all the words of an article that may tell an encounter say together of who meets whom."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.annotate.model import Annotated
from flows.facts.learned.reader import Judged, Told
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.lexicon import noun_cues, verb_cues, word_set

MOST = 7
"""How many of the likeliest candidates for an encounter are looked at."""
UNLIKELY = 0.03
"""The chance below which somebody is not looked at, beside two others."""
_LIKELY = 0.1
_TOLD = 0.4
"""How sure a word must be for the next one to look back at it."""
_BESIDE = 0.25
_MOST_NAMED = 6
_TWO = 2
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "their", "its", "his", "her"})


@dataclass(frozen=True)
class Telling:
    """A word that may tell an encounter, as the models judge it, with what a rule read there, if one did."""

    told: Told
    read: Encounter | None

    @functools.cached_property
    def candidates(self) -> list[Judged]:
        """Those who may take part, the likeliest first."""
        every = self.told.roles["party"][:MOST]
        return [judged for rank, judged in enumerate(every) if rank < _TWO or judged.chance >= UNLIKELY]

    @functools.cached_property
    def kind(self) -> str:
        """What the word speaks of, by the rule that read it, else by the lexicon: talks, a call, a visit."""
        if self.read is not None:
            return self.read.kind
        word = self.told.passage[self.told.index].lower_
        noun, verb = noun_cues().get(word), verb_cues().get(word)
        return noun.kind if noun is not None else verb.frame if verb is not None else "other"

    @functools.cached_property
    def named(self) -> frozenset[str]:
        """Whom the rule names as taking part."""
        return frozenset(p.name for p in self.read.parties) if self.read is not None else frozenset()

    @functools.cached_property
    def brokers(self) -> frozenset[str]:
        """Whom the rule names as mediators."""
        return frozenset(p.name for p in self.read.mediators) if self.read is not None else frozenset()

    @property
    def rule(self) -> str:
        """The name of the rule, `none` where none read the word."""
        return self.read.rule if self.read is not None else "none"

    @functools.cached_property
    def points_back(self) -> bool:
        """Whether the word is a noun with `the`, `these`, `their`, without `second`, `next`: `the talks`."""
        token = self.told.passage[self.told.index]
        words = {c.lower_ for c in token.children}
        return token.pos_ in ("NOUN", "PROPN") and bool(words & _DEFINITE) and not words & word_set("another")

    def chance_of(self, name: str) -> float:
        """The chance that the one of this name takes part, as the models judge the word alone."""
        return next((j.chance for j in self.told.roles["party"] if j.who.name == name), 0.0)


@dataclass(frozen=True)
class Story:
    """The tellings of an article: how often each name takes part (`sums`), with whom (`together`), who is named most."""

    tellings: Sequence[Telling]
    sums: Mapping[str, float]
    together: Mapping[frozenset[str], float]
    most_named: Sequence[str]

    @classmethod
    def of(cls, annotated: Annotated, tellings: Sequence[Telling]) -> Story:
        """The story that these tellings, in the order of the text, make."""
        sums: dict[str, float] = {}
        together: dict[frozenset[str], float] = {}
        for one in tellings:
            for judged in one.told.roles["party"]:
                sums[judged.who.name] = sums.get(judged.who.name, 0.0) + one.told.chance * judged.chance
            for x, y in _pairs(one):
                both = frozenset((x.who.name, y.who.name))
                together[both] = together.get(both, 0.0) + one.told.chance * x.chance * y.chance
        named = Counter(m.actor.name for m in annotated.mentions if m.actor is not None)
        return cls(tellings, sums, together, [name for name, _ in named.most_common(_MOST_NAMED)])

    def before(self, number: int) -> frozenset[str]:
        """Who likely takes part in what the sure telling before that of this number tells."""
        for one in reversed(self.tellings[:number]):
            if one.told.chance > _TOLD:
                return frozenset(j.who.name for j in one.told.roles["party"] if j.chance >= 0.5)
        return frozenset()

    def beside(self, number: int) -> list[Telling]:
        """The other tellings in the same sentence that are not unlikely."""
        told = self.tellings[number].told
        sentence = told.passage.sentence_of(told.index)
        return [
            other
            for i, other in enumerate(self.tellings)
            if i != number
            and other.told.passage is told.passage
            and sentence.start <= other.told.index < sentence.end
            and other.told.chance >= _BESIDE
        ]

    def elsewhere(self, number: int, name: str) -> float:
        """How often the one of this name takes part in what the other tellings tell."""
        one = self.tellings[number]
        return self.sums.get(name, 0.0) - one.told.chance * one.chance_of(name)

    def together_elsewhere(self, number: int, one: Judged, other: Judged) -> float:
        """How often both take part in what another telling tells."""
        mine = one.chance * other.chance if min(one.chance, other.chance) > _LIKELY else 0.0
        both = frozenset((one.who.name, other.who.name))
        return self.together.get(both, 0.0) - self.tellings[number].told.chance * mine


def _pairs(telling: Telling) -> list[tuple[Judged, Judged]]:
    likely = [j for j in telling.candidates if j.chance > _LIKELY]
    return [(x, y) for i, x in enumerate(likely) for y in likely[i + 1 :]]
