"""Verbs of armed force that tell an attack: who or what does it, and to what."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes import lexicon
from flows.facts.strikes.attackers import is_force, is_weapon
from flows.facts.strikes.cue import Cue, is_cue_noun
from flows.facts.strikes.phrases import (
    ancestors_of,
    case_of,
    is_passive,
    members_of,
    noun_after,
    noun_before,
    objects_of,
    obliques_of,
    passive_subject,
    phrase_of,
    subject_of,
)
from flows.facts.strikes.traps import has_trap
from flows.facts.strikes.verb_needs import as_needed


def read_verb(passage: Passage, token: Token) -> Cue | None:
    """The cue that a verb is; None where what it needs is missing or it means no force."""
    lemma = _verb_at(token)
    if lemma is None:
        return None
    if token.pos_ == "ADJ" and (flown := _flown(token)) is not None:
        return Cue(token, "verb_kill", flown, (), None)
    if token.pos_ not in ("VERB", "AUX", "X") and " " not in lemma:
        return None
    needs, weapon = lexicon.verb_entry(lemma)
    passive = is_passive(token)
    actor = _agent(passage, token) if passive else _doer(passage, token)
    first = passive_subject(token) if passive else None
    targets = tuple(members_of(first)) if first is not None else () if passive else tuple(_done_to(token))
    cue = Cue(token, "verb_passive" if passive else "verb_active", actor, targets, weapon)
    if has_trap(lemma, cue) or (
        actor is not None
        and any(
            singular(t) in ("police", "policeman", "protester", "demonstrator")
            for t in phrase_of(actor)
            if t.i <= actor.i
        )
    ):
        return None
    before = token.doc[token.i - 1] if token.i > 0 else token
    is_led_in = before.pos_ in ("DET", "ADP", "CCONJ", "ADJ") and before.text.islower()
    if actor is None and token.dep_ == "amod" and token.tag_ == "VBN" and is_led_in:
        return None
    return as_needed(passage, lemma, needs, cue)


def _flown(token: Token) -> Token | None:
    """`A missile fired from Yemen wounded 16`: the weapon over a participle that the tree takes for an adjective."""
    if token.tag_ not in ("JJ", "VBN", "VBD") or lexicon.verb_entry(_verb_at(token) or "")[0] != "agent":
        return None
    above = next((t for t in ancestors_of(token) if t.pos_ == "NOUN" and t.i < token.i), None)
    return above if above is not None and is_weapon(above) else None


def _doer(passage: Passage, verb: Token) -> Token | None:
    """The subject of a verb; where the tree gives none that can attack, the weapon or fighter just before it."""
    found = subject_of(verb)
    if found is None and verb.dep_ in ("advcl", "conj", "xcomp") and verb.head.i < verb.i:
        found = noun_before(verb.head)
    if found is not None and found.i > verb.i:
        found = subject_of(verb.head) if verb.tag_ == "VBG" else None
    is_own = found is not None and (found.head == verb or verb.head == found)
    if found is not None and is_own and (is_weapon(found) or is_force(passage, found)):
        return found
    before = noun_before(verb)
    return before if before is not None and (is_weapon(before) or is_force(passage, before)) else found


def _done_to(verb: Token) -> list[Token]:
    found = objects_of(verb)
    after = noun_after(verb) if not found else None
    return found or ([after] if after is not None else [])


def _verb_at(token: Token) -> str | None:
    spellings = lexicon.verbs()
    if token.lower_ not in lexicon.verb_beginnings():
        return None
    for offset, after in enumerate(token.doc[token.i + 1 : min(token.i + 9, token.sent.end)]):
        lemma = spellings.get((token.lower_, after.lower_))
        if lemma is not None and (
            offset == 0
            or (offset < 3 and after.dep_ in ("compound:prt", "advmod", "obj", "xcomp"))
            or after.lower_ == "ablaze"
        ):
            return lemma
    return spellings.get((token.lower_,))


def _agent(passage: Passage, verb: Token) -> Token | None:
    return next(
        (
            t
            for t in obliques_of(verb, "by", "in", "from", "with")
            if is_weapon(t)
            or is_cue_noun(t)
            or (is_force(passage, t) and not (case_of(t) in ("from", "in") and t.i in passage.places))
        ),
        None,
    )
