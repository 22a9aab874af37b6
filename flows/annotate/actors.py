"""Governments by other names: when a capital, a seat of power or an adjective stands for somebody who acts."""

from __future__ import annotations

from flows.annotate.words import Words

LOCATIVE = frozenset(
    "in at near outside inside around across toward towards into via through throughout within above over beyond off".split()
)
SEATS_THAT_ACT = frozenset({"Kremlin", "Pentagon", "House", "Street"})
BEFORE_NAME = frozenset("the 's central downtown eastern western northern southern nearby neighbouring neighboring wartime war-torn".split())
PLACE_HEADS = frozenset(
    """city capital town region district oblast centre center north south east west mayor outskirts suburb suburbs streets kilometre kilometres kilometer kilometers km mile miles northeast northwest southeast southwest
    siege battle metro airport embassy university skies rest part parts resident residents people""".split()
)
MOTION = frozenset(
    """go come travel fly return arrive leave visit reach enter head drive move flee depart trip visit journey flight flights return
    way road train route travel attend tour evacuate reside live bear stay bring carry send transfer relocate shuttle extend spread withdraw pull race rush escape kilometre mile""".split()
)
ATTACK = frozenset(
    """attack hit strike bomb shell target bombard capture seize storm occupy encircle pound raid destroy ravage besiege assault
    bombardment shelling bombing airstrike invasion advance march missile drone rocket""".split()
)
NOUNS_TO_PLACE = frozenset("trip visit journey flight return road way train bus route travel".split())


def acts(words: Words, first: int, last: int) -> bool:
    """Whether the capital or seat at the words `[first, last)` stands for its government rather than for the place.

    Decided by syntax: subjects, owners, addressees and the sides of a relation act; what follows a preposition of
    place, or is visited or attacked, is a place.
    """
    index = first - 1
    while index >= 0 and words.lower[index] in BEFORE_NAME:
        index -= 1
    before = words.lower[index] if index >= 0 else ""
    if before in LOCATIVE or _is_dateline(words, last):
        return False
    head = words.paragraph.doc[first:last].root
    while head.dep_ in ("conj", "appos", "flat", "compound") and head.head.i != head.i and head.head.pos_ == "PROPN":
        head = head.head
    governor = head.head.lemma_.lower()
    if last < len(words.forms) and words.forms[last] in ("'s", "'"):
        return _owner_acts(words, last)
    if before == "of":
        return governor not in PLACE_HEADS
    if before in ("from", "to"):
        return governor not in MOTION | ATTACK | NOUNS_TO_PLACE | PLACE_HEADS
    if before == "on" or head.dep_ == "obj" or before in ATTACK:
        return not {governor, before, words.token(index).lemma_.lower()} & (ATTACK | MOTION)
    is_modifier = head.dep_ in ("compound", "nmod:desc", "amod") and head.head.pos_ in ("NOUN", "PROPN")
    return not is_modifier or words.forms[last - 1] in SEATS_THAT_ACT


def _owner_acts(words: Words, last: int) -> bool:
    """`Kyiv's request` but not `Kyiv's streets`."""
    following = {word for word in words.lower[last + 1 : last + 4]}
    places = {"streets", "airport", "metro", "mayor", "suburbs", "outskirts", "square", "central", "independence", "maidan", "river", "old",
              "residents", "university", "hospital", "hospitals", "zoo", "main", "red", "bridge", "skyline", "skies", "podil", "podilskyi"}
    return not following & places


def _is_dateline(words: Words, last: int) -> bool:
    """`KYIV, March 19 (Reuters) -`, `MOSCOW —` and the like."""
    return words.forms[last - 1].isupper() and len(words.forms[last - 1]) > 3 and words.token(last - 1).i < 6
