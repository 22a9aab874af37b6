"""What a verb of armed force needs beside it to tell an attack: a weapon, one who fights, something hit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import is_force, is_weapon
from flows.facts.strikes.counting import is_of_war
from flows.facts.strikes.cue import Cue, can_be_hit, is_cue_noun, weapon_within
from flows.facts.strikes.lexicon import match_words, noun_words, singular, weapon_of, words
from flows.facts.strikes.phrases import case_of, noun_after, obliques_of, phrase_of, right_of

_AT = ("at", "on", "against", "toward", "towards", "into", "in", "to", "over", "near", "across", "onto")
_AIMED = ("at", "on", "against", "into", "toward", "towards", "onto", "")
_NEAR = 7  # tokens between a noun of attack and the verb whose subject it is


@dataclass(frozen=True)
class _Company:
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


def as_needed(passage: Passage, lemma: str, needs: str, cue: Cue) -> Cue | None:
    """The cue as its verb tells it, if what the verb needs stands beside it."""
    return _READERS[needs](_Company(passage, lemma, cue))


def _nothing(company: _Company) -> Cue | None:
    return company.cue if company.has_weapon or company.cue.targets or company.fights else None


def _weapon(company: _Company) -> Cue | None:
    actor = company.cue.actor
    is_blast = actor is not None and singular(actor) in ("blast", "explosion")
    is_armed = company.has_weapon or company.has_instrument or is_blast
    return company.cue if is_armed or company.is_told_by_noun else None


def _force(company: _Company) -> Cue | None:
    if company.is_told_by_noun or company.has_weapon or company.has_instrument:
        return company.cue
    around = obliques_of(company.cue.token, "in", "at")
    is_hit = company.is_hit or any(can_be_hit(company.passage, t) for t in around)
    fights = company.fights or (company.is_passive and _near_weapon(company.cue.token))
    return company.cue if is_hit and fights else None


def _fight(company: _Company) -> Cue | None:
    cue = company.cue
    goals = tuple(obliques_of(cue.token, "on", "at")) if company.lemma == "open fire" else cue.targets
    return replace(cue, targets=goals) if company.fights and goals else None


def _hit(company: _Company) -> Cue | None:
    is_done = company.is_hit and (company.fights or company.is_passive)
    return company.cue if company.has_weapon or company.has_instrument or is_done else None


def _people(company: _Company) -> Cue | None:
    cue = company.cue
    is_harmed = company.is_hit or any(match_words(t, words("combatants")) for t in cue.targets)
    is_done = company.fights or company.is_passive
    return cue if is_harmed and is_done and not is_of_war(cue.token) else None


def _agent(company: _Company) -> Cue | None:
    cue = company.cue
    is_done = company.has_weapon or (company.fights and _is_combat(company.passage, cue))
    return replace(cue, rule="verb_kill") if is_done and not is_of_war(cue.token) else None


def _aircraft(company: _Company) -> Cue | None:
    """`shot down a helicopter`; the interception of many drones is part of another story."""
    cue = company.cue
    shot = [t for t in cue.targets if any(match_words(p, words("aircraft")) for p in phrase_of(t))]
    if shot and not any(_is_swarm(t) for t in shot):
        return Cue(cue.token, "verb_shot", cue.actor, tuple(shot), None)
    return cue if company.lemma == "bring down" and company.has_weapon else None


def _shot(company: _Company) -> Cue | None:
    """`rebels shot at a clinic`, `six soldiers were shot`: those who fight at something, or soldiers hit."""
    cue = company.cue
    if company.is_passive:
        are_soldiers = any(match_words(t, words("combatants", "unnamed")) is not None for t in cue.targets)
        return cue if are_soldiers else None
    goals = [*obliques_of(cue.token, "at", "on", "into"), *cue.targets]
    hit = tuple(g for g in goals if can_be_hit(company.passage, g))
    return replace(cue, targets=hit) if company.fights and hit else None


def _thrown(company: _Company) -> Cue | None:
    """`fired rockets at`, `launched 312 drones against`: a weapon as object and somewhere that it goes."""
    cue = company.cue
    thrown = [t for t in cue.targets if is_weapon(t)]
    if not thrown:
        return _fired(company) if company.lemma == "fire" else None
    goals = _goals(cue.token, thrown)
    cases = [case_of(g) for g in goals]
    if not goals or any(t.lower_ in words("seas") for g in goals for t in phrase_of(g)):
        return None
    if company.lemma == "use" and not any(case in ("against", "on", "in") for case in cases):
        return None
    hit = tuple(g for g in goals if can_be_hit(company.passage, g))
    if not hit and not any(case in _AIMED for case in cases):
        return None
    return Cue(cue.token, "verb_thrown", cue.actor, hit, weapon_of(thrown[0]) or weapon_within(thrown[0]))


def _goals(verb: Token, thrown: list[Token]) -> list[Token]:
    """Where the weapons thrown go."""
    goals = [*obliques_of(verb, *_AT), *(g for weapon in thrown for g in obliques_of(weapon, *_AT))]
    goals = [goal for goal in goals if goal not in thrown]
    along = _goal_on_line(verb) if not goals else None
    return goals if along is None else [along]


def _fired(company: _Company) -> Cue | None:
    """`tanks fired on a crowd`, `troops fired at posts`: no weapon, but those who fire and what they fire on."""
    cue = company.cue
    if not (company.fights or company.has_weapon):
        return None
    along = _goal_on_line(cue.token)
    goals = [*obliques_of(cue.token, "on", "at", "upon", "into"), *([along] if along is not None else [])]
    hit = tuple(g for g in goals if can_be_hit(company.passage, g))
    return Cue(cue.token, "verb_thrown", cue.actor, hit[:1], cue.weapon) if hit else None


def _goal_on_line(verb: Token) -> Token | None:
    """Where something is thrown, by the first preposition of direction after the verb."""
    for word in right_of(verb):
        if word.lower_ in ("at", "towards", "toward", "on", "against", "into", "over", "onto"):
            return noun_after(word)
    return None


def _is_swarm(head: Token) -> bool:
    is_unmanned = weapon_of(head) in ("drone", "missile", "artillery") or singular(head) in ("target", "object")
    many = head.tag_ in ("NNS", "NNPS") or any(
        t.dep_ == "nummod" and t.lower_ not in ("one", "1") for t in head.children
    )
    return (is_unmanned and many) or head.pos_ == "NUM"


def _is_combat(passage: Passage, cue: Cue) -> bool:
    """Whether one who fights kills people, and not a policeman or a crowd."""
    if cue.actor is None:
        return False
    mention = passage.mentions.get(cue.actor.i)
    is_side = (
        mention is not None
        and mention.actor is not None
        and mention.actor.kind in ("country", "armed_group", "organisation")
    )
    return is_side or match_words(cue.actor, words("combatants")) is not None


def _near_weapon(token: Token) -> bool:
    return any(weapon_of(t) is not None or match_words(t, noun_words()) for t in token.sent if t != token)


_READERS: dict[str, Callable[[_Company], Cue | None]] = {
    "nothing": _nothing,
    "weapon": _weapon,
    "force": _force,
    "fight": _fight,
    "hit": _hit,
    "people": _people,
    "agent": _agent,
    "aircraft": _aircraft,
    "shot": _shot,
    "thrown": _thrown,
}
"""By what the lexicon says that a verb needs."""
