"""The state or union behind a party: whose organ a body is, for whom a person acts."""

from __future__ import annotations

from collections.abc import Iterable

from flows.facts.parties import Party, country_by_code, unique
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.organs import named_in, read_organ
from flows.facts.sanctions.unions import union_behind
from flows.facts.subjects import read_subject

WEST = Party("West", None)


def state_of(passage: Passage, party: Party) -> Party:
    """The state or union that the party acts for, else the party itself."""
    return (_state_of(passage, party)[0] or party) if party.is_person else _owner(passage, party)


def subject_of(passage: Passage, act: int) -> list[Party]:
    """The states or bodies that do it, from the subject of the verb at `act` or the organ that it names."""
    named = without_organs(read_subject(passage, act).parties) or read_organ(passage, act)
    return unique(state_of(passage, party) for party in named)


def without_organs(parties: Iterable[Party]) -> list[Party]:
    """The parties but for bare words such as `lawmakers`, which do not tell whose they are."""
    return [p for p in parties if p.actor is not None or p.name.lower() not in word_set("organs")]


def as_states(
    passage: Passage,
    senders: list[Party],
    advocate: Party | None,
    action: Action,
) -> tuple[list[Party], Party | None]:
    """Senders with those who act for a state turned into the state; one who cannot becomes the advocate."""
    states: list[Party] = []
    for party in senders:
        if not party.is_person:
            states.append(_owner(passage, party))
            continue
        state, speaks_for_itself = _state_of(passage, party)
        is_idea = action.action == "proposed" and (state is None or not state.is_country)
        if is_idea or (speaks_for_itself and action.action in ("proposed", "urged", "threatened")):
            advocate = advocate or party
        if state is not None:
            states.append(state)
    return unique(states), advocate


def _owner(passage: Passage, body: Party) -> Party:
    """The state or union whose organ a body is (`US Treasury`, `European Commission`), else the body."""
    if body.name.lower().startswith("western"):
        return WEST
    union = union_behind(passage.annotated, body.name)
    if union is not None:
        return union
    if body.actor is None:
        return _named_state(body)
    if body.actor.kind != "organisation":
        return body
    if body.name.startswith(("European Co", "European Pa", "Council of the E")):
        for mention in passage.annotated.mentions:
            if mention.actor is not None and mention.actor.name == "European Union":
                return Party(mention.actor.name, mention.actor)
        return Party("European Union", None)
    return country_by_code(passage.annotated, body.actor.country_iso3) or _named_state(body)


def _named_state(body: Party) -> Party:
    """The country that the name of an organ tells (`Ukrainian Cabinet of Ministers`), else the body."""
    if word_set("organs").isdisjoint(body.name.lower().split()):
        return body
    inside = named_in(body.name)
    return inside[0] if inside and inside[0].is_country else body


def _state_of(passage: Passage, person: Party) -> tuple[Party | None, bool]:
    """The country or body that a person acts for, and whether he only speaks for himself."""
    speaks_for_itself = False
    state: Party | None = None
    for mention in passage.annotated.mentions:
        if mention.actor is None or mention.actor.name != person.name:
            continue
        role = set((mention.role or "").lower().replace("-", " ").split())
        speaks_for_itself |= not role.isdisjoint(word_set("advocates_only"))
        if state is None and mention.affiliation is not None and mention.affiliation.name == "European Union":
            state = Party(mention.affiliation.name, mention.affiliation)
    if state is None and person.actor is not None:
        state = country_by_code(passage.annotated, person.actor.country_iso3)
    return state, speaks_for_itself
