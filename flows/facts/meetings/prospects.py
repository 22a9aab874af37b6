"""What comes of an encounter: its state by the words over it, by those around it, and by what is told of it elsewhere."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.tree import Span, Token
from flows.facts.cues import VerbForm, verb_table
from flows.facts.learned.around import lemma
from flows.facts.learned.linear import LinearModel
from flows.facts.meetings.again import Reading
from flows.facts.meetings.lexicon import lexicon
from flows.facts.passage import Passage, remembered

_CHANCES = (0.03, 0.08, 0.16, 0.3, 0.5, 0.7, 0.85, 0.95)
_GAPS = (2, 5, 10)
_NEXT = 14
"""How many words of the next sentence are looked at."""
_NEGATIONS = frozenset(
    {"not", "n't", "n’t", "no", "never", "nor", "neither", "nobody", "nothing", "none", "without", "hardly"}
)
_SPAN = 3
_SAME = 0.5
_TOLD = 0.3


@dataclass(frozen=True)
class Sign:
    """A phrase that says what comes of a plan: its class, where it begins, whether it is negated."""

    name: str
    at: int
    is_negated: bool


@functools.cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases by their first lemma, the longest first, with their class."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in lexicon()["prospects"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    return {first: sorted(every, key=lambda one: -len(one[0])) for first, every in found.items()}


@remembered
def signs_from(passage: Passage, first: int) -> list[Sign]:
    """The signs of the sentence that begins with the token at `first`."""
    sentence = passage.sentence_of(first)
    words = passage.words_of(sentence)
    forms = [_forms_of(t) for t in words]
    found, position = [], 0
    while position < len(words):
        length = 1
        for phrase, name in _starting_with(forms[position]):
            here = forms[position : position + len(phrase)]
            if len(here) == len(phrase) and all(word in form for word, form in zip(phrase, here, strict=True)):
                before = {t.lower_ for t in words[max(0, position - _SPAN) : position]}
                found.append(Sign(name, first + position, bool(before & _NEGATIONS)))
                length = len(phrase)
                break
        position += length
    return found


@functools.cache
def _verbs() -> dict[str, VerbForm]:
    """The words of the phrases by any spelling that they have as verbs: more than the lemmatiser knows."""
    words = dict.fromkeys(w for every in _phrases().values() for phrase, _ in every for w in phrase if w.isalpha())
    return verb_table(tuple(words))


def _forms_of(token: Token) -> tuple[str, ...]:
    """The word as written in lower case, and what it may be a form of."""
    verb = _verbs().get(token.lower_)
    return tuple(dict.fromkeys((token.lower_, lemma(token), verb.lemma if verb is not None else token.lower_)))


def _starting_with(forms: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The phrases that start with any of these forms of a word."""
    for word in forms:
        yield from _phrases().get(word, ())


def features_of_state(readings: Sequence[Reading], number: int) -> list[str]:
    """The features by which the state of an encounter is judged once the whole article has been read."""
    one = readings[number]
    told, ruled = one.telling.told, one.telling.read.status if one.telling.read is not None else "none"
    first = told.state
    found = ["bias", f"first={first}", f"first={first} rule={ruled}", f"rule={ruled} {one.telling.rule}"]
    for state, chance in told.states.items():
        level = bisect.bisect_right(_CHANCES, chance)
        found.append(f"{state}={level}")
        found.append(f"{state}={level} first={first}")
    found.append(f"kind={one.telling.kind} first={first}")
    found.extend(_around(told.passage, told.index, first))
    found.extend(_elsewhere(readings, number, first))
    return found


def _around(passage: Passage, index: int, first: str) -> Iterator[str]:
    """Features of the signs in the sentence of the word, and in the one after it."""
    number = passage.sentence_number(index)
    sentence = passage.sentences[number]
    said = signs_from(passage, sentence.start)
    nearest: dict[str, Sign] = {}
    for sign in said:
        known = nearest.get(sign.name)
        if known is None or abs(sign.at - index) < abs(known.at - index):
            nearest[sign.name] = sign
    for sign in nearest.values():
        gap = bisect.bisect_left(_GAPS, abs(sign.at - index))
        side = "after" if sign.at > index else "before"
        what = f"{sign.name} not={sign.is_negated}"
        apart = _is_apart(passage, sign.at, index)
        yield f"sign {what}"
        yield f"sign {what} {side} gap={gap}"
        yield f"sign {what} {side} apart={apart}"
        yield f"sign {what} first={first}"
        yield f"sign {what} {side} first={first}"
        over = _over(passage, sign.at, index)
        yield f"sign {what} {over}"
        yield f"sign {what} {over} {side} gap={gap}"
    for name in nearest:
        yield from (f"signs {name} {other}" for other in nearest if name < other)
    if not nearest:
        yield "sign none"
    if number + 1 < len(passage.sentences):
        yield from _next(passage, passage.sentences[number + 1], first)


def _is_apart(passage: Passage, one: int, other: int) -> bool:
    """Whether a comma, semicolon, dash or quotation mark stands between two tokens."""
    low, high = sorted((one, other))
    return any(passage[i].text in ',;:–—“”"' for i in range(low, high))


def _over(passage: Passage, sign: int, index: int) -> str:
    """Whether the sign governs the word, stands under it, or neither."""
    token = passage[index]
    ups = [token.i, *(above.i for above in token.ancestors)]
    if sign in ups:
        return "over"
    token = passage[sign]
    return "beside" if token.head.i in ups else "under" if index in [a.i for a in token.ancestors] else "apart"


def _next(passage: Passage, sentence: Span, first: str) -> Iterator[str]:
    for sign in signs_from(passage, sentence.start):
        if sign.at < sentence.start + _NEXT:
            yield f"next {sign.name} not={sign.is_negated}"
            yield f"next {sign.name} not={sign.is_negated} first={first}"


def _elsewhere(readings: Sequence[Reading], number: int, first: str) -> Iterator[str]:
    """Features of the states in which the article tells encounters of the same parties before and after."""
    one = readings[number]
    for side, others in (("before", reversed(readings[:number])), ("after", iter(readings[number + 1 :]))):
        state = "none"
        for other in others:
            shared, either = len(one.names & other.names), len(one.names | other.names)
            if other.chance >= _TOLD and shared >= _SAME * either:
                state = other.telling.told.state
                break
        yield f"{side}={state}"
        yield f"{side}={state} first={first}"
        yield f"{side}={state} first={first} back={one.telling.points_back}"


def states_of(readings: Sequence[Reading], number: int, model: LinearModel) -> dict[str, float]:
    """The chances of the states of an encounter."""
    return model.probabilities(features_of_state(readings, number))
