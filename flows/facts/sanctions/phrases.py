"""Turns of phrase that say in which state a measure is: `held off`, `let it lapse`, `in the works`."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from flows import lexicons
from flows.annotate.tree import Token
from flows.facts.cues import verb_table
from flows.facts.passage import Passage, remembered

_GAP = ".."
_SKIP = 4
_CLIMB = 5
_BESIDE = 8
_BE = ("is", "are", "was", "were", "been", "being", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in the text: the state that it tells, its tokens `[first, last)`."""

    state: str
    first: int
    last: int


@functools.cache
def _phrases() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By the spelling of the first word: the states told, each with the words that follow."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for state, phrases in lexicons.load("sanction_phrases")["phrases"].items():
        for phrase in phrases:
            first, *rest = phrase.split()
            for spelling in {first, *verb_table((first,)), *(_BE if first == "be" else ())}:
                found.setdefault(spelling, []).append((state, tuple(rest)))
    return {spelling: tuple(entries) for spelling, entries in found.items()}


@remembered
def phrases_of(passage: Passage, start: int) -> tuple[Phrase, ...]:
    """The phrases of the sentence that begins with the token at `start`, in the order of the text."""
    end = passage.sentence_of(start).end
    words = [passage[i].lower_ for i in range(start, end)]
    found: list[Phrase] = []
    for place, word in enumerate(words):
        for state, rest in _phrases().get(word, ()):
            last = _match(words, place + 1, rest)
            if last is not None:
                found.append(Phrase(state, start + place, start + last))
    return tuple(found)


def _match(words: list[str], place: int, rest: tuple[str, ...]) -> int | None:
    """Where the rest of a phrase ends that goes on at `place`; None where the words are others."""
    if not rest:
        return place
    if rest[0] != _GAP:
        return _match(words, place + 1, rest[1:]) if place < len(words) and words[place] == rest[0] else None
    for skip in range(1, _SKIP + 1):
        last = _match(words, place + skip, rest[1:])
        if last is not None:
            return last
    return None


def phrase_notes(passage: Passage, index: int) -> Iterator[str]:
    """The states that the phrases around the token at `index` tell, as features: which is nearest, which stands where."""
    around = phrases_of(passage, passage.sentence_of(index).start)
    if not around:
        return
    over = {token.i for token in _above(passage[index])}
    seen: set[str] = set()
    for phrase in around:
        where = _where(phrase, index, over)
        seen.update((f"phrase={phrase.state}", f"phrase={phrase.state} {where}"))
    nearest = min(around, key=lambda p: max(p.first - index, index - p.last + 1, 0))
    seen.add(f"phrase next={nearest.state}")
    yield from sorted(seen)


def _above(token: Token) -> Iterator[Token]:
    for _ in range(_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def _where(phrase: Phrase, index: int, over: set[int]) -> str:
    if phrase.first <= index < phrase.last:
        return "here"
    if not over.isdisjoint(range(phrase.first, phrase.last)):
        return "over"
    gap = phrase.first - index if phrase.first > index else index - phrase.last + 1
    return ("after" if phrase.first > index else "before") + (" far" if gap > _BESIDE else "")
