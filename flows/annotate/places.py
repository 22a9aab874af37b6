"""Places: which stretches of an article name a place, and which place that is.

A name is looked up in the atlas. Persons and bodies that bear the name of a place are left out. Where several
places share a name, what the text says of where it lies, the countries that the article is about, the places told
with it and the size of the places decide; where they do not decide clearly, or the only place of that name lies far
from where the text puts it, the mention is kept without a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from flows.annotate.atlas import Candidate
from flows.annotate.model import Mention, Paragraph, Place, PlaceMention
from flows.annotate.place_choice import VILLAGE, choose, every_spot, neighbours, settle, weigh
from flows.annotate.place_find import Find
from flows.annotate.place_finds import find_names
from flows.annotate.place_hints import Hint, find_hints, is_minor
from flows.annotate.place_support import count_countries, is_site, is_supported, is_told_of
from flows.records import ArticleRecord


def find_places(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], article: ArticleRecord
) -> tuple[PlaceMention, ...]:
    """The places that the article names, in order of the text; `place` is None where it cannot be decided."""
    finds = [find for p in paragraphs for find in find_names(p, [m for m in mentions if m.paragraph == p.index])]
    countries = count_countries(finds, mentions)
    around = count_countries([find for find in finds if not is_site(find)], mentions)
    finds = [
        find for find in finds if is_supported(find, countries) and (not is_site(find) or is_told_of(find, around))
    ]
    result = []
    for find, place in zip(finds, _places(finds, countries), strict=True):
        text = article.body[find.start : find.end]
        result.append(PlaceMention(find.start, find.end, find.paragraph.index, text, place))
    return tuple(result)


def _places(finds: Sequence[Find], countries: Counter[str]) -> list[Place | None]:
    """Which place each name means: first by country and size, then by where the text and the others put it."""
    near = [neighbours(find, finds) for find in finds]
    chosen = [choose(find, countries, beside) for find, beside in zip(finds, near, strict=True)]
    hints = find_hints(finds)
    places = [c.place if c else None for c in chosen]
    sure = {at for at, c in enumerate(chosen) if c is not None and not is_minor(c, VILLAGE)}
    told_from = {hint.beside for hint in hints}
    for at in sorted(range(len(finds)), key=lambda at: at not in told_from):
        find = finds[at]
        is_named_once = at in told_from and len(list(every_spot(find.candidates))) == 1
        if {c.place.kind for c in find.candidates} & {"city"} and not is_named_once:
            company = list(_company(places, at, finds, sure))
            weighed = [(weigh(c, countries, near[at]), c) for c in every_spot(find.candidates)]
            hint = hints[at]
            places[at] = settle(weighed, hint, places[hint.beside] if hint.beside is not None else None, company)
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
