"""What a verb of armed force needs beside it to tell an attack: a weapon, one who fights, something hit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes.counting import is_of_war
from flows.facts.strikes.cue import Cue, can_be_hit
from flows.facts.strikes.lexicon import match_words, words
from flows.facts.strikes.phrases import obliques_of
from flows.facts.strikes.thrown import read_downed, read_thrown
from flows.facts.strikes.verb_company import Company, near_weapon


def as_needed(passage: Passage, lemma: str, needs: str, cue: Cue) -> Cue | None:
    """The cue as its verb tells it, if what the verb needs stands beside it."""
    return _READERS[needs](Company(passage, lemma, cue))


def _nothing(company: Company) -> Cue | None:
    return company.cue if company.has_weapon or company.cue.targets or company.fights else None


def _weapon(company: Company) -> Cue | None:
    actor = company.cue.actor
    is_blast = actor is not None and singular(actor) in ("blast", "explosion")
    is_armed = company.has_weapon or company.has_instrument or is_blast
    return company.cue if is_armed or company.is_told_by_noun else None


def _force(company: Company) -> Cue | None:
    if company.is_told_by_noun or company.has_weapon or company.has_instrument:
        return company.cue
    around = obliques_of(company.cue.token, "in", "at")
    is_hit = company.is_hit or any(can_be_hit(company.passage, t) for t in around)
    fights = company.fights or (company.is_passive and near_weapon(company.cue.token))
    return company.cue if is_hit and fights else None


def _fight(company: Company) -> Cue | None:
    cue = company.cue
    goals = tuple(obliques_of(cue.token, "on", "at")) if company.lemma == "open fire" else cue.targets
    return replace(cue, targets=goals) if company.fights and goals else None


def _hit(company: Company) -> Cue | None:
    is_done = company.is_hit and (company.fights or company.is_passive)
    return company.cue if company.has_weapon or company.has_instrument or is_done else None


def _people(company: Company) -> Cue | None:
    cue = company.cue
    is_harmed = company.is_hit or any(match_words(t, words("combatants")) for t in cue.targets)
    is_done = company.fights or company.is_passive
    return cue if is_harmed and is_done and not is_of_war(cue.token) else None


def _agent(company: Company) -> Cue | None:
    cue = company.cue
    is_done = company.has_weapon or (company.fights and _is_combat(company.passage, cue))
    return replace(cue, rule="verb_kill") if is_done and not is_of_war(cue.token) else None


def _shot(company: Company) -> Cue | None:
    """`rebels shot at a clinic`, `six soldiers were shot`: those who fight at something, or soldiers hit."""
    cue = company.cue
    if company.is_passive:
        are_soldiers = any(match_words(t, words("combatants", "unnamed")) is not None for t in cue.targets)
        return cue if are_soldiers else None
    goals = [*obliques_of(cue.token, "at", "on", "into"), *cue.targets]
    hit = tuple(g for g in goals if can_be_hit(company.passage, g))
    return replace(cue, targets=hit) if company.fights and hit else None


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


_READERS: dict[str, Callable[[Company], Cue | None]] = {
    "nothing": _nothing,
    "weapon": _weapon,
    "force": _force,
    "fight": _fight,
    "hit": _hit,
    "people": _people,
    "agent": _agent,
    "aircraft": read_downed,
    "shot": _shot,
    "thrown": read_thrown,
}
"""By what the lexicon says that a verb needs."""
