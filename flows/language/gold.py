"""The test data: treebank paragraphs with gold trees, and texts with gold names."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from flows.language.convert import Sentence, make_doc, read_sentences
from flows.language.marked import MarkedText, Name
from flows.language.name_sources import find_runs, read_tagged

PUD_DOCUMENT = slice(0, 6)
"""The part of a PUD sentence id that names its document; `n` starts those from news, `w` those from Wikipedia."""


def read_pud(path: Path, kind: str) -> Iterator[list[Sentence]]:
    """The sentences of each document of PUD whose ids start with `kind`."""
    wanted = (sentence for sentence in read_sentences(path) if sentence.sent_id.startswith(kind))
    for _, sentences in groupby(wanted, key=lambda sentence: sentence.sent_id[PUD_DOCUMENT]):
        yield list(sentences)


def read_paragraphs(path: Path, keep: Callable[[str], bool] = lambda document: True) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph of a treebank."""
    held: list[Sentence] = []
    for sentence in read_sentences(path):
        if held and (sentence.starts_paragraph or sentence.document != held[-1].document):
            yield held
            held = []
        if keep(sentence.document):
            held.append(sentence)
    if held:
        yield held


def make_docs(vocab: Vocab, groups: Iterable[list[Sentence]]) -> list[Doc]:
    """One gold document for each group of sentences."""
    return [make_doc(vocab, sentences) for sentences in groups]


def read_named_documents(path: Path) -> Iterator[MarkedText]:
    """Each document of a UNER file with its names, labelled PER, ORG and LOC as there."""
    for _, sentences in groupby(_read_named_sentences(path), key=lambda pair: pair[0]):
        yield _join([marked for _, marked in sentences])


def _read_named_sentences(path: Path) -> Iterator[tuple[str, MarkedText]]:
    """Document and sentence, in order; a word that is not spelt as in the text stands where the last one ended."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# text")]
    ids = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")]
    for sent_id, text, tagged in zip(ids, texts, read_tagged(path, word=1, tag=2), strict=True):
        offsets, position = [], 0
        for form, _ in tagged:
            start = text.find(form, position)
            start, position = (start, start + len(form)) if start >= 0 else (position, position)
            offsets.append((start, position))
        runs = find_runs([tag for _, tag in tagged])
        names = tuple(Name(offsets[first][0], offsets[last][1], label) for first, last, label in runs)
        yield sent_id.rsplit("-", 1)[0], MarkedText(text, names)


def _join(parts: list[MarkedText]) -> MarkedText:
    text, names = "", []
    for part in parts:
        text += " " if text else ""
        names += [Name(name.start + len(text), name.end + len(text), name.label) for name in part.names]
        text += part.text
    return MarkedText(text, tuple(names))
