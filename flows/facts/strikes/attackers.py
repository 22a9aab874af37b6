"""Who attacks: the country or armed group that a phrase names, by the words of the phrase and what is known of them."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.learned.forces import as_attacker, party_of
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.lexicon import match_words, weapon_of, words
from flows.facts.strikes.phrases import left_of, obliques_of, phrase_of, right_of, text_of

_SENT_BY = frozenset({"launched", "fired", "sent", "flown", "operated", "dropped", "carried", "come", "came"})
PLAIN_PRONOUNS = frozenset({"they", "we", "it", "he"})
_SIDES = frozenset({"rebel", "separatist", "insurgent", "junta"})
_BANDS = frozenset({"armed", "ethnic", "local", "masked"})
_QUANTITIES = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "group", "groups", "column", "band", "members", "number"}
)
_PHRASE = 5  # tokens before fighters that may describe them
_TIMES = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "night",
        "morning",
        "evening",
        "afternoon",
        "today",
        "yesterday",
    }
)
_DROPPED = frozenset(
    {"the", "a", "an", "some", "several", "other", "these", "those", "many", "two", "three", "four", "five"}
)


def is_force(passage: Passage, head: Token) -> bool:
    """Whether the phrase of `head` names one who can use armed force: a state, an army, an armed group, fighters."""
    mention = passage.mentions.get(head.i)
    is_other = mention is not None and mention.actor is not None and as_attacker(mention.actor, mention.text) is None
    if match_words(head, words("combatants")) is not None or (head.lower_ in PLAIN_PRONOUNS and not is_other):
        return True
    if mention is not None and mention.actor is not None and as_attacker(mention.actor) is not None:
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
        if mention is not None and token.i <= head.i + 1 and not _is_elsewhere(token):
            party = party_of(mention)
            if party is not None:
                return _first_joined(passage, token) or party
    return None


def _first_joined(passage: Passage, token: Token) -> Party | None:
    """Of several sides in one phrase the first: `American, British and French forces`."""
    found, at = None, token.i - 1
    while at >= token.sent.start and (passage[at].text == "," or passage[at].lower_ == "and" or at in passage.mentions):
        mention = passage.mentions.get(at)
        found = party_of(mention) if mention is not None else found
        at -= 1
    return found


def _by_owner(passage: Passage, head: Token) -> Party | None:
    """`forces of the regime`, `troops from Rwanda`."""
    for owner in obliques_of(head, "of", "from", "by"):
        mention = passage.mentions.get(owner.i)
        party = party_of(mention) if mention is not None else None
        if party is not None:
            return party
        inner = _by_mention(passage, owner) or _by_fighters(owner) or _band_behind(passage, head, owner)
        if inner is not None:
            return inner
    return None


def _band_behind(passage: Passage, head: Token, owner: Token) -> Party | None:
    """`bandits of the First Capital Command`: a body that no list knows, by its fighters."""
    mention = passage.mentions.get(owner.i)
    actor = mention.actor if mention is not None else None
    if actor is None or actor.kind != "organisation" or actor.country_iso3 is not None:
        return None
    return Party(actor.name, actor) if match_words(head, words("combatants")) is not None else None


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


def _is_elsewhere(token: Token) -> bool:
    """Whether a name in the phrase tells where, not whose: `drones over Ukraine`."""
    return any(
        t.dep_ == "case" and t.lower_ in ("in", "over", "near", "on", "at", "against", "into", "to")
        for t in token.children
    )


def _by_fighters(head: Token) -> Party | None:
    """`pro-Russian rebels`, `armed Serbs`: fighters without a name of their own, by their phrase."""
    if match_words(head, words("combatants", "named")) is None:
        return None
    kept = [head]
    for token in reversed(head.doc[max(head.sent.start, head.i - _PHRASE) : head.i]):
        is_word = token.pos_ in ("NOUN", "PROPN", "ADJ", "X") or token.tag_ == "VBN"
        is_part = is_word or token.text in ("-", "‑")
        if not is_part or token.lower_ in _DROPPED or token.lower_ in _TIMES or token.dep_ in ("nummod", "det"):
            break
        kept.insert(0, token)
    while len(kept) > 1 and kept[0].pos_ == "PUNCT":
        kept.pop(0)
    if kept == [head] and singular(head) not in _SIDES:
        return None
    text = head.doc[kept[0].i : head.i + 1].text
    is_capital_for_place = kept[0].i == head.sent.start and kept[0].pos_ != "PROPN" and not kept[0].ent_type_
    return Party(text[:1].lower() + text[1:] if is_capital_for_place else text, None)
