"""Examples from which the second reading of sanctions is learned, from articles as models read them that had not seen them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from flows.annotate.model import Annotated
from flows.evaluate.names import names_agree
from flows.facts.learned.corpus import TaughtFact
from flows.facts.learned.reader import NO, YES, Told
from flows.facts.passage import Passage
from flows.facts.sanctions.triples import TRIPLE, Triple, read_triples
from flows.facts.sanctions.whole import Whole

Example = tuple[list[str], str]
_BESIDE = 8
"""How many tokens from the word that the corpus marks another may tell the same, if not in its sentence."""


class Lesson(Protocol):
    """An article of the corpus with its parse."""

    @property
    def annotated(self) -> Annotated:
        """The article with what its text names."""
        ...

    @property
    def passages(self) -> Sequence[Passage]:
        """Its paragraphs."""
        ...

    def told_at(self, kind: str) -> Iterator[tuple[TaughtFact, Passage, int]]:
        """Each word that tells a fact of this kind: the fact, the passage, the token."""
        ...


def sanction_examples(read: Sequence[tuple[Lesson, list[Told]]]) -> Mapping[str, list[Example]]:
    """Examples for the second reading: whether a sender, a target and an action are told by a word."""
    found: list[Example] = []
    for lesson, told in read:
        whole = Whole.of(lesson.annotated, lesson.passages, told)
        marked = list(lesson.told_at("sanction"))
        for number, word in enumerate(whole.words):
            here = [fact for fact, passage, index in marked if _tells(word.told, passage, index)]
            for triple in read_triples(whole, number):
                is_told = any(_is(fact, triple) for fact in here)
                found.append((list(triple.features), YES if is_told else NO))
    return {TRIPLE: found}


def _tells(told: Told, passage: Passage, index: int) -> bool:
    """Whether a word stands with one that the corpus marks: which word of a clause it marks is chance."""
    if passage.paragraph.index != told.passage.paragraph.index:
        return False
    is_in_sentence = passage.sentence_number(index) == told.passage.sentence_number(told.index)
    return is_in_sentence or abs(index - told.index) <= _BESIDE


def _is(fact: TaughtFact, triple: Triple) -> bool:
    sender, target, state = triple.names
    return fact.state == state and _agree(fact.parties[0], sender) and _agree(fact.parties[1], target)


def _agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return names_agree(one, other)
