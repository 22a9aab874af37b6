"""Furniture: what a line that is no part of the article looks like. The words are in `lexicons/furniture.yaml`."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from flows import lexicons
from flows.documents.lines import Line

MARKUP = "markup"
_LONGEST_FURNITURE = 600
_SENTENCE_WORDS = 8
_NAVIGATION = re.compile(r"[A-Z][A-Z&' ]+(?:(?:\s{2,}|\s*[|•·]\s*)[A-Z][A-Z&' ]+){2,}")
_ADDRESS = re.compile(r"<?https?://")
_ADDRESS_WORDS = re.compile(r"<?https?://\S+|\bdot \S+|[;,<>.|]|\band\b")
_MOST_OTHER_WORDS = 3
_COLUMNS = re.compile(r"\s{2,}|\s+[|/•·]\s+")


@dataclass(frozen=True, slots=True)
class Reason:
    """A kind of furniture and how far it reaches; see the lexicon's head for the flags."""

    name: str
    pattern: re.Pattern[str]
    may_be_sentence: bool
    may_be_title: bool
    opens_box: bool
    ends_article: bool


@functools.cache
def reasons() -> dict[str, Reason]:
    """All kinds of furniture by name, in the order in which they are tried."""
    return {name: _compile(name, entry) for name, entry in lexicons.load("furniture").items()}


def find_reason(line: Line) -> str | None:
    """Why `line` is no part of an article, or None where it may be one."""
    if line.is_markup:
        return MARKUP
    if len(line.text) > _LONGEST_FURNITURE:
        return "reference" if line.text.count("http") > line.word_count / 12 else None
    if _is_list_of_addresses(line):
        return "reference"
    is_sentence = line.is_sentence and line.word_count >= _SENTENCE_WORDS
    for reason in reasons().values():
        if (reason.may_be_sentence or not is_sentence) and reason.pattern.fullmatch(line.text):
            return reason.name
    if _NAVIGATION.fullmatch(line.text) or _is_row_of_buttons(line):
        return "navigation"
    return None


def _is_row_of_buttons(line: Line) -> bool:
    """Whether the line is a row of share buttons, each of which would be furniture by itself."""
    cells = _COLUMNS.split(line.text)
    if len(cells) < 2:
        return False
    buttons = reasons()["buttons"].pattern
    return all(buttons.fullmatch(cell) for cell in cells)


def _is_list_of_addresses(line: Line) -> bool:
    """Whether the line begins with an address and holds little else (`https://a.example; https://b dot example/c`)."""
    return bool(_ADDRESS.match(line.text)) and len(_ADDRESS_WORDS.sub("", line.text).split()) <= _MOST_OTHER_WORDS


def _compile(name: str, entry: dict[str, object]) -> Reason:
    patterns = entry["patterns"]
    if not isinstance(patterns, list):
        raise TypeError(f"furniture lexicon: {name} has no list of patterns")
    return Reason(
        name=name,
        pattern=re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE),
        may_be_sentence=bool(entry.get("sentences")),
        may_be_title=bool(entry.get("titles")),
        opens_box=bool(entry.get("opens")),
        ends_article=bool(entry.get("ends")),
    )
