"""Lone names that the tagger takes for places and that no list of places holds: most of them are family names."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from flows.annotate.atlas import candidates as places_called
from flows.annotate.gazetteer import is_known
from flows.annotate.people import fold, given_names
from flows.annotate.tree import Token
from flows.lexicons import load

ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "root", "vocative"})
"""What a person often is to a sentence, and an unknown village seldom."""

SITUATED = frozenset({"in", "near", "outside", "inside"})
"""Prepositions behind which stands a place rather than a person."""


@functools.cache
def family_names() -> frozenset[str]:
    """Common and well-known family names, folded."""
    return frozenset(fold(name) for name in load("family_names")["names"].split())


def parts_of(full_names: Iterable[str]) -> frozenset[str]:
    """The first and last words, folded, of the names of persons named in full."""
    split = (name.split() for name in full_names)
    return frozenset(fold(part) for words in split if len(words) > 1 for part in (words[0], words[-1]))


def is_person_after_all(token: Token, introduced: frozenset[str]) -> bool:
    """Whether a lone name that the tagger takes for a place is a person's.

    Either a full name in the text introduces it (`introduced` holds the parts of all), or no list of places holds it and
    it is a common family or given name, does or suffers what the sentence tells, or stands in a row with a person.
    """
    if is_known(token.text):
        return False
    if fold(token.text) in introduced:
        return True
    if token.text.isupper() or _is_situated(token) or places_called(token.text):
        return False
    in_row = token.dep_ == "conj" and token.head.ent_type_ == "PERSON"
    return in_row or token.dep_ in ACTING or fold(token.text) in family_names() | given_names().keys()


def _is_situated(token: Token) -> bool:
    """Whether a preposition of place stands before a name: `near Jilib`."""
    return token.i > 0 and token.doc[token.i - 1].lower_ in SITUATED
