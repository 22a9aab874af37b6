"""Sentence bounds that punctuation makes certain; the parser decides about the rest.

A parser trained on e-mail as well as news sometimes breaks a long sentence or runs over a full stop. Most bounds of
edited prose need no statistics, and telling the parser about them makes its trees better too.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from flows.language.words import WORDS

TERMINATORS = frozenset({".", "!", "?", "…", "..."})
CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})
OPENERS = frozenset({'"', "“", "‘", "``", "(", "[", "«"})

NEVER_FINAL = frozenset(WORDS["never_final"].split())
"""Abbreviations that a name or number follows: a capital after them starts nothing."""


@Language.component("parley_bounds", assigns=["token.is_sent_start"])
def set_certain_bounds(doc: Doc) -> Doc:
    """The document with `is_sent_start` true or false where certain, left open elsewhere.

    That no sentence starts where there is no mark is certain only in text that is punctuated with care: it begins with
    a capital and ends with a mark.
    """
    careful = len(doc) > 1 and not doc[0].is_lower and _ends_sentence(doc)
    marks: Any = np.full(len(doc), -1 if careful else 0)
    marks[:1] = 1
    for before in np.flatnonzero(doc.to_array("IS_ALPHA")[:-1] == 0).tolist():  # what follows a word starts nothing
        starts = starts_sentence(doc[before + 1])
        marks[before + 1] = 1 if starts else 0 if starts is None or not careful else -1
    doc.from_array("SENT_START", marks.astype("uint64"))
    return doc


def _ends_sentence(doc: Doc) -> bool:
    last = doc[-1]
    while last.i > 0 and (last.is_space or last.text in CLOSERS):
        last = last.nbor(-1)
    return last.text in TERMINATORS or last.text == ":"


def starts_sentence(token: Token) -> bool | None:
    """Whether a sentence starts with this token; none where its neighbours leave it open."""
    before = token.nbor(-1)
    if before.is_space:
        return True if "\n" in before.text else None
    if token.is_space or token.text in CLOSERS - OPENERS:
        return False
    quoted = False
    while before.text in CLOSERS and before.i > 0 and not before.nbor(-1).whitespace_:
        before, quoted = before.nbor(-1), True
    if before.text in TERMINATORS:
        return _after_terminator(token, before.text, quoted)
    if before.text.endswith(".") and len(before) > 1:
        return False if before.lower_ in NEVER_FINAL or token.is_lower else None
    return None if before.text in {":", ";", "–", "—", "-", "*", "•"} else False


def _after_terminator(token: Token, terminator: str, quoted: bool) -> bool | None:
    if token.is_lower:
        return False
    if token.text in {",", ";", "–", "—", "-", ":"} or not token.nbor(-1).whitespace_:
        return None
    if terminator != "." and (quoted or terminator in {"…", "..."}):
        return None
    return True if token.is_title or token.is_upper or token.is_digit or token.text in OPENERS else None
