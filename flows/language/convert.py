"""Treebanks become training documents: CoNLL-U in, spaCy documents of a few sentences out.

A multi-word token (`don't`) stays split where its parts spell the surface form, since the tokenizer splits there
too; otherwise it is merged into one token that keeps the annotation of the part whose head lies outside.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

NON_COMMERCIAL_GENRES = frozenset({"fiction", "whow", "essay", "letter", "podcast", "reddit"})
"""Genres of GUM whose texts carry a non-commercial licence: never read."""

SPOKEN_GENRES = frozenset({"conversation", "vlog"})
"""Genres of GUM that are transcripts without sentence punctuation: they teach nothing about news."""


@dataclass(frozen=True)
class Word:
    """One syntactic word of a treebank sentence; `head` is the index of its head, its own for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    misc: str = "_"


@dataclass(frozen=True)
class Sentence:
    """One treebank sentence, with the document it stands in and whether a paragraph starts with it."""

    document: str
    sent_id: str
    starts_paragraph: bool
    words: tuple[Word, ...]


@dataclass
class _Block:
    """The lines of one sentence while it is being read."""

    rows: list[Word] = field(default_factory=list)
    multiwords: dict[int, tuple[int, str, bool]] = field(default_factory=dict)
    sent_id: str = ""
    starts_paragraph: bool = False


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of one CoNLL-U file, in order."""
    document, block = "", _Block()
    with path.open(encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# newdoc"):
                document, block.starts_paragraph = line.split("=")[-1].strip(), True
            elif line.startswith("# newpar"):
                block.starts_paragraph = True
            elif line.startswith("# sent_id"):
                block.sent_id = line.split("=")[-1].strip()
            elif line and not line.startswith("#"):
                _read_row(line.split("\t"), block)
            elif not line and block.rows:
                yield _close(document, block)
                block = _Block()
    if block.rows:
        yield _close(document, block)


def _read_row(columns: list[str], block: _Block) -> None:
    number, form, lemma, upos, xpos, feats, head, deprel, _, misc = columns
    space_after = "SpaceAfter=No" not in misc
    if "-" in number:
        first, last = (int(part) for part in number.split("-"))
        block.multiwords[first] = (last, form, space_after)
    elif "." not in number:
        block.rows.append(Word(form, lemma, upos, xpos, feats, int(head), deprel, space_after, misc))


def _close(document: str, block: _Block) -> Sentence:
    words = tuple(_merge_multiwords(block.rows, block.multiwords))
    return Sentence(document, block.sent_id, block.starts_paragraph, words)


def _merge_multiwords(rows: list[Word], multiwords: dict[int, tuple[int, str, bool]]) -> list[Word]:
    """Words with zero-based heads, one for each token that the tokenizer is expected to make."""
    kept: list[Word] = []
    position: dict[int, int] = {}
    number = 1
    while number <= len(rows):
        alone = (number, rows[number - 1].form, rows[number - 1].space_after)
        last, surface, space_after = multiwords.get(number, alone)
        parts = rows[number - 1 : last]
        if "".join(part.form for part in parts) == surface:
            for offset, part in enumerate(parts):
                position[number + offset] = len(kept)
                kept.append(replace(part, space_after=space_after and number + offset == last))
        else:
            outward = next((part for part in parts if not number <= part.head <= last), parts[0])
            position.update(dict.fromkeys(range(number, last + 1), len(kept)))
            kept.append(replace(outward, form=surface, space_after=space_after))
        number = last + 1
    return [
        replace(word, head=position[word.head] if word.head else index, deprel=word.deprel if word.head else "ROOT")
        for index, word in enumerate(kept)
    ]


def genre_of(document: str) -> str:
    """The genre that a document name starts with (`GUM_news_crane` and `weblog-blogspot.com_…` alike)."""
    return document.removeprefix("GUM_").split("_")[0].split("-")[0]


def make_doc(vocab: Vocab, sentences: Iterable[Sentence], curly: bool = False) -> Doc:
    """One spaCy document with the gold annotation of its sentences; `curly` sets its quotes typographically."""
    words: list[Word] = []
    heads: list[int] = []
    for sentence in sentences:
        heads += [len(words) + word.head for word in sentence.words]
        words += sentence.words
    forms = [word.form.replace(" ", "_") for word in words]
    spaces = [word.space_after for word in words]
    if curly:
        forms = _curl_quotes(forms, spaces)
    return Doc(
        vocab,
        words=forms,
        spaces=spaces,
        tags=[word.xpos for word in words],
        pos=["X" if word.upos == "_" else word.upos for word in words],
        morphs=["" if word.feats == "_" else word.feats for word in words],
        lemmas=[word.form if word.lemma == "_" else word.lemma for word in words],
        heads=heads,
        deps=[word.deprel for word in words],
    )


def _curl_quotes(forms: list[str], spaces: list[bool]) -> list[str]:
    curled = []
    for index, form in enumerate(forms):
        if form in ('"', "``", "''"):
            after_gap = index == 0 or spaces[index - 1] or forms[index - 1] in "([—-"
            curled.append("“" if form == "``" or (form == '"' and after_gap) else "”")
        else:
            curled.append(form.replace("'", "’"))
    return curled


@dataclass(frozen=True)
class Cutting:
    """How a treebank is cut into documents: sentences at most, and the share that gets typographic quotes."""

    longest: int = 10
    curly_share: float = 0.0


def read_docs(
    path: Path,
    vocab: Vocab,
    rng: random.Random,
    keep: Callable[[str], bool] = lambda document: True,
    cutting: Cutting = Cutting(),
) -> Iterator[Doc]:
    """Documents of a few neighbouring sentences; a paragraph end closes one of three or more."""
    held: list[Sentence] = []
    limit = cutting.longest
    for sentence in read_sentences(path):
        if not keep(sentence.document):
            continue
        apart = bool(held) and sentence.document != held[-1].document
        if held and (apart or len(held) >= limit or (sentence.starts_paragraph and len(held) >= 3)):
            yield make_doc(vocab, held, rng.random() < cutting.curly_share)
            held, limit = [], rng.randint(1, cutting.longest) if cutting.longest > 1 else 1
        held.append(sentence)
    if held:
        yield make_doc(vocab, held, rng.random() < cutting.curly_share)
