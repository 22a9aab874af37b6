"""Paragraphs: the stretches of a body that are parsed by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language

from flows.annotate.datelines import read_dateline
from flows.annotate.model import Paragraph
from flows.annotate.tree import Doc

LINE = re.compile(r"\S(?:[^\n]*\S)?")
STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*[-–—]{1,2}\s+(?=\S)")


def parse_paragraphs(body: str, nlp: Language) -> tuple[Paragraph, ...]:
    """The non-blank lines of `body` with their parse, in order; offsets exclude the white space around them.

    A body has one paragraph or one sentence a line; either way a line break ends a sentence. A dateline (`KYIV,
    May 14 (Reuters) –`) or a live blog's time is a paragraph of its own, being no part of the sentence behind it.
    """
    spans = list(_spans(body))
    docs = nlp.pipe(body[start:end] for start, end in spans)
    return tuple(
        Paragraph(number, *span, Doc.of_parse(doc)) for number, (span, doc) in enumerate(zip(spans, docs, strict=True))
    )


def _spans(body: str) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(LINE.finditer(body)):
        head = read_dateline(line[0], number)
        stamp = STAMP.match(line[0]) if head is None else None
        length = head.end if head is not None else stamp.end() if stamp is not None else 0
        if length:
            yield line.start(), line.start() + len(line[0][:length].rstrip())
        yield line.start() + length, line.end()
