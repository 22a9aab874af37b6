"""What the text says of where a place lies: the place it is told from, its division, and the places told with it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.atlas import Candidate
from flows.annotate.model import Place
from flows.annotate.place_find import Find, is_reference
from flows.annotate.tree import Doc

EARTH = 6371.0  # kilometres
KILOMETRES = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609}
BESIDE = 65.0  # kilometres within which `north of` speaks, where no distance is printed
LEAST = 0.25  # of the greatest distance that a printed one allows
AT_HAND = 12.0  # kilometres within which directions are told loosely
ASIDE = 50.0  # degrees that a place may lie off the direction told
MAX_BACK = 6  # names that `(all north of X)` may cover
BEARINGS = {
    name: 45.0 * i
    for i, name in enumerate(("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"))
}
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Hint:
    """Where the text puts a name.

    `beside` is the place in the list of finds that it is told from. `within` is the distance in kilometres that this
    may be at most, by a printed distance where `is_measured`; `bearing` is the direction in degrees from north.
    `division` is the first-order division printed right behind the name.
    """

    beside: int | None = None
    within: float = BESIDE
    is_measured: bool = False
    bearing: float | None = None
    division: Place | None = None

    def allows(self, place: Place, reference: Place) -> bool:
        """Whether `place` lies from `reference` as far and in the direction that the text says."""
        away = kilometres(place, reference)
        if away is None:
            return True
        off = 0.0 if self.bearing is None else abs((bearing(reference, place) - self.bearing + 180) % 360 - 180)
        if self.is_measured and away < LEAST * self.within:
            return False
        return away <= self.within and (off <= ASIDE or away <= AT_HAND)


def find_hints(finds: Sequence[Find]) -> list[Hint]:
    """The hints for `finds`, which are those of the article in order of the text."""
    beside = {place: reference for reference, place in _beside(finds)}
    hints = []
    for place in range(len(finds)):
        division = _division_after(finds, place)
        if place in beside:
            reference = finds[beside[place]]
            told = _distance_told(reference)
            direction = _bearing_told(reference)
            hints.append(Hint(beside[place], told or BESIDE, told is not None, direction, division))
        else:
            hints.append(Hint(division=division))
    return hints


def _beside(finds: Sequence[Find]) -> Iterator[tuple[int, int]]:
    """Pairs of a reference and a name told from it: `north of X near A and B`, `A (north of X)`."""
    for at, reference in enumerate(finds):
        if not is_reference(reference):
            continue
        doc = reference.paragraph.doc
        if _opens_bracket(doc, reference.first):
            is_for_all = any(t.lower_ in ("all", "both") for t in doc[max(0, reference.first - 5) : reference.first])
            told = range(at - 1, max(-1, at - 1 - (MAX_BACK if is_for_all else 1)), -1)
            yield from ((at, place) for place in told if _is_told_from(finds[place], reference))
        else:
            for place in range(at + 1, len(finds)):
                if is_reference(finds[place]) or not _is_same_clause(reference, finds[place]):
                    break
                yield at, place


def _is_told_from(find: Find, reference: Find) -> bool:
    """Whether brackets may tell `find` from `reference`; a part of a town is told from the town itself."""
    return _is_same_clause(find, reference) and find.candidates != reference.candidates


def _opens_bracket(doc: Doc, at: int) -> bool:
    """Whether the direction before the token `at` stands in brackets: `(31km south-west of`."""
    for token in reversed(doc[max(0, at - 9) : at]):
        if token.text in "();":
            return token.text == "("
    return False


def _is_same_clause(one: Find, other: Find) -> bool:
    """Whether two names stand in one sentence without a semicolon or closed brackets between them."""
    doc = one.paragraph.doc
    if one.paragraph is not other.paragraph or doc[one.first].sent.start != doc[other.first].sent.start:
        return False
    between = [t.text for t in doc[one.last : other.first]]
    return ";" not in between and between.count("(") >= between.count(")")


def _distance_told(reference: Find) -> float | None:
    """The distance printed before the direction, and as much again for the roundness of such numbers, if there is one."""
    doc = reference.paragraph.doc
    words = [t.lower_.rstrip("s") for t in doc[max(0, reference.first - 7) : reference.first]]
    numbers = [float(m[0].replace(",", "").strip(".")) for w in words if (m := _NUMBER.match(w)) and m[0].strip(".,")]
    unit = next((KILOMETRES[u] for w in words if (u := w.lstrip("0123456789.,")) in KILOMETRES), None)
    return None if unit is None or not numbers else max(25.0, 1.7 * unit * numbers[-1])


def _bearing_told(reference: Find) -> float:
    """The direction before `of`, in degrees from north: 45 for `northeast`."""
    doc, at = reference.paragraph.doc, reference.first - 2
    word = doc[at].lower_.replace("-", "")
    half = doc[at - 2].lower_ if at > 1 and doc[at - 1].text == "-" else ""
    return BEARINGS.get(half + word, BEARINGS[word])


def _division_after(finds: Sequence[Find], place: int) -> Place | None:
    """The division named right behind a comma: `Myrne, Kherson Oblast`."""
    if place + 1 >= len(finds):
        return None
    find, following = finds[place], finds[place + 1]
    doc = find.paragraph.doc
    is_next = following.paragraph is find.paragraph and following.first == find.last + 1
    if not is_next or doc[find.last].text not in (",", "("):
        return None
    return next((c.place for c in following.candidates if c.place.kind == "admin1"), None)


def kilometres(one: Place, other: Place) -> float | None:
    """The distance between two places in kilometres; None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    up, down = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(one.longitude - other.longitude) * math.cos((up + down) / 2)
    return EARTH * math.hypot(up - down, across)


def bearing(one: Place, other: Place) -> float:
    """The direction from one place to another, in degrees from north; both have coordinates."""
    assert one.latitude is not None and one.longitude is not None
    assert other.latitude is not None and other.longitude is not None
    shrink = math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.degrees(math.atan2((other.longitude - one.longitude) * shrink, other.latitude - one.latitude)) % 360


def is_minor(candidate: Candidate, population: int) -> bool:
    """Whether a candidate is a town of fewer than so many people."""
    return candidate.place.kind == "city" and candidate.population < population
