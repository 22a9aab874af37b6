"""Datelines in a body: the head of a report that says from where it is filed, a paragraph of its own."""

from __future__ import annotations

from flows.annotate.atlas import candidates
from flows.annotate.model import Paragraph
from flows.documents.dateline import Dateline, parse_dateline


def read_dateline(line: str, index: int) -> Dateline | None:
    """The dateline at the head of the body's line number `index`, or None where it has none.

    What ends in a colon may as well be a speaker's label or a keyword: it is one in the first line only, and of a town.
    """
    found = parse_dateline(f"{line} ")
    if found is None or not line[: found.end].rstrip().endswith(":"):
        return found
    is_town = any(candidate.place.kind == "city" for candidate in candidates((found.place or "").title()))
    return found if index == 0 and is_town else None


def is_dateline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a dateline, as `parse_paragraphs` splits it from what it heads."""
    return dateline_of(paragraph) is not None


def dateline_of(paragraph: Paragraph) -> Dateline | None:
    """The dateline that a paragraph is; None for any other paragraph."""
    found = read_dateline(paragraph.doc.text, paragraph.index)
    return found if found is not None and found.end > len(paragraph.doc.text) else None
