"""Who takes part in an encounter told by a noun, and who brokers it."""

from __future__ import annotations

from flows.annotate.gazetteer import find_hits
from flows.facts.meetings.around import Around
from flows.facts.meetings.front import Front
from flows.facts.meetings.governor import Governor
from flows.facts.meetings.lexicon import NounCue
from flows.facts.parties import Party, country_by_code, country_of, unique
from flows.facts.party_lists import read_parties
from flows.facts.passage import Passage
from flows.facts.subjects import read_subject


def read_noun_parties(
    passage: Passage,
    cue: NounCue,
    front: Front,
    governor: Governor,
    around: Around,
) -> tuple[list[Party], list[Party]]:
    """Who takes part and who mediates."""
    parties = unique([*front.parties, *around.parties])
    mediators = list(around.mediators)
    if cue.kind == "visit":
        return _visit_parties(passage, front, governor, around, parties), mediators
    if len(parties) >= 2 and (around.has_between or governor.is_mediation):
        if governor.is_mediation:
            mediators.extend(p for p in governor.subject.parties if p not in parties)
    elif governor.is_mediation and not parties and cue.kind == "talks":
        mediators.extend(governor.subject.parties)
    elif front.parties and around.parties:
        return parties, mediators
    elif cue.kind == "call":
        called = around.goal.parties if around.goal is not None else ()
        is_named = governor.gives_party or governor.is_adverbial
        caller = governor.subject.parties if is_named else _caller(passage, around.reach)
        parties = unique([*caller, *parties, *called])
    elif governor.index is not None and passage[governor.index].lower_.startswith("invit") and not governor.is_subject:
        guests = read_parties(passage, governor.index + 1, front.first).parties
        parties = unique([*governor.subject.parties, *guests, *parties])
    elif (
        governor.gives_party
        or governor.is_mediation
        or (governor.is_adverbial and _seats_subject(parties, governor, around))
    ):
        parties = unique([*governor.subject.parties, *parties])
    return parties, mediators


def _seats_subject(parties: list[Party], governor: Governor, around: Around) -> bool:
    """Whether who acts `after talks with X` or `at a meeting` takes part in it."""
    return len(around.parties) == 1 or (not parties and len(governor.subject.parties) >= 2)


def _caller(passage: Passage, index: int) -> tuple[Party, ...]:
    """Who makes the call, where a clause on it says so: `a call she made to …`."""
    end = min(passage.sentence_of(index).end, index + 5)
    made = next((i for i in range(index + 1, end) if passage[i].lower_ in ("made", "makes", "held", "had")), None)
    return read_subject(passage, made).parties if made is not None else ()


def _visit_parties(
    passage: Passage,
    front: Front,
    governor: Governor,
    around: Around,
    parties: list[Party],
) -> list[Party]:
    """The visitor and the country visited."""
    hosts = list(around.goal.parties) if around.goal is not None else _seat_hosts(passage, front)
    place = around.goal_place or front.place or around.place
    if not hosts and place is not None:
        host = country_of(passage, place)
        hosts = [host] if host is not None else []
    visitors = [p for p in parties if p not in hosts]
    if not visitors and governor.index is not None and not governor.is_subject:
        visitors = list(governor.subject.parties)
    return unique([*visitors, *hosts])


def _seat_hosts(passage: Passage, front: Front) -> list[Party]:
    """The country whose seat of power stands before the noun (`a White House visit`), if the article mentions it."""
    found = (
        country_by_code(passage.annotated, hit.entry.actor.country_iso3)
        for hit in find_hits(" ".join(front.words))
        if hit.entry.sort == "seat"
    )
    return [party for party in found if party is not None]
