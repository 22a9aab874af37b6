"""Strikes: who used armed force against what and where, with whom killed or hurt, according to whom.

Cues are found in the parse (`cues`), each sentence is read into attacks (`tell`) with attackers, sites, casualties and
status; models trained on articles of our own tell which other words tell an attack, and fill in whom and where the
rules left open (`judged`); the tellings of one attack are merged over the article (`merge`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Actor, Annotated
from flows.facts.learned.forces import country_name
from flows.facts.learned.reader import Models
from flows.facts.parties import Party
from flows.facts.passage import Passage, read_passages
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.blame import apply_blame, find_blame
from flows.facts.strikes.judged import Reading, further_attacks, keep_and_fill
from flows.facts.strikes.merge import add_casualties, merge_attack, name_attackers
from flows.facts.strikes.rows import to_record
from flows.facts.strikes.sites import capital_in, main_country, scene_before, town_in
from flows.facts.strikes.tell import read_passage
from flows.records import Record


def find_strikes(
    annotated: Annotated, passages: Sequence[Passage] | None = None, models: Models | None = None
) -> Iterator[Record]:
    """The strikes that one article reports, one StrikeRecord per distinct attack.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already.
    """
    passages = passages if passages is not None else list(read_passages(annotated))
    read = [list(read_passage(passage)) for passage in passages]
    by_rule = [attack for sentences in read for _, attacks, _ in sentences for attack in attacks]
    reading = Reading.of(annotated, passages, by_rule, models)
    known: list[Attack] = []
    for passage, sentences in zip(passages, read, strict=True):
        kept = [
            (sentence, list(keep_and_fill(passage, attacks, reading)), told) for sentence, attacks, told in sentences
        ]
        further = list(further_attacks(passage, [a for _, attacks, _ in kept for a in attacks], reading))
        for sentence, attacks, told in kept:
            more = [a for a in further if sentence.start <= a.cues[0] < sentence.end]
            if more and not attacks:
                more[0].take(told)
            for attack in (*attacks, *more):
                merge_attack(known, attack)
            if not more or attacks:
                site = town_in(passage, sentence) or capital_in(passage, sentence, _country_hit(known))
                add_casualties(known, passage.paragraph.index, told, site)
            for blame in find_blame(passage, sentence):
                apply_blame(known, passage.paragraph.index, blame)
    for attack in known:
        _place(annotated, attack)
    name_attackers(known)
    for attack in known:
        if attack.place is not None or (
            attack.attacker is not None and (attack.target_head is not None or not attack.is_weak)
        ):
            yield to_record(annotated, attack)


def _country_hit(known: list[Attack]) -> str | None:
    """The code of the country where the latest attack with a place was."""
    return next(
        (a.place.place.country_iso3 for a in reversed(known) if a.place is not None and a.place.place is not None), None
    )


def _country_of(annotated: Annotated, attack: Attack, base: str | None) -> str | None:
    """The code of the country that stands by the telling, other than the attacker's own; None where several do."""
    if attack.target is None:
        return None
    near = annotated.mentions_in(max(attack.start - 160, annotated.paragraphs[attack.paragraph].start), attack.end + 1)
    codes = [m.actor.country_iso3 for m in near if m.actor is not None and m.actor.kind == "country"]
    others = {code for code in codes if code is not None and code != base}
    is_general = attack.target.lower().startswith(("the country", "its neighbour"))
    return next(iter(others)) if len(others) == 1 and is_general else None


def _place(annotated: Annotated, attack: Attack) -> None:
    """Give an attack that names no place the scene told before it, or at least the country of the article."""
    if attack.attacker is None and attack.is_home:
        home = main_country(annotated, None)
        name = country_name(home) if home is not None else None
        attack.attacker = Party(name, Actor(name, "country", home)) if name is not None else None
    if attack.place is None or attack.place.place is None:
        party = attack.attacker
        base = party.actor.country_iso3 if party is not None and party.actor is not None else None
        iso3 = _country_of(annotated, attack, base) or main_country(annotated, party.name if party else None, base)
        attack.place = attack.place or scene_before(annotated, attack.start, attack.paragraph, iso3)
        attack.country, attack.country_iso3 = country_name(iso3) if iso3 is not None else None, iso3
