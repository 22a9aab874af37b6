"""Who attacked and what place was hit, judged for an attack as a whole, over all words that tell it and the whole article."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.annotate.model import Actor, Place
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import YES, Judged
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.sites import RANK
from flows.facts.strikes.story import Story
from flows.facts.strikes.telling import Telling, steps, weighed

ROLES = ("attacker", "scene")
_FACED = 6
_LEAST = 0.02
_MARGINS = (-0.8, -0.5, -0.25, -0.1, 0.0, 0.1, 0.25, 0.5, 0.8)
_MANY = 3
TRUST = 2.5
"""What it is worth, as log odds, that the rules name somebody."""
TRUST_BAND = 2.0
"""What it is worth beyond that where they alone have a name, such as `pro-Russian rebels`."""


@dataclass(frozen=True, eq=False)
class Group:
    """The words that tell one attack, in the order of the text."""

    tellings: Sequence[Telling]

    @functools.cached_property
    def attacks(self) -> list[Attack]:
        """What rules read from these words."""
        found = {id(attack): attack for one in self.tellings for attack in one.attacks}
        return list(found.values())

    @functools.cached_property
    def judged(self) -> Mapping[str, Mapping[str, list[tuple[Telling, Judged]]]]:
        """By role and name what the first reading made of each candidate at each word."""
        found: dict[str, dict[str, list[tuple[Telling, Judged]]]] = {}
        for role in ROLES:
            by_name = found[role] = {}
            for one in self.tellings:
                for judged in one.told.roles[role][:_FACED]:
                    if judged.chance >= _LEAST:
                        by_name.setdefault(judged.who.name, []).append((one, judged))
        return found

    def chance(self, role: str, name: str) -> float:
        """The highest chance that the first reading gives somebody for a role."""
        return max((j.chance for _, j in self.judged[role].get(name, ())), default=0.0)

    @functools.cached_property
    def tops(self) -> Mapping[str, str | None]:
        """By role the likeliest in the first reading."""
        return {role: max(self.judged[role], key=lambda name: self.chance(role, name), default=None) for role in ROLES}

    @functools.cached_property
    def country(self) -> str | None:
        """The code of the country of the likeliest place."""
        top = self.tops["scene"]
        return self.judged["scene"][top][0][1].who.country_iso3 if top is not None else None

    @functools.cached_property
    def merged(self) -> list[Attack]:
        """The attacks that the rules made of these words and others."""
        found = {id(attack): attack for one in self.tellings for attack in one.merged}
        return list(found.values())

    @functools.cached_property
    def ruled(self) -> Mapping[str, Counter[str]]:
        """By role whom the rules named at these words, and how often."""
        return _named(self.attacks)

    @functools.cached_property
    def concluded(self) -> Mapping[str, Counter[str]]:
        """By role whom the rules named over the article."""
        return _named(self.merged)

    def names(self, role: str) -> list[str]:
        """All who may have a role."""
        return list(dict.fromkeys([*self.judged[role], *self.ruled[role], *self.concluded[role]]))


def _named(attacks: Sequence[Attack]) -> dict[str, Counter[str]]:
    return {
        "attacker": Counter(a.attacker.name for a in attacks if a.attacker is not None),
        "scene": Counter(name for a in attacks if a.place is not None and (name := a.place_name)),
    }


@dataclass(frozen=True, eq=False)
class Field:
    """The attacks of an article, with what the rules make of it."""

    groups: Sequence[Group]
    story: Story

    @classmethod
    def of(cls, groups: Sequence[Sequence[Telling]], story: Story) -> Field:
        """The attacks that groups of words tell."""
        return cls([Group(group) for group in groups], story)

    def blame_of(self, group: Group, name: str) -> str:
        """How the article blames somebody near the attack: by claiming it, being blamed or denying it."""
        first, last = group.tellings[0].paragraph, group.tellings[-1].paragraph
        kinds = {kind for at, kind, party in self.story.blamed if party.name == name and first <= at <= last + 3}
        return " ".join(sorted(kinds)) or "none"


def best_of(field: Field, group: Group, role: str, model: LinearModel) -> list[tuple[float, str]]:
    """Everybody who may have a role in the attack with the chances, the likeliest first."""
    return sorted(
        (
            (
                weighed(model.probabilities(seat_features(field, group, role, name))[YES], _trust(group, role, name)),
                name,
            )
            for name in group.names(role)
        ),
        key=lambda item: -item[0],
    )


def _trust(group: Group, role: str, name: str) -> float:
    """What the rules' conclusion is worth for somebody, as log odds."""
    concluded = group.concluded[role]
    if name in concluded:
        return TRUST + (0.0 if name in group.judged[role] else TRUST_BAND)
    return -TRUST if concluded else 0.0


def seat_features(field: Field, group: Group, role: str, name: str) -> list[str]:
    """The features by which somebody is judged to have a role in an attack as a whole."""
    judged = group.judged[role].get(name, [])
    best = group.chance(role, name)
    rival = max((group.chance(role, other) for other in group.judged[role] if other != name), default=0.0)
    mean = sum(j.chance * t.chance for t, j in judged) / sum(t.chance for t in group.tellings)
    who = judged[0][1].who if judged else None
    kind = who.kind if who is not None else "band"
    ruled = group.ruled[role]
    rule = "this" if name in ruled else "other" if ruled else "read" if group.attacks else "none"
    concluded = group.concluded[role]
    end = "this" if name in concluded else "other" if concluded else "read" if group.merged else "none"
    back = min(
        (j.candidate.back for _, j in judged if j.candidate.back is not None and j.candidate.back >= 0), default=9
    )
    found = [
        "bias",
        f"kind={kind}",
        f"rule={rule}",
        f"rule={rule} back={min(back, 3)}",
        f"many={min(len(ruled), 2)} rule={rule}",
    ]
    found.extend((f"end={end}", f"end={end} rule={rule}", f"end={end} many={min(len(concluded), 2)}"))
    found.extend(steps(f"best end {end}", best))
    found.extend(steps("best", best))
    found.extend(steps("mean", mean))
    found.extend(steps(f"best {rule}", best))
    found.extend(steps("margin", best - rival, _MARGINS))
    found.extend(steps(f"margin {rule}", best - rival, _MARGINS))
    found.append(f"tellings={min(len(group.tellings), _MANY)} {min(len(judged), _MANY)}")
    found.append(f"first={any(t is group.tellings[0] for t, _ in judged)}")
    found.append(f"state={group.tellings[0].told.state}")
    others = [g for g in field.groups if g is not group]
    near = [g for g in others if g.country == group.country]
    found.append(f"elsewhere={_share([g.tops[role] for g in near], name)}")
    found.append(f"elsewhere={_share([g.tops[role] for g in near], name)} {rule}")
    found.append(f"abroad={_share([g.tops[role] for g in others if g.country != group.country], name)}")
    found.append(f"ruled elsewhere={_share([n for g in near for n in g.ruled[role]], name)} {rule}")
    if role == "attacker":
        found.extend(_of_attacker(field, group, name, who, rule))
    else:
        found.extend(_of_scene(group, name, who, rule))
    return found


def _of_attacker(field: Field, group: Group, name: str, who: Actor | Place | None, rule: str) -> Iterator[str]:
    """Whether it would hit its own ground, is blamed, or attacks without a name: unknown gunmen."""
    country = who.country_iso3 if who is not None else None
    is_home = country is not None and country == group.country
    kind = who.kind if who is not None else "band"
    blame = field.blame_of(group, name)
    yield f"home={is_home} kind={kind}"
    yield f"home={is_home} kind={kind} {rule}"
    yield f"blame={blame}"
    yield f"blame={blame} {rule}"
    yield f"unknown={any(a.is_unknown for a in group.attacks)} {rule}"
    yield f"army={any(a.is_home for a in group.attacks)} home={is_home} {rule}"
    yield f"weapon={group.tellings[0].weapon} kind={kind}"


def _of_scene(group: Group, name: str, who: Actor | Place | None, rule: str) -> Iterator[str]:
    """How exact the place is beside the others that may be it."""
    rank = RANK.get(who.kind, 0) if who is not None else 0
    others = [
        (RANK.get(j.who.kind, 0), group.chance("scene", n), j.who)
        for n, seen in group.judged["scene"].items()
        for _, j in seen[:1]
        if n != name
    ]
    likely = [(r, w) for r, chance, w in others if chance >= 0.15]
    country = who.country_iso3 if who is not None else None
    finer = any(r < rank and w.country_iso3 == country for r, w in likely)
    coarser = any(r > rank and w.country_iso3 == country for r, w in likely)
    yield f"rank={rank} finer={finer} coarser={coarser}"
    yield f"rank={rank} finer={finer} {rule}"
    yield f"level={any(r == rank for r, _ in likely)} {rule}"
    yield f"is attacker={name == group.tops['attacker']} rank={rank}"


def _share(names: Sequence[str | None], name: str) -> str:
    """How often one is among the names, and whether others are."""
    count = sum(n == name for n in names)
    others = sum(n is not None and n != name for n in names)
    return f"{min(count, 2)} {min(others, 2)}"
