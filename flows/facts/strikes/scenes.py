"""The scene of an attack that names no place: where its sentence, what was told before or the article is set."""

from __future__ import annotations

from collections import Counter

from flows.annotate.model import Actor, Annotated, PlaceMention
from flows.annotate.tree import Span
from flows.facts.learned.forces import country_name
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.sites import is_elsewhere

_HOME_LEAD = 3  # how many times more often the attacker's own country is named where it fights at home


def town_in(passage: Passage, sentence: Span) -> PlaceMention | None:
    """The town that a sentence without a cue sets its scene in: `in Kotli`, `in the capital`."""
    for token in sentence:
        place = passage.places.get(token.i)
        if (
            place is not None
            and place.place is not None
            and place.place.kind == "city"
            and not is_elsewhere(passage, token, place)
        ):
            first = passage.paragraph.span_at(place.start, place.end)[0].i
            if first > 0 and passage[first - 1].lower_ in ("in", "near", "at", "outside", "of", "around"):
                return place
    return None


def named_before(annotated: Annotated, at: int, first: int) -> list[PlaceMention]:
    """The places named before the offset `at`, from paragraph `first` on, but no dateline, and no seat of a state."""
    return [
        p
        for p in annotated.places
        if p.start < at
        and p.paragraph >= first
        and not p.text.isupper()
        and not any(m.actor is not None and m.actor.kind == "country" for m in annotated.mentions_in(p.start, p.end))
    ]


def country_hit(known: list[Attack]) -> str | None:
    """The code of the country where the latest attack with a place was."""
    return next(
        (a.place.place.country_iso3 for a in reversed(known) if a.place is not None and a.place.place is not None), None
    )


def set_place(annotated: Annotated, attack: Attack) -> None:
    """Give an attack that names no place the scene told before it, or at least the country of the article."""
    if attack.attacker is None and attack.is_home:
        home = _main_country(annotated, None)
        name = country_name(home) if home is not None else None
        attack.attacker = Party(name, Actor(name, "country", home)) if name is not None else None
    if attack.place is None or attack.place.place is None:
        party = attack.attacker
        base = party.actor.country_iso3 if party is not None and party.actor is not None else None
        iso3 = _country_of(annotated, attack, base) or _main_country(annotated, party.name if party else None)
        attack.place = attack.place or _scene_before(annotated, attack.start, attack.paragraph, iso3)
        attack.country, attack.country_iso3 = country_name(iso3) if iso3 is not None else None, iso3


def _country_of(annotated: Annotated, attack: Attack, base: str | None) -> str | None:
    """The code of the country that stands by the telling, other than the attacker's own; None where several do."""
    if attack.target is None:
        return None
    near = annotated.mentions_in(max(attack.start - 160, annotated.paragraphs[attack.paragraph].start), attack.end + 1)
    codes = [m.actor.country_iso3 for m in near if m.actor is not None and m.actor.kind == "country"]
    others = {code for code in codes if code is not None and code != base}
    is_general = attack.target.lower().startswith(("the country", "its neighbour"))
    return next(iter(others)) if len(others) == 1 and is_general else None


def _scene_before(annotated: Annotated, attack_start: int, paragraph: int, iso3: str | None) -> PlaceMention | None:
    """The town or region of `iso3` last named before an attack that names none, at most a paragraph back."""
    near = [
        p
        for p in named_before(annotated, attack_start, paragraph - 1)
        if p.place is not None and p.place.kind in ("city", "site", "admin1") and p.place.country_iso3 == iso3
    ]
    return near[-1] if near else None


def _main_country(annotated: Annotated, attacker: str | None) -> str | None:
    """The code of the country that most of the article's places lie in; the attacker's own only if far ahead."""
    counts = Counter(
        p.place.country_iso3 for p in annotated.places if p.place is not None and p.place.country_iso3 is not None
    )
    own = next(
        (p.place.country_iso3 for p in annotated.places if p.place is not None and p.place.country_name == attacker),
        None,
    )
    others = [(code, count) for code, count in counts.most_common() if code != own]
    if others and others[0][1] * _HOME_LEAD >= counts[own or ""]:
        return others[0][0]
    return own
