"""Who attacks: the country or armed group that a phrase names, by the words of the phrase and what is known of them."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Token

from flows import lexicons
from flows.annotate.gazetteer import find_hits
from flows.annotate.model import Actor, Mention
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.lexicon import match_words, singular, weapon_of, words
from flows.facts.strikes.phrases import NOMINAL, left_of, obliques_of, phrase_of, right_of, text_of

_LED = re.compile(r"-(?:led|backed|allied)\b")
_MILITARY = frozenset(
    {
        "army",
        "military",
        "forces",
        "defence",
        "defense",
        "air",
        "navy",
        "guard",
        "guards",
        "corps",
        "armed",
        "idf",
        "staff",
        "command",
        "security",
    }
)
_SENT_BY = frozenset({"launched", "fired", "sent", "flown", "operated", "dropped", "carried"})
_PLAIN_PRONOUNS = frozenset({"they", "we", "it", "he"})
_SIDES = frozenset({"rebel", "separatist", "insurgent", "junta"})
_BANDS = frozenset({"armed", "ethnic", "local", "masked"})
_ALLIANCES = frozenset({"NATO"})
_QUANTITIES = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "group", "groups", "column", "band", "members", "number"}
)
_DROPPED = frozenset(
    {"the", "a", "an", "some", "several", "other", "these", "those", "many", "two", "three", "four", "five"}
)


def is_force(passage: Passage, head: Token) -> bool:
    """Whether the phrase of `head` names one who can use armed force: a state, an army, an armed group, fighters."""
    mention = passage.mentions.get(head.i)
    is_other = mention is not None and mention.actor is not None and _as_attacker(mention.actor, mention.text) is None
    if match_words(head, words("combatants")) is not None or (head.lower_ in _PLAIN_PRONOUNS and not is_other):
        return True
    if mention is not None and mention.actor is not None and _as_attacker(mention.actor) is not None:
        return True
    return any(match_words(t, words("combatants")) is not None for t in _counted(head))


def _counted(head: Token) -> list[Token]:
    """Those whom a word of quantity counts: `dozens of gunmen`, `a group of fighters`."""
    return obliques_of(head, "of") if head.lower_ in _QUANTITIES else []


def is_weapon(head: Token) -> bool:
    """Whether the phrase of `head` is a weapon: `drones`, `a barrage of rockets`."""
    if weapon_of(head) is not None:
        return True
    return any(weapon_of(t) is not None for t in obliques_of(head, "of")) and singular(head) in (
        "barrage",
        "wave",
        "salvo",
        "volley",
        "swarm",
        "number",
        "dozen",
        "hundred",
        "series",
        "debris",
        "fragment",
        "wreckage",
    )


def attacker_in(passage: Passage, head: Token) -> Party | None:
    """The attacker that the phrase of `head` names, None where it names nobody."""
    for sent in (t for t in head.children if t.dep_ in ("acl", "acl:relcl") and t.lower_ in _SENT_BY):
        for agent in obliques_of(sent, "by", "from"):
            found = attacker_in(passage, agent)
            if found is not None:
                return found
    if head.pos_ in ("PROPN", "NOUN") and head.lower_.endswith("s") and any(t.lower_ in _BANDS for t in head.children):
        return Party(text_of(head), None)
    found = next((p for t in _counted(head) if (p := attacker_in(passage, t)) is not None), None)
    found = found or _by_mention(passage, head)
    if found is None or found.actor is None or found.actor.kind != "armed_group":
        owner = _by_owner(passage, head)
        is_group = owner is not None and owner.actor is not None and owner.actor.kind == "armed_group"
        found = owner if is_group else _by_fighters(head) or found
    return found or _by_owner(passage, head)


def _by_mention(passage: Passage, head: Token) -> Party | None:
    """An attacker named within the phrase: `Israeli warplanes`, `RSF shelling`, `Hamas-led fighters`."""
    for token in reversed(phrase_of(head)):
        mention = passage.mentions.get(token.i)
        if mention is not None and token.i <= head.i + 1 and not _is_elsewhere(token, head):
            party = party_of(mention)
            if party is not None:
                return party
    return None


def _by_owner(passage: Passage, head: Token) -> Party | None:
    """`forces of the regime`, `troops from Rwanda`."""
    for owner in obliques_of(head, "of", "from", "by"):
        mention = passage.mentions.get(owner.i)
        party = party_of(mention) if mention is not None else None
        if party is not None:
            return party
        inner = _by_mention(passage, owner) or _by_fighters(owner)
        if inner is not None:
            return inner
    return None


def attacker_on_line(passage: Passage, noun: Token) -> Party | None:
    """The attacker named before a noun of attack, or after `by`: `Israeli air strike`, `shelling by the RSF`."""
    for token in reversed(left_of(noun)):
        mention = passage.mentions.get(token.i)
        party = party_of(mention) if mention is not None else None
        if party is not None:
            return party
    line = right_of(noun)
    for at, token in enumerate(line):
        if token.lower_ in ("by", "from"):
            for later in line[at + 1 : at + 6]:
                mention = passage.mentions.get(later.i)
                if token.lower_ == "from" and later.i in passage.places:
                    break
                party = party_of(mention) if mention is not None else None
                if party is not None:
                    return party
    return None


def _is_elsewhere(token: Token, head: Token) -> bool:
    """Whether a name in the phrase tells where, not whose: `drones over Ukraine`."""
    return any(
        t.dep_ == "case" and t.lower_ in ("in", "over", "near", "on", "at", "against", "into", "to")
        for t in token.children
    )


def party_of(mention: Mention) -> Party | None:
    """The country or armed group that stands behind a mention."""
    actor = mention.actor
    attacker = _as_attacker(actor, mention.text) if actor is not None else None
    if attacker is None and mention.kind == "name" and mention.label != "PERSON":
        known = next((hit.entry.actor for hit in find_hits(_LED.sub("", mention.text))), None)
        attacker = _as_attacker(known) if known is not None else None
    return Party(attacker.name, attacker) if attacker is not None else None


def _as_attacker(actor: Actor, text: str = "") -> Actor | None:
    if actor.kind in ("country", "armed_group") or actor.name in _ALLIANCES:
        return actor
    if actor.country_iso3 is None:
        return None
    is_military = bool(_MILITARY & {*actor.name.lower().split(), *text.lower().split()})
    if actor.kind == "person" or is_military:
        name = country_name(actor.country_iso3)
        return Actor(name, "country", actor.country_iso3) if name is not None else None
    return None


def _by_fighters(head: Token) -> Party | None:
    """`pro-Russian rebels`, `armed Serbs`: fighters without a name of their own, by their phrase."""
    if match_words(head, words("combatants", "named")) is None:
        return None
    tokens = [t for t in phrase_of(head) if t.i <= head.i and t.pos_ in (*NOMINAL, "ADJ", "PUNCT", "ADV", "X")]
    kept = [t for t in tokens if t.lower_ not in _DROPPED and t.dep_ not in ("nummod", "det")]
    if not kept or head not in kept or (kept == [head] and singular(head) not in _SIDES):
        return None
    text = head.doc[kept[0].i : head.i + 1].text
    return Party(text, None)


@functools.cache
def country_name(iso3: str) -> str | None:
    """The canonical name of a country."""
    return next((row["name"] for row in lexicons.rows("countries") if row["iso3"] == iso3), None)
