"""Whether words that tell of one attack tell of a real one: judged by all of them and what the article tells beside."""

from __future__ import annotations

from collections.abc import Sequence

from flows.facts.strikes.seats import Field, Group
from flows.facts.strikes.telling import steps

_MANY = 3
_MARGINS = (-0.6, -0.3, -0.1, 0.0, 0.1, 0.3, 0.6)


def event_features(field: Field, group: Group, seats: Sequence[float], tolls: int) -> list[str]:
    """The features by which a group of words is judged to tell of an attack.

    `seats` are the chances of its attacker and of its place, `tolls` how many numbers of people belong to it.
    """
    chances = sorted((t.chance for t in group.tellings), reverse=True)
    others = [max(t.chance for t in g.tellings) for g in field.groups if g is not group]
    rules = {a.rule for a in group.attacks}
    lead = max(group.tellings, key=lambda t: t.chance)
    state = lead.told.state
    found = ["bias", f"state={state}", f"tellings={min(len(chances), 4)}", f"tolls={min(tolls, 2)}"]
    found.extend(steps("best", chances[0]))
    found.extend(steps("second", chances[1] if len(chances) > 1 else 0.0))
    found.extend(steps("missed", 1.0 - _product([1.0 - c for c in chances])))
    for name, chance in zip(("attacker", "scene"), seats, strict=True):
        found.extend(steps(name, chance))
    ruled = "none" if not rules else "weak" if all(a.is_weak for a in group.attacks) else "yes"
    found.append(f"ruled={ruled}")
    found.extend(f"rule={rule}" for rule in rules)
    found.extend(steps(f"best {ruled}", chances[0]))
    found.append(f"events={min(len(others), 6)}")
    found.extend(steps("lead", chances[0] - max(others, default=0.0), _MARGINS))
    here = [
        max(t.chance for t in g.tellings if t.sentence == lead.sentence)
        for g in field.groups
        if g is not group and any(t.sentence == lead.sentence for t in g.tellings)
    ]
    found.append(f"here={min(len(here), 2)} over={bool(here) and max(here) > chances[0]}")
    place = group.tops["scene"]
    twins = [g for g in field.groups if g is not group and g.tops["scene"] == place and place is not None]
    found.append(f"twins={min(len(twins), _MANY)} over={any(_best(g) > chances[0] for g in twins)}")
    found.append(f"points={lead.is_definite} {lead.token.pos_}")
    found.append(f"word={lead.token.lemma_.lower()}")
    found.append(f"own place={any(t.scene is not None and t.scene.candidate.back == 0 for t in group.tellings)}")
    found.append(f"date={lead.date is not None}")
    return found


def _best(group: Group) -> float:
    return max(t.chance for t in group.tellings)


def _product(values: Sequence[float]) -> float:
    result = 1.0
    for value in values:
        result *= value
    return result
