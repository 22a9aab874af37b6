"""Text with its names marked: what every source of training data for names is turned into."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from flows.errors import ParseError

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"})

_MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


@dataclass(frozen=True)
class Name:
    """One name: code points `[start, end)` of its text, and its label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class MarkedText:
    """A stretch of text, its names, and the stretches of which its source does not say whether they are names."""

    text: str
    names: tuple[Name, ...]
    unsure: tuple[tuple[int, int], ...] = ()


def parse_markup(line: str) -> MarkedText:
    """The text of one line in which names are written `[PERSON Marco Rubio]`.

    Raises:
        ParseError: A label is unknown or a bracket is left over.
    """
    text, names, position = "", [], 0
    for mark in _MARK.finditer(line):
        label, name = mark.groups()
        text += line[position : mark.start()]
        names.append(Name(len(text), len(text) + len(name), label))
        text += name
        position = mark.end()
    text += line[position:]
    unknown = {name.label for name in names} - LABELS
    if unknown or "[" in text or "]" in text:
        raise ParseError(f"names are not marked well: {line[:80]}")
    return MarkedText(text, tuple(names))


def read_corpus(folder: Path) -> Iterator[tuple[str, list[MarkedText]]]:
    """The articles of our own writing: name of the file and its paragraphs; `#` starts a remark."""
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield path.stem, [parse_markup(line.strip()) for line in lines if line.strip() and not line.startswith("#")]


def mark_doc(doc: Doc, marked: MarkedText) -> Doc:
    """The document of the same text with its entities set, unsure stretches left open."""
    names = filter_spans(_spans(doc, ((name.start, name.end, name.label) for name in marked.names)))
    taken = {token.i for span in names for token in span}
    unsure = [
        span
        for span in _spans(doc, ((start, end, "") for start, end in marked.unsure))
        if not taken.intersection(range(span.start, span.end))
    ]
    doc.set_ents(names, missing=filter_spans(unsure), default="outside")
    return doc


def _spans(doc: Doc, stretches: Iterable[tuple[int, int, str]]) -> list[Span]:
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in stretches)
    return [span for span in found if span is not None]
