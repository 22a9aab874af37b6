"""The articles of the corpus with their parse: what all models learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from flows.annotate import annotate
from flows.annotate.model import Annotated
from flows.facts.learned.corpus import TaughtArticle, TaughtFact, read_corpus
from flows.facts.passage import Passage, read_passages


@dataclass(frozen=True)
class Lesson:
    """An article of the corpus with its parse."""

    taught: TaughtArticle
    annotated: Annotated
    passages: Sequence[Passage]

    def told_at(self, kind: str) -> Iterator[tuple[TaughtFact, Passage, int]]:
        """Each word that tells a fact of this kind: the fact, the passage, the token."""
        for fact in self.taught.facts:
            if fact.kind == kind:
                for start, end in fact.at:
                    for passage in self.passages:
                        paragraph = passage.paragraph
                        if paragraph.start <= start < paragraph.end:
                            yield fact, passage, int(paragraph.span_at(start, end).root.i)


def read_lessons(folder: Path, nlp: Language) -> list[Lesson]:
    """The corpus, annotated."""
    lessons = []
    for taught in read_corpus(folder):
        annotated = annotate(taught.article, nlp)
        lessons.append(Lesson(taught, annotated, list(read_passages(annotated))))
    return lessons
