"""Whether quoted words make a clause, told from the words alone, before there is a parse."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|does|do|did|will|would|shall|should|can|could|may|might|must|cannot|ain[’']t"
    r"|let[’']s|\w+(?:n[’']t|[’'](?:m|re|ve|ll|d))|(?:it|he|she|that|there|what|who|here|where)[’']s)\b"
    r"|(?:\bI|\b[Ww]e|\b[Tt]hey|\b[Hh]e|\b[Ss]he)\s+(?:\w+ly\s+)?[a-z]+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[\[(]?[A-Z0-9].*[.!?…,]$", re.DOTALL)

CERTAIN_LENGTH = 12
"""As many words in quotation marks are a quotation, not a term, even where no finite verb is recognised."""


LONGEST_TITLE = 10
"""Words of a title in quotation marks, at most."""


def is_title(text: str) -> bool:
    """Whether every longer word has a capital, as in the name of a book, a film or a section: `Gone With the Wind`."""
    if re.search(r"[.!?,;]\s", text):
        return False
    words = _WORD.findall(text)
    weighty = [word for word in words if len(word) > 3]
    return 2 <= len(words) <= LONGEST_TITLE and len(weighty) >= 2 and all(word[0].isupper() for word in weighty)


def holds_clause(text: str) -> bool:
    """Whether `text`, the inside of a quotation, is or contains a clause: it may be a direct quotation.

    A finite auxiliary or a pronoun with a verb shows it; so do a capital and a closing mark, or sheer length.
    """
    count = len(_WORD.findall(text))
    if is_title(text):
        return False
    if count >= CERTAIN_LENGTH:
        return True
    if count >= 2 and _FINITE.search(text):
        return True
    return count >= 2 and bool(_SENTENCE.match(text))
