"""Cues of strikes: the verbs and nouns that tell of armed force, with who acts by what on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes import lexicon
from flows.facts.strikes.attackers import is_force, is_weapon
from flows.facts.strikes.counting import is_of_war
from flows.facts.strikes.lexicon import match_words, singular, weapon_of, words
from flows.facts.strikes.phrases import (
    ancestors_of,
    case_of,
    is_passive,
    left_of,
    members_of,
    noun_after,
    noun_before,
    objects_of,
    obliques_of,
    passive_subject,
    phrase_of,
    right_of,
    subject_of,
)

_AT = ("at", "on", "against", "toward", "towards", "into", "in", "to", "over", "near", "across", "onto")
_HIT = ("on", "against", "at", "upon", "in", "near", "of")
_CARRIERS = frozenset({"air", "drone", "missile", "rocket", "artillery", "mortar", "aerial", "bomb"})
NEAR = 7  # tokens between a noun of attack and the verb whose subject it is
_OPERATIONS = frozenset(
    {
        "anti-terrorist",
        "antiterrorist",
        "terrorist",
        "special",
        "military",
        "counter-terrorism",
        "counterterrorism",
        "terrorism",
        "counter-insurgency",
        "counterinsurgency",
    }
)
_SEA = frozenset({"sea", "ocean", "waters", "coast", "space", "orbit"})


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


def find_cues(passage: Passage) -> Iterator[Cue]:
    """The cues of a paragraph, in order."""
    found: list[Cue] = []
    for token in passage.tokens:
        cue = (_read_noun(passage, token) if _is_noun(token) else None) or _read_verb(passage, token)
        if cue is not None and not is_practice(cue.token):
            found.append(cue)
    for cue in found:
        others = [c for c in found if c is not cue and c.token.sent == cue.token.sent]
        if cue.rule != "verb_kill" or not others or _stands_alone(cue):
            yield cue


def _stands_alone(cue: Cue) -> bool:
    """Whether a verb of killing tells a story of its own beside other cues: it has its own subject."""
    if cue.token.tag_ == "VBG" or cue.actor is None or _is_cue_noun(cue.actor):
        return False
    return cue.actor.head == cue.token or cue.actor.i == cue.token.i - 1


def _is_noun(token: Token) -> bool:
    """Whether a word that may be noun or verb is a noun here, whatever its tag: `a US air raid on`, `shelling by`."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    if not _is_cue_noun(token) or token.i == 0:
        return token.tag_ == "VBG" and token.i == 0 and _is_cue_noun(token)
    before, after = token.doc[token.i - 1], token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.tag_ == "VBG" or token.lower_.endswith("ing"):
        return before.pos_ != "AUX" and (
            token.is_sent_start or after.pos_ == "ADP" or before.pos_ in ("DET", "ADJ", "ADP", "PROPN", "NOUN")
        )
    return before.lower_ in _CARRIERS


def _is_cue_noun(token: Token) -> bool:
    return match_words(token, lexicon.noun_words()) is not None


def _read_verb(passage: Passage, token: Token) -> Cue | None:
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
    if _has_trap(lemma, cue) or (
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
    return _checked(passage, lemma, needs, cue)


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


def _checked(passage: Passage, lemma: str, needs: str, cue: Cue) -> Cue | None:
    """The cue, if what its verb needs stands beside it."""
    has_weapon = cue.actor is not None and is_weapon(cue.actor)
    instruments = [t for t in obliques_of(cue.token, "with", "by", "using") if is_weapon(t)]
    if needs == "nothing":
        return cue if has_weapon or cue.targets or (cue.actor is not None and is_force(passage, cue.actor)) else None
    is_told_by_noun = (
        cue.actor is not None
        and _is_cue_noun(cue.actor)
        and 0 < cue.token.i - cue.actor.i < NEAR
        and any(_can_be_hit(passage, t) for t in cue.targets)
    )
    if needs in ("weapon", "force") and is_told_by_noun and cue.rule == "verb_active":
        return cue
    if needs == "weapon":
        is_blast = cue.actor is not None and singular(cue.actor) in ("blast", "explosion")
        return cue if has_weapon or instruments or is_blast else None
    fights = cue.actor is not None and is_force(passage, cue.actor)
    if needs == "fight":
        goals = tuple(obliques_of(cue.token, "on", "at")) if lemma == "open fire" else cue.targets
        return replace(cue, targets=goals) if fights and goals else None
    if needs == "hit":
        is_hit = any(_can_be_hit(passage, t) for t in cue.targets)
        return cue if has_weapon or instruments or (is_hit and (fights or cue.rule == "verb_passive")) else None
    if needs == "people":
        is_harmed = any(_can_be_hit(passage, t) or match_words(t, words("combatants")) for t in cue.targets)
        return cue if is_harmed and (fights or cue.rule == "verb_passive") and not is_of_war(cue.token) else None
    if needs == "shot":
        return _read_shooting(passage, cue, fights=fights)
    if needs == "thrown":
        return _read_thrown(passage, lemma, cue)
    if needs == "aircraft":
        shot = _read_shot(passage, cue)
        return shot if shot is not None or not (lemma == "bring down" and has_weapon) else cue
    if needs == "agent":
        return (
            replace(cue, rule="verb_kill")
            if (has_weapon or (fights and cue.actor is not None and _is_combat(passage, cue)))
            and not is_of_war(cue.token)
            else None
        )
    if has_weapon or instruments:
        return cue
    hit = any(_can_be_hit(passage, t) for t in cue.targets) or any(
        _can_be_hit(passage, t) for t in obliques_of(cue.token, "in", "at")
    )
    if cue.rule == "verb_passive":
        return cue if hit and (fights or _near_weapon(cue.token)) else None
    return cue if hit and fights else None


def _read_thrown(passage: Passage, lemma: str, cue: Cue) -> Cue | None:
    """`fired rockets at`, `launched 312 drones against`: a weapon as object and somewhere that it goes."""
    thrown = [t for t in cue.targets if is_weapon(t)]
    if not thrown:
        return _read_fired(passage, lemma, cue)
    goals = [
        t
        for t in (*obliques_of(cue.token, *_AT), *(g for w in thrown for g in obliques_of(w, *_AT)))
        if t not in thrown
    ]
    if not goals and (along := _goal_on_line(cue.token)) is not None:
        goals = [along]
    if (
        not goals
        or any(t.lower_ in _SEA for g in goals for t in phrase_of(g))
        or (lemma == "use" and not any(case_of(g) in ("against", "on", "in") for g in goals))
    ):
        return None
    hit = tuple(g for g in goals if _can_be_hit(passage, g))
    if not hit and not any(
        case_of(g) in ("at", "on", "against", "into", "toward", "towards", "onto", "") for g in goals
    ):
        return None
    return Cue(cue.token, "verb_thrown", cue.actor, hit, weapon_of(thrown[0]) or _weapon_within(thrown[0]))


def _read_shooting(passage: Passage, cue: Cue, *, fights: bool) -> Cue | None:
    """`rebels shot at a clinic`, `six soldiers were shot`: those who fight at something, or soldiers hit."""
    if cue.rule == "verb_passive":
        are_soldiers = any(match_words(t, words("combatants", "unnamed")) is not None for t in cue.targets)
        return cue if are_soldiers else None
    goals = [*obliques_of(cue.token, "at", "on", "into"), *cue.targets]
    hit = tuple(g for g in goals if _can_be_hit(passage, g))
    return replace(cue, targets=hit) if fights and hit else None


def _read_fired(passage: Passage, lemma: str, cue: Cue) -> Cue | None:
    """`tanks fired on a crowd`, `troops fired at posts`: no weapon, but those who fire and what they fire on."""
    if lemma != "fire" or cue.actor is None or not (is_force(passage, cue.actor) or is_weapon(cue.actor)):
        return None
    goals = [*obliques_of(cue.token, "on", "at", "upon", "into")]
    along = _goal_on_line(cue.token)
    hit = tuple(g for g in (*goals, *([along] if along is not None else [])) if _can_be_hit(passage, g))
    return Cue(cue.token, "verb_thrown", cue.actor, hit[:1], cue.weapon) if hit else None


def _goal_on_line(verb: Token) -> Token | None:
    """Where something is thrown, by the first preposition of direction after the verb."""
    for word in right_of(verb):
        if word.lower_ in ("at", "towards", "toward", "on", "against", "into", "over", "onto"):
            return noun_after(word)
    return None


def _read_shot(passage: Passage, cue: Cue) -> Cue | None:
    """`shot down a helicopter`; the interception of many drones is part of another story."""
    shot = [t for t in cue.targets if any(match_words(p, words("aircraft")) for p in phrase_of(t))]
    if not shot or any(_is_swarm(t) for t in shot):
        return None
    return Cue(cue.token, "verb_shot", cue.actor, tuple(shot), None)


def _is_swarm(head: Token) -> bool:
    is_unmanned = weapon_of(head) in ("drone", "missile", "artillery") or singular(head) in ("target", "object")
    many = head.tag_ in ("NNS", "NNPS") or any(
        t.dep_ == "nummod" and t.lower_ not in ("one", "1") for t in head.children
    )
    return (is_unmanned and many) or head.pos_ == "NUM"


def _read_noun(passage: Passage, token: Token) -> Cue | None:
    name = match_words(token, lexicon.noun_words())
    if name is None or _is_modifier(token):
        return None
    weak, weapon = lexicon.nouns()[name]
    if name in ("attack", "assault") and token.i > 0 and token.doc[token.i - 1].text in ("-", "counter"):
        return None
    on = [t for t in obliques_of(token, *_HIT) if t.i not in passage.dates]
    hit = tuple(m for t in on for m in members_of(t)) or _aimed_at(passage, token)
    under = _put_under(passage, token)
    hit = hit or ((under,) if under is not None else ())
    cue = Cue(token, "noun", token, hit, weapon or _weapon_within(token))
    if _has_trap(name, cue):
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
    return subject if subject is not None and _can_be_hit(passage, subject) else None


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
    hit = any(_can_be_hit(passage, t) for t in cue.targets if case_of(t) != "of")
    armed = bool(
        modifiers
        & {
            "armed",
            "military",
            "deadly",
            "terrorist",
            "terror",
            "rebel",
            "militant",
            "gun",
            "overnight",
            "combined",
            "massive",
            "cross-border",
            "retaliatory",
            "aerial",
            "led",
            "precision",
            "fatal",
        }
    )
    if singular(token) == "operation":
        return bool(modifiers & _OPERATIONS) and any(t.lower_ in ("killed", "wounded") for t in token.sent)
    if singular(token) in ("explosion", "blast", "hit", "incursion", "raid"):
        return ((named or bool(agents)) and singular(token) != "hit") or (hit and armed)
    return named or bool(agents) or hit or (armed and bool(passage.sentence_of(token.i)))


def _is_modifier(token: Token) -> bool:
    """`strike group`, `attack helicopters`: the cue only describes another noun."""
    if token.dep_ != "compound" or token.head.i <= token.i:
        return False
    return singular(token.head) not in ("wave", "campaign", "series", "spree", "attack", "strike", "raid")


def _weapon_within(token: Token) -> str | None:
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


def _has_trap(lemma: str, cue: Cue) -> bool:
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


def _agent(passage: Passage, verb: Token) -> Token | None:
    return next(
        (
            t
            for t in obliques_of(verb, "by", "in", "from", "with")
            if is_weapon(t)
            or _is_cue_noun(t)
            or (is_force(passage, t) and not (case_of(t) in ("from", "in") and t.i in passage.places))
        ),
        None,
    )


def _can_be_hit(passage: Passage, head: Token) -> bool:
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


def _is_combat(passage: Passage, cue: Cue) -> bool:
    """Whether one who fights kills people, and not a policeman or a crowd."""
    assert cue.actor is not None
    mention = passage.mentions.get(cue.actor.i)
    is_side = (
        mention is not None
        and mention.actor is not None
        and mention.actor.kind in ("country", "armed_group", "organisation")
    )
    return is_side or match_words(cue.actor, words("combatants")) is not None


def _near_weapon(token: Token) -> bool:
    return any(weapon_of(t) is not None or match_words(t, lexicon.noun_words()) for t in token.sent if t != token)


def is_practice(token: Token) -> bool:
    """Whether the cue is a test or a drill, or stands under one."""
    tests = words("tests")
    near = [t for t in token.children if t.dep_ in ("compound", "amod")]
    during = obliques_of(token, "during", "in", "as")
    return any(t.lower_ in tests for t in (*near, *ancestors_of(token)) if abs(t.i - token.i) < 8) or any(
        p.lower_ in tests for t in during for p in phrase_of(t)
    )
