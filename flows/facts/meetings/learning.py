"""Training of the second reading of meetings, from articles as models read them that had not seen them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.evaluate.names import jaccard_of_names, names_agree
from flows.facts.learned.corpus import TaughtFact
from flows.facts.learned.lessons import Lesson
from flows.facts.learned.linear import LinearModel, fit
from flows.facts.learned.reader import NO, YES, Judged, Told
from flows.facts.meetings.again import Reading, features_of, read_tables
from flows.facts.meetings.choice import Table, seatings
from flows.facts.meetings.prospects import features_of_state
from flows.facts.meetings.seats import table_of
from flows.facts.meetings.story import Story, Telling
from flows.facts.meetings.told import rule_encounters

PENALTY = 25.0
"""How strongly the weights of whether a reading is right are held to zero."""
SEATING = 15.0
"""The same of the weights by which tables are seated."""
PROSPECTS = 15.0
"""The same of the weights of the states."""
_LEAST_COUNT = 3
_ROUNDS = 60
_PARTS = 2
_AGREES = 0.5
_DIGITS = 2
_SMALL = 0.01
Facts = Mapping[tuple[int, int], Sequence[TaughtFact]]
"""The facts that the words of an article tell, by paragraph and token."""
Example = tuple[list[str], str]
Seated = tuple[Table, tuple[int, bool]]
"""A table and who sits at it: bits by rank, and whether others do beside them."""


@dataclass(frozen=True)
class Taught:
    """An article's story with what its words tell."""

    story: Story
    facts: Facts

    def facts_at(self, telling: Telling) -> Sequence[TaughtFact]:
        """What the telling tells, nothing where it tells no encounter."""
        return self.facts.get((telling.told.passage.paragraph.index, telling.told.index), ())


def meeting_models(read: Sequence[tuple[Lesson, list[Told]]]) -> Mapping[str, LinearModel]:
    """`table`: who sits together; `right`: whether a reading tells an encounter and its parties rightly; `state`."""
    taught = [_taught(lesson, told) for lesson, told in read]
    examples: list[Example] = []
    states: list[Example] = []
    for part in range(_PARTS):
        others = [one for i, one in enumerate(taught) if i % _PARTS != part]
        model = fit_tables([seated for one in others for seated in _tables(one)])
        for one in taught[part::_PARTS]:
            readings = read_tables(one.story, model)
            examples.extend(_readings(one, readings))
            states.extend(_states(one, readings))
    return {
        "table": fit_tables([seated for one in taught for seated in _tables(one)]),
        "right": fit(examples, penalty=PENALTY),
        "state": fit(states, penalty=PROSPECTS),
    }


def _taught(lesson: Lesson, told: Sequence[Told]) -> Taught:
    read = {(e.paragraph, e.cue): e for e in rule_encounters(lesson.annotated, lesson.passages)}
    tellings = [Telling(t, read.get((t.passage.paragraph.index, t.index))) for t in told]
    facts: dict[tuple[int, int], list[TaughtFact]] = {}
    for fact, passage, index in lesson.told_at("meeting"):
        facts.setdefault((passage.paragraph.index, index), []).append(fact)
    return Taught(Story.of(lesson.annotated, tellings), facts)


def _tables(taught: Taught) -> Iterator[Seated]:
    for number, telling in enumerate(taught.story.tellings):
        names = [name for fact in taught.facts_at(telling) for name in fact.parties if name is not None]
        if names and telling.candidates:
            yield table_of(taught.story, number), _truth(telling.candidates, list(dict.fromkeys(names)))


def _truth(candidates: Sequence[Judged], names: list[str]) -> tuple[int, bool]:
    seats = 0
    for rank, judged in enumerate(candidates):
        name = next((n for n in names if names_agree(n, judged.who.name)), None)
        if name is not None:
            names.remove(name)
            seats |= 1 << rank
    return seats, bool(names)


def _states(taught: Taught, readings: Sequence[Reading]) -> Iterator[Example]:
    for number, one in enumerate(readings):
        facts = taught.facts_at(one.telling)
        if facts:
            yield features_of_state(readings, number), facts[0].state


def _readings(taught: Taught, readings: Sequence[Reading]) -> Iterator[Example]:
    for number, one in enumerate(readings):
        right = max((jaccard_of_names(names, sorted(one.names)) for names in _tables_told(taught, one)), default=0.0)
        yield features_of(readings, number), YES if right >= _AGREES else NO


def _tables_told(taught: Taught, reading: Reading) -> list[list[str]]:
    """Who sits at each table that the word tells, and who at all of them: calls to several are taken apart later."""
    told = [[name for name in fact.parties if name is not None] for fact in taught.facts_at(reading.telling)]
    return [*told, list(dict.fromkeys(name for names in told for name in names))] if told else []


def fit_tables(examples: Sequence[Seated]) -> LinearModel:
    """The model of one class that makes the examples likeliest under the penalty; the same for the same input."""
    import numpy as np  # noqa: PLC0415 - reading articles must not pay for what only training needs
    from scipy import optimize  # noqa: PLC0415

    units, names, owners, starts, truths = _matrices(examples)
    back, up = units.T.tocsr(), owners.T.tocsr()
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, owners.shape[0])))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = owners @ (units @ weights)
        top = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - top[group])
        total = np.add.reduceat(powers, starts)
        value = (top + np.log(total) - scores[truths]).sum() + 0.5 * SEATING * (weights**2).sum()
        slope = powers / total[group]
        np.subtract.at(slope, truths, 1.0)
        return float(value), back @ (up @ slope) + SEATING * weights

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    rounded = {name: round(float(weight), _DIGITS) for name, weight in zip(names, found, strict=True)}
    return LinearModel(("seated",), {name: (w,) for name, w in rounded.items() if abs(w) >= _SMALL})


def _matrices(examples: Sequence[Seated]) -> tuple[Any, list[str], Any, Any, Any]:
    """Units (members, pairs, sizes) by feature, the features, ways of seating by unit, where each table's begin, the true ones."""
    import numpy as np  # noqa: PLC0415
    from scipy import sparse  # noqa: PLC0415

    counts = Counter(
        feature
        for table, _ in examples
        for features in (*table.members, *table.pairs.values(), *table.sizes.values())
        for feature in features
    )
    names = sorted(name for name, count in counts.items() if count >= _LEAST_COUNT)
    column = {name: index for index, name in enumerate(names)}
    units: list[Sequence[str]] = []
    owned: list[list[int]] = []
    starts: list[int] = []
    truths: list[int] = []
    for table, truth in examples:
        first, count = len(units), len(table.members)
        units.extend(table.members)
        pairs = {both: len(units) + i for i, both in enumerate(table.pairs)}
        units.extend(table.pairs.values())
        sizes = {size: len(units) + i for i, size in enumerate(table.sizes)}
        units.extend(table.sizes.values())
        ways = seatings(count)
        if truth not in ways:
            continue
        starts.append(len(owned))
        truths.append(len(owned) + ways.index(truth))
        for seats, is_open in ways:
            ranks = [rank for rank in range(count) if seats >> rank & 1]
            both = [pairs[x, y] for y in ranks for x in ranks if x < y]
            owned.append([*(first + rank for rank in ranks), *both, sizes[len(ranks), is_open]])
    rows = [[column[f] for f in features if f in column] for features in units]
    return (
        _ones(sparse, np, rows, len(names)),
        names,
        _ones(sparse, np, owned, len(units)),
        np.array(starts),
        np.array(truths),
    )


def _ones(sparse: Any, np: Any, rows: Sequence[Sequence[int]], width: int) -> Any:
    """A sparse matrix that is one in the columns of each row."""
    columns = np.fromiter((c for row in rows for c in row), dtype=np.int64)
    return sparse.csr_matrix(
        (np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), width)
    )
