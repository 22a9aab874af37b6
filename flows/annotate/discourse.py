"""The discourse: what an article has said so far, as the resolvers of pronouns and nominals see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.annotate.cast import Cast
from flows.annotate.model import Mention
from flows.annotate.salience import Trace, lost_verb, weigh
from flows.annotate.scene import Town
from flows.annotate.tree import Token
from flows.annotate.words import Words
from flows.lexicons import words


@dataclass(frozen=True, slots=True)
class Point:
    """Where a mention stands: its word in the tree, its sentence in the article, and whether it is quoted."""

    words: Words
    token: Token
    sentence: int
    is_quoted: bool

    @property
    def is_speaker(self) -> bool:
        """Whether the mention is the subject of a verb of speech."""
        return self.token.dep_ == "nsubj" and self.token.head.lemma_ in speech_verbs()


LONGEST_COMPLEMENT = 8


class Discourse:
    """The cast of an article, and a trace of every mention so far, in order.

    `towns` are those of the paragraphs so far, `dateline` the ISO code of the country from which it is filed.
    """

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.traces: list[Trace] = []
        self.towns: list[Town] = []
        self.dateline: str | None = None
        self._last: tuple[Mention, Trace] | None = None
        self._first_of_row: Trace | None = None

    def add(self, mention: Mention, point: Point, gender: str | None) -> None:
        """Record a mention at `point`."""
        token = point.token
        phrase = mention.refers_to or _full_phrase(mention, point)
        verb = lost_verb(token)
        is_speaker = point.is_speaker or (verb is not None and verb.lemma_ in speech_verbs())
        weight = weigh(token, is_speaker, point.is_quoted, mention.kind == "name")
        self.traces.append(
            Trace(
                mention.actor,
                phrase,
                mention.label,
                gender,
                mention.is_plural,
                point.sentence,
                mention.paragraph,
                weight,
                token.head.i if verb is None else verb.i,
                token.dep_.startswith("nsubj") or verb is not None,
                point.is_quoted,
                token.i,
                is_coordinated=token.dep_ == "conj" or any(c.dep_ == "conj" for c in token.children),
            )
        )
        if mention.kind == "name" or (mention.kind == "pronoun" and mention.actor is not None):
            self._add_joint(mention, point)

    def _add_joint(self, mention: Mention, point: Point) -> None:
        """Record that a name is joined to those before it, so that `they` and `both` can mean them all."""
        last, self._last = self._last, (mention, self.traces[-1])
        first, self._first_of_row = self._first_of_row, self.traces[-1]
        if last is None or last[0].paragraph != mention.paragraph or last[0].label != mention.label:
            return
        if mention.kind == "pronoun":
            return
        line = point.words
        opening = (
            mention.first if mention.role_start is None else line.index_at(mention.role_start - line.paragraph.start)
        )
        between = set(line.lower[last[0].last : opening])
        if between <= {",", "the"}:
            self._first_of_row = first
        if "and" in between and between <= {"and", "the", ","}:
            self.traces.append(replace(first or last[1], is_plural=True, is_joint=True))


def _full_phrase(mention: Mention, point: Point) -> str:
    """An unnamed phrase with what follows its head: `Analysts at Brightwater Capital`."""
    if mention.kind != "nominal" or mention.actor is not None:
        return mention.text
    line, head = point.words, point.words.token(mention.last - 1)
    complements = (child for child in head.rights if child.dep_ == "nmod" and child.left_edge.i == head.i + 1)
    edge = max((child.right_edge.i for child in complements), default=head.i)
    edge = next((i - 1 for i in range(head.i + 1, edge) if line.forms[i] == ","), edge)
    if edge - head.i > LONGEST_COMPLEMENT or "," in line.forms[head.i : edge + 1]:
        return mention.text
    return line.raw[line.starts[mention.first] : line.starts[edge] + len(line.forms[edge])]


def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs whose subject speaks or acts in public."""
    return words("words", "speech")
