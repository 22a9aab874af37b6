"""How a candidate for an encounter stands to the word that tells it: named how, with whom beside it, on what path."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from flows.facts.learned.around import path_between
from flows.facts.learned.reader import Judged
from flows.facts.meetings.lexicon import lexicon
from flows.facts.meetings.story import Telling
from flows.facts.passage import Passage

_LEADS = (-0.5, -0.2, -0.05, 0.05, 0.2, 0.5)


def bearing(telling: Telling, judged: Judged) -> Iterator[str]:
    """Features of how the candidate is named, which of its country stands beside it, how the tree leads to it."""
    one, kind = judged.candidate, judged.who.kind
    here = f"back={one.back}"
    yield f"one form={one.form} {here}"
    yield f"one form={one.form} told={telling.kind}"
    for level in levels_of(telling):
        yield f"one level={level} kind={kind}"
        yield f"one level={level} kind={kind} {here}"
    yield from _kin(telling, judged)
    yield from _body(telling, judged)
    if one.back == 0:
        yield from _path(telling, judged)


def _kin(telling: Telling, judged: Judged) -> Iterator[str]:
    """Whether another candidate is of the same country, and how much likelier."""
    kind, code = judged.who.kind, judged.who.country_iso3
    others = [j for j in telling.candidates if j is not judged and code is not None and j.who.country_iso3 == code]
    if not others:
        yield f"one kin=none kind={kind}"
        return
    best = others[0]
    lead = sum(best.chance - judged.chance >= step for step in _LEADS)
    yield f"one kin={best.who.kind} kind={kind}"
    yield f"one kin={best.who.kind} kind={kind} lead={lead}"
    yield f"one kin={best.who.kind} kind={kind} here={best.candidate.back == 0} back={judged.candidate.back}"
    yield f"one kin={best.who.kind} kind={kind} told={telling.kind}"


@functools.cache
def _homes() -> dict[str, frozenset[str]]:
    """The bodies that sit in a town, by its name."""
    return {town: frozenset(bodies) for town, bodies in lexicon()["homes_of_bodies"].items()}


def _body(telling: Telling, judged: Judged) -> Iterator[str]:
    """Whether the place named is the home of a body that is a candidate, or of one while the candidate is its country."""
    passage, sentence = telling.told.passage, telling.told.passage.sentence_of(telling.told.index)
    towns = {passage.places[i].text for i in range(sentence.start, sentence.end) if i in passage.places}
    bodies = frozenset[str]().union(*(_homes().get(town, frozenset()) for town in towns))
    if not bodies:
        return
    name, kind = judged.who.name, judged.who.kind
    named = any(j.who.name in bodies for j in telling.candidates)
    if name in bodies:
        yield f"one home told={telling.kind}"
        yield f"one home back={judged.candidate.back}"
    elif judged.candidate.form.startswith("host"):
        yield f"one guest body={named}"
        yield f"one guest body={named} told={telling.kind}"
    else:
        yield f"one away kind={kind} body={named}"


def _path(telling: Telling, judged: Judged) -> Iterator[str]:
    passage, one = telling.told.passage, judged.candidate
    token, kind = passage[telling.told.index], judged.who.kind
    before = passage[one.first - 1].lower_ if one.first else "^"
    order = "after" if one.first > token.i else "before"
    case = next((c.lower_ for c in one.head.children if c.dep_ == "case"), "")
    yield f"one case={case} order={order} kind={kind}"
    yield f"one case={case} order={order} told={telling.kind}"
    yield f"one word={before} order={order}"
    yield f"one place={one.first in passage.places} case={case} kind={kind}"
    found = path_between(token, one.head)
    path = found[0] if found is not None else "far"
    yield f"one path={path}"
    yield f"one path={path} told={telling.kind}"
    yield f"one path={path} case={case}"


def levels_of(telling: Telling) -> tuple[str, ...]:
    """At which levels the words of the sentence say that the sides met: leaders, ministers, teams."""
    passage = telling.told.passage
    words = {t.lower_ for t in passage.words_of(passage.sentence_of(telling.told.index))}
    return tuple(level for level, said in _levels().items() if words & said) or ("none",)


@functools.cache
def _levels() -> dict[str, frozenset[str]]:
    return {level: frozenset(words) for level, words in lexicon()["levels"].items()}


@functools.cache
def _counts() -> dict[str, int]:
    return {word: count for count, words in lexicon()["counts"].items() for word in words}


def count_told(telling: Telling) -> int:
    """How many sides the sentence says there are: `trilateral`, `the two`; 0 where it does not say."""
    passage = telling.told.passage
    sentence = passage.sentence_of(telling.told.index)
    near: Sequence[Token] = sorted(passage.words_of(sentence), key=lambda t: abs(t.i - telling.told.index))
    return next((_counts()[t.lower_] for t in near if t.lower_ in _counts()), 0)
