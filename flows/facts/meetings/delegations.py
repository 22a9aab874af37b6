"""Delegations and their leaders: `the Ukrainian delegation will be led by Umerov` seats Umerov for Ukraine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from flows.annotate.model import Annotated
from flows.facts.cues import verb_table
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import Party, country_by_code
from flows.facts.party_lists import read_parties
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject

_NOUNS = frozenset({"delegation", "team"})
_LEADS = frozenset(verb_table(("lead", "head")))
_TITLES = frozenset({"negotiator", "delegate"})
_OLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Seat:
    """Who leads a country's delegation, as told at the body offset `offset`."""

    country: Party
    leader: Party
    offset: int


def seat_leaders(annotated: Annotated, passages: Sequence[Passage], encounters: Sequence[Encounter]) -> None:
    """Put the leaders of delegations in the place of their countries, in the encounter nearest to their naming."""
    if not any(e.parties and not all(p.is_person for p in e.parties) for e in encounters):
        return
    for passage in passages:
        for seat in find_seats(passage):
            _seat(annotated, seat, encounters)


def find_seats(passage: Passage) -> Iterator[Seat]:
    """The delegations of one paragraph whose leader is named."""
    yield from _negotiators(passage)
    for token in passage.tokens:
        if token.lower_ not in _NOUNS:
            continue
        before = range(max(token.sent.start, token.i - 3), token.i)
        country = next((p for i in before if (p := _country(passage, i))), None)
        leader = _leader(passage, token.i) if country is not None else None
        if country is not None and leader is not None:
            yield Seat(country, leader, passage.start_char(token.i))


def _negotiators(passage: Passage) -> Iterator[Seat]:
    """The persons whom their title makes a country's negotiator: `Russia's chief delegate, Vladimir Medinsky`."""
    for mention in set(passage.mentions.values()):
        role = set((mention.role or "").lower().split())
        if mention.actor is not None and mention.actor.kind == "person" and not role.isdisjoint(_TITLES):
            country = country_by_code(passage.annotated, mention.actor.country_iso3)
            if country is not None:
                yield Seat(country, Party(mention.actor.name, mention.actor), mention.start)


def _country(passage: Passage, index: int) -> Party | None:
    mention = passage.mentions.get(index)
    if mention is None or mention.actor is None or mention.actor.kind != "country":
        return None
    return Party(mention.actor.name, mention.actor)


def _leader(passage: Passage, index: int) -> Party | None:
    """The person who leads the delegation at `index`: after `led by`, after a comma, or as the subject of `heads`."""
    sentence = passage.sentence_of(index)
    for position in range(index + 1, min(sentence.end - 1, index + 7)):
        if passage[position].lower_ in _LEADS and passage[position + 1].lower_ == "by":
            return _person(read_parties(passage, position + 2, sentence.end).parties)
    before = range(max(sentence.start, index - 6), index)
    if (
        any(passage[i].lower_ in ("head", "leader", "chief") and passage[i + 1].lower_ == "of" for i in before)
        and index + 1 < sentence.end
        and passage[index + 1].text == ","
    ):
        return _person(read_parties(passage, index + 2, sentence.end).parties)
    verb = next((i for i in before if passage[i].lower_ in _LEADS and passage[i].pos_ == "VERB"), None)
    return _person(read_subject(passage, verb).parties) if verb is not None else None


def _person(parties: Sequence[Party]) -> Party | None:
    return next((party for party in parties if party.is_person), None)


def _seat(annotated: Annotated, seat: Seat, encounters: Sequence[Encounter]) -> None:
    name = seat.country.name
    open_to = [e for e in encounters if not _is_old(annotated, e) and any(p.name == name for p in e.parties)]
    if not open_to:
        return
    nearest = min(open_to, key=lambda e: (e.evidence.start > seat.offset, abs(e.evidence.start - seat.offset)))
    is_seated = any(p.name == seat.leader.name for p in nearest.parties)
    nearest.parties = [
        seat.leader if p.name == name else p for p in nearest.parties if not (is_seated and p.name == name)
    ]


def _is_old(annotated: Annotated, encounter: Encounter) -> bool:
    """Whether the encounter lies well before the article, so that today's delegations were not there."""
    published, day = annotated.article.published_on, encounter.date
    if day is None or day.ends_on is None or published is None:
        return False
    return day.ends_on < published - _OLD
