"""Which tellings of one sender, target and action are records of their own: the parts of a package, a second round.

`EU leaders banned Russian coal and froze the accounts of two banks` are two, `the ban … the measure` is one. The surest
telling is a record; whether a further one is, a small model judges by how it stands to those that are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.facts.learned.around import lemma, path_between
from flows.facts.learned.classes import classes_of
from flows.facts.passage import Passage
from flows.facts.sanctions.report import Report
from flows.facts.sanctions.steps import step

APART = "apart"
"""The name of the model."""
_GAPS = (2, 4, 7, 12, 20)
_SPREAD = (0, 1, 2, 4, 8)
_NEAR = 6


def features(passages: dict[int, Passage], known: Sequence[Report], new: Report) -> list[str]:
    """How a telling stands to those of the same sender, target and action that are records already."""
    beside = min(known, key=lambda report: _distance(report, new))
    return [
        "bias",
        f"known={min(len(known), 3)}",
        f"measure anew={all(new.measure != one.measure for one in known)} general={new.measure == 'general'}",
        *_of_words(passages, beside, new),
        *_of_place(passages, beside, new),
    ]


def _distance(one: Report, other: Report) -> tuple[int, int]:
    return abs(one.paragraph - other.paragraph), abs(one.cue - other.cue)


def _of_words(passages: dict[int, Passage], beside: Report, new: Report) -> Iterator[str]:
    """What the two words are and by what measure, how sure both are, and what stands around the new one."""
    passage = passages[new.paragraph]
    mine, other = passage[new.cue], passages[beside.paragraph][beside.cue]
    pair = f"{beside.measure}>{new.measure}"
    is_same = beside.measure == new.measure
    yield f"measures={pair}"
    yield f"same measure={is_same}"
    yield f"same word={lemma(mine) == lemma(other)}"
    yield f"chance={step(new.confidence)}"
    yield f"chance={step(new.confidence)} same measure={is_same}"
    yield f"chances={step(beside.confidence)}>{step(new.confidence)}"
    yield f"rule={new.rule} beside={beside.rule}"
    yield f"rule={new.rule}"
    yield f"w={lemma(mine)}"
    yield f"pos={mine.pos_} beside={other.pos_}"
    yield f"direction same={beside.direction == new.direction}"
    yield f"state={new.action}"
    yield f"state={new.action} same measure={is_same}"
    yield from (f"k={name}" for name in classes_of(mine.lower_))
    for child in mine.children:
        if child.dep_ in ("det", "amod", "nmod:poss", "advmod", "nummod"):
            yield f"by={child.lower_}"
            yield f"by {child.dep_}"
    if beside.date is not None and new.date is not None:
        yield f"dates same={beside.date.starts_on == new.date.starts_on}"
    else:
        yield f"dated={beside.date is not None}>{new.date is not None}"


def _of_place(passages: dict[int, Passage], beside: Report, new: Report) -> Iterator[str]:
    """How far apart the two stand, what lies between, and how the tree joins them."""
    passage, other = passages[new.paragraph], passages[beside.paragraph]
    is_after = (new.paragraph, new.cue) > (beside.paragraph, beside.cue)
    is_same = beside.measure == new.measure
    if passage is not other or passage.sentence_number(new.cue) != passage.sentence_number(beside.cue):
        far = abs(new.paragraph - beside.paragraph)
        where = f"paragraphs={sum(far > gap for gap in _SPREAD)} after={is_after}"
        yield where
        yield f"{where} same measure={is_same}"
        return
    gap = abs(new.cue - beside.cue)
    where = f"gap={sum(gap > limit for limit in _GAPS)} after={is_after}"
    yield where
    yield f"{where} same measure={is_same}"
    found = path_between(passage[beside.cue], passage[new.cue])
    yield f"path={found[0] if found is not None else 'far'}"
    low, high = sorted((new.cue, beside.cue))
    if high - low <= 2 * _NEAR:
        yield from (f"between={passage[i].lower_}" for i in range(low + 1, high) if passage[i].pos_ not in ("PROPN",))
