"""Whether a place is meant at all: what the words around a name, the tagger and the countries told of say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from flows.annotate.atlas import candidates
from flows.annotate.model import Mention
from flows.annotate.place_find import Find
from flows.annotate.place_finds import SMALL, is_named_town
from flows.annotate.place_words import BEFORE, SETTLEMENTS, STRUCK
from flows.annotate.tree import Token

BIG = 400_000  # a city that news names without saying where it is


def count_countries(finds: Sequence[Find], mentions: Iterable[Mention]) -> Counter[str]:
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


def is_site(find: Find) -> bool:
    """Whether the name is only that of squares, bridges and the like, which other countries may have too."""
    return bool(find.candidates) and all(c.place.kind == "site" for c in find.candidates)


def is_told_of(find: Find, countries: Counter[str]) -> bool:
    """Whether the article names the country of a site by anything else: `Independence Square` is not always Kyiv's."""
    return any(countries[c.place.country_iso3 or ""] for c in find.candidates)


def is_supported(find: Find, countries: Counter[str]) -> bool:
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
