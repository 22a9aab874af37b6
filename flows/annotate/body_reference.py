"""What nominals for bodies refer to: `the ministry`, `its army`, `the agency`, `the government`."""

from __future__ import annotations

import functools
import re

from flows.annotate.bodies import body_actor
from flows.annotate.cast import groups_of
from flows.annotate.countries_meant import last_actor, owning_country, scene_of
from flows.annotate.discourse import Discourse, Point
from flows.annotate.gazetteer import country_by_code, outlets, wikidata_id
from flows.annotate.model import Actor, Mention
from flows.annotate.nominals import noun_of_body
from flows.annotate.scene import Town, towns_of
from flows.lexicons import load
from flows.lexicons import words as word_list

SAME_FORCE = ({"army", "military", "armed forces"}, {"ministry"}, {"council"})
LOCAL_FORCES = ("Police", "Court", "Opposition")
ABROAD = frozenset(
    {"embassy", "consulate", "mission", "delegation", "office", "bureau", "team", "union", "side", "group"}
)
AT_HOME = frozenset({"Emergency Service", "Health Ministry", "Civil Defence", "Emergency Ministry", "Red Crescent"})
GOVERNING = frozenset({"government", "authorities", "regime", "junta"})
COMMERCIAL = frozenset({"company", "firm", "corporation", "airline", "carrier", "operator", "utility", "bank"})
NEAR = 3
STATE_BODY = re.compile(
    r"\b(?:Ministry|Army|Police|Parliament|Court|Government|Embassy|Navy|Senate|Congress|Council)\b"
)
NO_OUTLET = re.compile(
    r"\b(?:Institute|Bank|University|Party|Union|Foundation|Commission|Committee|Company|Mission|Centre|Center)\b"
)


def resolve_body(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
    """The body that a singular nominal means: named before with that noun, or the country's own; None if neither."""
    words = point.words
    phrase = set(words.lower[mention.first : mention.last])
    if phrase == {"the", "city", "council"} and (town := _town_of(mention, discourse)) is not None:
        return Actor(f"{town.name} City Council", "organisation", town.country_iso3)
    if words.lower[mention.first] in word_list("nominals", "indefinite") or phrase & word_list(
        "nominals", "of_a_place"
    ):
        return None
    noun = words.lower[mention.last - 1]
    if words.lower[mention.last : mention.last + 1] == ["that"]:
        return None
    canonical = noun_of_body(words, mention)
    seat = _country_of_seat(mention, point)
    owner = seat or mention.affiliation or owning_country(mention, point, discourse)
    if noun in ("country", "nation"):
        return last_actor(discourse, lambda actor: actor.kind == "country")
    if noun in GOVERNING and "state" not in phrase:
        return _governed(mention, point, discourse, owner)
    if noun in ("group", "movement", "party", "union") and words.lower[mention.last : mention.last + 1] == ["of"]:
        return None
    if seat is None and _is_of_a_part(mention, point):
        return None
    named = last_actor(discourse, lambda actor: _bears(actor, canonical or noun) and _is_of(actor, owner))
    if named is None and owner is None and canonical in AT_HOME:
        owner = _country_of_towns(point)
    return named or _by_sort(mention, point, discourse, owner) or _of_country(mention, discourse, owner, canonical)


def _town_of(mention: Mention, discourse: Discourse) -> Town | None:
    """The town named last before the mention, in its paragraph or the one before."""
    before = [town for town in discourse.towns if town.start < mention.start]
    last = max(before, key=lambda town: town.start, default=None)
    return last if last is not None and mention.paragraph - last.paragraph <= 1 else None


@functools.cache
def _unions() -> frozenset[str]:
    """The bodies of states, which are no companies: `European Union`, `NATO`."""
    groups: dict[str, list[str]] = load("nominals")["groups_of"]
    return frozenset(name for names in groups.values() for name in names) | {"United Nations"}


def _governed(mention: Mention, point: Point, discourse: Discourse, owner: Actor | None) -> Actor | None:
    """The country whose government speaks: its owner's, else the one that the text is about."""
    is_elsewhere = point.words.lower[mention.last : mention.last + 1] == ["of"] and owner is None
    if (
        not point.is_speaker
        or is_elsewhere
        or point.words.lower[mention.first] not in word_list("nominals", "definite")
    ):
        return None
    country = owner or scene_of(mention, discourse) or _country_of_towns(point)
    return country_by_code(country.country_iso3) if country is not None and country.country_iso3 else None


def _is_of_a_part(mention: Mention, point: Point) -> bool:
    """Whether a body belongs to what is named after it and is no country: `the health ministry of Dagestan`."""
    words, last = point.words, mention.last
    after = last + 1 + (words.lower[last + 1 : last + 2] == ["the"])
    if words.lower[last : last + 1] != ["of"] or after >= len(words.forms) or not words.forms[after][:1].isupper():
        return False
    hit = words.hit_starting.get(after)
    return hit is None or hit.entry.sort not in ("country", "capital")


def _country_of_seat(mention: Mention, point: Point) -> Actor | None:
    """The country in whose capital a ministry or bank is said to sit: `the defence ministry in Niamey`."""
    words, last = point.words, mention.last
    hit = words.hit_starting.get(last + 1) if words.lower[last : last + 1] == ["in"] else None
    if hit is None or hit.entry.sort not in ("capital", "country") or words.lower[last - 1] in ABROAD:
        return None
    return country_by_code(hit.entry.actor.country_iso3 or "")


def _country_of_towns(point: Point) -> Actor | None:
    """The one country of the towns that the paragraph names, whose services work there."""
    codes = {town.country_iso3 for town in towns_of(point.words)}
    return country_by_code(codes.pop()) if len(codes) == 1 else None


def _by_sort(mention: Mention, point: Point, discourse: Discourse, owner: Actor | None) -> Actor | None:
    """The body that a noun which is no part of its name means: `the alliance`, `the agency`, `the group`."""
    noun = point.words.lower[mention.last - 1]
    usual = groups_of(noun)
    member = last_actor(discourse, lambda actor: actor.name in usual) or _implied(noun, discourse) if usual else None
    if member is not None:
        return member
    if noun in word_list("nominals", "outlets_of_a_kind"):
        known = _last_body(point, discourse, is_outlet=True)
        unlisted = _last_body(point, discourse, is_outlet=False)
        return known or (unlisted if unlisted is not None and not NO_OUTLET.search(unlisted.name) else None)
    if noun in word_list("nominals", "armed"):
        group = last_actor(discourse, lambda actor: actor.kind == "armed_group" and _is_of(actor, owner))
        if group is not None:
            return group
    body = _last_body(point, discourse, is_outlet=False) if noun in word_list("nominals", "bodies_of_a_kind") else None
    return body if body is not None and _may_be_called(body, mention, point) else None


def _may_be_called(body: Actor, mention: Mention, point: Point) -> bool:
    """Whether nothing in the phrase sorts it apart from the body: the army is no `emergency agency`."""
    if point.words.lower[mention.last - 1] in COMMERCIAL and body.name in _unions():
        return False
    inside = {form for form in point.words.forms[mention.first + 1 : mention.last - 1] if form.islower()}
    telling = inside - word_list("nominals", "determiners") - word_list("nominals", "any_body")
    return not telling or any(word in body.name.lower() for word in telling)


def _implied(noun: str, discourse: Discourse) -> Actor | None:
    """`the bloc`, where only its institutions or heads are named."""
    implied: dict[str, str] = load("nominals")["implied"].get(noun, {})
    part = last_actor(discourse, lambda actor: actor.name in implied)
    return Actor(implied[part.name], "organisation", None, wikidata_id(implied[part.name])) if part else None


def _of_country(mention: Mention, discourse: Discourse, owner: Actor | None, noun: str | None) -> Actor | None:
    """The body of a country that has not been named before: `its defence ministry`."""
    is_abroad = mention.text.lower().rsplit(" ", 1)[-1] in ABROAD
    if owner is None and (noun in LOCAL_FORCES or is_abroad):
        return None
    country = owner or scene_of(mention, discourse)
    known = country_by_code(country.country_iso3) if country and country.country_iso3 else None
    return body_actor(known, noun) if known and noun else None


def _last_body(point: Point, discourse: Discourse, is_outlet: bool) -> Actor | None:
    """The body named last, not long ago; an outlet for `the newspaper`, none for `the agency`."""
    for trace in reversed(discourse.traces):
        if point.sentence - trace.sentence > NEAR:
            return None
        actor = trace.actor
        if actor is None or actor.kind != "organisation" or trace.label != "ORG" or STATE_BODY.search(actor.name):
            continue
        if (actor.name in outlets()) == is_outlet:
            return actor
    return None


def _bears(actor: Actor, noun: str) -> bool:
    """Whether the name of a body holds the noun, or one that means the same force."""
    if actor.kind in ("person", "country"):
        return False
    name, wanted = actor.name.lower(), noun.lower()
    if re.search(rf"\b{re.escape(wanted)}\b", name):
        return True
    return any(wanted in group and any(word in name for word in group) for group in SAME_FORCE)


def _is_of(actor: Actor, owner: Actor | None) -> bool:
    return owner is None or actor.country_iso3 == owner.country_iso3
