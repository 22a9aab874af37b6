"""Those who may take part without a name: `European leaders`, `the opposition`, `Israel's security cabinet`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.gazetteer import adjective_of
from flows.annotate.model import Actor
from flows.annotate.tree import Token
from flows.facts.learned.around import lemma
from flows.facts.parties import words
from flows.facts.passage import Passage

GROUP = "group"
"""The kind of those who are told by a phrase alone."""
Phrase = tuple[Actor, str, int, int, int]
"""Somebody told by a phrase, with the form in which he is told, the paragraph, and the tokens `[first, last)`."""
_INSIDE = frozenset({"amod", "compound", "nmod:poss", "flat"})
_EMPTY = frozenset(
    {"senior", "top", "other", "several", "many", "some", "few", "various", "numerous", "all", "same", "own", "new"}
)


def unnamed_groups(passages: Sequence[Passage]) -> Iterator[Phrase]:
    """The groups and bodies that an article tells of without a name, in the order of the text."""
    for passage in passages:
        for token in passage.tokens:
            if token.pos_ == "NOUN" and not _is_somebody(passage, token.i):
                yield from _phrase(passage, token)


def _is_somebody(passage: Passage, index: int) -> bool:
    mention = passage.mentions.get(index)
    return mention is not None and mention.actor is not None


def _phrase(passage: Passage, token: Token) -> Iterator[Phrase]:
    sort = _sort_of(token)
    if sort is None:
        return
    inside = [c for c in token.children if c.i < token.i and c.dep_ in _INSIDE and c.pos_ in ("ADJ", "NOUN", "PROPN")]
    kept = [c for c in inside if not _is_somebody(passage, c.i) and c.lower_ not in _EMPTY and c.dep_ != "nmod:poss"]
    if sort == "states" and (not kept or any(_is_somebody(passage, t.i) for t in token.subtree)):
        return
    said, owner = [*(c.text for c in kept), token.text], _owner(passage, inside)
    if owner is not None:
        said.insert(0, adjective_of(owner.name))
    first = min((c.i for c in inside), default=token.i)
    yield Actor(" ".join(said), GROUP), f"phrase {sort}", passage.paragraph.index, first, token.i + 1


def _sort_of(token: Token) -> str | None:
    """On which of the lists of nouns the token stands: plural `states` and `apart`, singular `organs`."""
    noun = lemma(token)
    sorts = ("states", "apart") if token.tag_ == "NNS" else ("organs",)
    return next((sort for sort in sorts if noun in words(f"unnamed_{sort}")), None)


def _owner(passage: Passage, inside: Sequence[Token]) -> Actor | None:
    """The country that the group belongs to, where its phrase names one."""
    actors = [passage.mentions[t.i].actor for t in inside if t.i in passage.mentions]
    return next((actor for actor in actors if actor is not None and actor.kind == "country"), None)
