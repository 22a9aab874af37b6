"""Runs: stretches of capitalised words, and the parts of them that may be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.annotate.atlas import candidates as places_called
from flows.annotate.bodies import body_pattern
from flows.annotate.datelines import is_dateline
from flows.annotate.gazetteer import Hit, is_known
from flows.annotate.people import PARTICLES, fold, given_names
from flows.annotate.titles import heads, honorifics, is_title_word
from flows.annotate.words import Words
from flows.documents.letters import UPPER
from flows.lexicons import words as word_list

PARTICIPLE = r"(?!-(?:\w+ed|born|led|run|held|made|speaking|era|style)\b)"
WORD = rf"(?:(?:al|el|ad|ar|as|ash|at|an|d|l)[-'])?[{UPPER}](?:\w|{PARTICIPLE}['\-‑](?=\w)(?!s\b))*\.?(?:[{UPPER}]\.)*"
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES - {'ben', 'st', 'abu', 'ag'}))})"
RUN = re.compile(rf"(?<![\w'@#/-])(?:(?:von|van|de|bin|al|el) (?:der |den |la )?)?{WORD}(?:'? (?:{PARTICLE} )*{WORD})*")
NUMERAL = re.compile(r"[IVX]+|(?:[A-Z]\.)+[A-Z]?\.?")
ABBREVIATIONS = frozenset({"Jr.", "Sr.", "St.", "Lt.", "Gen.", "Mr.", "Dr.", "No."})
# A word of three letters or more and its only full stop, within a run: initials and `U.S.` go on.
FULL_STOP = re.compile(r"(?<![\w.])[^\W\d_][\w'’‑-]{2,}\. +")


def find_runs(words: Words) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words in a paragraph as offsets of its text; none in a dateline.

    A full stop that ends the sentence is not part of one. A run that begins inside a known name begins after it.
    """
    if is_dateline(words.paragraph):
        return
    for begin, run in sentence_parts(words.text, 0):
        start, end = begin, without_full_stop(run, begin)
        start = next((hit.end for hit in words.hits if hit.start < start < hit.end), start)
        while start < end and not words.text[start].isalpha():
            start += 1
        if start < end:
            yield start, end


def sentence_parts(text: str, position: int) -> Iterator[tuple[int, str]]:
    """The runs of capitalised words from `position` on with their offsets, cut where a full stop ends a sentence."""
    for match in RUN.finditer(text, position):
        begin = match.start()
        for stop in FULL_STOP.finditer(match[0]):
            if stop[0].rstrip() not in ABBREVIATIONS:
                end = match.start() + stop.end()
                yield begin, text[begin:end].rstrip()
                begin = end
        if begin < match.end():
            yield begin, text[begin : match.end()]


def without_full_stop(run: str, start: int) -> int:
    """The end of a run that begins at `start`, without a full stop that ends the sentence."""
    last = run.rsplit(" ", 1)[-1]
    is_sentence_end = last.endswith(".") and last.count(".") == 1 and len(last) > 2 and last not in ABBREVIATIONS
    return start + len(run) - (1 if is_sentence_end else 0)


def is_body(run: str) -> bool:
    """Whether a run ends in a body of state without saying whose: `Interior Ministry`."""
    return any(match.end() == len(run) for match in body_pattern().finditer(run))


def segments(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a capitalised run between known names, titles and function words."""
    first, last = words.index_at(start), words.last_at(end)
    index = opened = first
    while index < last:
        hit = words.hit_starting.get(index)
        is_known = hit is not None and not _is_part_of_name(words, hit, first, last)
        if not is_known and not _separates(words, index, first, last):
            index += 1
            continue
        if index > opened:
            yield _bounds(words, opened, index)
        if is_known and hit is not None and hit.entry.sort == "person":
            yield hit.start, hit.end
        index = opened = max(words.last_at(hit.end), index + 1) if is_known and hit is not None else index + 1
    if index > opened:
        yield _bounds(words, opened, min(index, last))


def is_thing(words: Words, first: int, last: int) -> bool:
    """Whether the name at the words `[first, last)` is no actor's: `Donuzlav lake`, `Executive Order on …`."""
    text = words.text[words.starts[first] : words.starts[last - 1] + len(words.forms[last - 1])]
    if NUMERAL.fullmatch(text) or any(char.isdigit() for char in text):
        return True
    following = words.lower[last] if last < len(words.forms) else ""
    if following in word_list("words", "landscape") or words.lower[last - 1] in word_list("words", "landscape"):
        return not words.forms[first].isupper()
    if last - first > 1 and words.lower[first] in word_list("words", "streets"):
        return True
    is_person = last - first > 1 and fold(words.forms[first]) in given_names()
    documents = word_list("words", "documents")
    return not is_person and bool({words.lower[first], words.lower[last - 1]} & documents)


def _separates(words: Words, index: int, first: int, last: int) -> bool:
    """Whether the word at `index` of a run belongs to no name: an article, a title, a sentence's first word."""
    form = words.forms[index]
    if form in ("'s", "'") or words.lower[index] in word_list("words", "stop"):
        return True
    if form.isupper() and len(form) > 3 and fold(form) not in given_names() and _is_place(form.capitalize()):
        return True
    return _is_title(words, index, last) or (index == first < last - 1 and _opens_sentence(words, index))


def _is_place(name: str) -> bool:
    return is_known(name) or bool(places_called(name))


def _is_title(words: Words, index: int, last: int) -> bool:
    word = words.lower[index]
    return word in honorifics() or (is_title_word(word) and not (index + 1 == last and word not in heads()))


def _opens_sentence(words: Words, index: int) -> bool:
    """Whether a capital is due to the sentence's beginning: `Joining Borodai`."""
    token = words.token(index)
    return (
        bool(token.is_sent_start)
        and token.pos_ != "PROPN"
        and token.ent_type_ != "PERSON"
        and (fold(words.forms[index]) not in given_names())
    )


def _is_part_of_name(words: Words, hit: Hit, first: int, last: int) -> bool:
    """Whether a known name is a given or family name here: `Jordan Bardella`, `Therese Kayikwamba Wagner`."""
    if hit.entry.sort == "person":
        after = words.last_at(hit.end)
        if after >= last or after in words.hit_starting or is_title_word(words.lower[after]):
            return False
        return words.forms[after][:1].isupper() and words.lower[after] not in word_list("words", "stop")
    if hit.entry.sort == "adjective":
        return False
    index, after = words.index_at(hit.start), words.last_at(hit.end)
    if index > first and fold(words.forms[index - 1]) in given_names() and after - index == 1:
        return True
    is_given = fold(words.forms[index]) in given_names()
    return is_given and after < last and not is_title_word(words.lower[after]) and after not in words.hit_starting


def _bounds(words: Words, first: int, last: int) -> tuple[int, int]:
    last_form = words.forms[last - 1]
    return words.starts[first], without_full_stop(last_form, words.starts[last - 1])
