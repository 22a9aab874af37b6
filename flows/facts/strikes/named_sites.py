"""Places that the atlas does not know or the tree has lost: names of what is hit, and lists of targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.annotate.model import Mention, PlaceMention
from flows.annotate.tense import FINITE_TAGS
from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import match_words, weapon_of, words
from flows.facts.strikes.phrases import case_of, obliques_of

_AT = ("in", "near", "at", "outside", "around", "on", "off", "of")
_QUARTERS = frozenset(
    {"road", "town", "village", "market", "camp", "quarter", "area", "township", "bridge", "valley", "forest"}
)
_STOPS = FINITE_TAGS | {"VBG"}
_FINE = frozenset({"city", "site", "admin1"})
_UNFIT = frozenset({"ORG", "NORP", "PRODUCT", "EVENT"})


def unlisted_sites(passage: Passage, cue: Cue) -> list[PlaceMention]:
    """`shelled Abu Shouk`, `shells fell on Ain Issa and Suluk`, `the Depayin massacre`: names of places alone."""
    heads = [*cue.targets, *obliques_of(cue.token, *_AT), *(n for t in cue.targets for n in obliques_of(t, *_AT))]
    heads.sort(key=lambda t: _AT.index(case_of(t)) if case_of(t) in _AT else -1)
    heads += [c for t in heads if t.lower_ in _QUARTERS for c in t.children if c.dep_ == "compound"]
    if cue.is_noun:
        heads += [t for t in cue.token.children if t.dep_ == "compound" and t.i == cue.token.i - 1]
    for head in heads:
        if head.pos_ == "PROPN" and _is_free(passage, head):
            listed = [t for t in head.children if t.dep_ == "conj" and t.pos_ == "PROPN"]
            others = [passage.places.get(t.i) or _named(passage, t) for t in listed if _is_site(passage, t)]
            return [_named(passage, head), *others]
    return []


def _is_site(passage: Passage, head: Token) -> bool:
    place = passage.places.get(head.i)
    return _is_free(passage, head) if place is None else _is_fine(place)


def _named(passage: Passage, head: Token) -> PlaceMention:
    first, last = _name_around(head)
    start, end = passage.start_char(first), passage.end_char(last)
    return PlaceMention(start, end, passage.paragraph.index, passage.annotated.body[start:end], None)


def _is_free(passage: Passage, head: Token) -> bool:
    """Whether the name belongs to nobody known, is no date and no weapon."""
    mention: Mention | None = passage.mentions.get(head.i)
    if head.i in passage.dates or head.i in passage.places or weapon_of(head) is not None or head.text.isupper():
        return False
    if (
        not head.text[:1].isupper()
        or not head.text.replace("-", "").replace("'", "").replace("’", "").isalpha()
        or match_words(head, words("combatants")) is not None
        or len(head.text) < 3
    ):
        return False
    if mention is None:
        return head.ent_type_ not in _UNFIT
    if mention.label in _UNFIT or mention.role is not None or mention.kind != "name":
        return False
    is_known = mention.actor is not None and (mention.actor.wikidata_id is not None or mention.actor.kind != "person")
    return not is_known


def _name_around(head: Token) -> tuple[int, int]:
    first = last = head.i
    while first > head.sent.start and head.doc[first - 1].pos_ == "PROPN":
        first -= 1
    while last + 1 < head.sent.end:
        step = 2 if last + 2 < head.sent.end and _is_hyphen(head.doc[last + 1]) else 1
        if head.doc[last + step].pos_ != "PROPN":
            break
        last += step
    return first, last


def _is_hyphen(token: Token) -> bool:
    """A hyphen within a name: `Deir al-Zour`."""
    before, after = token.doc[token.i - 1], token.doc[token.i + 1]
    is_tight = before.idx + len(before.text) == token.idx and token.idx + 1 == after.idx
    return token.text in ("-", "‑") and is_tight


def listed_sites(passage: Passage, cue: Cue, others: Iterable[Cue]) -> list[tuple[PlaceMention, Token]]:
    """`struck depots near Nyala, stores in El Geneina and a post in Babanusa`: each place with what was hit there.

    Empty where fewer than two members of the list have a place of their own.
    """
    ends = [o.token.i for o in others if o.token.i > cue.token.i]
    limit = min([*ends, cue.token.sent.end])
    found: list[tuple[PlaceMention, Token]] = []
    for member in _members(cue.token.doc[cue.token.i + 1 : limit]):
        hit = next((t for t in member if _is_thing(t)), None)
        place = next((p for t in member if (p := passage.places.get(t.i)) is not None and _is_fine(p)), None)
        if hit is not None and place is not None and all(place.start != p.start for p, _ in found):
            found.append((place, hit))
    names = {p.place.name if p.place is not None else p.text for p, _ in found}
    return found if len(names) > 1 else []


def _is_thing(token: Token) -> bool:
    return token.pos_ == "NOUN" and match_words(token, words("targets")) is not None


def _is_fine(place: PlaceMention) -> bool:
    return place.place is None or place.place.kind in _FINE


def _members(line: Iterable[Token]) -> Iterator[list[Token]]:
    """The members of a list, as commas and `and` divide it, up to the next verb."""
    member: list[Token] = []
    for token in line:
        if token.tag_ in _STOPS:
            break
        if token.text in (",", ";") or token.lower_ == "and":
            yield member
            member = []
        else:
            member.append(token)
    yield member
