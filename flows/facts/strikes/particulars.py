"""What the words around its cues say of an attack: with what, when, how many, who it was or was not."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.model import DateMention
from flows.annotate.tree import Span, Token
from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import weapon_of, words
from flows.facts.strikes.phrases import (
    ancestors_of,
    left_of,
    obliques_of,
    phrase_of,
    text_of,
)
from flows.facts.strikes.status import speaker_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "such"})
_UNKNOWN = frozenset({"gunman", "gunmen", "assailant", "attacker", "bomber", "sniper", "motorcyclist"})


def reach(cue: Cue) -> Iterator[int]:
    """The tokens of the cue, of who acts and of what is hit."""
    yield cue.token.i
    if cue.actor is not None:
        yield from (t.i for t in phrase_of(cue.actor))
    for target in cue.targets:
        yield from (t.i for t in phrase_of(target))


def weapon_told(sentence: Span, group: list[Cue], *, is_only: bool) -> str | None:
    """The first weapon that the cues' own words name, else the first in the sentence, else what the cue implies."""
    thrown = next((cue.weapon for cue in group if cue.rule == "verb_thrown"), None)
    if thrown is not None:
        return thrown
    hit = {t.i for cue in group if cue.rule == "verb_shot" for target in cue.targets for t in target.subtree}
    own = {cue.token.i for cue in group if not cue.is_noun}
    near = sorted(i for cue in group for i in reach(cue) if i not in hit and i not in own)
    for token in (*(sentence.doc[i] for i in near), *(sentence if is_only else ())):
        kind = weapon_of(token)
        if (
            kind is not None
            and token.i not in hit
            and token.i not in own
            and (token.i in near or token.dep_ != "nsubj:pass")
        ):
            return kind
    return next((cue.weapon for cue in group if cue.weapon is not None), None)


def date_told(passage: Passage, sentence: Span, lead: Cue) -> DateMention | None:
    """The date in the sentence nearest to the cue, but not the day on which somebody said so."""
    found = {d.start: d for t in sentence if (d := passage.dates.get(t.i)) is not None and not _is_of_speech(t, lead)}
    at = passage.start_char(lead.token.i)
    return min(found.values(), key=lambda d: abs(d.start - at), default=None)


def claimant(lead: Cue) -> str | None:
    """The phrase for who says so."""
    speaker = speaker_of(lead.token)
    return text_of(speaker) if speaker is not None else None


def is_unknown(cue: Cue) -> bool:
    """Whether those who act are expressly unknown: gunmen, masked men."""
    actor = cue.actor
    if actor is None or any(t.dep_ == "nmod:poss" for t in actor.children) or actor.lower_ == "bombers":
        return False
    return singular(actor) in _UNKNOWN or any(t.lower_ in ("masked", "unidentified", "unknown") for t in actor.children)


def is_home_force(cue: Cue) -> bool:
    """Whether `the army`, `government forces`, `an army drone` acts, without a word of whose."""
    if cue.is_noun:
        words_before = left_of(cue.token) + [t for t in obliques_of(cue.token, "by") for t in phrase_of(t)]
    else:
        words_before = [t for t in phrase_of(cue.actor) if t.i <= cue.actor.i] if cue.actor is not None else []
    return cue.token.lower_ == "operation" or any(t.lower_ in words("home_forces") for t in words_before)


def is_plural(lead: Cue) -> bool:
    """Whether several attacks are told as one: `strikes`, `repeatedly shelled`; not `two strikes`."""
    around = (*lead.token.children, lead.token.head)
    many = (lead.is_noun and lead.token.tag_ == "NNS") or any(t.lower_ in words("repeated") for t in around)
    return many and not any(t.lower_ in ("two", "three") for t in lead.token.children)


def is_definite(cue: Cue) -> bool:
    """Whether the cue points back: `the strike`, `the missile hit`, a verb whose actor and target are known."""
    head = cue.token if cue.is_noun else cue.actor
    if head is None:
        return not cue.targets
    if head.pos_ == "PRON":
        return True
    if head.pos_ == "PROPN" or head.tag_ == "NNPS":
        return False
    return any(t.dep_ in ("det", "nmod:poss") and t.lower_ in _DEFINITE for t in head.children) and not any(
        t.dep_ == "amod" and t.lower_ in ("second", "third", "latest", "other", "new", "fresh", "separate")
        for t in head.children
    )


def _is_of_speech(token: Token, lead: Cue) -> bool:
    return any(
        t.lower_ in ("said", "told", "announced", "wrote")
        for t in ancestors_of(token)
        if t != lead.token and t.i < token.i and abs(t.i - token.i) < 4
    )
