"""Which of those whom an article names fight on whose side where an attack is told, as notes for the models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flows.annotate.model import Annotated
from flows.facts.learned.forces import as_attacker
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.wars import foes_of, stance_of

Standing = Mapping[str, tuple[str, ...]]


@dataclass
class Sides:
    """The forces and places that an article names, with what is known of them whatever word is looked at (`plain`)."""

    annotated: Annotated
    plain: Standing
    forces: Counter[str]
    attackers: Counter[str]
    main: tuple[str, ...]
    _known: dict[tuple[str, ...], Standing] = field(default_factory=dict)

    @classmethod
    def of(cls, annotated: Annotated, attacks: Sequence[Attack], plain: Standing) -> Sides:
        """The sides of an article in which rules read `attacks`."""
        forces = [f for m in annotated.mentions if m.actor is not None and (f := as_attacker(m.actor, m.text))]
        ground = Counter(p.place.country_name for p in annotated.places if p.place is not None and p.place.country_name)
        return cls(
            annotated,
            plain,
            Counter(force.name for force in forces),
            Counter(a.attacker.name for a in attacks if a.attacker is not None),
            tuple(name for name, _ in ground.most_common(1)),
        )

    def standing_at(self, passage: Passage, index: int, attacks: Sequence[Attack]) -> Standing:
        """What is known of each by name, where the word at `index` tells an attack."""
        grounds = self._grounds(passage, index, attacks)
        if grounds not in self._known:
            self._known[grounds] = self._standing_on(grounds)
        return self._known[grounds]

    def _grounds(self, passage: Passage, index: int, attacks: Sequence[Attack]) -> tuple[str, ...]:
        """The countries where the attack may have been: of the places that rules found, of the sentence, before it."""
        found = [a.place.place.country_name for a in attacks if a.place is not None and a.place.place is not None]
        if not found:
            inside = {t.i for t in passage.sentence_of(index)}
            places = [passage.places[i].place for i in sorted(passage.places) if i in inside]
            found = [p.country_name for p in places if p is not None]
        if not found:
            places = [passage.places[i].place for i in sorted(passage.places) if i < index]
            found = [p.country_name for p in places[-1:] if p is not None]
        return tuple(sorted({name for name in found if name})) or self.main

    def _standing_on(self, grounds: tuple[str, ...]) -> Standing:
        day = self.annotated.article.published_on
        stances = {name: stance_of(name, grounds, day) for name in self.forces}
        foes = [name for name, stance in stances.items() if stance == "foe"]
        first = max(foes, key=lambda name: self.forces[name], default=None)
        found = dict(self.plain)
        for name, stance in stances.items():
            rivals = min(len(foes) - (name in foes), 2)
            fights = not self.forces.keys().isdisjoint(foes_of(name, day))
            notes = (
                f"war={stance}",
                f"war={stance} foes={rivals}",
                f"war={stance} first={name == first}",
                f"war={stance} opposed={fights}",
                f"war={stance} attacks={min(self.attackers[name], 2)} others={len(self.attackers) > 1}",
            )
            found[name] = (*found.get(name, ()), *notes)
        return found
