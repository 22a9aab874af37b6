"""Titles: the role and affiliation that stand before a name, or after it in apposition."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from flows.annotate.gazetteer import Hit
from flows.annotate.model import Actor
from flows.annotate.words import Words
from flows.lexicons import load
from flows.lexicons import words as word_list

JOINING = frozenset({"of", "the", "for", "and", "to", "-", "&"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
POSSESSIVE = frozenset({"'s", "'"})
LONGEST_APPOSITION = 14
ENDS_APPOSITION = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "—",
        "(",
        ")",
        '"',
        "“",
        "”",
        "who",
        "which",
        "said",
        "says",
        "told",
    }
)


@dataclass(frozen=True, slots=True)
class Title:
    """A role as printed, whom it belongs to, the honorific's gender, and the word index where all that starts."""

    role: str | None
    affiliation: Actor | None
    gender: str | None
    first: int
    honorific: str | None = None


@functools.cache
def heads() -> frozenset[str]:
    """Nouns that name a role by themselves."""
    return frozenset(load("titles")["heads"])


@functools.cache
def modifiers() -> frozenset[str]:
    """Words that stand with such a noun in a title."""
    return frozenset(load("titles")["modifiers"])


@functools.cache
def honorifics() -> frozenset[str]:
    """Forms of address and clerical or noble styles that are no role."""
    return frozenset(load("titles")["honorifics"])


@functools.cache
def gender_of_title(word: str) -> str | None:
    """`m` or `f` where a title or form of address tells the sex."""
    titles = load("titles")
    if word in titles["female_honorifics"]:
        return "f"
    return "m" if word in titles["male_honorifics"] else None


def is_title_word(word: str) -> bool:
    """Whether a lower-cased word can be part of a title."""
    if word in heads() or word in modifiers() or (word.endswith("s") and word[:-1] in heads()):
        return True
    return "-" in word and any(part in heads() for part in word.split("-"))


def is_head(word: str) -> bool:
    """Whether a lower-cased word names a role by itself (`minister`, `vice-president`, `ministers`)."""
    if word in heads() or (word.endswith("s") and word[:-1] in heads()):
        return True
    return "-" in word and word.rsplit("-", 1)[1] in heads()


def title_before(words: Words, first: int) -> Title:
    """The title that ends right before the word `first`: forms of address, then the role, then whose role."""
    index, gender, honorific = first, None, None
    while index > 0 and words.lower[index - 1] in honorifics():
        index -= 1
        honorific = words.forms[index]
        gender = gender or gender_of_title(words.lower[index])
    role_end = index
    while index > 0 and _continues_title(words, index - 1, role_end):
        index -= 1
    if index == role_end and _ends_field(words, index):
        index -= 3
        while index > 0 and _continues_title(words, index - 1, role_end):
            index -= 1
    while index < role_end and words.lower[index] in JOINING:
        index += 1
    index = _own_role(words, index, role_end)
    role_words = words.lower[index:role_end]
    if not any(is_head(word) for word in role_words) or words.lower[role_end - 1] in JOINING:
        return Title(None, None, gender, role_end, honorific)
    gender = gender or next((g for g in map(gender_of_title, role_words) if g), None)
    role = words.text[words.starts[index] : _end(words, role_end)]
    hit = owner_before(words, index) or _owner_inside(words, index)
    start = min(words.index_at(hit.start), index) if hit else index
    return Title(role, hit.entry.actor if hit else None, gender, start, honorific)


def _own_role(words: Words, first: int, end: int) -> int:
    """Where the role of the name itself begins, not of who serves it: `a spokesman for President Vladimir Putin`."""
    for index in range(end - 2, first, -1):
        if words.lower[index] in ("for", "to") and is_head(words.lower[index - 1]):
            return index + 1 if any(is_head(word) for word in words.lower[index + 1 : end]) else first
    return first


def title_before_comma(words: Words, first: int) -> Title | None:
    """The role that the name at `first` explains: `the governor of Russia's Bryansk region, Alexander Bogomaz,`.

    The comma may be missing behind the last noun of a role with `of`: `the governor of the Rostov region Vasily Golubev`.
    """
    if first < 2 or not (words.forms[first - 1] == "," or _ends_role(words, first - 1)):
        return None
    end = first - 1 if words.forms[first - 1] == "," else first
    index, affiliation, head = end, None, None
    while index > 0 and first - index < LONGEST_APPOSITION and words.lower[index - 1] not in ENDS_APPOSITION:
        token = words.token(index - 1)
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            break
        index -= 1
        if hit := words.hit_starting.get(index):
            if hit.entry.sort == "person":
                return None
            affiliation = hit.entry.actor
        if is_head(words.lower[index]) and not words.lower[index].endswith("s"):
            head = index
        is_nested = head is None and index > 0 and words.lower[index - 1] in ("of", "for", "at", "in", "to")
        if words.lower[index] in DETERMINERS and not is_nested:
            break
    while index < end and words.token(index).pos_ in ("ADP", "SCONJ", "CCONJ", "ADV", "PUNCT"):
        index += 1
    if head is None or index > head or (end == first and words.lower[head + 1] != "of"):
        return None
    start = index + 1 if words.lower[index] in DETERMINERS else index
    role = words.text[words.starts[start] : _end(words, end)]
    return Title(role, affiliation, gender_of_title(words.lower[head]), index)


def _ends_field(words: Words, index: int) -> bool:
    """Whether a role with its field ends before the word `index`: `director of operations`, `chief of police`."""
    if index < 3 or words.lower[index - 2] != "of" or not is_head(words.lower[index - 3]):
        return False
    return words.forms[index - 1].islower() and words.token(index - 1).pos_ == "NOUN"


def _ends_role(words: Words, index: int) -> bool:
    """Whether the word at `index` is a noun for what somebody heads or speaks for: `region`, `Treasury Department`."""
    if words.forms[index] in word_list("words", "organisation_heads"):
        return True
    return words.forms[index].islower() and words.token(index).tag_ == "NN" and not is_head(words.lower[index])


def owner_before(words: Words, index: int) -> Hit | None:
    """The known actor whose name, adjective or possessive ends right before the word `index`."""
    if index > 0 and words.forms[index - 1] in POSSESSIVE:
        index -= 1
    return words.hit_ending.get(index)


def _owner_inside(words: Words, index: int) -> Hit | None:
    """A body whose name the title shares: `U.S. Treasury Secretary`, `State Department spokesman`."""
    return next((hit for hit in words.hits if words.index_at(hit.start) < index < words.last_at(hit.end)), None)


def title_after(words: Words, last: int) -> Title | None:
    """The role in an apposition that follows the name ending before the word `last`: `, Poland's foreign minister,`."""
    if last >= len(words.forms) or words.forms[last] not in (",", "(", "–", "—"):
        return None
    index, affiliation, head = last + 1, None, None
    limit = min(len(words.forms), last + LONGEST_APPOSITION)
    start = index
    while index < limit and words.lower[index] not in ENDS_APPOSITION:
        word = words.lower[index]
        if hit := words.hit_starting.get(index):
            if hit.entry.sort == "person":
                return None
            affiliation = affiliation or hit.entry.actor
        if is_head(word) and not word.endswith("s"):
            head = index
        elif head is None and index - start > 7:
            return None
        index += 1
    if head is None or _is_clause(words, start, head):
        return None
    first = start + 1 if words.lower[start] in DETERMINERS else start
    role = words.text[words.starts[first] : _end(words, index)]
    return Title(role, affiliation, gender_of_title(words.lower[head]), start)


def _continues_title(words: Words, index: int, role_end: int) -> bool:
    word = words.lower[index]
    if word in JOINING:
        return index + 1 < role_end and index > 0 and is_title_word(words.lower[index - 1])
    if words.hit_ending.get(index + 1) and word not in modifiers() and word not in heads():
        return False
    return is_title_word(word)


def _is_clause(words: Words, first: int, last: int) -> bool:
    return any(
        words.token(index).pos_ in ("VERB", "AUX") and words.token(index).dep_ not in ("amod", "compound")
        for index in range(first, last)
    )


def _end(words: Words, last: int) -> int:
    return words.starts[last - 1] + len(words.forms[last - 1])
