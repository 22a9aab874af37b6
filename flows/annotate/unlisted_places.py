"""Places that the atlas lacks, named as one: `the village of Lomakovka`, `near Jilib`, `Mali Shcherbaky`."""

from __future__ import annotations

from flows.annotate.model import Paragraph
from flows.annotate.place_find import Find, continues_list, is_located, is_reference, is_word
from flows.annotate.place_words import (
    BEFORE,
    DIVISIONS,
    FEATURES,
    FIRST_PARTS,
    NAMED,
    SECOND_PARTS,
    TIMES,
    TOWARD,
)
from flows.annotate.tree import Doc


def whole(found: Find | None) -> Find | None:
    """The longer, unlisted name that a listed one is only a piece of: `Novyi Donbas`, `Mali Shcherbaky`."""
    if found is None:
        return None
    doc, first, last = found.paragraph.doc, found.first, found.last
    if first and is_word(doc[first - 1]) and doc[first - 1].lower_ in FIRST_PARTS:
        first -= 1
    elif first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in FIRST_PARTS:
        first -= 2
    if last < len(doc) and is_word(doc[last]):
        is_first = found.last - found.first == 1 and doc[found.first].lower_ in FIRST_PARTS
        if doc[last].lower_ in SECOND_PARTS or (is_first and doc[last].pos_ == "PROPN"):
            last += 1
    return found if (first, last) == (found.first, found.last) else Find(found.paragraph, first, last, ())


def unlisted(paragraph: Paragraph, at: int) -> Find | None:
    """A place that the atlas lacks, named as one: `the village of Lomakovka`, `Sisaket province`, `near Jilib`."""
    doc = paragraph.doc
    last = name_end(doc, at)
    if not doc[at].text[:1].isupper() or at == 0 or any(c in doc[last - 1].text for c in "[]/()_"):
        return None
    if last < len(doc) and doc[last].lower_ in DIVISIONS and doc[at - 1].lower_ in BEFORE:
        return Find(paragraph, at, last + (doc[last].lower_ != "village"), ())
    if last < len(doc) and doc[last].lower_ in FEATURES and doc[at - 1].lower_ == "the":
        return Find(paragraph, at, last + 1, ())
    if last > at + 1 and doc[last - 1].lower_ in FEATURES:
        return Find(paragraph, at, last, ())
    before = doc[at - 2].lower_ if at > 1 and doc[at - 1].lower_ == "of" else ""
    is_tagged = doc[at].ent_type_ in ("GPE", "LOC") and doc[at - 1].lower_ in ("in", "near", "at", "outside")
    return Find(paragraph, at, last, ()) if before in NAMED or is_tagged else None


def located(paragraph: Paragraph, at: int) -> Find | None:
    """A place that the atlas lacks, whose name brackets follow that tell where it lies: `Opytne (61km east of Bila)`."""
    doc, last = paragraph.doc, name_end(paragraph.doc, at)
    is_name = at > 0 and doc[at].pos_ == "PROPN" and is_word(doc[at])
    return Find(paragraph, at, last, ()) if is_name and is_located(doc, last) else None


def listed_beside(paragraph: Paragraph, at: int, previous: Find | None) -> Find | None:
    """A place that the atlas lacks, in a list of places or beside one: `north of Kharkiv near Lyptsi and Zelene`."""
    doc = paragraph.doc
    token, last = doc[at], name_end(doc, at)
    if (
        previous is None
        or previous.paragraph is not paragraph
        or token.pos_ in ("VERB", "DET", "PRON")
        or not is_word(token)
    ):
        return None
    is_beside = doc[at - 1].lower_ in TOWARD and is_reference(previous) and token.sent == doc[previous.first].sent
    if not (is_beside or continues_list(previous, at)) or token.ent_type_ in ("NORP", "DATE", "EVENT"):
        return None
    is_closed = last >= len(doc) or doc[last].text in (
        ",",
        ".",
        ";",
        ")",
        "(",
        "and",
        "on",
        "or",
        "as",
        "but",
        "toward",
    )
    return Find(paragraph, at, last, ()) if is_closed else None


def name_end(doc: Doc, at: int) -> int:
    """Where the run of capitalised proper nouns that begins at `at` ends; a month or weekday is none of it."""
    last = at + 1
    while last < len(doc) and doc[last].lower_ not in TIMES:
        if not ((doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper()) or doc[last].text == "-"):
            break
        last += 1
    return last
