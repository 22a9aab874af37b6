"""Nouns of armed force that tell an attack: `an air raid on`, `shelling by`, `the camp came under attack`."""

from __future__ import annotations

from dataclasses import replace

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import is_force
from flows.facts.strikes.cue import Cue, can_be_hit, is_cue_noun, weapon_within
from flows.facts.strikes.lexicon import match_words, noun_words, nouns, words
from flows.facts.strikes.phrases import case_of, left_of, members_of, noun_after, obliques_of, right_of, subject_of
from flows.facts.strikes.traps import has_trap

_HIT = ("on", "against", "at", "upon", "in", "near", "of")
_CARRIERS = frozenset({"air", "drone", "missile", "rocket", "artillery", "mortar", "aerial", "bomb"})


def is_noun(token: Token) -> bool:
    """Whether a word that may be noun or verb is a noun here, whatever its tag: `a US air raid on`, `shelling by`."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if not is_cue_noun(token) or token.i == 0:
        return token.tag_ == "VBG" and token.i == 0 and is_cue_noun(token)
    before, after = token.doc[token.i - 1], token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.tag_ == "VBG" or token.lower_.endswith("ing"):
        return before.pos_ != "AUX" and (
            token.is_sent_start or after.pos_ == "ADP" or before.pos_ in ("DET", "ADJ", "ADP", "PROPN", "NOUN")
        )
    return before.lower_ in _CARRIERS


def read_noun(passage: Passage, token: Token) -> Cue | None:
    """The cue that a noun is; None where it only describes another, means no force, or is weak and stands alone."""
    name = match_words(token, noun_words())
    if name is None or _is_modifier(token):
        return None
    weak, weapon = nouns()[name]
    if name in ("attack", "assault") and token.i > 0 and token.doc[token.i - 1].text in ("-", "counter"):
        return None
    on = [t for t in obliques_of(token, *_HIT) if t.i not in passage.dates]
    hit = tuple(m for t in on for m in members_of(t)) or _aimed_at(passage, token)
    under = _put_under(passage, token)
    hit = hit or ((under,) if under is not None else ())
    cue = Cue(token, "noun", token, hit, weapon or weapon_within(token))
    if has_trap(name, cue):
        return None
    if not weak or cue.weapon is not None:
        return cue
    return replace(cue, rule="noun_weak") if _has_force(passage, cue) else None


def _put_under(passage: Passage, token: Token) -> Token | None:
    """`Kyiv is under attack again`, `the camp came under shelling`: what is attacked."""
    if case_of(token) != "under":
        return None
    verb = token if any(t.dep_ == "cop" for t in token.children) else token.head
    subject = subject_of(verb)
    return subject if subject is not None and can_be_hit(passage, subject) else None


def _aimed_at(passage: Passage, token: Token) -> tuple[Token, ...]:
    """What stands after `on` or `against` further along the line."""
    line = right_of(token)
    for at, word in enumerate(line):
        if word.lower_ in ("on", "against", "targeting", "at"):
            noun = noun_after(word)
            return (noun,) if noun is not None and noun in line[at:] and noun.i not in passage.dates else ()
    return ()


def _has_force(passage: Passage, cue: Cue) -> bool:
    """Whether a weak noun stands beside one who fights, or something that can be hit."""
    token = cue.token
    named = any(
        (
            (m := passage.mentions.get(t.i)) is not None
            and m.actor is not None
            and m.actor.kind in ("country", "armed_group")
        )
        or match_words(t, words("combatants"))
        for t in left_of(token)
    )
    agents = [t for t in obliques_of(token, "by", "from") if is_force(passage, t)]
    modifiers = {t.lower_ for t in token.children if t.dep_ in ("amod", "compound")}
    hit = any(can_be_hit(passage, t) for t in cue.targets if case_of(t) != "of")
    armed = not modifiers.isdisjoint(words("armed"))
    if singular(token) == "operation":
        return not modifiers.isdisjoint(words("fighting_operations")) and any(
            t.lower_ in ("killed", "wounded") for t in token.sent
        )
    if singular(token) in ("explosion", "blast", "hit", "incursion", "raid"):
        return ((named or bool(agents)) and singular(token) != "hit") or (hit and armed)
    return named or bool(agents) or hit or (armed and bool(passage.sentence_of(token.i)))


def _is_modifier(token: Token) -> bool:
    """`strike group`, `attack helicopters`: the cue only describes another noun."""
    if token.dep_ != "compound" or token.head.i <= token.i:
        return False
    return singular(token.head) not in ("wave", "campaign", "series", "spree", "attack", "strike", "raid")
