"""Traps: words of armed force that mean something else, or practice rather than use."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.strikes import lexicon
from flows.facts.strikes.attackers import is_weapon
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import weapon_of, words
from flows.facts.strikes.phrases import ancestors_of, obliques_of, phrase_of


def has_trap(lemma: str, cue: Cue) -> bool:
    """Whether the company of the cue shows that no armed force is meant."""
    traps = lexicon.traps(lemma)
    beside = [t for target in cue.targets for t in phrase_of(target)]
    if cue.is_noun:
        beside += [t for t in cue.token.children if t.dep_ in ("compound", "amod", "nmod:poss") and t.i < cue.token.i]
        before = cue.token.doc[max(0, cue.token.i - 2) : cue.token.i]
        if (
            lemma == "strike"
            and any(t.lower_ == "on" for t in before)
            and cue.token.tag_ == "NN"
            and not any(t.dep_ in ("det", "amod", "nmod:poss") for t in cue.token.children)
        ):
            return True
        beside += list(obliques_of(cue.token, "by", "of"))
    else:
        beside += [t for t in cue.token.children if t.dep_ in ("advmod", "compound:prt", "obl")]
        beside += phrase_of(cue.actor) if cue.actor is not None and not is_weapon(cue.actor) else []
    if cue.actor is not None and singular(cue.actor) in ("explosion", "blast") and not cue.is_noun:
        by = {t.lower_ for t in phrase_of(cue.actor)}
        if by & lexicon.traps("explosion"):
            return True
    plain = {t.lower_ for t in beside} | {singular(t) for t in beside}
    return bool(plain & traps) and not any(weapon_of(t) for t in cue.targets)


def is_practice(token: Token) -> bool:
    """Whether the cue is a test or a drill, or stands under one."""
    tests = words("tests")
    near = [t for t in token.children if t.dep_ in ("compound", "amod")]
    during = obliques_of(token, "during", "in", "as")
    return any(t.lower_ in tests for t in (*near, *ancestors_of(token)) if abs(t.i - token.i) < 8) or any(
        p.lower_ in tests for t in during for p in phrase_of(t)
    )
