"""Which words tell of one attack: pairs judged by a model, then joined in the order of the text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from flows.facts.learned.around import path_between
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import YES, Judged
from flows.facts.strikes.sites import RANK
from flows.facts.strikes.telling import Telling, country_of, steps

_FAR = (1, 2, 3, 5, 8, 13, 21)
_PROSPECTS = frozenset({"threatened", "proposed"})
_LATEST = 2
TRUST = 6.0
"""What the rules' word on whether two words tell one attack is worth, as log odds."""
JOINED = 0.5
"""The chance from which a word tells again of an attack told before."""


def grouped(tellings: Sequence[Telling], model: LinearModel) -> list[list[Telling]]:
    """The tellings, those together that tell of one attack, in the order of their first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        chances = [_chance(group, telling, model) for group in groups]
        best = max(range(len(groups)), key=lambda g: (chances[g], g), default=None)
        if best is not None and chances[best] >= JOINED:
            groups[best].append(telling)
        else:
            groups.append([telling])
    return groups


def _chance(group: Sequence[Telling], telling: Telling, model: LinearModel) -> float:
    """The chance that a word tells of the attack of `group`: the mean, as odds, over the first and the latest words."""
    known = [group[0], *group[1:][-_LATEST:]]
    chances = [model.probabilities(pair_features(one, telling))[YES] for one in known]
    odds = [math.log(max(c, 1e-6) / max(1.0 - c, 1e-6)) for c in chances]
    mean = (sum(odds) / len(odds) + max(odds)) / 2
    rules = [said for one in known if (said := _merged(one, telling)) in ("True", "False")]
    if rules:
        mean += TRUST * (2 * rules.count("True") / len(rules) - 1)
    return 1.0 / (1.0 + math.exp(-mean))


def pair_features(one: Telling, other: Telling) -> list[str]:
    """The features by which two words, `one` before `other`, are judged to tell of one attack."""
    gap = other.sentence - one.sentence
    near = "here" if gap == 0 else "next" if gap == 1 else "near" if gap <= 3 else "far"
    found = ["bias", f"near={near}", *steps("gap", gap, _FAR)]
    found.append(f"paragraphs={min(other.paragraph - one.paragraph, 3)}")
    facets = [
        f"scene={_relation(one.scene, other.scene)}",
        f"attacker={_alike(one.attacker, other.attacker)}",
        f"weapon={_same(one.weapon, other.weapon, 'unknown')}",
        f"date={_dates(one, other)}",
        f"word={one.token.lemma_.lower() == other.token.lemma_.lower()}",
        f"state={_states(one, other)}",
        f"points={other.is_definite} further={other.is_further}",
        f"pos={one.token.pos_} {other.token.pos_}",
        f"things={min(len(one.things & other.things), 3)}",
        f"sure={_third(one)} {_third(other)}",
        f"merged={_merged(one, other)}",
    ]
    found.extend(facets)
    found.extend(f"{facet} {near}" for facet in facets)
    scene = facets[0]
    found.extend(f"{facet} {scene}" for facet in facets[1:7])
    found.append(f"{scene} {facets[1]} {facets[6]} {near}")
    if gap == 0:
        found.extend(_inside(one, other))
    return found


def _inside(one: Telling, other: Telling) -> Iterator[str]:
    """How two words of one sentence stand to each other."""
    yield from steps("tokens", other.told.index - one.told.index, (2, 3, 5, 8, 13))
    yield f"one attack={bool({id(a) for a in one.attacks} & {id(a) for a in other.attacks})}"
    yield f"ruled={bool(one.attacks)} {bool(other.attacks)}"
    found = path_between(one.token, other.token)
    path = found[0] if found is not None else "far"
    yield f"path={path}"
    yield f"path={path} {one.token.pos_} {other.token.pos_}"


def _relation(one: Judged | None, other: Judged | None) -> str:
    """Whether the second place is the first, lies in it or has it in it."""
    if one is None or other is None:
        return f"open {one is None} {other is None}"
    here = f"{one.candidate.back == 0} {other.candidate.back == 0}"
    if one.who.name == other.who.name:
        return f"same {here}"
    if country_of(one) != country_of(other):
        return f"abroad {here}"
    ranks = [RANK.get(j.who.kind, 0) for j in (one, other)]
    return f"{'finer' if ranks[1] < ranks[0] else 'coarser' if ranks[1] > ranks[0] else 'beside'} {here}"


def _alike(one: Judged | None, other: Judged | None) -> str:
    if one is None or other is None:
        return f"open {one is None} {other is None}"
    return str(one.who.name == other.who.name)


def _same(one: str, other: str, unknown: str) -> str:
    if unknown in (one, other):
        return f"open {one == unknown} {other == unknown}"
    return str(one == other)


def _dates(one: Telling, other: Telling) -> str:
    if one.date is None or other.date is None:
        return f"open {one.date is None} {other.date is None}"
    if one.date.start == other.date.start:
        return "one"
    return str(one.date.starts_on == other.date.starts_on)


def _states(one: Telling, other: Telling) -> str:
    first, second = one.told.state in _PROSPECTS, other.told.state in _PROSPECTS
    return f"{first} {second}"


def _merged(one: Telling, other: Telling) -> str:
    """Whether the rules made one attack of both."""
    if not one.merged or not other.merged:
        return f"open {not one.merged} {not other.merged}"
    return str(any(a is b for a in one.merged for b in other.merged))


def _third(telling: Telling) -> str:
    return "low" if telling.chance < 0.3 else "middle" if telling.chance < 0.7 else "high"
