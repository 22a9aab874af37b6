"""Who is named as the attacker where the tellings of an attack leave it out."""

from __future__ import annotations

from flows.facts.parties import Party
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.wars import can_fly

SAME_STORY_DAYS = 7  # within which unattributed attacks on one country are taken to be by the same side
NAMED = 0.65  # the score from which a suspect is named
ELSEWHERE = 0.55  # what it adds that the article tells of the same side attacking the same country
AT_HOME = 0.4  # what it takes away that the country would attack itself


def name_attackers(known: list[Attack]) -> None:
    """Name the attacker where a telling leaves it out: whom the models suspect, the more if it attacks there elsewhere.

    A country is hardly suspected to attack itself, a group without aircraft not of air strikes; nobody is named where
    unknown gunmen act.
    """
    told = {id(a): _told_elsewhere(known, a) for a in known if a.attacker is None and not a.is_unknown}
    for attack in known:
        if id(attack) not in told:
            continue
        scores = {name: chance for name, (chance, _) in attack.suspects.items()}
        parties = {name: Party(name, actor) for name, (_, actor) in attack.suspects.items()}
        for name, (chance, actor) in attack.suspects.items():
            is_home = actor.kind == "country" and actor.country_iso3 == _country(attack) is not None
            scores[name] = chance - (AT_HOME if is_home else 0.0)
        for other in told[id(attack)]:
            scores[other.name] = scores.get(other.name, 0.0) + ELSEWHERE
            parties.setdefault(other.name, other)
        able = [name for name in scores if attack.weapon != "airstrike" or _may_fly(parties[name])]
        best = max(able, key=lambda name: scores[name], default=None)
        if best is not None and scores[best] >= NAMED:
            attack.attacker = parties[best]


def _may_fly(party: Party) -> bool:
    """Whether the party can bomb from the air: most armed groups have no aircraft with a crew."""
    return party.actor is None or party.actor.kind != "armed_group" or can_fly(party.name)


def _told_elsewhere(known: list[Attack], attack: Attack) -> list[Party]:
    """The attacker of other attacks on the same country and time, if it is one."""
    others = [
        a
        for a in known
        if a.attacker is not None
        and a.status != "proposed"
        and _country(a) == _country(attack) is not None
        and not _tell_other_times(a, attack)
    ]
    alike = [a for a in others if a.weapon == attack.weapon] if len({_side(a) for a in others}) > 1 else others
    if attack.weapon == "airstrike" and len({_side(a) for a in alike}) > 1:
        alike = [a for a in alike if a.attacker and a.attacker.actor and a.attacker.actor.kind == "country"]
    sides = {a.attacker.name: a.attacker for a in alike if a.attacker is not None}
    return list(sides.values()) if len(sides) == 1 else []


def _side(attack: Attack) -> str | None:
    return attack.attacker.name if attack.attacker is not None else None


def _country(attack: Attack) -> str | None:
    place = attack.place.place if attack.place is not None else None
    return place.country_iso3 if place is not None else attack.country_iso3


def _tell_other_times(one: Attack, other: Attack) -> bool:
    """Whether `other` is told to be of another time than `one`: another day, or a date where `one` has none."""
    if other.date is None or one.date is None:
        return other.date is not None and other.date.text.lower().split()[-1] in ("earlier", "before", "later")
    if other.date.text.lower().split()[-1] in ("earlier", "before"):
        return True
    one_day, other_day = one.date.starts_on, other.date.starts_on
    return one_day is not None and other_day is not None and abs((one_day - other_day).days) > SAME_STORY_DAYS
