"""The attacks of an article, judged as a whole: which words tell of which, who attacked where, how many came to harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import YES
from flows.facts.passage import Passage
from flows.facts.strikes.counts import Count, Scenery, count_features, counts_of, rules_give
from flows.facts.strikes.events import event_features
from flows.facts.strikes.same import grouped
from flows.facts.strikes.seats import ROLES, Field, Group, best_of
from flows.facts.strikes.story import Story
from flows.facts.strikes.telling import Telling, weighed

COUNTED = 0.3
"""The chance from which a number belongs to an attack."""
RULED = 0.05
"""The same where the rules give it to that attack."""
BESIDE_RULED = 0.7
"""The same beside a number that the rules give."""
TRUST = 3.0
"""What it is worth, as log odds, that a rule reads an attack too."""
BESIDE = 0.6
"""What share of the chance of the surest number another one must have to stand beside it."""


@dataclass
class Event:
    """An attack: the words that tell it, who may have which role with what chance, the likeliest first, and its toll.

    `chance`, 0 to 1, is that there was such an attack.
    """

    group: Group
    seats: Mapping[str, list[tuple[float, str]]]
    counts: list[Count] = field(default_factory=list)
    chance: float = 0.0

    def chance_of(self, role: str) -> float:
        """The chance of the likeliest for a role."""
        return self.seats[role][0][0] if self.seats[role] else 0.0


def read_events(
    passages: Sequence[Passage], story: Story, tellings: Sequence[Telling], models: Mapping[str, LinearModel]
) -> list[Event]:
    """The attacks that the words of an article tell of, sure or not, in the order of the text."""
    scene = Field.of(grouped(tellings, models["same"]), story)
    events = seated(scene, models)
    count_tolls(events, counts_of(passages, tellings), models["toll"])
    for event in events:
        event.chance = weighed(
            models["event"].probabilities(features_of(scene, event))[YES], TRUST if event.group.attacks else 0.0
        )
    return events


def seated(scene: Field, models: Mapping[str, LinearModel]) -> list[Event]:
    """The attacks with everybody who may have a role in them."""
    return [Event(group, {role: best_of(scene, group, role, models[role]) for role in ROLES}) for group in scene.groups]


def count_tolls(events: Sequence[Event], counts: Sequence[Count], model: LinearModel) -> None:
    """Give each number of killed or hurt people to the attack to which it likeliest belongs, if to any.

    Where the rules give it to an attack they are followed unless that is quite unlikely; what they do not give must be
    likely by itself, and likelier beside a number that they give.
    """
    scenery = Scenery([event.group.tellings for event in events])
    found: list[tuple[float, int, Count, bool]] = []
    for count in counts:
        options = list(_options(scenery, count, model))
        given = [option for option in options if option[2] and (option[0] >= RULED or count.count is None)]
        chance, number, is_given = max(given or options, key=lambda option: option[0], default=(0.0, 0, False))
        if is_given or chance >= COUNTED:
            found.append((chance, number, count, is_given))
    best: dict[tuple[int, str], float] = {}
    ruled = {(number, count.kind) for _, number, count, is_given in found if is_given and count.count is not None}
    for chance, number, count, _ in found:
        best[number, count.kind] = max(chance, best.get((number, count.kind), 0.0))
    for chance, number, count, is_given in found:
        at = (number, count.kind)
        least = 0.0 if is_given else BESIDE_RULED if at in ruled else BESIDE * best[at]
        if chance >= least:
            events[number].counts.append(count)


def _options(scenery: Scenery, count: Count, model: LinearModel) -> Iterator[tuple[float, int, bool]]:
    """With what chance a number is the killed, or the hurt, of which attack, and whether the rules give it to that one."""
    for number in scenery.near(count):
        chances = model.probabilities(count_features(scenery, number, count))
        yield chances.get(count.kind, 0.0), number, rules_give(count, scenery.groups[number])


def features_of(scene: Field, event: Event) -> list[str]:
    """The features by which an attack is judged to have been one."""
    return event_features(
        scene, event.group, [event.chance_of(role) for role in ROLES], sum(c.count is not None for c in event.counts)
    )
