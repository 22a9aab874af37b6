"""Governments by other names: when a capital or a seat of power stands for somebody who acts."""

from __future__ import annotations

from flows.annotate.datelines import is_dateline
from flows.annotate.words import Words
from flows.lexicons import words as word_list


def acts(words: Words, first: int, last: int) -> bool:
    """Whether the capital or seat at the words `[first, last)` stands for its government rather than for the place.

    Decided by syntax: subjects, owners, addressees and the sides of a relation act; what follows a preposition of
    place, or is visited or attacked, is a place.
    """
    before = _word_before(words, first)
    if (before is not None and words.lower[before] in word_list("seats", "locative")) or is_dateline(words.paragraph):
        return False
    if last < len(words.forms) and words.forms[last] in ("'s", "'"):
        return not set(words.lower[last + 1 : last + 4]) & word_list("seats", "owned_places")
    head = words.paragraph.doc[first:last].root
    while head.dep_ in ("conj", "appos", "flat", "compound") and head.head.i != head.i and head.head.pos_ == "PROPN":
        head = head.head
    preposition = words.lower[before] if before is not None else ""
    around = {head.head.lemma_.lower(), preposition}
    if before is not None:
        around.add(words.token(before).lemma_.lower())
    if preposition == "of":
        return not around & word_list("seats", "place_heads")
    if preposition in ("from", "to"):
        return not around & (_visited() | word_list("seats", "place_heads"))
    if preposition == "on" or head.dep_ == "obj" or around & word_list("seats", "attack"):
        return not around & _visited()
    if last < len(words.forms) and words.lower[last] in word_list("seats", "only_verbs"):
        return True
    is_modifier = head.dep_ in ("compound", "nmod:desc", "amod") and head.head.pos_ in ("NOUN", "PROPN")
    return not is_modifier or words.forms[last - 1] in word_list("seats", "act_as_modifiers")


def _visited() -> frozenset[str]:
    """Words for going to a place or attacking it."""
    return word_list("seats", "motion") | word_list("seats", "attack")


def _word_before(words: Words, first: int) -> int | None:
    """The index of the word before the name's articles and adjectives."""
    index = first - 1
    while index >= 0 and words.lower[index] in word_list("seats", "before_name"):
        index -= 1
    return index if index >= 0 else None
