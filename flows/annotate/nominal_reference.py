"""What nominals refer to: `the Ukrainian president`, `the ministry`, `the two leaders`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from flows.annotate.bodies import body_actor
from flows.annotate.cast import LEADERS, Part, groups_of
from flows.annotate.discourse import Discourse, Point
from flows.annotate.gazetteer import country_by_code, outlets, wikidata_id
from flows.annotate.model import Actor, Mention
from flows.annotate.nominals import noun_of_body
from flows.annotate.people import by_name
from flows.annotate.salience import focus
from flows.annotate.scene import Town, towns_of
from flows.lexicons import load
from flows.lexicons import words as word_list

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
SAME_FORCE = ({"army", "military", "armed forces"}, {"ministry"}, {"council"})
LOCAL_FORCES = ("Police", "Court", "Opposition")
ABROAD = frozenset(
    {"embassy", "consulate", "mission", "delegation", "office", "bureau", "team", "union", "side", "group"}
)
AT_HOME = frozenset({"Emergency Service", "Health Ministry", "Civil Defence", "Emergency Ministry", "Red Crescent"})
GOVERNING = frozenset({"government", "authorities", "regime", "junta"})
NEAR = 3
MOSTLY = 0.55
TWICE = 2
NAMELESS = frozenset({"source", "insider", "witness", "eyewitness", "resident"})
AGE = re.compile(r"-year-old\b")
STATE_BODY = re.compile(
    r"\b(?:Ministry|Army|Police|Parliament|Court|Government|Embassy|Navy|Senate|Congress|Council)\b"
)
NO_OUTLET = re.compile(
    r"\b(?:Institute|Bank|University|Party|Union|Foundation|Commission|Committee|Company|Mission|Centre|Center)\b"
)
RECENT_SENTENCES, RECENT_OF_AGE = 2, 6


def resolve_person(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
    """The person of the article whom a singular nominal means by role, country and focus; None if nobody fits."""
    words = point.words
    first = words.lower[mention.first]
    if first in word_list("nominals", "indefinite") or mention.role is None:
        return None
    if AGE.search(mention.text):
        return _in_focus(mention, point, discourse) or _most_salient(
            list(discourse.cast.parts.values()), point, discourse
        )
    owner = _owning_person(mention, discourse)
    country = mention.affiliation.country_iso3 if mention.affiliation else None
    if owner is not None:
        country = owner.country_iso3 or country
    elif country is None and first in ("its", "their"):
        holder = _owning_country(mention, point, discourse)
        country = holder.country_iso3 if holder is not None else None
    is_marked = first in word_list("nominals", "definite") or first != words.forms[mention.first]
    role = _bare_role(mention, point)
    is_telling = country is not None or " " in role or role in word_list("nominals", "kin")
    if not is_marked and not is_telling and owner is None:
        return None
    parts = [part for part in discourse.cast.who_holds(role, country) if owner is None or part.actor.name != owner.name]
    if role in word_list("nominals", "kin") and len(parts) > 1:
        return None
    if first == "the" and owner is None and country is None and _tells_of_another(role, parts, point, discourse):
        return None
    holder = _most_salient(parts, point, discourse) or (parts[0].actor if len(parts) == 1 and is_telling else None)
    if holder is not None or owner is not None or first != "the":
        return holder
    return _in_focus(mention, point, discourse)


def _tells_of_another(role: str, parts: list[Part], point: Point, discourse: Discourse) -> bool:
    """Whether somebody without a name bore that noun after all who hold the office were last spoken of."""
    noun, names = role.rsplit(" ", 1)[-1], {part.actor.name for part in parts}
    last = -1
    for trace in reversed(discourse.traces):
        if point.sentence - trace.sentence > RECENT_OF_AGE:
            break
        if trace.actor is not None and trace.actor.name in names:
            return False
        is_alike = trace.actor is None and trace.label == "PERSON" and noun in trace.phrase.lower().split()
        if is_alike and trace.is_subject and not trace.is_quoted and not trace.is_plural:
            last = trace.sentence
            break
    return last >= 0


def resolve_demonym(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
    """The person whom a demonym with an article means: `the American said`; None if it means the country."""
    line = point.words
    is_one = mention.first > 0 and line.lower[mention.first - 1] == "the" and not mention.is_plural
    if (
        not is_one
        or point.token.i != mention.last - 1
        or point.token.head.lemma_ not in word_list("nominals", "saying")
    ):
        return None
    return _in_focus(replace(mention, affiliation=mention.actor), point, discourse)


def _in_focus(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
    """Whoever was just spoken of and is told more of by the phrase: `the general`, `the 58-year-old grandfather`.

    Only a subject is taken so, and only for a named subject of the sentences right before whom nothing contradicts.
    """
    noun = mention.text.lower().rsplit(" ", 1)[-1]
    if not point.token.dep_.startswith("nsubj") or point.is_quoted or _is_told_whose(point) or noun in NAMELESS:
        return None
    gender = load("nominals")["genders"].get(noun)
    country = mention.affiliation.country_iso3 if mention.affiliation else None
    near = [
        trace
        for trace in discourse.traces
        if trace.label == "PERSON"
        and not trace.is_plural
        and not trace.is_quoted
        and 0 < point.sentence - trace.sentence <= RECENT_OF_AGE
        and trace.is_subject
    ]
    alike = [trace for trace in near if trace.actor is None and noun in trace.phrase.lower().split()]
    named = [trace.sentence for trace in near if trace.actor is not None]
    if alike and alike[-1].sentence >= max(named, default=0):
        return None
    cast = discourse.cast.parts
    reach = RECENT_SENTENCES if AGE.search(mention.text) is None else RECENT_OF_AGE
    near = [trace for trace in near if point.sentence - trace.sentence <= reach]
    fitting = [
        trace
        for trace in near
        if trace.actor is not None
        and trace.actor.name in cast
        and (gender is None or trace.gender in (None, gender))
        and (country is None or not cast[trace.actor.name].countries or country in cast[trace.actor.name].countries)
        and not _holds_another(cast[trace.actor.name], noun)
    ]
    scores = focus(fitting, point.sentence)
    best = max(scores, key=lambda key: scores[key], default=None)
    return cast[best].actor if best is not None else None


def _is_told_whose(point: Point) -> bool:
    """Whether the phrase says itself whom it means: `the leader of one of the parties`."""
    after = point.token.i + 1
    return after < len(point.words.forms) and point.words.lower[after] in ("of", "for", "from", "who", "at")


def _holds_another(part: Part, noun: str) -> bool:
    """Whether a person's known office is not the one that `noun` names: Mr Lavrov is not `the president`."""
    offices = word_list("nominals", "offices")
    if noun not in offices:
        return False
    known = by_name().get(part.actor.name)
    if known is not None:
        return True
    return any(word in offices for role in part.roles for word in role.replace("-", " ").split())


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
    owner = seat or mention.affiliation or _owning_country(mention, point, discourse)
    if noun in ("country", "nation"):
        return _last_actor(discourse, lambda actor: actor.kind == "country")
    if noun in GOVERNING:
        return _governed(mention, point, discourse, owner)
    if noun in ("group", "movement", "party", "union") and words.lower[mention.last : mention.last + 1] == ["of"]:
        return None
    if seat is None and _is_of_a_part(mention, point):
        return None
    named = _last_actor(discourse, lambda actor: _bears(actor, canonical or noun) and _is_of(actor, owner))
    if named is None and owner is None and canonical in AT_HOME:
        owner = _country_of_towns(point)
    return named or _by_sort(mention, point, discourse, owner) or _of_country(mention, discourse, owner, canonical)


def _town_of(mention: Mention, discourse: Discourse) -> Town | None:
    """The town that the paragraph named last before the mention."""
    before = (town for town in discourse.towns if town.paragraph == mention.paragraph and town.start < mention.start)
    return max(before, key=lambda town: town.start, default=None)


def _governed(mention: Mention, point: Point, discourse: Discourse, owner: Actor | None) -> Actor | None:
    """The country whose government speaks: its owner's, else the one that the text is about."""
    is_elsewhere = point.words.lower[mention.last : mention.last + 1] == ["of"] and owner is None
    if (
        not point.is_speaker
        or is_elsewhere
        or point.words.lower[mention.first] not in word_list("nominals", "definite")
    ):
        return None
    country = owner or _scene(mention, discourse) or _country_of_towns(point)
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
    member = _last_actor(discourse, lambda actor: actor.name in usual) or _implied(noun, discourse) if usual else None
    if member is not None:
        return member
    if noun in word_list("nominals", "outlets_of_a_kind"):
        known = _last_body(point, discourse, is_outlet=True)
        unlisted = _last_body(point, discourse, is_outlet=False)
        return known or (unlisted if unlisted is not None and not NO_OUTLET.search(unlisted.name) else None)
    if noun in word_list("nominals", "armed"):
        group = _last_actor(discourse, lambda actor: actor.kind == "armed_group" and _is_of(actor, owner))
        if group is not None:
            return group
    body = _last_body(point, discourse, is_outlet=False) if noun in word_list("nominals", "bodies_of_a_kind") else None
    return body if body is not None and _may_be_called(body, mention, point) else None


def _may_be_called(body: Actor, mention: Mention, point: Point) -> bool:
    """Whether nothing in the phrase sorts it apart from the body: the army is no `emergency agency`."""
    inside = {form for form in point.words.forms[mention.first + 1 : mention.last - 1] if form.islower()}
    telling = inside - word_list("nominals", "determiners") - word_list("nominals", "any_body")
    return not telling or any(word in body.name.lower() for word in telling)


def _implied(noun: str, discourse: Discourse) -> Actor | None:
    """`the bloc`, where only its institutions or heads are named."""
    implied: dict[str, str] = load("nominals")["implied"].get(noun, {})
    part = _last_actor(discourse, lambda actor: actor.name in implied)
    return Actor(implied[part.name], "organisation", None, wikidata_id(implied[part.name])) if part else None


def _of_country(mention: Mention, discourse: Discourse, owner: Actor | None, noun: str | None) -> Actor | None:
    """The body of a country that has not been named before: `its defence ministry`."""
    is_abroad = mention.text.lower().rsplit(" ", 1)[-1] in ABROAD
    if owner is None and (noun in LOCAL_FORCES or is_abroad):
        return None
    country = owner or _scene(mention, discourse)
    known = country_by_code(country.country_iso3) if country and country.country_iso3 else None
    return body_actor(known, noun) if known and noun else None


def resolve_group(mention: Mention, point: Point, discourse: Discourse) -> list[Actor]:
    """The members of `the two leaders`, `both presidents`, `the two countries`; empty unless they can be told."""
    words = point.words
    phrase = words.lower[mention.first : mention.last]
    count = next((COUNTS[word] for word in phrase if word in COUNTS), 0)
    noun = phrase[-1].rstrip("s") if phrase[-1] not in ("men", "women", "countries") else phrase[-1]
    before = words.lower[mention.first - 1] if mention.first else ""
    if not count or not {"the", "both", "all"} & {before, *phrase} or (noun == "side" and count > COUNTS["two"]):
        return []
    if noun in ("countries", "side", "government", "nation", "capital", "state"):
        wanted = [
            trace.actor
            for trace in reversed(discourse.traces)
            if trace.actor and trace.actor.kind == "country" and trace.sentence < point.sentence
        ]
    elif noun in load("nominals")["plural_leaders"]:
        cast = discourse.cast.parts
        wanted = [
            trace.actor
            for trace in reversed(discourse.traces)
            if trace.actor
            and trace.actor.name in cast
            and (noun != "leader" or cast[trace.actor.name].holds("leader") or _leads(cast[trace.actor.name]))
        ]
    else:
        return []
    members = list({actor.name: actor for actor in wanted[:12]}.values())[:count]
    return list(reversed(members)) if len(members) == count else []


def _bare_role(mention: Mention, point: Point) -> str:
    """The role without its owner's country: `Ukrainian foreign minister` → `foreign minister`."""
    words, index = point.words, mention.last - 1
    first = index
    while first > mention.first:
        before = words.lower[first - 1]
        is_outside = before in ("'s", "'") or before in word_list("nominals", "definite")
        if is_outside or words.hit_ending.get(first) or before in word_list("nominals", "not_part_of_role"):
            break
        first -= 1
    return " ".join(words.lower[first : index + 1])


def _owning_person(mention: Mention, discourse: Discourse) -> Actor | None:
    """Whose spokesman, envoy or minister: the person named inside the phrase."""
    owner = mention.affiliation
    return owner if owner is not None and owner.kind == "person" and owner.name in discourse.cast.parts else None


def _owning_country(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
    """The country that `its` or `their` means."""
    if point.words.lower[mention.first] not in ("its", "their", "his", "her"):
        return None
    own = next(
        (t for t in reversed(discourse.traces) if t.token == mention.first and t.sentence == point.sentence), None
    )
    if own is not None and own.actor is not None and own.actor.kind == "country":
        return own.actor
    if own is not None and own.actor is not None and own.actor.kind == "person" and own.actor.country_iso3:
        return country_by_code(own.actor.country_iso3)
    return _last_actor(discourse, lambda actor: actor.kind == "country")


def _most_salient(parts: list[Part], point: Point, discourse: Discourse) -> Actor | None:
    wanted = {part.actor.name: part.actor for part in parts}
    scores = focus([trace for trace in discourse.traces if trace.actor and trace.actor.name in wanted], point.sentence)
    if scores:
        return wanted[max(scores, key=lambda name: scores[name])]
    earlier = [trace.actor for trace in discourse.traces if trace.actor and trace.actor.name in wanted]
    return earlier[-1] if earlier else None


def _last_actor(discourse: Discourse, fits: Callable[[Actor], bool]) -> Actor | None:
    for trace in reversed(discourse.traces):
        if trace.actor is not None and fits(trace.actor):
            return trace.actor
    return None


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


def _scene(mention: Mention, discourse: Discourse) -> Actor | None:
    """The country that a body without one belongs to: that the text is about, that acts, or where it is filed."""
    told = _only_country(mention, discourse) or _acting_country(mention, discourse)
    return told or (country_by_code(discourse.dateline) if discourse.dateline is not None else None)


def _only_country(mention: Mention, discourse: Discourse) -> Actor | None:
    """The one country that the paragraph and the one before speak of, else the one that the article is mostly about."""
    near = Counter(
        code for code, paragraph in _countries(discourse, mention.start) if mention.paragraph - paragraph <= 1
    )
    if len(near) != 1:
        every = Counter(code for code, _ in _countries(discourse, mention.start))
        if not every:
            near = Counter(t.actor.country_iso3 for t in discourse.traces if t.actor and t.actor.country_iso3)
        else:
            (first, count), (_, second) = [*every.most_common(2), ("", 0)][:2]
            near = Counter([first] if count > MOSTLY * every.total() or count >= max(TWICE, 2 * second) else [])
    return country_by_code(next(iter(near))) if len(near) == 1 else None


def _countries(discourse: Discourse, before: int) -> Iterator[tuple[str, int]]:
    """The countries named before the offset `before`, by themselves, in a body's name or by towns, each with its paragraph."""
    named: set[tuple[str, int]] = set()
    for trace in discourse.traces:
        actor = None if trace.is_joint else trace.actor
        if actor is not None and actor.kind in ("country", "organisation") and actor.country_iso3:
            named.add((actor.country_iso3, trace.paragraph))
            yield actor.country_iso3, trace.paragraph
    towns = {(town.country_iso3, town.paragraph) for town in discourse.towns if town.start < before}
    yield from towns - named


def _acting_country(mention: Mention, discourse: Discourse) -> Actor | None:
    """The country that is the subject of the same paragraph last: `Delhi will shut its airspace, the aviation ministry said`."""
    for trace in reversed(discourse.traces):
        if trace.paragraph != mention.paragraph:
            return None
        if trace.is_subject and not trace.is_quoted and trace.actor is not None and trace.actor.kind == "country":
            return trace.actor
    return None


def _leads(part: Part) -> bool:
    return any(office in role for role in part.roles for office in LEADERS)
