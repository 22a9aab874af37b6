"""How a candidate for an encounter stands to the word that tells it: named how, with whom beside it, on what path."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence

from flows.annotate.tree import Token
from flows.facts.learned.around import path_between
from flows.facts.learned.reader import Judged
from flows.facts.meetings.lexicon import lexicon
from flows.facts.meetings.story import Telling

_LEADS = (-0.5, -0.2, -0.05, 0.05, 0.2, 0.5)


def bearings(telling: Telling) -> list[list[str]]:
    """For each candidate the features of how it is named, which of its country stands beside it, how the tree leads to it."""
    levels, bodies = levels_of(telling), _bodies_at_home(telling)
    return [
        [
            *_named(telling, judged, levels),
            *_kin(telling, judged),
            *(_body(telling, judged, bodies) if bodies else ()),
            *(_path(telling, judged) if judged.candidate.back == 0 else ()),
        ]
        for judged in telling.candidates
    ]


def _named(telling: Telling, judged: Judged, levels: Sequence[str]) -> Iterator[str]:
    one, kind = judged.candidate, judged.who.kind
    yield f"one form={one.form} back={one.back}"
    yield f"one form={one.form} told={telling.kind}"
    for level in levels:
        yield f"one level={level} kind={kind}"
        yield f"one level={level} kind={kind} back={one.back}"


def _kin(telling: Telling, judged: Judged) -> Iterator[str]:
    """Whether another candidate is of the same country, and how much likelier."""
    kind, code = judged.who.kind, judged.who.country_iso3
    others = [j for j in telling.candidates if j is not judged and code is not None and j.who.country_iso3 == code]
    if not others:
        yield f"one kin=none kind={kind}"
        return
    best = others[0]
    lead = bisect.bisect_right(_LEADS, best.chance - judged.chance)
    yield f"one kin={best.who.kind} kind={kind}"
    yield f"one kin={best.who.kind} kind={kind} lead={lead}"
    yield f"one kin={best.who.kind} kind={kind} here={best.candidate.back == 0} back={judged.candidate.back}"
    yield f"one kin={best.who.kind} kind={kind} told={telling.kind}"


@functools.cache
def _homes() -> dict[str, frozenset[str]]:
    """The bodies that sit in a town, by its name."""
    return {town: frozenset(bodies) for town, bodies in lexicon()["homes_of_bodies"].items()}


def _bodies_at_home(telling: Telling) -> frozenset[str]:
    """The bodies that sit in the towns that the sentence names."""
    passage, sentence = telling.told.passage, telling.told.passage.sentence_of(telling.told.index)
    towns = {passage.places[i].text for i in range(sentence.start, sentence.end) if i in passage.places}
    return frozenset(body for town in towns for body in _homes().get(town, ()))


def _body(telling: Telling, judged: Judged, bodies: frozenset[str]) -> Iterator[str]:
    """Whether the candidate is a body at home, the country around it, or somebody else."""
    named = any(j.who.name in bodies for j in telling.candidates)
    if judged.who.name in bodies:
        yield f"one home told={telling.kind}"
        yield f"one home back={judged.candidate.back}"
    elif judged.candidate.form.startswith("host"):
        yield f"one guest body={named}"
        yield f"one guest body={named} told={telling.kind}"
    else:
        yield f"one away kind={judged.who.kind} body={named}"


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
