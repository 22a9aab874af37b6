"""The articles of the corpus with their parse: what all models learn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from flows.annotate import annotate
from flows.annotate.model import Annotated
from flows.facts.learned.corpus import TaughtArticle, TaughtFact, read_corpus
from flows.facts.passage import Passage, read_passages

Marked = tuple[TaughtFact, Passage, int]
"""A word that the corpus marks: the fact it tells, its passage, its token."""
_PARTNERS = frozenset({"PROPN", "CCONJ", "ADP", "ADV", "PART", "DET", "NUM", "PRON"})
_TELLING = frozenset({"VERB", "NOUN", "AUX"})
_CLIMB = 7


@dataclass(frozen=True)
class Lesson:
    """An article of the corpus with its parse."""

    taught: TaughtArticle
    annotated: Annotated
    passages: Sequence[Passage]

    def told_at(self, kind: str) -> Iterator[Marked]:
        """Each word that tells a fact of this kind: the fact, the passage, the token.

        The meeting that a further partner's name tells (`phoned Abiy Ahmed and William [Ruto]`) is told by the verb.
        """
        marks = list(self._marked(kind))
        if kind != "meeting":
            yield from marks
            return
        told: dict[tuple[int, int], list[TaughtFact]] = {}
        for fact, passage, index in marks:
            told.setdefault((passage.paragraph.index, index), []).append(fact)
        for fact, passage, index in marks:
            yield fact, passage, _telling_word(fact, passage, index, told)

    def _marked(self, kind: str) -> Iterator[Marked]:
        """The words as the corpus marks them."""
        for fact in self.taught.facts:
            if fact.kind == kind:
                for start, end in fact.at:
                    for passage in self.passages:
                        paragraph = passage.paragraph
                        if paragraph.start <= start < paragraph.end:
                            yield fact, passage, int(paragraph.span_at(start, end).root.i)


def _telling_word(
    fact: TaughtFact, passage: Passage, index: int, told: Mapping[tuple[int, int], Sequence[TaughtFact]]
) -> int:
    """The word over the one at `index` that tells another fact with a party of this one; else the word itself."""
    token = passage[index]
    if token.pos_ not in _PARTNERS:
        return index
    for _ in range(_CLIMB):
        token = token.head
        others = told.get((passage.paragraph.index, token.i), ())
        if token.pos_ in _TELLING and any(f is not fact and set(f.parties) & set(fact.parties) for f in others):
            return token.i
    return index


def read_lessons(folder: Path, nlp: Language) -> list[Lesson]:
    """The corpus, annotated."""
    lessons = []
    for taught in read_corpus(folder):
        annotated = annotate(taught.article, nlp)
        lessons.append(Lesson(taught, annotated, list(read_passages(annotated))))
    return lessons
