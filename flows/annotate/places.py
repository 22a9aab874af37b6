"""Places: which stretches of an article name a place, and which place that is.

A name is looked up in the atlas. Persons and bodies that bear the name of a place are left out. Where several
places share a name, the countries that the article is about and the size of the places decide; where they do not
decide clearly, the mention is kept without a place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.atlas import Candidate, candidates
from flows.annotate.model import Mention, Paragraph, PlaceMention
from flows.annotate.people import fold, given_names
from flows.annotate.tree import Token
from flows.records import ArticleRecord

MAX_TOKENS = 7
BIG = 400_000  # a city that news names without saying where it is
SMALL = 15_000  # a town that only its country's news names
LEAD = 0.6  # by how much the best candidate must lead; 1 is a factor of ten in population
NOUNS = frozenset(
    {
        "region",
        "regions",
        "oblast",
        "province",
        "provinces",
        "governorate",
        "state",
        "states",
        "district",
        "districts",
        "county",
        "camp",
        "crossing",
        "airport",
        "corridor",
        "peninsula",
        "strait",
        "valley",
    }
)
BEFORE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "toward",
        "towards",
        "outside",
        "around",
        "into",
        "inside",
        "across",
        "over",
        "off",
        "between",
        "through",
        "throughout",
        "via",
        "against",
        "leaving",
        "on",
    }
)
SETTLEMENTS = frozenset(
    {
        "city",
        "town",
        "village",
        "capital",
        "port",
        "suburb",
        "settlement",
        "district",
        "region",
        "province",
        "oblast",
        "area",
        "camp",
        "hub",
        "resort",
        "stronghold",
        "outskirts",
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "kilometres",
        "kilometers",
        "km",
        "miles",
        "streets",
        "centre",
        "center",
        "city-state",
        "enclave",
        "part",
        "parts",
    }
)
NAMED = frozenset({"village", "town", "settlement", "hamlet", "kibbutz", "city"})
DIVISIONS = frozenset({"province", "region", "governorate", "district", "state", "county", "village", "prefecture"})
STRUCK = frozenset(
    {
        "shelling",
        "bombing",
        "bombardment",
        "siege",
        "capture",
        "battle",
        "streets",
        "fall",
        "south",
        "people",
        "bazaar",
        "market",
        "port",
        "refinery",
        "airport",
        "outskirts",
        "centre",
        "center",
        "suburbs",
        "hospital",
        "raid",
        "attack",
        "assault",
    }
)
FEATURES = frozenset(
    {
        "mountains",
        "mountain",
        "forest",
        "valley",
        "desert",
        "hills",
        "shoal",
        "island",
        "islands",
        "reef",
        "bay",
        "gulf",
        "plateau",
    }
)
PARTICLES = frozenset({"al", "el", "de", "of", "the", "es", "ez", "as", "ash", "ad", "an", "bin", "la", "und", "and"})


@dataclass(frozen=True, slots=True)
class _Find:
    """A name of a place in the text, before it is decided which place it is."""

    paragraph: Paragraph
    first: int
    last: int
    candidates: tuple[Candidate, ...]

    @property
    def start(self) -> int:
        return self.paragraph.start_of(self.paragraph.doc[self.first])

    @property
    def end(self) -> int:
        return self.paragraph.end_of(self.paragraph.doc[self.last - 1])


def find_places(
    paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], article: ArticleRecord
) -> tuple[PlaceMention, ...]:
    """The places that the article names, in order of the text; `place` is None where it cannot be decided."""
    finds = [find for p in paragraphs for find in _find_names(p, [m for m in mentions if m.paragraph == p.index])]
    countries = _count_countries(finds, mentions)
    result = []
    for find in finds:
        if _is_supported(find, countries):
            chosen = _choose(find, countries, _neighbours(find, finds))
            place = chosen.place if chosen else None
            text = article.body[find.start : find.end]
            result.append(PlaceMention(find.start, find.end, find.paragraph.index, text, place))
    return tuple(result)


def _find_names(paragraph: Paragraph, mentions: Sequence[Mention]) -> Iterator[_Find]:
    """Names of places, longest first at each point, without those that belong to persons and bodies."""
    doc = paragraph.doc
    text, words = doc.text, [token.text for token in doc]
    taken = _taken_tokens(paragraph, mentions)
    at = 0
    while at < len(words):
        found = (_longest(paragraph, text, words, at) or _unlisted(paragraph, at)) if _may_start(words[at]) else None
        if found is None:
            at += 1
            continue
        span = set(range(found.first, found.last))
        if _is_named_town(doc[found.first]) or (
            not _has_given_name(doc[found.first])
            and not any(span & other and (kind == "PERSON" or span < other) for other, kind in taken)
        ):
            yield found
        at = found.last


def _is_named_town(token: Token) -> bool:
    """Whether the words before say that a town follows: `the town of`."""
    return token.i > 1 and token.doc[token.i - 1].lower_ == "of" and token.doc[token.i - 2].lower_ in NAMED


def _has_given_name(token: Token) -> bool:
    """Whether a given name stands just before: `Denzel Washington`, `Boris Johnson`."""
    return token.i > 0 and not token.is_sent_start and fold(token.doc[token.i - 1].text) in given_names()


def _may_start(text: str) -> bool:
    return text[:1].isupper() or text.lower() in ("al", "el") or text[:3].lower() in ("al-", "el-")


def _longest(paragraph: Paragraph, text: str, words: Sequence[str], at: int) -> _Find | None:
    """The longest listed name that begins at the token `at`; `text` and `words` are the paragraph's."""
    doc = paragraph.doc
    start = doc[at].idx
    for last in range(min(at + MAX_TOKENS, len(words)), at, -1):
        final = words[last - 1]
        if not (final[:1].isupper() or (final.lower() in NOUNS and last > at + 1)):
            continue
        if any("[" in w or w.isspace() or w in ",;:.()" for w in words[at:last]) and final not in ("D.C.", "DC"):
            continue
        found = candidates(text[start : doc[last - 1].idx + len(final)])
        if found:
            return _Find(paragraph, at, last, found)
    return None


def _unlisted(paragraph: Paragraph, at: int) -> _Find | None:
    """A place that the atlas lacks, named as one: `the village of Lomakovka`, `Sisaket province`, `near Jilib`."""
    doc = paragraph.doc
    last = at + 1
    while last < len(doc) and ((doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper()) or doc[last].text == "-"):
        last += 1
    if not doc[at].text[:1].isupper() or at == 0 or any(c in doc[last - 1].text for c in "[]/()_"):
        return None
    if last < len(doc) and doc[last].lower_ in DIVISIONS and doc[at - 1].lower_ in BEFORE:
        return _Find(paragraph, at, last + (doc[last].lower_ != "village"), ())
    if last < len(doc) and doc[last].lower_ in FEATURES and doc[at - 1].lower_ == "the":
        return _Find(paragraph, at, last + 1, ())
    if last > at + 1 and doc[last - 1].lower_ in FEATURES:
        return _Find(paragraph, at, last, ())
    before = doc[at - 2].lower_ if at > 1 and doc[at - 1].lower_ == "of" else ""
    is_tagged = doc[at].ent_type_ in ("GPE", "LOC") and doc[at - 1].lower_ in ("in", "near", "at", "outside")
    return _Find(paragraph, at, last, ()) if before in NAMED or is_tagged else None


def _taken_tokens(paragraph: Paragraph, mentions: Sequence[Mention]) -> list[tuple[set[int], str]]:
    """Tokens of persons and bodies, by the mentions and by the tagger where no mention stands."""
    taken = [
        (set(range(m.first, m.last)), m.label)
        for m in mentions
        if m.kind == "name" and m.label in ("PERSON", "ORG") and not _is_country(m) and not _is_misread(m)
    ]
    covered = {i for m in mentions if m.kind == "name" for i in range(m.first, m.last)}
    for ent in paragraph.doc.ents:
        tokens = set(range(ent.start, ent.end))
        is_person = ent.label_ == "PERSON" and ent.start not in covered
        if ent.label_ in ("PERSON", "ORG") and len(tokens) > 1 and (is_person or not tokens & covered):
            taken.append((tokens, ent.label_))
    return taken


def _is_misread(mention: Mention) -> bool:
    """Whether a supposed person, unknown and without an office, bears exactly the name of a town."""
    actor = mention.actor
    if mention.label != "PERSON" or mention.role is not None or (actor is not None and actor.wikidata_id is not None):
        return False
    is_whole = actor is None or actor.name.strip(".") == mention.text.strip(".")
    return is_whole and any(
        c.population >= SMALL or c.place.kind != "city" for c in candidates(mention.text.strip("."))
    )


def _is_country(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind == "country"


def _count_countries(finds: Sequence[_Find], mentions: Iterable[Mention]) -> Counter[str]:
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


def _is_supported(find: _Find, countries: Counter[str]) -> bool:
    """Whether the words around, the tagger or the article's countries make it likely that a place is meant."""
    token = find.paragraph.doc[find.first]
    if (
        not find.candidates
        or _is_named_town(token)
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


def _has_country_after(find: _Find) -> bool:
    doc = find.paragraph.doc
    if find.last + 1 >= len(doc) or doc[find.last].text not in (",", "("):
        return False
    return any(
        c.place.kind in ("country", "admin1")
        for length in (3, 2, 1)
        for c in candidates(doc[find.last + 1 : find.last + 1 + length].text)
    )


def _neighbours(find: _Find, finds: Sequence[_Find]) -> frozenset[str]:
    """The countries of clear names in the same sentence."""
    sentence = find.paragraph.doc[find.first].sent
    near: set[str | None] = set()
    for other in finds:
        if other.paragraph is find.paragraph and other is not find and sentence.start <= other.first < sentence.end:
            near.update({c.place.country_iso3 for c in other.candidates} if len(other.candidates) == 1 else ())
    return frozenset(code for code in near if code)


def _choose(find: _Find, countries: Counter[str], near: frozenset[str]) -> Candidate | None:
    """The candidate that is meant, or None where no one leads clearly."""
    if not find.candidates:
        return None
    ranked = sorted(((_weigh(c, countries, near), c) for c in _distinct(find.candidates)), key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD:
        return None
    return ranked[0][1]


def _distinct(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates without second rows of nearly the same spot: two villages of one name and district."""
    seen: dict[tuple[str, str | None, str | None], Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.population):
        place = candidate.place
        key = (place.name, place.country_iso3, place.admin1_name)
        if key not in seen:
            seen[key] = candidate
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
