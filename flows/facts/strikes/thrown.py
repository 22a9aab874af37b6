"""What is thrown or fired at something, and aircraft that are brought down."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.strikes.attackers import is_weapon
from flows.facts.strikes.cue import Cue, can_be_hit, weapon_within
from flows.facts.strikes.lexicon import match_words, weapon_of, words
from flows.facts.strikes.phrases import case_of, noun_after, obliques_of, phrase_of, right_of
from flows.facts.strikes.verb_company import Company

_AT = ("at", "on", "against", "toward", "towards", "into", "in", "to", "over", "near", "across", "onto")
_AIMED = ("at", "on", "against", "into", "toward", "towards", "onto", "")


def read_thrown(company: Company) -> Cue | None:
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


def _fired(company: Company) -> Cue | None:
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


def read_downed(company: Company) -> Cue | None:
    """`shot down a helicopter`; the interception of many drones is part of another story."""
    cue = company.cue
    shot = [t for t in cue.targets if any(match_words(p, words("aircraft")) for p in phrase_of(t))]
    if shot and not any(_is_swarm(t) for t in shot):
        return Cue(cue.token, "verb_shot", cue.actor, tuple(shot), None)
    return cue if company.lemma == "bring down" and company.has_weapon else None


def _is_swarm(head: Token) -> bool:
    is_unmanned = weapon_of(head) in ("drone", "missile", "artillery") or singular(head) in ("target", "object")
    many = head.tag_ in ("NNS", "NNPS") or any(
        t.dep_ == "nummod" and t.lower_ not in ("one", "1") for t in head.children
    )
    return (is_unmanned and many) or head.pos_ == "NUM"
