"""Who attacks, seen from a cue: its subject or agent, the words beside a noun, the verb that carries the noun."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.learned.forces import party_of
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import PLAIN_PRONOUNS, attacker_in, attacker_on_line, is_weapon
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import weapon_of
from flows.facts.strikes.phrases import NOMINAL, ancestors_of, objects_of, obliques_of, subject_of
from flows.facts.strikes.status import speaker_of

_OWN = frozenset({"its", "their", "our"})
_NOT_DOING = frozenset({"said", "condemned", "denied", "reported", "denounced"})


def attacker_of(passage: Passage, cue: Cue) -> Party | None:
    """The attacker that the words around a cue name, None where they name nobody."""
    accused = _accused(passage, cue.token)
    if accused is not None:
        return accused
    if cue.actor is not None and (own := _of_speaker(passage, cue.token, cue.actor)) is not None:
        return own
    if cue.is_noun and (beside := attacker_on_line(passage, cue.token)) is not None:
        return beside
    if cue.actor is not None and (doer := attacker_in(passage, cue.actor)) is not None:
        return doer
    return _carrier(passage, cue.token) if cue.is_noun else _means(passage, cue) or _shooter(passage, cue)


def _accused(passage: Passage, token: Token) -> Party | None:
    """`Armenia accused Azerbaijan of shelling a village`: the one accused."""
    for above in list(ancestors_of(token))[:3]:
        if above.lower_ in ("accused", "accuses", "accusing"):
            culprit = next(iter(objects_of(above)), None)
            return attacker_in(passage, culprit) if culprit is not None and culprit.i < token.i else None
    return None


def _means(passage: Passage, cue: Cue) -> Party | None:
    """`killed in a Russian strike`, `hit by Israeli shells`."""
    for noun in obliques_of(cue.token, "in", "by", "with", "during"):
        found = attacker_in(passage, noun) if noun.pos_ in NOMINAL else None
        if found is not None and (is_weapon(noun) or noun.i not in passage.places):
            return found
    return None


def _shooter(passage: Passage, cue: Cue) -> Party | None:
    """Who says that a drone was shot down, or that `it` had downed a jet, where nobody else is named."""
    if cue.rule != "verb_shot":
        return None
    is_own = cue.actor is not None and cue.actor.lower_ in PLAIN_PRONOUNS
    is_unmanned = any(weapon_of(t) in ("drone", "missile", "artillery") for t in cue.targets)
    speaker = speaker_of(cue.token) if is_own or is_unmanned else None
    return attacker_in(passage, speaker) if speaker is not None else None


def _carrier(passage: Passage, noun: Token) -> Party | None:
    """The subject of the verb that has the noun as its object: `India carried out air strikes`."""
    verb = next((t for t in ancestors_of(noun) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lower_ in _NOT_DOING or noun not in (*objects_of(verb), *obliques_of(verb, "out", "with")):
        return None
    subject = subject_of(verb)
    if subject is None:
        return None
    return _of_speaker(passage, noun, subject) or attacker_in(passage, subject)


def _of_speaker(passage: Passage, token: Token, actor: Token) -> Party | None:
    """`said its forces had struck`: the side of whoever says so; `Its fighters shelled …`: that of the sentence before."""
    own = next((t for t in actor.children if t.dep_ == "nmod:poss" and t.lower_ in _OWN), None)
    if own is None:
        return None
    speaker = speaker_of(token)
    if speaker is not None and (speaker.i < own.i or not own.is_sent_start):
        return attacker_in(passage, speaker)
    return _told_of_before(passage, own) if own.is_sent_start else None


def _told_of_before(passage: Passage, own: Token) -> Party | None:
    """Who is the subject of the sentence before, else the armed group that it names last."""
    if own.i == 0:
        return None
    before = passage.sentence_of(own.i - 1)
    parties = [
        (t, party)
        for t in before
        if (mention := passage.mentions.get(t.i)) is not None and (party := party_of(mention)) is not None
    ]
    lead = next((party for t, party in parties if t.dep_ == "nsubj"), None)
    groups = [party for _, party in parties if party.actor is not None and party.actor.kind == "armed_group"]
    return lead or (groups[-1] if groups else None)
