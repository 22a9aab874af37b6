"""What the rules of strikes read at each word, for the models to weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from flows.annotate.model import Annotated
from flows.facts.learned.forces import place_as_written
from flows.facts.learned.hints import Hint, Hints
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.notes import may_tell, notes_of
from flows.facts.strikes.sides import Sides
from flows.facts.strikes.tell import read_passage

_WORD = "word"


def strike_hints(annotated: Annotated, passages: Sequence[Passage]) -> Hints:
    """What the rules read, and the words of war that none of them took, by paragraph and token."""
    return hints_of(rule_attacks(passages), annotated, passages)


def rule_attacks(passages: Sequence[Passage]) -> list[Attack]:
    """Every telling of an attack that the rules read, in the order of the text."""
    return [attack for passage in passages for _, attacks, _ in read_passage(passage) for attack in attacks]


def hints_of(attacks: Sequence[Attack], annotated: Annotated, passages: Sequence[Passage]) -> Hints:
    """The same of attacks already read."""
    read: dict[tuple[int, int], list[Attack]] = {}
    for attack in attacks:
        for cue in attack.cues:
            read.setdefault((attack.paragraph, cue), []).append(attack)
    sides = Sides.of(annotated, attacks, _standing(attacks, annotated))
    found: dict[tuple[int, int], Hint] = {}
    for passage in passages:
        number = passage.paragraph.index
        tellers = [t.i for t in passage.paragraph.doc if may_tell(t) or (number, t.i) in read]
        for index, notes in notes_of(passage, tellers):
            here = read.get((number, index), [])
            found[number, index] = _hint(here, notes, sides.standing_at(passage, index, here))
    return found


def _hint(attacks: Sequence[Attack], notes: tuple[str, ...], standing: Mapping[str, tuple[str, ...]]) -> Hint:
    if not attacks:
        return Hint(_WORD, "", {}, notes, standing)
    first = attacks[0]
    sites = tuple(place_as_written(a.place).name for a in attacks if a.place is not None)
    attacker = (first.attacker.name,) if first.attacker is not None else ()
    return Hint(first.rule, first.status, {"attacker": attacker, "scene": sites}, notes, standing)


def _standing(attacks: Sequence[Attack], annotated: Annotated) -> dict[str, tuple[str, ...]]:
    """What the whole article says of those it names: how often they attack, are hit, and where its places lie."""
    attackers = Counter(a.attacker.name for a in attacks if a.attacker is not None)
    places = [place_as_written(a.place) for a in attacks if a.place is not None]
    sites = Counter(p.name for p in places)
    hit = Counter(p.country_name for p in places)
    ground = Counter(m.place.country_name for m in annotated.places if m.place is not None)
    names = {p.name: p.country_name for p in (place_as_written(m) for m in annotated.places)}
    names.update({m.actor.name: m.actor.name for m in annotated.mentions if m.actor is not None})
    return {
        name: (
            f"attacks={_share(attackers, name)}",
            f"site={_share(sites, name)}",
            f"hit={_share(hit, country)}",
            f"ground={_share(ground, country)}",
            f"attacks={_share(attackers, name)} hit={_share(hit, country)} ground={_share(ground, country)}",
            f"from={_share(attackers, country)} hit={_share(hit, country)} site={_share(sites, name)}",
        )
        for name, country in names.items()
    }


def _share(counts: Counter[Any], key: str | None) -> str:
    """How often, and whether none has more."""
    count = counts[key]
    return f"{min(count, 2)}{'+' if count and count == max(counts.values()) else ''}"
