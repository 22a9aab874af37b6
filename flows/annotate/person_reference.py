"""What nominals for persons refer to: `the Ukrainian president`, `the general`, `the American`."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.annotate.cast import Part
from flows.annotate.countries_meant import owning_country
from flows.annotate.discourse import Discourse, Point
from flows.annotate.model import Actor, Mention
from flows.annotate.people import by_name
from flows.annotate.salience import focus
from flows.lexicons import load
from flows.lexicons import words as word_list

NAMELESS = frozenset({"source", "insider", "witness", "eyewitness", "resident"})
AGE = re.compile(r"-year-old\b")
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
        holder = owning_country(mention, point, discourse)
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


def _most_salient(parts: list[Part], point: Point, discourse: Discourse) -> Actor | None:
    wanted = {part.actor.name: part.actor for part in parts}
    scores = focus([trace for trace in discourse.traces if trace.actor and trace.actor.name in wanted], point.sentence)
    if scores:
        return wanted[max(scores, key=lambda name: scores[name])]
    earlier = [trace.actor for trace in discourse.traces if trace.actor and trace.actor.name in wanted]
    return earlier[-1] if earlier else None
