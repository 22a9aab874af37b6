"""What a report leaves open, filled from the words around it: a target or sender that the reader carries along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from flows.annotate import gazetteer
from flows.annotate.model import Mention
from flows.facts.parties import Party, country_by_code
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import HAPPENED
from flows.facts.sanctions.report import Report

_ASSERTED = frozenset({"imposed", "extended", "eased", "lifted", "planned", "threatened", "withheld"})


def fill_target(
    passage: Passage,
    index: int,
    sender: Party | None,
    advocate: Party | None,
    told: Sequence[Report],
) -> Party | None:
    """The target that a reader supplies: the sentence's only other country, the nearest before, or the last told."""
    own = {p.actor.country_iso3 for p in (sender, advocate) if p is not None and p.actor is not None} - {None}
    sentence = passage.sentence_of(index)
    inside = {p.name: p for p in _countries(passage, range(sentence.start, sentence.end)) if not _is(p, sender, own)}
    if len(inside) == 1:
        return next(iter(inside.values()))
    last = next((r.target for r in reversed(told) if r.target is not None and not _is(r.target, sender, own)), None)
    if last is not None and last.actor is not None:
        last = country_by_code(passage.annotated, last.actor.country_iso3) or last
    if last is not None and last.name in inside:
        return last
    imposing = {r.sender.name for r in told if r.sender is not None}
    before = [p for p in _countries(passage, range(sentence.start)) if not _is(p, sender, own)]
    before = [p for p in before if p.name not in imposing] or before
    if before:
        return before[-1]
    return last if last is not None else next(iter(inside.values()), None)


def fill_sender(action: Action, target: Party | None, told: Sequence[Report]) -> Party | None:
    """The sender last told, where something is done, threatened or imagined and the text leaves open by whom."""
    is_imagined = action.action == "proposed" and action.base is not None
    if not told or not (action.action in _ASSERTED or is_imagined):
        return None
    last = told[-1].sender
    return last if last is not None and (target is None or last.name != target.name) else None


def fill_known(measure: str, is_definite: bool, target: Party | None, told: Sequence[Report]) -> Report | None:
    """The report that `the ban`, `the tariffs` speak of: the last told of that kind, if its target does not differ."""
    if not is_definite:
        return None
    alike = [r for r in told if r.measure == measure and r.target is not None]
    known = next((r for r in reversed(alike) if r.action in HAPPENED), alike[-1] if alike else None)
    if known is None or (target is not None and known.target is not None and target.name != known.target.name):
        return None
    return known


def _is(party: Party, sender: Party | None, own: Set[str | None]) -> bool:
    if sender is not None and party.name == sender.name:
        return True
    return party.actor is not None and party.actor.country_iso3 in own


def _countries(passage: Passage, positions: range) -> Iterator[Party]:
    """The countries that these tokens name, by name, by a person who stands for one, or by a place in it."""
    for position in positions:
        mention, place = passage.mentions.get(position), passage.places.get(position)
        if mention is not None and mention.first == position and mention.kind != "pronoun":
            party = _country_of(passage, mention)
            if party is not None:
                yield party
        elif place is not None and place.place is not None:
            party = country_by_code(passage.annotated, place.place.country_iso3)
            if party is not None:
                yield party


def _country_of(passage: Passage, mention: Mention) -> Party | None:
    if mention.actor is None or mention.actor.name in gazetteer.outlets():
        return None
    if mention.actor.kind == "country":
        return Party(mention.actor.name, mention.actor)
    return country_by_code(passage.annotated, mention.actor.country_iso3)
