"""Who urges, proposes or refuses a measure that another would take."""

from __future__ import annotations

from flows.facts.parties import Party
from flows.facts.party_lists import read_parties
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.organs import read_organ
from flows.facts.sanctions.states import without_organs
from flows.facts.subjects import read_subject

_OF_MEMBERS = frozenset({"withheld", "proposed", "urged"})
"""What members do to a measure of their union, which is the one that would take it."""


def under_controller(passage: Passage, action: Action, senders: list[Party]) -> tuple[list[Party], Party | None]:
    """Sender and advocate where another verb stands over the act: `Kyiv urged the EU to impose …`."""
    assert action.controller is not None
    over = passage[action.controller]
    doer = without_organs(read_subject(passage, over.i).parties) or read_organ(passage, over.i)
    if action.controller == action.act:
        return (doer, None) if action.action != "urged" else (_named_sender(passage, action), doer[0] if doer else None)
    if action.action == "urged":
        start = over.i + 1
        while start < action.act and passage[start].lower_ in ("on", "upon", "for", "that", "to"):
            start += 1
        asked = list(read_parties(passage, start, action.act).parties) or [p for p in senders if p not in doer]
        owners = _owners_of_fellows(passage, start, action.act)
        return [p for p in asked if p.name not in owners], doer[0] if doer else None
    return senders or doer, None


def of_members(
    action: Action, senders: list[Party], modifiers: list[Party], advocate: Party | None
) -> tuple[list[Party], Party | None]:
    """Sender and advocate where a member wants or refuses a measure of its union: `Finland proposed EU sanctions`."""
    unions = [p for p in modifiers if p.name in word_set("unions")]
    if not unions or action.action not in _OF_MEMBERS:
        return senders, advocate
    members = [p for p in senders if action.action != "withheld" and p not in unions]
    return unions, advocate or next(iter(members), None)


def speaker_over(passage: Passage, act: int, senders: list[Party]) -> Party | None:
    """Who says that the senders should: the subject of the verb over the clause."""
    head = passage[act].head
    if head.i == act or head.pos_ != "VERB":
        return None
    named = [p for p in read_subject(passage, head.i).parties if p not in senders]
    return named[0] if named else None


def _owners_of_fellows(passage: Passage, first: int, last: int) -> set[str]:
    """Those named only to say whose friends are meant: `Ukraine's allies`, `India's neighbours`."""
    found: set[str] = set()
    for position in range(first, last - 2):
        mention = passage.mentions.get(position)
        is_owner = mention is not None and passage[position + 1].tag_ == "POS"
        if is_owner and mention is not None and mention.actor is not None:
            noun = passage[position].head.lower_
            if noun.removesuffix("s") in word_set("fellows"):
                found.add(mention.actor.name)
    return found


def _named_sender(passage: Passage, action: Action) -> list[Party]:
    """Who is called on: `called for the EU to …`, `demanded from Berlin`."""
    start = action.act + 1
    if start < len(passage) and passage[start].lower_ == "on":
        return list(read_parties(passage, start + 1, passage.sentence_of(start).end).parties)
    return []
