"""The attacks as the rules alone would merge them over the article: what the models weigh as one more witness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack, Toll
from flows.facts.strikes.blame import apply_blame, find_blame
from flows.facts.strikes.merge import add_casualties, merge_attack
from flows.facts.strikes.sites import capital_in, town_in
from flows.facts.strikes.tell import read_passage


@dataclass(frozen=True)
class Story:
    """What the rules read in an article: each telling of an attack by itself, the attacks made of them, and all blame.

    `blamed` are paragraph, kind of blame and party.
    """

    by_rule: Sequence[Attack]
    merged: Sequence[Attack]
    blamed: Sequence[tuple[int, str, Party]]

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> Story:
        """The story of an article."""
        by_rule: list[Attack] = []
        merged: list[Attack] = []
        blamed: list[tuple[int, str, Party]] = []
        for passage in passages:
            number = passage.paragraph.index
            for sentence, attacks, told in read_passage(passage):
                by_rule.extend(attacks)
                for attack in attacks:
                    merge_attack(merged, _copied(attack))
                if told:
                    site = town_in(passage, sentence) or capital_in(passage, sentence, _country_hit(merged))
                    add_casualties(merged, number, told, site)
                for blame in find_blame(passage, sentence):
                    apply_blame(merged, number, blame)
                    blamed.append((number, blame.kind, blame.party))
        return cls(by_rule, merged, blamed)


def _copied(attack: Attack) -> Attack:
    """The attack with tolls of its own."""
    killed, injured = Toll(), Toll()
    killed.merge(attack.killed)
    injured.merge(attack.injured)
    return replace(attack, killed=killed, injured=injured, casualty_spans=list(attack.casualty_spans))


def _country_hit(known: Sequence[Attack]) -> str | None:
    """The code of the country where the latest attack with a place was."""
    return next(
        (a.place.place.country_iso3 for a in reversed(known) if a.place is not None and a.place.place is not None), None
    )
