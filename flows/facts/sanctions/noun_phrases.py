"""The noun phrase of a measure: where it begins, what follows, and a verb that the tree takes for one of its adjectives."""

from __future__ import annotations

from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import action_words, word_set

_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "X", "ADV"})
_INSIDE = frozenset({"'s", "’s", "-", "“", "”", '"', "‘", "’", "and"})
_BEFORE_VERB = frozenset({"and", ",", "has", "have", "had"})


def first_of_phrase(passage: Passage, index: int) -> int:
    """The token that begins the noun phrase whose head is at `index`."""
    start, position = passage.sentence_of(index).start, index
    while position > start:
        token = passage[position - 1]
        if position - 1 in passage.dates or token.lower_ in ("that", "when", "who", "which"):
            break
        joins = (
            position >= 2
            and passage[position - 2].pos_ == passage[position].pos_
            and (passage[position].pos_ == "ADJ" or position in passage.mentions)
        )
        if token.lower_ == "and" and not joins:
            break
        if token.pos_ not in _NOMINAL and token.lower_ not in _INSIDE and not _is_attribute(passage, position - 1):
            break
        position -= 1
    return position


def _is_attribute(passage: Passage, index: int) -> bool:
    """Whether a participle describes the noun after it: an article, possessor or adjective stands before it."""
    token = passage[index]
    if token.tag_ not in ("VBN", "VBG") or token.dep_ != "amod" or index == 0:
        return False
    before = passage[index - 1]
    is_light = before.pos_ in ("DET", "ADJ", "ADV", "ADP", "VERB") or before.tag_ in ("PRP$", "POS")
    return is_light or before.text in '“"‘'


def words_after(passage: Passage, index: int, count: int) -> list[str]:
    """The next words of the sentence in lower case, up to a stop."""
    found: list[str] = []
    for position in range(index + 1, min(passage.sentence_of(index).end, index + 1 + count)):
        token = passage[position]
        if token.text in (";", ":", ".") or token.tag_ in ("VBZ", "VBP", "MD"):
            break
        found.append(token.lower_)
    return found


def hidden_verb(passage: Passage, first: int, index: int) -> int | None:
    """The verb that the parser takes for an adjective: `Kyiv introduced sanctions`, `and threatening new sanctions`."""
    for position in range(max(first - 1, 1), index):
        token, before = passage[position], passage[position - 1].lower_
        is_act = token.lower_ in action_words() or token.lower_ == "raised"
        is_past = token.lower_.endswith("ed")
        is_written = before in word_set("acts_of_state") | word_set("drafts") and token.lower_.endswith("ing")
        if is_act and is_written:
            return position
        if not is_act or not (is_past or token.tag_ == "VBG"):
            continue
        subject = _before_time(passage, position)
        is_named = subject in passage.mentions or subject in passage.places
        is_under_way = token.tag_ == "VBG" and before in ("is", "are", "was", "were")
        if before in _BEFORE_VERB or is_under_way or (is_named and is_past):
            return position
    return None


def _before_time(passage: Passage, index: int) -> int:
    """The last token before `index` that is no adverb and no part of a date: `The council on Friday unanimously imposed`."""
    position = index - 1
    while position > 0:
        is_link = passage[position].lower_ == "on" and position + 1 in passage.dates
        if not (is_link or position in passage.dates or passage[position].pos_ == "ADV"):
            break
        position -= 1
    return position
