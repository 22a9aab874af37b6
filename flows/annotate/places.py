"""Places: which stretches of an article name a place, and which place that is.

A name is looked up in the atlas. Persons and bodies that bear the name of a place are left out. Where several
places share a name, what the text says of where it lies, the countries that the article is about, the places told
with it and the size of the places decide; where they do not decide clearly, or the only place of that name lies far
from where the text puts it, the mention is kept without a place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.annotate.atlas import Candidate, candidates
from flows.annotate.model import Mention, Paragraph, Place, PlaceMention
from flows.annotate.place_find import Find
from flows.annotate.place_finds import SMALL, find_names, is_named_town
from flows.annotate.place_hints import Hint, find_hints, is_minor, kilometres
from flows.annotate.place_words import BEFORE, SETTLEMENTS, STRUCK
from flows.annotate.tree import Token
from flows.records import ArticleRecord

BIG = 400_000  # a city that news names without saying where it is
LEAD = 0.6  # by how much the best candidate must lead; 1 is a factor of ten in population
MINOR = 100_000  # people: a town that cannot be meant far from where the text puts it
VILLAGE = 10_000  # people: one that cannot be meant far from all the places told with it
FAR = 200.0  # kilometres
BORDER = 120.0  # kilometres from the middle of a division to a town at its edge
NEAR = 60.0  # kilometres over which nearness fades


def find_places(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], article: ArticleRecord
) -> tuple[PlaceMention, ...]:
    """The places that the article names, in order of the text; `place` is None where it cannot be decided."""
    finds = [find for p in paragraphs for find in find_names(p, [m for m in mentions if m.paragraph == p.index])]
    countries = _count_countries(finds, mentions)
    around = _count_countries([find for find in finds if not _is_site(find)], mentions)
    finds = [
        find for find in finds if _is_supported(find, countries) and (not _is_site(find) or _is_told_of(find, around))
    ]
    result = []
    for find, place in zip(finds, _places(finds, countries), strict=True):
        text = article.body[find.start : find.end]
        result.append(PlaceMention(find.start, find.end, find.paragraph.index, text, place))
    return tuple(result)


def _places(finds: Sequence[Find], countries: Counter[str]) -> list[Place | None]:
    """Which place each name means: first by country and size, then by where the text and the others put it."""
    near = [_neighbours(find, finds) for find in finds]
    chosen = [_choose(find, countries, beside) for find, beside in zip(finds, near, strict=True)]
    hints = find_hints(finds)
    places = [c.place if c else None for c in chosen]
    sure = {at for at, c in enumerate(chosen) if c is not None and not is_minor(c, VILLAGE)}
    told_from = {hint.beside for hint in hints}
    for at in sorted(range(len(finds)), key=lambda at: at not in told_from):
        find = finds[at]
        is_named_once = at in told_from and len(list(_every_spot(find.candidates))) == 1
        if {c.place.kind for c in find.candidates} & {"city"} and not is_named_once:
            company = list(_company(places, at, finds, sure))
            weighed = [(_weigh(c, countries, near[at]), c) for c in _every_spot(find.candidates)]
            hint = hints[at]
            places[at] = _settle(weighed, hint, places[hint.beside] if hint.beside is not None else None, company)
            sure.discard(at)
            sure.update({at} if places[at] is not None else ())
    _repeat(finds, hints, places)
    return places


def _repeat(finds: Sequence[Find], hints: Sequence[Hint], places: list[Place | None]) -> None:
    """Give names left open the one place that the same name means elsewhere in the article, where nothing speaks against it."""
    known: dict[tuple[Candidate, ...], set[Place]] = {}
    for find, place in zip(finds, places, strict=True):
        if place is not None:
            known.setdefault(find.candidates, set()).add(place)
    for at, find in enumerate(finds):
        others = known.get(find.candidates, set()) if places[at] is None and find.candidates else set()
        hint = hints[at]
        reference = places[hint.beside] if hint.beside is not None else None
        if len(others) == 1 and (reference is None or hint.allows(next(iter(others)), reference)):
            places[at] = next(iter(others))


def _count_countries(finds: Sequence[Find], mentions: Iterable[Mention]) -> Counter[str]:
    """How often the article speaks of each country, by names of countries, of their people and of clear places."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "name" and mention.actor is not None and mention.actor.country_iso3:
            counts[mention.actor.country_iso3] += 2 if mention.actor.kind == "country" else 1
    for find in finds:
        owners = {c.place.country_iso3 for c in find.candidates}
        only = next(iter(owners)) if len(owners) == 1 else None
        if only and any(c.place.kind != "city" or c.population >= BIG for c in find.candidates):
            counts[only] += 2
    return counts


def _is_site(find: Find) -> bool:
    """Whether the name is only that of squares, bridges and the like, which other countries may have too."""
    return bool(find.candidates) and all(c.place.kind == "site" for c in find.candidates)


def _is_told_of(find: Find, countries: Counter[str]) -> bool:
    """Whether the article names the country of a site by anything else: `Independence Square` is not always Kyiv's."""
    return any(countries[c.place.country_iso3 or ""] for c in find.candidates)


def _is_supported(find: Find, countries: Counter[str]) -> bool:
    """Whether the words around, the tagger or the article's countries make it likely that a place is meant."""
    token = find.paragraph.doc[find.first]
    if (
        not find.candidates
        or find.is_listed
        or is_named_town(find)
        or any(c.place.kind != "city" or c.population >= BIG for c in find.candidates)
    ):
        return True
    is_local = any(countries[c.place.country_iso3 or ""] for c in find.candidates)
    is_tagged = token.ent_type_ in ("GPE", "LOC", "FAC")
    is_placed = _has_place_word_before(token) or _has_country_after(find)
    is_town = any(c.population >= SMALL for c in find.candidates)
    return (
        (is_placed and (is_local or is_town))
        or (is_tagged and (is_local or is_town))
        or (is_local and token.ent_type_ == "" and token.pos_ == "PROPN" and not token.is_sent_start)
    )


def _has_place_word_before(token: Token) -> bool:
    words = [t.lower_ for t in token.doc[max(0, token.i - 3) : token.i]]
    if not words:
        return False
    if words[-1] in BEFORE or words[-1] in SETTLEMENTS:
        return True
    return words[-1] == "of" and any(w in SETTLEMENTS or w in STRUCK for w in words[:-1])


def _has_country_after(find: Find) -> bool:
    doc = find.paragraph.doc
    if find.last + 1 >= len(doc) or doc[find.last].text not in (",", "("):
        return False
    return any(
        c.place.kind in ("country", "admin1")
        for length in (3, 2, 1)
        for c in candidates(doc[find.last + 1 : find.last + 1 + length].text)
    )


def _neighbours(find: Find, finds: Sequence[Find]) -> frozenset[str]:
    """The countries of clear names in the same sentence."""
    sentence = find.paragraph.doc[find.first].sent
    near: set[str | None] = set()
    for other in finds:
        if other.paragraph is find.paragraph and other is not find and sentence.start <= other.first < sentence.end:
            near.update({c.place.country_iso3 for c in other.candidates} if len(other.candidates) == 1 else ())
    return frozenset(code for code in near if code)


def _choose(find: Find, countries: Counter[str], near: frozenset[str]) -> Candidate | None:
    """The candidate that is meant, or None where no one leads clearly."""
    return _leader([(_weigh(c, countries, near), c) for c in _distinct(find.candidates)])


def _leader(weighed: Iterable[tuple[float, Candidate]]) -> Candidate | None:
    ranked = sorted(weighed, key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return None
    return ranked[0][1]


def _settle(
    weighed: Sequence[tuple[float, Candidate]], hint: Hint, reference: Place | None, company: Sequence[Place]
) -> Place | None:
    """The candidate that is meant, with what the text says of where it lies.

    `reference` is the place that it is told from, if that is known; `company` those told with it.
    """
    is_adrift = hint.beside is not None and reference is None
    reach = hint.within if is_adrift and len(weighed) > 1 else FAR
    left = []
    for weight, candidate in weighed:
        place = candidate.place
        if hint.division and _is_elsewhere(place, hint.division):
            continue
        if reference is not None and reference.kind == "city":
            away = kilometres(place, reference)
            is_out = (hint.is_measured or is_minor(candidate, MINOR)) and not hint.allows(place, reference)
        else:
            away = min((d for other in company if (d := kilometres(place, other)) is not None), default=None)
            is_far = away > reach if away is not None else is_adrift
            is_out = is_far and is_minor(candidate, VILLAGE) and not hint.division
        if not is_out:
            left.append((weight + (0.0 if away is None else 2.5 * math.exp(-away / NEAR)), candidate))
    leader = _leader(left)
    return leader.place if leader else None


def _is_elsewhere(place: Place, division: Place) -> bool:
    """Whether a place lies in another division than the one printed behind it, and not just over its border."""
    if place.country_iso3 == division.country_iso3 and place.admin1_name in (None, division.admin1_name):
        return False
    away = kilometres(place, division)
    return away is None or away > BORDER


def _company(places: Sequence[Place | None], at: int, finds: Sequence[Find], sure: set[int]) -> Iterator[Place]:
    """The towns told around the name at `at`, as far as they are sure: in its paragraph, else in the two beside it."""
    index = finds[at].paragraph.index
    for reach in (0, 1):
        told = [
            place
            for other, place in enumerate(places)
            if place is not None
            and other in sure
            and place.kind == "city"
            and abs(finds[other].paragraph.index - index) <= reach
            and place.name != (finds[at].candidates[0].place.name if finds[at].candidates else None)
        ]
        if told:
            yield from told
            return


def _distinct(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without second rows of nearly the same spot: two villages of one name and district."""
    seen: dict[tuple[str, str | None, str | None], Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.population):
        place = candidate.place
        key = (place.name, place.country_iso3, place.admin1_name)
        if key not in seen:
            seen[key] = candidate
            yield candidate


def _every_spot(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without second rows of one spot; unlike `_distinct`, two of one division stay apart."""
    seen: set[tuple[str, int, int]] = set()
    for candidate in sorted(found, key=lambda c: -c.population):
        place = candidate.place
        key = (place.name, round(10 * (place.latitude or 0)), round(10 * (place.longitude or 0)))
        if key not in seen:
            seen.add(key)
            yield candidate


def _weigh(candidate: Candidate, countries: Counter[str], near: frozenset[str]) -> float:
    """How likely the candidate is: population in powers of ten, and what the article is about."""
    place = candidate.place
    weight = math.log10(max(candidate.population, 1_000))
    if place.kind == "country":
        weight += 2
    elif place.kind != "city" or not candidate.population:
        weight += 3
    share = countries[place.country_iso3 or ""] / max(sum(countries.values()), 1)
    weight += 2.5 * math.sqrt(share)
    return weight + (1.5 if place.country_iso3 in near else 0.0)
