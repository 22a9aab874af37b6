"""Who owns up to an attack, who is blamed for it, who denies it: sentences that speak of an attack told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from flows.annotate.factuality import base_forms
from flows.annotate.tree import Span, Token
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.attackers import attacker_in
from flows.facts.strikes.lexicon import match_words, noun_words, nouns
from flows.facts.strikes.phrases import is_passive, noun_before, objects_of, obliques_of, subject_of
from flows.facts.strikes.status import speaker_of

REACH = 3  # paragraphs over which blame goes back
_BEGINNINGS = ("claim", "den", "reject", "dismiss", "blam", "accus", "fir", "launch", "carr", "target", "aim", "point")
"""How the verbs of claiming, denying and blaming begin: few words are worth a closer look."""
_DEEDS = frozenset(
    {
        "responsibility",
        "involvement",
        "attack",
        "strike",
        "opening",
        "shelling",
        "firing",
        "targeting",
        "report",
        "accusation",
        "allegation",
        "charge",
        "claim",
        "account",
        "hitting",
        "carrying",
        "any",
        "raid",
        "assault",
        "role",
    }
)

Kind = Literal["claims", "blamed", "denies"]


@dataclass(frozen=True)
class Blame:
    """One party's relation to an attack told before."""

    kind: Kind
    party: Party


def find_blame(passage: Passage, sentence: Span) -> Iterator[Blame]:
    """What a sentence says of who stands behind an attack."""
    for token in sentence:
        if token.pos_ != "VERB" or not token.lower_.startswith(_BEGINNINGS):
            continue
        forms = set(base_forms(token))
        found = None
        if "claim" in forms and _is_deed(token, {"responsibility", *nouns()}):
            found = _told("claims", passage, _subject(passage, token))
        elif forms & {"deny", "reject", "dismiss"} and _is_deed(token, _DEEDS):
            found = _told("denies", passage, _subject(passage, token))
        elif forms & {"blame", "accuse"}:
            found = _told("blamed", passage, _blamed(token))
        elif forms & {"fire", "launch", "carry", "target", "aim"} and _owns_up(token):
            found = _told("claims", passage, speaker_of(token))
        elif "point" in forms and any(t.lower_ in ("finger", "fingers") for t in objects_of(token)):
            found = _told(
                "blamed",
                passage,
                next(
                    iter([*obliques_of(token, "at"), *(o for t in objects_of(token) for o in obliques_of(t, "at"))]),
                    None,
                ),
            )
        if found is not None:
            yield found
    yield from _behind(passage, sentence)


def _behind(passage: Passage, sentence: Span) -> Iterator[Blame]:
    """`FARC dissidents were behind the attack`."""
    for token in sentence[1:-2]:
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
        if token.lower_ == "behind" and after[:1] in (["the"], ["this"]) and set(after) & set(nouns()):
            doer = noun_before(token)
            found = _told("blamed", passage, doer) if doer is not None else None
            if found is not None:
                yield found


def _owns_up(verb: Token) -> bool:
    """`Hezbollah said it had fired them`, `Moscow said it had aimed at a plant`: `it` is who says so."""
    subject = subject_of(verb)
    is_past = verb.tag_ in ("VBN", "VBD") or any(t.lower_ in ("was", "were", "had") for t in verb.children)
    return subject is not None and subject.lower_ in ("it", "they") and is_past and verb.dep_ == "ccomp"


def _told(kind: Kind, passage: Passage, head: Token | None) -> Blame | None:
    party = attacker_in(passage, head) if head is not None else None
    return Blame(kind, party) if party is not None else None


def _is_deed(verb: Token, deeds: frozenset[str] | set[str]) -> bool:
    governed = [*objects_of(verb), *(t for t in verb.children if t.dep_ in ("xcomp", "ccomp"))]
    after = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    return any(t.lower_ in deeds or match_words(t, noun_words()) for t in (*governed, *after))


def _subject(passage: Passage, verb: Token) -> Token | None:
    """The subject of a verb, or the name just before it."""
    found = subject_of(verb)
    is_named = verb.i > verb.sent.start and verb.i - 1 in passage.mentions
    return found if found is not None or not is_named else verb.doc[verb.i - 1]


def _blamed(verb: Token) -> Token | None:
    """Who is blamed: `blamed on X`, `blamed X for`, `X was accused of`."""
    on = obliques_of(verb, "on")
    if on:
        return on[0]
    if is_passive(verb):
        return next((t for t in verb.children if t.dep_ == "nsubj:pass"), None)
    return next(iter(objects_of(verb)), None)


def apply_blame(known: list[Attack], paragraph: int, blame: Blame) -> None:
    """Name the attacker of the latest attack that has none, or mark a claimed one as denied."""
    near = [a for a in known if 0 <= paragraph - a.last_paragraph <= REACH and a.status in ("occurred", "claimed")]
    if blame.kind == "denies":
        claimed = [
            a for a in near if a.attacker is not None and a.attacker.name == blame.party.name and a.status == "claimed"
        ]
        if claimed:
            claimed[-1].status = "denied"
        return
    open_cases = [a for a in near if a.attacker is None or (a.attacker.actor is None and blame.kind == "claims")]
    if open_cases and not (blame.kind == "blamed" and paragraph - open_cases[-1].last_paragraph > 1):
        open_cases[-1].attacker = blame.party
        open_cases[-1].claimed_by = blame.party.name if blame.kind == "claims" else None
