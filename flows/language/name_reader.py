"""The marked texts as the trainer of names sees them: tagged by the shipped tagger, renamed anew every epoch."""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from flows.language.marked import MarkedText, Name, mark_doc
from flows.language.renaming import NamePool, build_pool, rename

CURLY_SHARE = 0.35
"""How many texts with straight quotes get typographic ones."""

GRAMMAR = ("parley_bounds", "morphologizer", "parser", "parley_lemmatizer", "ner")
"""Components that tagging can do without."""


@dataclass(frozen=True)
class Lesson:
    """One training text: how often an epoch shows it as it is, and how often renamed."""

    marked: MarkedText
    plain: int
    renamed: int


def write_lessons(path: Path, lessons: Iterable[Lesson]) -> None:
    """Write lessons as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        for lesson in lessons:
            marked = lesson.marked
            names = [[name.start, name.end, name.label] for name in marked.names]
            row = [marked.text, names, [list(stretch) for stretch in marked.unsure], lesson.plain, lesson.renamed]
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_lessons(path: Path) -> Iterator[Lesson]:
    """The lessons that `write_lessons` wrote."""
    with path.open(encoding="utf-8") as lines:
        for text, names, unsure, plain, renamed in map(json.loads, lines):
            marked = MarkedText(text, tuple(Name(*name) for name in names), tuple((a, b) for a, b in unsure))
            yield Lesson(marked, plain, renamed)


@registry.readers("parley.NameReader.v1")  # type: ignore[untyped-decorator]
def make_name_reader(path: Path, tagger: Path, seed: int) -> Callable[[Language], Iterator[Example]]:
    """A reader of one epoch of lessons, renamed differently each time; `tagger` is the folder of a pipeline."""
    rng = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        lessons = list(read_lessons(Path(path)))
        pool = build_pool(lesson.marked for lesson in lessons)
        texts = [marked for lesson in lessons for marked in _vary(lesson, pool, rng)]
        yield from make_examples(nlp, spacy.load(tagger, exclude=GRAMMAR), texts)

    return read


def _vary(lesson: Lesson, pool: NamePool, rng: random.Random) -> Iterator[MarkedText]:
    for _ in range(lesson.plain):
        yield curl_quotes(lesson.marked) if rng.random() < CURLY_SHARE else lesson.marked
    for _ in range(lesson.renamed):
        renamed = rename(lesson.marked, pool, rng)
        yield curl_quotes(renamed) if rng.random() < CURLY_SHARE else renamed


def curl_quotes(marked: MarkedText) -> MarkedText:
    """The text with typographic quotes, character for character."""
    text = re.sub(r'(^|[\s(\[])"', r"\1“", marked.text.replace("'", "’")).replace('"', "”")
    return MarkedText(text, marked.names, marked.unsure)


def make_examples(nlp: Language, tagger: Language, texts: Iterable[MarkedText]) -> Iterator[Example]:
    """Examples whose input carries predicted tags, as it will when the pipeline runs."""
    texts = list(texts)
    for marked, tagged in zip(texts, tagger.pipe([marked.text for marked in texts], batch_size=256), strict=True):
        given = nlp.make_doc(marked.text)
        for token, source in zip(given, tagged, strict=True):
            token.tag_ = source.tag_
        words, spaces = [token.text for token in given], [bool(token.whitespace_) for token in given]
        yield Example(given, mark_doc(Doc(nlp.vocab, words=words, spaces=spaces), marked))
