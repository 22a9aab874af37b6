"""Repeated mentions of one encounter in an article become one report; distinct encounters stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.annotate.model import Place
from flows.facts.meetings.encounter import Encounter
from flows.facts.parties import drop_seats

_LEADERS = re.compile(r"\b(leaders|presidents|heads|premiers|prime ministers)\b")
_CALL = re.compile(r"\b(?:call|phone|phoned|telephone|video)", re.IGNORECASE)
_NEAR = 3
"""How many paragraphs back `the talks` may point without sharing a place with them."""


def merge_encounters(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The distinct encounters, in the order of their first mention; what later mentions add is added."""
    told: list[Encounter] = []
    for encounter in encounters:
        known = _known(told, encounter)
        if known is not None:
            absorb(known, encounter)
        elif encounter.parties:
            told.append(encounter)
    return told


def drop_twins(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The encounters, without those told by the same words with the same parties as another: the surest stays.

    Two words of one phrase can each tell it (`the next round of negotiations`), and `next` keeps them from being merged.
    """
    surest: dict[tuple[int, int, frozenset[str]], Encounter] = {}
    for encounter in encounters:
        key = (encounter.evidence.start, encounter.evidence.end, frozenset(names_of(encounter)))
        if key not in surest or encounter.confidence > surest[key].confidence:
            surest[key] = encounter
    return list(surest.values())


def _known(told: Sequence[Encounter], encounter: Encounter) -> Encounter | None:
    """The encounter told last that this one tells again."""
    return next((old for old in reversed(told) if is_same(old, encounter)), None)


def is_same(old: Encounter, new: Encounter) -> bool:
    """Whether a later mention speaks of an encounter already told."""
    if _places_differ(old, new) or _dates_differ(old, new) or _forms_differ(old, new):
        return False
    shares_place = old.place is not None and new.place is not None
    if len(new.parties) < 2:
        return (new.refers_back and _points_to(old, new, shares_place)) or _is_same_session(old, new)
    if shares_place and "visit" in (old.kind, new.kind) and not names_of(old).isdisjoint(names_of(new)):
        return True
    if new.is_another and not shares_place:
        return False
    if old.status == "held" and new.status != "held":
        return False
    if new.status == "held" and old.status != "held" and not (shares_place or new.refers_back):
        return False
    return _overlap(old, new)


def _forms_differ(old: Encounter, new: Encounter) -> bool:
    """Whether one is a call and the other is none; words that leave it open, told again, may be either."""
    is_open = new.refers_back or new.paragraph == old.paragraph
    if is_open and old.kind == "call" and new.meeting_format == "unknown" and new.kind != "visit":
        return False
    if new.refers_back and not _CALL.search(new.evidence.text):
        return old.kind == "call" and new.kind != "call"
    return (old.kind == "call") != (new.kind == "call")


def _is_same_session(old: Encounter, new: Encounter) -> bool:
    """Whether a body alone at the table, or a traveller, is told twice in a breath: `arrived in Hanoi for a visit`."""
    if old.paragraph != new.paragraph or old.status != new.status or not new.parties:
        return False
    is_journey = old.kind == new.kind == "visit"
    return names_of(new) <= names_of(old) if is_journey else names_of(new) == names_of(old)


def names_of(encounter: Encounter) -> set[str]:
    """The names of those who take part."""
    return {party.name for party in encounter.parties}


def _points_to(old: Encounter, new: Encounter, shares_place: bool) -> bool:
    if new.is_another and not shares_place:
        return False
    if new.parties and not any(p.name == q.name for p in new.parties for q in old.parties):
        return False
    return shares_place or new.paragraph - old.paragraph <= _NEAR


def _overlap(old: Encounter, new: Encounter) -> bool:
    ours, theirs = names_of(old), names_of(new)
    shared = len(ours & theirs)
    if shared / len(ours | theirs) >= 0.5 or (shared >= 2 and (ours <= theirs or theirs <= ours)):
        return True
    return _same_seats(old, new)


def _same_seats(old: Encounter, new: Encounter) -> bool:
    """Whether both name the same seats, one by persons, the other at least partly by their countries.

    All countries against all persons are a delegation's and the leaders' talks, unless the words say `leaders`.
    """
    one, other = _seats(old), _seats(new)
    if one is None or other is None or not (one <= other or other <= one) or _others_sit(old, new):
        return False
    kinds = {p.is_person for p in old.parties}, {p.is_person for p in new.parties}
    return {True, False} in kinds or any(_LEADERS.search(e.evidence.text) for e in (old, new))


def _others_sit(old: Encounter, new: Encounter) -> bool:
    """Whether a country is there by one person here and by another there."""
    sitting = [
        {p.actor.country_iso3: p.name for p in e.parties if p.is_person and p.actor is not None} for e in (old, new)
    ]
    return any(code is not None and name != sitting[1].get(code, name) for code, name in sitting[0].items())


def _seats(encounter: Encounter) -> set[str] | None:
    codes = [p.actor.country_iso3 if p.actor is not None else None for p in encounter.parties]
    known = {code for code in codes if code is not None}
    return known if len(known) >= 2 else None


def _places_differ(old: Encounter, new: Encounter) -> bool:
    if old.place is None or new.place is None or old.place.place_id == new.place.place_id:
        return False
    is_broad = "country" in (old.place.kind, new.place.kind)
    return not (is_broad and old.place.country_iso3 == new.place.country_iso3)


def _dates_differ(old: Encounter, new: Encounter) -> bool:
    if old.date is None or new.date is None or old.date.starts_on is None or new.date.starts_on is None:
        return False
    old_end, new_end = old.date.ends_on or old.date.starts_on, new.date.ends_on or new.date.starts_on
    return old.date.starts_on > new_end or new.date.starts_on > old_end


def absorb(known: Encounter, mention: Encounter) -> None:
    """Add to `known` what a later mention of it says; its state follows the later one where that is decided."""
    if mention.status == "cancelled" or (
        mention.status == "planned" and known.status == "proposed" and not mention.refers_back
    ):
        known.status = mention.status
    known.place = _narrower(known, mention)
    known.date = known.date or mention.date
    known.topic = known.topic or mention.topic
    if known.meeting_format == "unknown":
        known.meeting_format = mention.meeting_format
    names = names_of(known)
    known.mediators += [p for p in mention.mediators if p not in known.mediators and p.name not in names]
    known.absent += [p for p in mention.absent if p not in known.absent]
    if known.kind == "visit" != mention.kind and len(mention.parties) >= 2:
        known.kind, known.parties = mention.kind, list(mention.parties)
    elif known.kind != "visit":
        known.parties = drop_seats([*known.parties, *mention.parties]) if mention.kind != "visit" else known.parties


def _narrower(known: Encounter, mention: Encounter) -> Place | None:
    if known.place is None or (known.place.kind == "country" and mention.place is not None):
        return mention.place
    return known.place
