"""What the networks are taught: which parts of which source, how often an epoch shows them, and what is held back.

News is what will be read, so the parts nearest to it come twice an epoch, and our own articles oftenest.
"""

import random
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from flows.language.convert import NON_COMMERCIAL_GENRES, SPOKEN_GENRES, Cutting, genre_of, read_docs
from flows.language.gum_names import read_gum
from flows.language.listed import read_listed
from flows.language.marked import MarkedText, read_corpus
from flows.language.name_reader import Lesson
from flows.language.name_sources import read_plain, read_uner

HERE = Path(__file__).parent

NEWSLIKE = frozenset({"news", "interview", "bio", "speech", "court", "weblog", "newsgroup"})
"""Genres of GUM and EWT that are edited prose about people and events."""

LESSON, EXAM = Cutting(longest=5, curly_share=0.4), Cutting(longest=10, curly_share=0.4)
"""Documents for training and for choosing weights."""

HELD_BACK = 10
"""Of so many articles of our own, one is kept to choose weights by."""

OWN_RENAMED = 2
"""How often an epoch shows each article of our own with other names, beside once as it is."""

MARKED, LISTED = HERE / "corpus", HERE.parent / "facts" / "corpus"
"""The folders of the articles of our own: those with names marked in the text, and those that list them below it."""


def grammar_lessons(treebanks: Path, vocab: Vocab, seed: int) -> Iterator[Doc]:
    """The training documents of one epoch: everything once, what is near to news twice, cut differently."""
    rng = random.Random(seed)
    passes = (lambda document: genre_of(document) not in NON_COMMERCIAL_GENRES | SPOKEN_GENRES, is_newslike)
    for keep in passes:
        for name in ("ewt-train", "gum-train"):
            yield from read_docs(treebanks / f"{name}.conllu", vocab, rng, keep, LESSON)


def grammar_exam(treebanks: Path, vocab: Vocab, seed: int) -> Iterator[Doc]:
    """The documents that weights are chosen by."""
    rng = random.Random(seed)
    for name in ("ewt-dev", "gum-dev"):
        yield from read_docs(treebanks / f"{name}.conllu", vocab, rng, is_newslike, EXAM)


def is_newslike(document: str) -> bool:
    """Whether a treebank document is edited prose about people and events."""
    return genre_of(document) in NEWSLIKE


def own_articles(marked: Path = MARKED, listed: Path = LISTED) -> Iterator[tuple[bool, list[MarkedText]]]:
    """The articles of our own writing, each with whether it is kept to choose weights by."""
    for articles in (read_corpus(marked), read_listed(listed)):
        for number, (_, paragraphs) in enumerate(articles):
            yield is_held_back(number), paragraphs


def texts_without_trees(ner: Path) -> Iterator[str]:
    """The texts that parsers vote on: our own, and those of the sources of names that are no treebanks."""
    for _, paragraphs in own_articles():
        yield from (marked.text for marked in paragraphs)
    for marked in chain(read_plain(ner / "wikigold.conll.txt"), read_crossner(ner)):
        yield marked.text


def name_lessons(treebanks: Path, ner: Path) -> Iterator[Lesson]:
    """The training texts of one epoch, with how often each is shown as it is and with other names."""
    for held_back, paragraphs in own_articles():
        if not held_back:
            yield from (Lesson(marked, plain=1, renamed=OWN_RENAMED) for marked in paragraphs)
    yield from (Lesson(marked, plain=1, renamed=1) for marked in read_plain(ner / "wikigold.conll.txt"))
    yield from (Lesson(marked, plain=1, renamed=0) for marked in read_crossner(ner))
    ewt = read_uner(ner / "uner-ewt-train-draft.iob2", treebanks / "ewt-train.conllu")
    gum = chain.from_iterable(read_gum(treebanks / f"gum-{part}.conllu") for part in ("train", "dev"))
    for genre, marked in chain(ewt, gum):
        if genre not in SPOKEN_GENRES and (marked.names or genre in NEWSLIKE):
            yield Lesson(marked, plain=1, renamed=1 if marked.names and genre in NEWSLIKE else 0)


def name_exam(treebanks: Path, ner: Path) -> Iterator[Lesson]:
    """The texts that weights are chosen by: articles of our own that were held back, and weblogs of EWT."""
    for held_back, paragraphs in own_articles():
        if held_back:
            yield from (Lesson(marked, plain=1, renamed=0) for marked in paragraphs)
    for genre, marked in read_uner(ner / "uner-ewt-dev.iob2", treebanks / "ewt-dev.conllu"):
        if genre in {"weblog", "newsgroup"}:
            yield Lesson(marked, plain=1, renamed=0)


def read_crossner(ner: Path) -> Iterator[MarkedText]:
    """The sentences of all parts of CrossNER politics."""
    for part in ("train", "dev", "test"):
        yield from read_plain(ner / f"crossner-politics-{part}.txt")


def is_held_back(number: int) -> bool:
    """Whether the article of our own with this number is kept to choose weights by."""
    return number % HELD_BACK == HELD_BACK // 2
