"""Paragraphs: the lines of a body, each parsed on its own."""

from __future__ import annotations

import re

from spacy.language import Language

from flows.annotate.model import Paragraph

LINE = re.compile(r"\S(?:[^\n]*\S)?")


def parse_paragraphs(body: str, nlp: Language) -> tuple[Paragraph, ...]:
    """The non-blank lines of `body` with their parse, in order; offsets exclude the white space around them.

    A body has one paragraph or one sentence a line; either way a line break ends a sentence.
    """
    spans = [match.span() for match in LINE.finditer(body)]
    docs = nlp.pipe(body[start:end] for start, end in spans)
    return tuple(Paragraph(number, *span, doc) for number, (span, doc) in enumerate(zip(spans, docs, strict=True)))
