"""The second reading of an article's encounters: who sits at each table, and how sure it is that it was told rightly."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.facts.learned.around import lemma
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import Judged
from flows.facts.meetings.choice import Guess, best_seats, guesses_of
from flows.facts.meetings.seats import step, table_of
from flows.facts.meetings.story import Story, Telling

_TOLD = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.85, 0.93, 0.98)
_AGREES = (0.3, 0.45, 0.55, 0.65, 0.75, 0.85, 0.93)
_OPEN = (0.1, 0.2, 0.35, 0.5, 0.7)
_STATE = (0.5, 0.7, 0.85, 0.95)
_OTHER = (0.1, 0.5, 0.9)
_FEW = 3
_SURE = 0.5


@dataclass(frozen=True)
class Reading:
    """A telling with those who are seated: `agrees` is the chance that they are right at least by half."""

    telling: Telling
    seated: Sequence[Judged]
    agrees: float
    is_open: float

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """Who is seated."""
        return frozenset(j.who.name for j in self.seated)

    @property
    def chance(self) -> float:
        """The chance that the word tells an encounter, as the first reading judges it."""
        return self.telling.told.chance


def read_tables(story: Story, model: LinearModel) -> list[Reading]:
    """Every telling that has a candidate, seated."""
    return [
        _seated(telling, guesses_of(table_of(story, number), model))
        for number, telling in enumerate(story.tellings)
        if telling.candidates
    ]


def _seated(telling: Telling, guesses: Sequence[Guess]) -> Reading:
    agrees, seats = best_seats(guesses)
    seated = [j for rank, j in enumerate(telling.candidates) if seats >> rank & 1]
    return Reading(telling, seated, agrees, sum(g.chance for g in guesses if g.is_open))


def features_of(readings: Sequence[Reading], number: int) -> list[str]:
    """The features by which it is judged whether a reading tells an encounter, and its parties rightly."""
    one = readings[number]
    others = [other for i, other in enumerate(readings) if i != number]
    return ["bias", *_of_seats(one), *_of_others(one, others), *_of_word(one)]


def _of_seats(one: Reading) -> Iterator[str]:
    told, agrees, count = step(one.chance, _TOLD), step(one.agrees, _AGREES), len(one.seated)
    named = min(len(one.telling.named), 3) if one.telling.read is not None else -1
    here = sum(j.candidate.back == 0 for j in one.seated)
    kinds = ",".join(sorted(j.who.kind for j in one.seated)) if count <= _FEW else "many"
    is_open = step(one.is_open, _OPEN)
    yield f"told={told}"
    yield f"agrees={agrees}"
    yield f"told={told} agrees={agrees // 2}"
    yield f"n={count}"
    yield f"n={count} told={told}"
    yield f"n={count} agrees={agrees}"
    yield f"rule={one.telling.rule}"
    yield f"rule={one.telling.rule} told={told // 2}"
    yield f"named={named} n={count}"
    yield f"named={named} told={told}"
    yield f"kinds={kinds}"
    yield f"kinds={kinds} here={here}"
    yield f"here={here} n={count}"
    yield f"here={here} n={count} told={told // 2}"
    yield f"open={is_open}"
    yield f"open={is_open} n={count}"


def _of_others(one: Reading, others: Sequence[Reading]) -> Iterator[str]:
    told = step(one.chance, _TOLD)
    same = step(max((o.chance for o in others if o.names == one.names), default=0.0), _OTHER)
    shared = step(max((o.chance for o in others if o.names & one.names), default=0.0), _OTHER)
    sure = min(sum(o.chance > _SURE for o in others) + (one.chance > _SURE), 6)
    yield f"same={same}"
    yield f"same={same} told={told}"
    yield f"shared={shared} n={len(one.seated)}"
    yield f"shared={shared} told={told}"
    yield f"sure={sure}"
    yield f"sure={sure} told={told}"


def _of_word(one: Reading) -> Iterator[str]:
    told = step(one.chance, _TOLD)
    passage, index = one.telling.told.passage, one.telling.told.index
    token, states = passage[index], one.telling.told.states
    state = max(states, key=states.__getitem__)
    yield f"state={state}"
    yield f"state={state} told={told}"
    yield f"state>{step(states[state], _STATE)}"
    yield f"w={lemma(token)}"
    yield f"w={lemma(token)} told={told // 3}"
    yield f"t={token.tag_} kind={one.telling.kind}"
    yield f"paragraph={min(passage.paragraph.index, 6)} told={told // 2}"
    yield f"quoted={passage.annotated.is_quoted(passage.start_char(index))} told={told // 2}"


def chances_of(readings: Sequence[Reading], model: LinearModel) -> list[float]:
    """For each reading the chance, 0 to 1, that it tells an encounter and its parties rightly."""
    return [model.probabilities(features_of(readings, number))["yes"] for number in range(len(readings))]
