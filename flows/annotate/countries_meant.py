"""The country that a phrase leaves to what was told: whose `its ministry` is, where `the army` fights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from flows.annotate.discourse import Discourse, Point
from flows.annotate.gazetteer import country_by_code
from flows.annotate.model import Actor, Mention

MOSTLY = 0.55
TWICE = 2


def owning_country(mention: Mention, point: Point, discourse: Discourse) -> Actor | None:
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
    return last_actor(discourse, lambda actor: actor.kind == "country")


def scene_of(mention: Mention, discourse: Discourse) -> Actor | None:
    """The country that a body without one belongs to: that the text is about, that acts, or where it is filed."""
    told = _only_country(mention, discourse) or _acting_country(mention, discourse)
    return told or (country_by_code(discourse.dateline) if discourse.dateline is not None else None)


def last_actor(discourse: Discourse, fits: Callable[[Actor], bool]) -> Actor | None:
    """The actor spoken of last who fits."""
    for trace in reversed(discourse.traces):
        if trace.actor is not None and fits(trace.actor):
            return trace.actor
    return None


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
