"""Training of the second reading of sanctions, from articles as models read them that had not seen them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flows.evaluate.names import names_agree
from flows.facts.learned.corpus import TaughtFact
from flows.facts.learned.lessons import Lesson
from flows.facts.learned.linear import LinearModel, fit
from flows.facts.learned.reader import NO, YES, Told
from flows.facts.passage import Passage
from flows.facts.sanctions.triples import TRIPLE, Triple, read_triples
from flows.facts.sanctions.whole import Whole

Example = tuple[list[str], str]
PENALTY = 8.0
"""How strongly the weights are held to zero."""
_BESIDE = 8
"""How many tokens from the word that the corpus marks another may tell the same, if not in its sentence."""


def sanction_models(read: Sequence[tuple[Lesson, list[Told]]]) -> Mapping[str, LinearModel]:
    """The model of the second reading."""
    return {TRIPLE: fit(list(triple_examples(read)), penalty=PENALTY)}


def triple_examples(read: Sequence[tuple[Lesson, list[Told]]]) -> Iterator[Example]:
    """Examples for the second reading: whether a sender, a target and an action are told by a word."""
    for lesson, told in read:
        whole = Whole.of(lesson.annotated, lesson.passages, told)
        marked = list(lesson.told_at("sanction"))
        for number, word in enumerate(whole.words):
            here = [fact for fact, passage, index in marked if _tells(word.told, passage, index)]
            for triple in read_triples(whole, number):
                is_told = any(_is(fact, triple) for fact in here)
                yield list(triple.features), YES if is_told else NO


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
