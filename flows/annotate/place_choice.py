"""Which of the places of one name is meant: by size, countries told of, places beside it and where the text puts it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flows.annotate.atlas import Candidate
from flows.annotate.model import Place
from flows.annotate.place_find import Find
from flows.annotate.place_hints import Hint, is_minor, kilometres

LEAD = 0.6  # by how much the best candidate must lead; 1 is a factor of ten in population
MINOR = 100_000  # people: a town that cannot be meant far from where the text puts it
VILLAGE = 10_000  # people: one that cannot be meant far from all the places told with it
FAR = 200.0  # kilometres
BORDER = 120.0  # kilometres from the middle of a division to a town at its edge
NEAR = 60.0  # kilometres over which nearness fades


def choose(find: Find, countries: Counter[str], near: frozenset[str]) -> Candidate | None:
    """The candidate that is meant, or None where no one leads clearly."""
    return _leader([(weigh(c, countries, near), c) for c in _distinct(find.candidates)])


def settle(
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


def neighbours(find: Find, finds: Sequence[Find]) -> frozenset[str]:
    """The countries of clear names in the same sentence."""
    sentence = find.paragraph.doc[find.first].sent
    near: set[str | None] = set()
    for other in finds:
        if other.paragraph is find.paragraph and other is not find and sentence.start <= other.first < sentence.end:
            near.update({c.place.country_iso3 for c in other.candidates} if len(other.candidates) == 1 else ())
    return frozenset(code for code in near if code)


def every_spot(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without second rows of one spot; unlike `_distinct`, two of one division stay apart."""
    seen: set[tuple[str, int, int]] = set()
    for candidate in sorted(found, key=lambda c: -c.population):
        place = candidate.place
        key = (place.name, round(10 * (place.latitude or 0)), round(10 * (place.longitude or 0)))
        if key not in seen:
            seen.add(key)
            yield candidate


def weigh(candidate: Candidate, countries: Counter[str], near: frozenset[str]) -> float:
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


def _leader(weighed: Iterable[tuple[float, Candidate]]) -> Candidate | None:
    ranked = sorted(weighed, key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD):
        return None
    return ranked[0][1]


def _is_elsewhere(place: Place, division: Place) -> bool:
    """Whether a place lies in another division than the one printed behind it, and not just over its border."""
    if place.country_iso3 == division.country_iso3 and place.admin1_name in (None, division.admin1_name):
        return False
    away = kilometres(place, division)
    return away is None or away > BORDER


def _distinct(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without second rows of nearly the same spot: two villages of one name and district."""
    seen: dict[tuple[str, str | None, str | None], Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.population):
        place = candidate.place
        key = (place.name, place.country_iso3, place.admin1_name)
        if key not in seen:
            seen[key] = candidate
            yield candidate
