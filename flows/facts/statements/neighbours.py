"""Neighbours: the noun phrases right before and after a verb, by pattern where the tree fails."""

from __future__ import annotations

from flows.facts.statements.lexicon import words
from flows.facts.statements.line import CLOSING, OPENING, Line

_BETWEEN = frozenset(
    {
        "also",
        "then",
        "later",
        "once",
        "repeatedly",
        "not",
        "n’t",
        "n't",
        "never",
        "all",
        "both",
        "each",
        "has",
        "have",
        "had",
        "’s",
        "'s",
        "’ve",
        "'ve",
        "did",
        "does",
        "do",
        "is",
        "was",
        "are",
        "were",
        "again",
        "since",
        "now",
        "still",
        "already",
        "publicly",
        "recently",
        "reportedly",
        "however",
        "too",
        "neither",
        "nor",
        "either",
        "himself",
        "herself",
        "itself",
        "themselves",
    }
)


NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


_SUBJECTS = frozenset({"he", "she", "they", "we"})


_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "what"})


LONGEST_ASIDE = 30
"""Tokens between commas that a pattern skips between subject and verb: an apposition or a relative clause."""


def noun_after(line: Line, index: int) -> int | None:
    """The head of the noun phrase right after `index`: its last noun, or the name in it."""
    found: int | None = None
    position = index + 1
    while (
        position < len(line)
        and not (position > index + 1 and line.lower(position) in _RELATIVE)
        and not (found is not None and (line.lower(position) in _SUBJECTS or line[position].pos_ == "DET"))
        and (
            line[position].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}
            or line[position].text in {"-", "’s", "'s", "/", "&", "’"}
            or _is_named(line, position)
            or (line.is_hyphen(position + 1) or line.is_hyphen(position - 1))
        )
    ):
        is_one = position == index + 1 and line.lower(position) == "one"
        if (line[position].pos_ in NOMINAL and line[position].text.strip()) or _is_named(line, position) or is_one:
            found = position
        position += 1
    return found


def _is_misread_name(line: Line, index: int) -> bool:
    """Whether a capitalised word right behind a quotation is a name although the tagger sees an adjective."""
    token = line[index]
    return token.pos_ == "ADJ" and token.is_title and index > 0 and line[index - 1].text in CLOSING


def _is_named(line: Line, index: int) -> bool:
    """Whether the token is part of a name, whatever its tag: `United` in `United Nations`."""
    mention = line.passage.mentions.get(index)
    return mention is not None and mention.kind == "name" and line[index].pos_ in {"VERB", "X", "INTJ"}


def noun_before(line: Line, index: int) -> int | None:
    """The head of the noun phrase right before `index`, over adverbs, auxiliaries, dates and asides in commas."""
    floor = line.sentence(index)[0]
    position = index - 1
    skipped = 0
    while position >= floor:
        token = line[position]
        if line.quote_of[position] is not None and line.quote_of[index] is not line.quote_of[position]:
            return None
        if token.lower_ in {"though", "although", "but", "yet", "while", "and", "or"}:
            return None
        if line.quote_of[position] is not None and token.text in OPENING:
            position -= 1
            continue
        if (
            position == floor
            and token.tag_ in {"RB", "RBR"}
            and (token.is_title or token.is_upper)
            and not token.lower_.endswith("ly")
        ):
            return position if index == floor + 1 else None
        if (
            token.lower_ in _BETWEEN
            or token.pos_ in {"ADV", "AUX"}
            or position in line.passage.dates
            or (token.lower_ in {"on", "in", "at"} and position + 1 in line.passage.dates)
            or (token.lower_ in words("times") and line.passage.mentions.get(position) is None)
        ):
            position -= 1
        elif token.text in {",", ")", "—", "–"} and skipped < 2:
            opening = _aside_start(line, position, floor)
            if opening is None:
                return None
            skipped += 1
            position = opening - 1
        elif token.pos_ == "NUM" and token.text.isalpha() and line.lower(position - 1) == "the":
            return position
        elif (
            token.pos_ in NOMINAL or position in line.passage.mentions or _is_misread_name(line, position)
        ) and token.lower_ not in {
            "that",
            "which",
            "what",
            "there",
        }:
            if token.lower_ in {"who", "whom"}:
                position -= 1
                continue
            return position
        else:
            return None
    return None


def _aside_start(line: Line, closing: int, floor: int) -> int | None:
    opening_marks = {")": {"("}, ",": {","}, "—": {"—"}, "–": {"–"}}[line[closing].text]
    for position in range(closing - 1, max(floor, closing - LONGEST_ASIDE) - 1, -1):
        if line[position].text in opening_marks:
            return position
    return None


def bracketed_noun(line: Line, index: int) -> int | None:
    """The noun of a source alone between a comma and its verb at the sentence's end: `…, officials in Kyiv said.`"""
    hearer = noun_after(line, index) if line.lower(index) in {"told", "tells"} else None
    if line.lower((index if hearer is None else hearer) + 1) not in {"", ".", ",", "on", "in"}:
        return None
    floor = line.sentence(index)[0]
    first = next(
        (
            i + 1
            for i in range(index - 1, max(floor, index - 14) - 1, -1)
            if line.lower(i) == "," or line.quote_of[i] is not None
        ),
        None,
    )
    if first is None or first >= index or line[first].pos_ not in {"DET", "NUM", "ADJ", "NOUN", "PROPN"}:
        return None
    if any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, index)):
        return None
    head = noun_after(line, first - 1)
    if head is None and (line[index - 1].pos_ in NOMINAL or line.lower(index - 1) in words("speakers")):
        return index - 1
    return head if head is not None and head < index else None


def after_fronted(line: Line, index: int, own: int) -> int | None:
    """The noun between comma and verb after a fronted phrase: `After talks with Mr Erdogan, Zelensky accused`."""
    opening = line[line.sentence(index)[0]]
    if opening.pos_ not in {"ADP", "SCONJ"} and opening.tag_ not in {"VBG", "VBN"}:
        return None
    beside = index - 1
    if line[beside].pos_ not in {"PROPN", "NOUN", "PRON"} or own >= beside or line.lower(beside) in _RELATIVE:
        return None
    comma = next((i for i in range(beside, own, -1) if line.lower(i) == ","), None)
    if comma is None or any(line.lower(i) == "," for i in range(own, comma)) or beside - comma > 5:
        return None
    return beside if line[comma + 1].pos_ in {"DET", "ADJ", "PROPN", "NOUN", "PRON"} else None


def is_apposed(line: Line, subject: int, noun: int) -> bool:
    """Whether the noun only explains the subject before it: `Szalay, a spokeswoman, said`."""
    return (any(ancestor.i == subject for ancestor in line[noun].ancestors) and line.lower(subject + 1) == ",") or (
        line[noun].dep_ == "appos"
    )
