"""The attacks that one sentence tells: its cues, joined where they tell of one attack, with what each names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.annotate.model import PlaceMention
from flows.annotate.tree import Span
from flows.facts.cues import singular
from flows.facts.passage import Passage
from flows.facts.strikes.agents import attacker_of
from flows.facts.strikes.attack import Attack, Toll
from flows.facts.strikes.casualties import find_casualties
from flows.facts.strikes.counting import Amounts, Casualty
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.cues import find_cues
from flows.facts.strikes.grouping import grouped, nearest
from flows.facts.strikes.named_sites import listed_sites, unlisted_sites
from flows.facts.strikes.particulars import (
    claimant,
    date_told,
    is_definite,
    is_home_force,
    is_plural,
    is_unknown,
    reach,
    weapon_told,
)
from flows.facts.strikes.phrases import (
    text_of,
)
from flows.facts.strikes.places_meant import place_meant
from flows.facts.strikes.sites import sites_of
from flows.facts.strikes.status import status_of

_ABOARD = frozenset({"pilot", "pilots", "crew", "aboard", "board", "passengers", "crewmen"})
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
        groups = grouped(passage, inside)
        for group in groups:
            attacks.extend(_attacks_of(passage, sentence, group, inside, is_only=len(groups) == 1))
        left = [(c, passage.start_char(c.token.i), passage.end_char(c.token.i)) for c in tolls]
        if attacks and not _only_downed(attacks, sentence):
            for told in left:
                attacks[nearest(groups, told[0]) if len(groups) == len(attacks) else 0].take([told])
            left = []
        yield sentence, attacks, left


def _only_downed(attacks: list[Attack], sentence: Span) -> bool:
    """Whether the sentence tells that something was shot down, but of nobody aboard whom that could kill."""
    return all(a.rule == "verb_shot" for a in attacks) and not any(t.lower_ in _ABOARD for t in sentence)


def _attacks_of(
    passage: Passage, sentence: Span, group: list[Cue], cues: list[Cue], *, is_only: bool
) -> Iterator[Attack]:
    """One attack, or one for each place where the cue hits a list of places."""
    sites = _sites_of(passage, group, cues)
    lead = max(group, key=lambda c: (c.rule != "verb_kill", bool(c.targets), not c.is_noun))
    head = next((t for cue in group for t in cue.targets if cue.rule != "verb_kill" or len(group) == 1), None)
    status = status_of(passage, lead) or "occurred"
    tokens = [i for cue in group for i in reach(cue)]
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
        weapon=weapon_told(sentence, group, is_only=is_only),
        date=date_told(passage, sentence, lead) if is_only or lead.rule != "verb_kill" else None,
        status=status,
        claimed_by=claimant(lead) if status == "claimed" else None,
        is_plural=is_plural(lead),
        is_definite=all(is_definite(c) for c in group),
        is_unknown=any(is_unknown(c) for c in group),
        is_home=any(is_home_force(c) for c in group),
        is_weak=all(c.rule == "noun_weak" for c in group),
    )
    listed = listed_sites(passage, lead, cues) if lead.rule in ("verb_active", "verb_thrown") else []
    if listed:
        attack.place, thing = listed[0]
        attack.target, attack.target_head = text_of(thing), singular(thing)
        yield attack
        for site, thing in listed[1:]:
            yield _elsewhere(replace(attack, target=text_of(thing), target_head=singular(thing)), site)
        return
    yield attack
    if len(group) == 1:
        yield from (_elsewhere(attack, site) for site in sites[1:])


def _elsewhere(attack: Attack, site: PlaceMention) -> Attack:
    """The same attack on another place of a list, without the toll of the first."""
    return replace(attack, place=site, killed=Toll(), injured=Toll(), casualty_spans=[])


def _sites_of(passage: Passage, group: list[Cue], cues: list[Cue]) -> list[PlaceMention]:
    """The places hit: known ones, else names that no list of places has, else what `the town` points to."""
    sites = next((s for cue in group if (s := sites_of(passage, cue, cues))), [])
    if not sites or all(_is_coarse(p) for p in sites):
        named = next((found for cue in group if (found := unlisted_sites(passage, cue))), [])
        if named and (not sites or _lies_in(passage, named[-1], sites[0])):
            sites = named
    if not sites or all(_is_coarse(p) for p in sites):
        meant = next((p for cue in group if (p := place_meant(passage, cue)) is not None), None)
        sites = [meant] if meant is not None else sites
    return sites


def _is_coarse(place: PlaceMention) -> bool:
    """Whether the place is a region or country."""
    return place.place is not None and place.place.kind not in ("city", "site")


def _lies_in(passage: Passage, name: PlaceMention, region: PlaceMention) -> bool:
    """`Koh-e-Sabz in Balochistan`, `Lin Ta Lu, Sagaing Region`: whether a name is followed by the region it lies in."""
    between = passage.annotated.body[name.end : region.start].lower()
    return region.start > name.end and len(between) < _STEP and between.strip(" ,") in _WITHIN
