"""The second reading: which words tell a sanction and who has a role in it, judged by the whole article.

A word alone says little of a target named three sentences before; the article says it elsewhere. The first reading
judges each word for itself; the second weighs that against what the first made of the other words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.annotate.model import Actor
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import YES, Judged, Told

ROLES = ("sender", "target")
LEAST = 0.1
"""The chance from which a word is looked at in the second reading."""
_OTHER = {"sender": "target", "target": "sender"}
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
_SHARES = (0.05, 0.15, 0.3, 0.5, 0.75)
FACED = 6
"""How many of the likeliest candidates are looked at again."""


@dataclass(frozen=True)
class Whole:
    """What the first reading makes of an article: its words, and by role what share of them each name has."""

    told: Sequence[Told]
    shares: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, told: Sequence[Told]) -> Whole:
        """The article whose words these are."""
        shares = {}
        for role in ROLES:
            sums: dict[str, float] = {}
            for one in told:
                for judged in one.roles[role]:
                    name = judged.who.name
                    sums[name] = sums.get(name, 0.0) + one.chance * judged.chance
            total = sum(sums.values()) or 1.0
            shares[role] = {name: value / total for name, value in sums.items()}
        return cls(told, shares)


def judge_again(whole: Whole, number: int, role: str, model: LinearModel) -> list[Judged]:
    """The likeliest candidates for a role at a word with their chances in the second reading, the likeliest first."""
    judged = [
        Judged(one.candidate, model.probabilities(role_features(whole, number, role, rank))[YES])
        for rank, one in enumerate(whole.told[number].roles[role][:FACED])
    ]
    return sorted(judged, key=lambda j: -j.chance)


def role_features(whole: Whole, number: int, role: str, rank: int) -> list[str]:
    """The features by which the candidate of this rank for a role at a word is judged again."""
    told = whole.told[number]
    judged = told.roles[role]
    one, name = judged[rank], judged[rank].who.name
    chance = _step(one.chance)
    best = judged[1].chance if rank == 0 and len(judged) > 1 else judged[0].chance if rank else 0.0
    ratio = _share(one.chance / (one.chance + best + 1e-6))
    rivals = [j for j in told.roles[_OTHER[role]] if j.who.name == name]
    as_other = rivals[0].chance if rivals else 0.0
    is_other = bool(told.roles[_OTHER[role]]) and told.roles[_OTHER[role]][0].who.name == name
    stronger = as_other > one.chance
    shares = whole.shares[role]
    share, opposed = _share(shares.get(name, 0.0)), _share(whole.shares[_OTHER[role]].get(name, 0.0))
    place = min(sum(1 for value in shares.values() if value > shares.get(name, 0.0)), 3)
    before = next((t for t in reversed(whole.told[:number]) if t.roles[role]), None)
    as_before = before is not None and before.roles[role][0].who.name == name
    back = one.candidate.back
    top = told.roles[_OTHER[role]][0].who if told.roles[_OTHER[role]] else None
    is_kin = isinstance(top, Actor) and top.country_iso3 is not None and top.country_iso3 == one.who.country_iso3
    return [
        "bias",
        f"chance={chance}",
        f"rank={min(rank, 3)}",
        f"ratio={ratio}",
        f"rank={min(rank, 3)} ratio={ratio} chance={chance}",
        f"rank={min(rank, 3)} other={stronger}",
        f"other={_step(as_other)}",
        f"other={_step(as_other)} chance={chance}",
        f"is_other={is_other} chance={chance}",
        f"share={share}",
        f"share={share} opposed={opposed}",
        f"place={place}",
        f"place={place} rank={min(rank, 3)}",
        f"place={place} back={back}",
        f"share={share} chance={chance}",
        f"before={as_before} rank={min(rank, 3)} back={back}",
        f"kin={is_kin} chance={chance}",
        f"kind={one.who.kind} back={back}",
    ]


def _step(chance: float) -> str:
    return str(sum(chance >= step for step in _STEPS))


def _share(value: float) -> str:
    return str(sum(value >= step for step in _SHARES))
