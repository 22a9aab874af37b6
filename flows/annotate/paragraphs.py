"""Paragraphs: the stretches of a body that are parsed by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language

from flows.annotate.model import Paragraph
from flows.annotate.tree import Doc

LINE = re.compile(r"\S(?:[^\n]*\S)?")
STAMP = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*[-–—]{1,2}\s+(?=\S)")
DATELINE = re.compile(
    r"(?:\([A-Z][\w .-]{1,20}\)\s*[-–—]+\s*)?[A-Z][\w.'’ ]{1,30}(?:[,/] ?[\w.'’ ]{2,25}){0,3}"
    r"(?:\s*\([A-Z][^()\n]{1,30}\)\.?)?\s*[-–—]{1,2}\s+(?=[A-Z“\"‘(])"
)
SHOWS_DATELINE = re.compile(r"[A-Z]{4}|\(|\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z.]* \d")


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
    for line in LINE.finditer(body):
        dateline = DATELINE.match(body, *line.span())
        if dateline is not None and not SHOWS_DATELINE.search(dateline[0]):
            dateline = None
        dateline = dateline or STAMP.match(body, *line.span())
        if dateline is None:
            yield line.span()
            continue
        yield line.start(), line.start() + len(dateline[0].rstrip())
        yield dateline.end(), line.end()
