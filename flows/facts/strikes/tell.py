"""The attacks that one sentence tells: its cues, joined where they tell of one attack, with what each names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.annotate.model import DateMention, PlaceMention
from flows.annotate.tree import Span, Token
from flows.facts.passage import Passage
from flows.facts.strikes.agents import attacker_of
from flows.facts.strikes.attack import Attack, Toll
from flows.facts.strikes.attackers import attacker_in, is_weapon
from flows.facts.strikes.casualties import find_casualties
from flows.facts.strikes.counting import Amounts, Casualty
from flows.facts.strikes.cues import Cue, find_cues
from flows.facts.strikes.lexicon import singular, weapon_of, words
from flows.facts.strikes.named_sites import listed_sites, unlisted_sites
from flows.facts.strikes.phrases import (
    ancestors_of,
    left_of,
    obliques_of,
    phrase_of,
    text_of,
)
from flows.facts.strikes.places_meant import place_meant
from flows.facts.strikes.sites import sites_of
from flows.facts.strikes.status import speaker_of, status_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both", "such"})
_UNKNOWN = frozenset({"gunman", "gunmen", "assailant", "attacker", "bomber", "sniper", "motorcyclist"})
_ABOARD = frozenset({"pilot", "pilots", "crew", "aboard", "board", "passengers", "crewmen"})
_SEVERAL = frozenset(
    {
        "often",
        "regularly",
        "repeatedly",
        "daily",
        "nightly",
        "frequently",
        "routinely",
        "continued",
        "continue",
        "relentless",
        "repeated",
    }
)

_STEP = 20  # characters between a name and the region that it lies in
_WITHIN = frozenset(
    {"", "in", "in the", "near", "near the", "of", "village in", "village of", "refinery in", "field in", "district of"}
)

Told = tuple[Casualty, int, int]


def read_passage(passage: Passage) -> Iterator[tuple[Span, list[Attack], list[Told]]]:
    """Sentence by sentence: the attacks it tells, and the casualties that no attack of its own explains."""
    cues = list(find_cues(passage))
    casualties = list(find_casualties(passage, Amounts.of(passage)))
    for sentence in passage.paragraph.doc.sents:
        inside = [c for c in cues if sentence.start <= c.token.i < sentence.end]
        tolls = [c for c in casualties if sentence.start <= c.token.i < sentence.end]
        attacks: list[Attack] = []
        groups = _grouped(passage, inside)
        for group in groups:
            attacks.extend(_attacks_of(passage, sentence, group, inside, is_only=len(groups) == 1))
        left = [_told(passage, c) for c in tolls]
        if attacks and not (
            all(a.rule == "verb_shot" for a in attacks) and not any(t.lower_ in _ABOARD for t in sentence)
        ):
            for casualty in tolls:
                attacks[_nearest(groups, casualty)].take([_told(passage, casualty)]) if len(groups) == len(
                    attacks
                ) else (attacks[0].take([_told(passage, casualty)]))
            left = []
        yield sentence, attacks, left


def _told(passage: Passage, casualty: Casualty) -> Told:
    return casualty, passage.start_char(casualty.token.i), passage.end_char(casualty.token.i)


def _nearest(groups: list[list[Cue]], casualty: Casualty) -> int:
    """The group of cues that a casualty belongs to: one that it hangs together with in the tree, else the nearest."""
    over = [casualty.token.i, *(t.i for t in ancestors_of(casualty.token))]

    def distance(group: list[Cue]) -> tuple[int, int]:
        chains = [[c.token.i, *(t.i for t in ancestors_of(c.token))] for c in group]
        steps = min((over.index(i) + chain.index(i) for chain in chains for i in chain if i in over), default=99)
        return steps, min(abs(c.token.i - casualty.token.i) for c in group)

    return min(range(len(groups)), key=lambda g: distance(groups[g]))


def _grouped(passage: Passage, cues: list[Cue]) -> list[list[Cue]]:
    """The cues of one sentence, those together that tell of one attack."""
    groups: list[list[Cue]] = []
    for cue in cues:
        if status_of(passage, cue) is None:
            continue
        home = next((g for g in groups if all(_is_one(passage, cue, other, cues) for other in g)), None)
        if home is None:
            groups.append([cue])
        else:
            home.append(cue)
    return groups


def _is_one(passage: Passage, cue: Cue, other: Cue, cues: list[Cue]) -> bool:
    """Whether two cues of a sentence tell of one attack: neither place, attacker nor target speaks against it."""
    if status_of(passage, cue) != status_of(passage, other) and {status_of(passage, c) for c in (cue, other)} & {
        "threatened",
        "proposed",
    }:
        return False
    one, two = (attacker_in(passage, c.actor) if c.actor is not None else None for c in (cue, other))
    if one is not None and two is not None and one.name != two.name:
        return False
    here, there = ({_name(p) for p in sites_of(passage, c, cues)} for c in (cue, other))
    if here and there and not here & there:
        return False
    killers = [c for c in (cue, other) if c.rule == "verb_kill"]
    if (
        len(killers) == 1
        and killers[0].actor is not None
        and is_weapon(killers[0].actor)
        and (cue.targets and other.targets)
    ):
        return False
    heads = [singular(c.targets[0]) if c.targets and c.rule != "verb_kill" else None for c in (cue, other)]
    return not (None not in heads and heads[0] != heads[1] and _are_joined(cue.token, other.token))


def _are_joined(one: Token, other: Token) -> bool:
    """Whether two cues are members of one list of clauses: `they shelled the town and blew up a bridge`."""
    return (one.dep_ == "conj" and one.head == other) or (other.dep_ == "conj" and other.head == one)


def _name(place: PlaceMention) -> str:
    return place.place.name if place.place is not None else place.text


def _attacks_of(
    passage: Passage, sentence: Span, group: list[Cue], cues: list[Cue], *, is_only: bool
) -> Iterator[Attack]:
    """One attack, or one for each place where the cue hits a list of places."""
    sites = next((s for cue in group if (s := sites_of(passage, cue, cues))), [])
    if not sites or all(_is_coarse(p) for p in sites):
        named = next((found for cue in group if (found := unlisted_sites(passage, cue))), [])
        if named and (not sites or _lies_in(passage, named[-1], sites[0])):
            sites = named
    if not sites or all(_is_coarse(p) for p in sites):
        meant = next((p for cue in group if (p := place_meant(passage, cue)) is not None), None)
        sites = [meant] if meant is not None else sites
    lead = max(group, key=lambda c: (c.rule != "verb_kill", bool(c.targets), not c.is_noun))
    head = next((t for cue in group for t in cue.targets if cue.rule != "verb_kill" or len(group) == 1), None)
    status = status_of(passage, lead) or "occurred"
    tokens = [i for cue in group for i in _reach(cue)]
    attack = Attack(
        paragraph=passage.paragraph.index,
        start=passage.start_char(max(min(tokens), sentence.start)),
        end=passage.end_char(min(max(tokens), sentence.end - 1)),
        rule=lead.rule,
        cues=tuple(cue.token.i for cue in group),
        attacker=next((a for cue in group if (a := attacker_of(passage, cue)) is not None), None),
        place=sites[0] if sites else None,
        target=text_of(head) if head is not None and head.i not in passage.places else None,
        target_head=singular(head) if head is not None else None,
        weapon=_weapon_of(sentence, group, is_only=is_only),
        date=_date_of(passage, sentence, lead) if is_only or lead.rule != "verb_kill" else None,
        status=status,
        claimed_by=_claimant(lead) if status == "claimed" else None,
        is_plural=_is_plural(lead),
        is_definite=all(_is_definite(c) for c in group),
        is_unknown=any(_is_unknown(c) for c in group),
        is_home=any(_is_home_force(c) for c in group),
        is_weak=all(c.rule == "noun_weak" for c in group),
    )
    listed = listed_sites(passage, lead, cues) if lead.rule in ("verb_active", "verb_thrown") else []
    if listed:
        attack.place, thing = listed[0]
        attack.target, attack.target_head = text_of(thing), singular(thing)
        yield attack
        for site, thing in listed[1:]:
            yield replace(
                attack,
                place=site,
                target=text_of(thing),
                target_head=singular(thing),
                killed=Toll(),
                injured=Toll(),
                casualty_spans=[],
            )
        return
    yield attack
    if len(group) == 1:
        for site in sites[1:]:
            yield replace(attack, place=site, date=attack.date, killed=Toll(), injured=Toll(), casualty_spans=[])


def _is_coarse(place: PlaceMention) -> bool:
    """Whether the place is a region or country."""
    return place.place is not None and place.place.kind not in ("city", "site")


def _lies_in(passage: Passage, name: PlaceMention, region: PlaceMention) -> bool:
    """`Koh-e-Sabz in Balochistan`, `Lin Ta Lu, Sagaing Region`: whether a name is followed by the region it lies in."""
    between = passage.annotated.body[name.end : region.start].lower()
    return region.start > name.end and len(between) < _STEP and between.strip(" ,") in _WITHIN


def _reach(cue: Cue) -> Iterator[int]:
    yield cue.token.i
    if cue.actor is not None:
        yield from (t.i for t in phrase_of(cue.actor))
    for target in cue.targets:
        yield from (t.i for t in phrase_of(target))


def _is_unknown(cue: Cue) -> bool:
    """Whether those who act are expressly unknown: gunmen, masked men."""
    actor = cue.actor
    if actor is None or any(t.dep_ == "nmod:poss" for t in actor.children) or actor.lower_ == "bombers":
        return False
    return singular(actor) in _UNKNOWN or any(t.lower_ in ("masked", "unidentified", "unknown") for t in actor.children)


def _is_home_force(cue: Cue) -> bool:
    """Whether `the army`, `government forces`, `an army drone` acts, without a word of whose."""
    if cue.is_noun:
        words_before = left_of(cue.token) + [t for t in obliques_of(cue.token, "by") for t in phrase_of(t)]
    else:
        words_before = [t for t in phrase_of(cue.actor) if t.i <= cue.actor.i] if cue.actor is not None else []
    return cue.token.lower_ == "operation" or any(t.lower_ in words("home_forces") for t in words_before)


def _weapon_of(sentence: Span, group: list[Cue], *, is_only: bool) -> str | None:
    """The first weapon that the cues' own words name, else the first in the sentence, else what the cue implies."""
    thrown = next((cue.weapon for cue in group if cue.rule == "verb_thrown"), None)
    if thrown is not None:
        return thrown
    hit = {t.i for cue in group if cue.rule == "verb_shot" for target in cue.targets for t in target.subtree}
    own = {cue.token.i for cue in group if not cue.is_noun}
    near = sorted(i for cue in group for i in _reach(cue) if i not in hit and i not in own)
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


def _date_of(passage: Passage, sentence: Span, lead: Cue) -> DateMention | None:
    """The date in the sentence nearest to the cue, but not the day on which somebody said so."""
    found = {d.start: d for t in sentence if (d := passage.dates.get(t.i)) is not None and not _is_of_speech(t, lead)}
    at = passage.start_char(lead.token.i)
    return min(found.values(), key=lambda d: abs(d.start - at), default=None)


def _is_of_speech(token: Token, lead: Cue) -> bool:
    return any(
        t.lower_ in ("said", "told", "announced", "wrote")
        for t in ancestors_of(token)
        if t != lead.token and t.i < token.i and abs(t.i - token.i) < 4
    )


def _claimant(lead: Cue) -> str | None:
    speaker = speaker_of(lead.token)
    return text_of(speaker) if speaker is not None else None


def _is_plural(lead: Cue) -> bool:
    many = lead.is_noun and lead.token.tag_ == "NNS"
    return (many or any(t.lower_ in _SEVERAL for t in (*lead.token.children, lead.token.head))) and not any(
        t.lower_ in ("two", "three") for t in lead.token.children
    )


def _is_definite(cue: Cue) -> bool:
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
