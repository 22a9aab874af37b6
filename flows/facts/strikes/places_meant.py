"""Places that a telling means without their name: `the town`, `this city`, `Ukraine's second city`, `the capital`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.annotate.atlas import capital, capital_names
from flows.annotate.datelines import is_dateline
from flows.annotate.model import Annotated, Place, PlaceMention
from flows.annotate.tree import Span, Token
from flows.facts.passage import Passage
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.scenes import named_before

_TOWNS = frozenset({"city", "town", "village", "port", "settlement", "hamlet", "township", "suburb", "capital"})
_POINTING = frozenset({"the", "this"})
_RANKS = frozenset({"second", "third", "biggest", "largest", "main", "fourth"})
_BACK = 2  # paragraphs over which `the town` points back
_SETTLED = frozenset({"city", "site"})


def place_meant(passage: Passage, cue: Cue) -> PlaceMention | None:
    """The place that what the cue hit points to; None where nothing points or it is not clear whereto."""
    token = next(_pointing(cue), None)
    return _as_said(passage, token, _meant(passage, token)) if token is not None else None


def capital_meant(passage: Passage, sentence: Span, iso3: str | None) -> PlaceMention | None:
    """The capital of the country `iso3`, where the sentence says `the capital` without its name."""
    place = capital(iso3) if iso3 is not None else None
    said = (t for t in sentence if t.lower_ == "capital" and t.i > 0 and passage[t.i - 1].lower_ == "the")
    token = next(said, None) if place is not None else None
    return _as_said(passage, token, place) if token is not None else None


def _meant(passage: Passage, token: Token) -> Place | None:
    article, at = passage.annotated, passage.start_char(token.i)
    before = {t.lower_ for t in token.children if t.i < token.i}
    if token.lower_ == "capital":
        iso3 = _country_before(article, at, passage.paragraph.index)
        return capital(iso3) if iso3 is not None else None
    if before & _RANKS:
        named = _of_rank(passage, token)
    elif "this" in before:
        named = _filed_from(article)
    else:
        named = _latest_town(article, at, passage.paragraph.index)
    return named.place if named is not None else None


def _filed_from(annotated: Annotated) -> PlaceMention | None:
    """The place of the dateline: `KHARKIV, Ukraine (agency) — `."""
    if not (annotated.paragraphs and is_dateline(annotated.paragraphs[0])):
        return None
    return next((p for p in annotated.places if p.start == annotated.paragraphs[0].start), None)


def _pointing(cue: Cue) -> Iterator[Token]:
    """The words for a town in what the cue hit, or where, that name none themselves."""
    seen: set[int] = set()
    for token in _own(cue):
        is_new = token.i not in seen
        seen.add(token.i)
        if is_new and token.lower_ in _TOWNS and token.pos_ == "NOUN" and _points(token):
            yield token


def _own(cue: Cue) -> Iterable[Token]:
    for target in cue.targets:
        yield from target.subtree
    for child in cue.token.children:
        if child.dep_ in ("obl", "nmod") and child != cue.actor:
            yield from child.subtree


def _points(token: Token) -> bool:
    """Whether the word points to a town without naming it: not `the town of Nova`, `the Black Sea port`, `a village`."""
    children = list(token.children)
    is_owned = any(t.dep_ == "nmod:poss" for t in children) and any(t.lower_ in _RANKS for t in children)
    is_definite = any(t.dep_ == "det" and t.lower_ in _POINTING for t in children)
    names = any(t.pos_ == "PROPN" and t.dep_ != "nmod:poss" for t in token.subtree)
    is_first = token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in ("NOUN", "PROPN")
    is_listed = token.lower_ == "capital" and any(t.dep_ in ("amod", "nmod:poss") for t in children)
    return (is_definite or is_owned) and not names and not is_first and not is_listed


def _latest_town(annotated: Annotated, at: int, paragraph: int) -> PlaceMention | None:
    """The town named last before the offset `at`, a few paragraphs back at most; no dateline, no one's seat."""
    near = [
        p for p in named_before(annotated, at, paragraph - _BACK) if p.place is not None and p.place.kind in _SETTLED
    ]
    return near[-1] if near else None


def _of_rank(passage: Passage, token: Token) -> PlaceMention | None:
    """`Ukraine's second city`: the dateline, or the only town of the country that the article names beside its capital."""
    owner = next((t for t in token.children if t.dep_ == "nmod:poss"), None)
    mention = passage.mentions.get(owner.i) if owner is not None else None
    actor = mention.actor if mention is not None else None
    iso3 = actor.country_iso3 if actor is not None else None
    line = _filed_from(passage.annotated)
    if iso3 is None:
        return None
    if line is not None and line.place is not None and line.place.country_iso3 == iso3 and not _is_capital(line, iso3):
        return line
    towns = {
        p.place.name: p
        for p in passage.annotated.places
        if p.place is not None and p.place.kind == "city" and p.place.country_iso3 == iso3 and not _is_capital(p, iso3)
    }
    return next(iter(towns.values())) if len(towns) == 1 else None


def _is_capital(mention: PlaceMention, iso3: str) -> bool:
    return mention.place is not None and mention.place.name in capital_names(iso3)


def _country_before(annotated: Annotated, at: int, paragraph: int) -> str | None:
    """The code of the country whose place was named last before the offset `at`."""
    countries = [
        p.place.country_iso3
        for p in annotated.places
        if p.start < at and paragraph - p.paragraph <= _BACK and p.place is not None
    ]
    return countries[-1] if countries else None


def _as_said(passage: Passage, token: Token, meant: Place | None) -> PlaceMention | None:
    """The place meant, as a mention where it is pointed to."""
    if meant is None:
        return None
    start, end = passage.start_char(token.i), passage.end_char(token.i)
    return PlaceMention(start, end, passage.paragraph.index, meant.name, meant)
