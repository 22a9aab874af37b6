"""Whether a strike occurred, is only claimed, was threatened, proposed or denied – and by whom."""

from __future__ import annotations

from flows.annotate.factuality import assess, base_forms
from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.attackers import attacker_in
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import words
from flows.facts.strikes.phrases import ancestors_of, subject_of

_SAID = frozenset(
    {
        "say",
        "tell",
        "claim",
        "report",
        "announce",
        "state",
        "acknowledge",
        "confirm",
        "write",
        "post",
        "add",
        "declare",
        "affirm",
        "admit",
        "assert",
        "insist",
    }
)
_THREAT = frozenset({"threaten", "threat", "vow", "warn", "warning", "pledge", "promise"})
_PROPOSAL = frozenset(
    {
        "propose",
        "suggest",
        "urge",
        "call",
        "demand",
        "ask",
        "recommend",
        "proposal",
        "consider",
        "advocate",
        "should",
        "want",
    }
)
_OURS = frozenset({"it", "they", "we", "group", "movement", "country", "army", "military"})
_WILL = frozenset({"will", "would", "'ll", "’ll"})
_ENDED = frozenset(
    {
        "halt",
        "end",
        "stop",
        "cease",
        "cessation",
        "suspend",
        "suspension",
        "pause",
        "avert",
        "deter",
        "ban",
        "moratorium",
        "refrain",
        "avoid",
        "renounce",
        "ceasefire",
        "truce",
    }
)


def status_of(passage: Passage, cue: Cue) -> str | None:
    """The status of the strike by the words of its own sentence; None where none took place or is held out."""
    found = assess(cue.token)
    told = found.factuality
    if told in ("happened", "habitual"):
        if cue.is_noun and _is_to_end(cue.token):
            return None
        return "claimed" if is_claim(passage, cue) else "occurred"
    if told == "denied":
        return "denied"
    by = set(base_forms(cue.token.doc[found.cue])) if found.cue is not None else set()
    is_prospect = told in ("planned", "proposed", "conditional", "hypothetical")
    if is_prospect and (by & _THREAT or _is_announced(passage, cue)):
        return "threatened" if cue.targets or cue.actor is not None else None
    if told == "proposed" and by & _PROPOSAL and cue.targets:
        return "proposed"
    return None


def _is_announced(passage: Passage, cue: Cue) -> bool:
    """`Turkey would bomb the camps, its minister said`: whether the side that would act says so itself."""
    if cue.is_noun or cue.actor is None or not any(t.lower_ in _WILL for t in cue.token.children):
        return False
    speaker = speaker_of(cue.token)
    if speaker is None or speaker == cue.actor:
        return False
    if cue.actor.lower_ in _OURS:
        return True
    says, acts = attacker_in(passage, speaker), attacker_in(passage, cue.actor)
    is_own = any(t.dep_ == "nmod:poss" and t.lower_ in ("its", "their", "our") for t in cue.actor.children)
    return is_own or (says is not None and acts is not None and says.name == acts.name)


def _is_to_end(noun: Token) -> bool:
    """Whether the noun stands under a word for its end: `a halt to air strikes`."""
    near = [t for t in ancestors_of(noun) if abs(t.i - noun.i) < 7][:2]
    cases = [t for t in noun.children if t.dep_ == "case"]
    return any(form in _ENDED for t in near for form in base_forms(t)) and not any(
        t.lower_ in ("after", "in", "by", "during") for t in cases
    )


def is_claim(passage: Passage, cue: Cue) -> bool:
    """Whether a military or an armed group tells of it, and nobody who reports on their own ground."""
    speaker = speaker_of(cue.token)
    if speaker is None:
        return False
    phrase = " ".join(t.lower_ for t in speaker.subtree)
    if any(f" {word} " in f" {phrase} " for word in words("independent")):
        return False
    if any(f" {word} " in f" {phrase} " for word in words("claimants")):
        return True
    mention = passage.mentions.get(speaker.i)
    return mention is not None and mention.actor is not None and mention.actor.kind == "armed_group"


def speaker_of(token: Token) -> Token | None:
    """Who is said to say it: the subject of the nearest verb of saying over the word, or under it at the end."""
    for above in (token, *ancestors_of(token)):
        if above != token and set(base_forms(above)) & _SAID:
            return subject_of(above)
        for child in above.children:
            if child.dep_ in ("parataxis", "advcl", "ccomp") and set(base_forms(child)) & _SAID and child.i > token.i:
                return subject_of(child)
            if child.dep_ == "obl" and any(t.lower_ == "according" for t in child.children):
                return child
    return None
