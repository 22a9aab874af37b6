"""The discourse: what an article has said so far, as the resolvers of pronouns and nominals see it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Token

from flows.annotate.cast import Cast
from flows.annotate.model import Mention
from flows.annotate.salience import Trace, weigh
from flows.annotate.words import Words
from flows.lexicons import load


@dataclass(frozen=True, slots=True)
class Point:
    """Where a mention stands: its word in the tree, its sentence counted through the article, and whether it is quoted."""

    words: Words
    token: Token
    sentence: int
    is_quoted: bool

    @property
    def is_speaker(self) -> bool:
        """Whether the mention is the subject of a verb of speech."""
        return self.token.dep_ == "nsubj" and self.token.head.lemma_ in speech_verbs()


class Discourse:
    """The cast of an article, and a trace of every mention so far, in order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.traces: list[Trace] = []

    def add(self, mention: Mention, point: Point, gender: str | None) -> None:
        """Record a mention at `point`."""
        token = point.token
        self.traces.append(Trace(
            mention.actor, mention.refers_to or mention.text, mention.label, gender, mention.is_plural, point.sentence,
            mention.paragraph, weigh(token, point.is_speaker, point.is_quoted, mention.kind == "name"), token.head.i,
            token.dep_.startswith("nsubj"), point.is_quoted, token.i,
        ))


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs whose subject speaks or acts in public."""
    return frozenset(load("words")["speech"])
