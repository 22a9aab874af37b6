"""A verb of armed force with its company: who does it, with what, to what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import is_force, is_weapon
from flows.facts.strikes.cue import Cue, can_be_hit, is_cue_noun
from flows.facts.strikes.lexicon import match_words, noun_words, weapon_of
from flows.facts.strikes.phrases import obliques_of

_NEAR = 7  # tokens between a noun of attack and the verb whose subject it is


@dataclass(frozen=True)
class Company:
    """A verb as cue, with what stands beside it."""

    passage: Passage
    lemma: str
    cue: Cue

    @cached_property
    def has_weapon(self) -> bool:
        """Whether a weapon does it."""
        return self.cue.actor is not None and is_weapon(self.cue.actor)

    @cached_property
    def has_instrument(self) -> bool:
        """Whether it is done with a weapon."""
        return any(is_weapon(t) for t in obliques_of(self.cue.token, "with", "by", "using"))

    @cached_property
    def fights(self) -> bool:
        """Whether somebody who fights does it."""
        return self.cue.actor is not None and is_force(self.passage, self.cue.actor)

    @cached_property
    def is_hit(self) -> bool:
        """Whether it is done to something that can be hit."""
        return any(can_be_hit(self.passage, t) for t in self.cue.targets)

    @property
    def is_passive(self) -> bool:
        """Whether the verb is passive."""
        return self.cue.rule == "verb_passive"

    @property
    def is_told_by_noun(self) -> bool:
        """Whether a noun of attack close before it does it: `the raid destroyed a bridge`."""
        actor = self.cue.actor
        is_close = actor is not None and is_cue_noun(actor) and 0 < self.cue.token.i - actor.i < _NEAR
        return is_close and self.is_hit and self.cue.rule == "verb_active"


def near_weapon(token: Token) -> bool:
    """Whether the sentence tells of a weapon or an attack elsewhere."""
    return any(weapon_of(t) is not None or match_words(t, noun_words()) for t in token.sent if t != token)
