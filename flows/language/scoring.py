"""How well a pipeline reads: its output on raw text against gold, scored by spans of characters."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from flows.language.marked import MarkedText, Name

NameFinder = Callable[[list[str]], Iterable[Iterable[Name]]]
"""Whatever finds names in texts: the bare pipeline, or the pipeline with a gazetteer on top."""

UNER_LABEL = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Our labels in the words of UNER, which knows no other kinds of name."""


@dataclass
class Tally:
    """Right, surplus and missed spans."""

    right: int = 0
    surplus: int = 0
    missed: int = 0

    def add(self, gold: set[tuple[int, int]], found: set[tuple[int, int]]) -> None:
        """Count the spans of one text."""
        self.right += len(gold & found)
        self.surplus += len(found - gold)
        self.missed += len(gold - found)

    @property
    def percent(self) -> dict[str, float]:
        """Precision, recall and F in per cent."""
        precision = self.right / max(1, self.right + self.surplus)
        recall = self.right / max(1, self.right + self.missed)
        f_score = 2 * self.right / max(1, 2 * self.right + self.surplus + self.missed)
        return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f": round(100 * f_score, 1)}


@dataclass
class NameScore:
    """Tallies by class, over all classes, and regardless of class."""

    by_class: dict[str, Tally] = field(default_factory=dict)
    all: Tally = field(default_factory=Tally)
    untyped: Tally = field(default_factory=Tally)

    def percent(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F of each tally."""
        classes = {label: tally.percent for label, tally in sorted(self.by_class.items())}
        return {"all": self.all.percent, "untyped": self.untyped.percent, **classes}


def score_grammar(nlp: Language, gold: Sequence[Doc]) -> dict[str, float]:
    """Per cent right of tags, lemmas, heads and labels (punctuation aside), and the F of sentence bounds."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in gold]
    scores = nlp.evaluate(examples)
    kept = {"tags": "tag_acc", "pos": "pos_acc", "lemmas": "lemma_acc", "uas": "dep_uas", "las": "dep_las"}
    percents = {name: round(100 * scores[key], 1) for name, key in kept.items()}
    return percents | {"sentence_f": round(100 * scores["sents_f"], 1)}


def entities_of(nlp: Language) -> NameFinder:
    """The names that the bare pipeline finds."""

    def find(texts: list[str]) -> Iterable[Iterable[Name]]:
        for doc in nlp.pipe(texts, batch_size=64):
            yield [Name(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]

    return find


def score_names(find: NameFinder, gold: Sequence[MarkedText], label_of: dict[str, str]) -> NameScore:
    """The score of the names found, their labels put in the words of the gold; kinds unknown there are dropped."""
    score = NameScore()
    found = find([marked.text for marked in gold])
    for marked, names in zip(gold, found, strict=True):
        ours = {_span(marked.text, name): label_of[name.label] for name in names if name.label in label_of}
        theirs = {_span(marked.text, name): name.label for name in marked.names if name.label in label_of.values()}
        for label in sorted({*ours.values(), *theirs.values()}):
            tally = score.by_class.setdefault(label, Tally())
            tally.add(_spans_of(theirs, label), _spans_of(ours, label))
        score.untyped.add(set(theirs), set(ours))
    counts = Counter[str]()
    for tally in score.by_class.values():
        counts.update(right=tally.right, surplus=tally.surplus, missed=tally.missed)
    score.all = Tally(counts["right"], counts["surplus"], counts["missed"])
    return score


def _span(text: str, name: Name) -> tuple[int, int]:
    """Where a name stands, without an article: sources disagree on whether `the` belongs to it."""
    article = next((word for word in ("the ", "The ") if text.startswith(word, name.start)), "")
    return name.start + len(article), name.end


def _spans_of(names: dict[tuple[int, int], str], label: str) -> set[tuple[int, int]]:
    return {span for span, kind in names.items() if kind == label}


def measure_speed(nlp: Language, texts: Sequence[str]) -> int:
    """Words per second of CPU time, the pipeline warm."""
    list(nlp.pipe(texts[:64], batch_size=64))
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return int(words / (time.process_time() - begun))
