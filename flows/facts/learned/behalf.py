"""For whom somebody acts: the state or union behind each person, body and place that an article names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate import gazetteer
from flows.annotate.model import Actor, Annotated, Mention, Place
from flows.facts.learned.parties import Cast
from flows.facts.passage import Passage

Named = tuple[Actor | Place, str, int, int, int]
"""An actor or place with the form in which it is named, the paragraph, and the tokens `[first, last)`."""

_UNION = "European Union"
_UNION_BODIES = ("European Co", "European Pa", "Council of the E")
_UNION_WORDS = frozenset({"commission", "brussels", "bloc", "27", "twenty-seven"})
_WESTERN = frozenset({"West", "Western"})
_WEST = Actor("West", "organisation")
_AMERICAN = frozenset(
    {"administration", "treasury", "senators", "senator", "congress", "congressmen", "congressman", "senate"}
)


def cast_of_states(annotated: Annotated, passages: Sequence[Passage]) -> Cast:
    """Everybody and everywhere that may impose a measure or suffer it."""
    return Cast(passages, named_with_states(annotated, passages))


def named_with_states(annotated: Annotated, passages: Sequence[Passage]) -> list[Named]:
    """Everybody whom the article names, and with each the state or union that he, it or the place belongs to."""
    countries = _countries(annotated)
    found: list[Named] = []
    for mention in annotated.mentions:
        form = f"{mention.kind} {mention.label}"
        at = (mention.paragraph, mention.first, mention.last)
        if mention.actor is not None and mention.actor.name in gazetteer.outlets():
            continue
        if mention.actor is not None:
            found.append((mention.actor, form, *at))
        found.extend((actor, f"behind {form}", *at) for actor in _behind(mention, countries))
    for passage in passages:
        found.extend(_places(passage, countries))
        found.extend(_organs(passage, countries))
    return found


def _countries(annotated: Annotated) -> dict[str, Actor]:
    """The countries and unions that the article names, by code or name."""
    found: dict[str, Actor] = {}
    for mention in annotated.mentions:
        for actor in (mention.actor, mention.affiliation):
            if actor is not None and actor.kind == "country" and actor.country_iso3 is not None:
                found.setdefault(actor.country_iso3, actor)
            elif actor is not None and actor.name == _UNION:
                found.setdefault(_UNION, actor)
    return found


def _state(code: str | None, countries: dict[str, Actor]) -> Actor | None:
    if code is None:
        return None
    return countries.get(code) or gazetteer.country_by_code(code)


def _union(countries: dict[str, Actor]) -> Actor:
    return countries.get(_UNION) or Actor(_UNION, "organisation")


def _behind(mention: Mention, countries: dict[str, Actor]) -> Iterator[Actor]:
    actor = mention.actor
    if actor is not None and actor.kind == "country":
        return
    if actor is not None and actor.name.startswith(_UNION_BODIES):
        yield _union(countries)
        return
    state = _state(actor.country_iso3, countries) if actor is not None else None
    behind = mention.affiliation if mention.affiliation is not None and mention.affiliation.kind != "person" else None
    for one in dict.fromkeys((state, behind)):
        if one is not None and (actor is None or one.name != actor.name):
            yield one


def _places(passage: Passage, countries: dict[str, Actor]) -> Iterator[Named]:
    """The places that no actor's mention covers, and the countries that they lie in."""
    seen: set[int] = set()
    for index in sorted(passage.places):
        mention = passage.places[index]
        if mention.place is None or mention.start in seen:
            continue
        seen.add(mention.start)
        last = index + 1
        while last in passage.places and passage.places[last].start == mention.start:
            last += 1
        at = (passage.paragraph.index, index, last)
        state = _state(mention.place.country_iso3, countries)
        if state is not None:
            yield (state, "behind place", *at)
        covered = passage.mentions.get(index)
        if mention.place.kind not in ("country", "city") and (covered is None or covered.actor is None):
            yield (mention.place, "place", *at)


def _organs(passage: Passage, countries: dict[str, Actor]) -> Iterator[Named]:
    """The union or the United States behind a word for one of its organs (`the Commission`, `the Treasury`), and the West."""
    for token in passage.tokens:
        covered = passage.mentions.get(token.i)
        if covered is not None and covered.actor is not None and covered.actor.country_iso3 is not None:
            continue
        at = (passage.paragraph.index, token.i, token.i + 1)
        if token.text in _WESTERN and covered is None and token.i not in passage.places and token.head.pos_ != "PROPN":
            yield (_WEST, f"name {token.text}", *at)
        elif token.lower_ in _UNION_WORDS:
            yield (_union(countries), f"behind {token.lower_}", *at)
        elif token.lower_ in _AMERICAN:
            state = _state("USA", countries)
            if state is not None:
                yield (state, f"behind {token.lower_}", *at)
