"""A name found as a place, and what the words around it say: that a list goes on, that it lies near another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from flows.annotate.atlas import Candidate
from flows.annotate.model import Paragraph
from flows.annotate.place_words import (
    AXES,
    DIRECTIONS,
    TOWARD,
)
from flows.annotate.tree import Doc, Token

MAX_TOKENS = 7
MAX_LINK = 3  # tokens between two names of a list: `, and toward`


@dataclass(frozen=True, slots=True)
class Find:
    """A name of a place in the text, before it is decided which place it is; without candidates it is unlisted.

    `is_listed` tells that it stands in a list of places, or that the words behind tell a place.
    """

    paragraph: Paragraph
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    is_listed: bool = False

    @property
    def start(self) -> int:
        """The body offset where the name starts."""
        return self.paragraph.start_of(self.paragraph.doc[self.first])

    @property
    def end(self) -> int:
        """The body offset where the name ends."""
        return self.paragraph.end_of(self.paragraph.doc[self.last - 1])


def names_front(found: Find) -> bool:
    """Whether a listed name tells a part of the front: `the Pidhirne direction`."""
    doc = found.paragraph.doc
    return bool(found.candidates) and found.last < len(doc) and doc[found.last].lower_ in AXES


def continues_list(previous: Find, at: int) -> bool:
    """Whether a list that began with `near`, `toward` or the like goes on at `at`, right behind `previous`."""
    doc = previous.paragraph.doc
    if at <= previous.last or at - previous.last > MAX_LINK:
        return False
    between = [t.lower_ for t in doc[previous.last : at]]
    if not set(between) <= {",", "and", "or", *TOWARD}:
        return False
    start = previous.first
    while start > 1 and (doc[start - 1].text in (",", "and") or doc[start - 1].pos_ == "PROPN"):
        start -= 1
    return start > 0 and doc[start - 1].lower_ in TOWARD


def is_reference(find: Find) -> bool:
    """Whether another place is told by its direction from this one: `north of Kharkiv`."""
    doc, at = find.paragraph.doc, find.first
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in DIRECTIONS


def is_located(doc: Doc, at: int) -> bool:
    """Whether brackets at `at` tell where a place lies."""
    if at >= len(doc) or doc[at].text != "(":
        return False
    inside = [token.lower_ for token in doc[at + 1 : at + MAX_TOKENS + 2]]
    return any(word in DIRECTIONS and following == "of" for word, following in pairwise(inside))


def is_word(token: Token) -> bool:
    """Whether a token is a capitalised word of letters."""
    return token.text[:1].isupper() and token.text.isalpha() and len(token) > 1
