"""A cue: a word of armed force with what stands around it, and what such words can act on."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.lexicon import match_words, noun_words, weapon_of, words
from flows.facts.strikes.phrases import left_of, obliques_of


@dataclass(frozen=True)
class Cue:
    """A word of armed force: who or what acts, what is hit, the weapon that the word implies."""

    token: Token
    rule: str
    actor: Token | None = None
    targets: tuple[Token, ...] = ()
    weapon: str | None = None

    @property
    def is_noun(self) -> bool:
        """Whether the cue is a noun."""
        return self.rule.startswith("noun")


def is_cue_noun(token: Token) -> bool:
    """Whether the word may be a noun of attack, whatever its tag."""
    return match_words(token, noun_words()) is not None


def can_be_hit(passage: Passage, head: Token) -> bool:
    """Whether the phrase names something that armed force can hit: a place, a building, people."""
    return (
        head.i in passage.places
        or match_words(head, words("targets")) is not None
        or any(t.i in passage.places or match_words(t, words("targets")) for t in obliques_of(head, "of"))
        or (
            head.pos_ == "PROPN"
            and any(match_words(t, words("targets")) for t in head.children if t.dep_ == "compound")
        )
    )


def weapon_within(token: Token) -> str | None:
    """The weapon that the phrase names before its noun: `drone attack`, `missile and drone strike`."""
    for part in left_of(token):
        if weapon_of(part) is not None:
            return weapon_of(part)
    for part in obliques_of(token, "of", "with", "by"):
        if weapon_of(part) is not None:
            return weapon_of(part)
    after = token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]
    if len(after) and after[0].lower_ in ("by", "with", "involving"):
        return next((weapon_of(t) for t in after if weapon_of(t) is not None), None)
    return None
