"""Examples from which the reading of whole articles is learned: which words tell of one attack, whose, where, with what toll.

They come from articles as models read them that had not seen them: the words by the trainer, and each further step by
models of this module that learned from the other half of the articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.annotate.model import Annotated
from flows.evaluate.names import names_agree
from flows.facts.learned.corpus import TaughtFact
from flows.facts.learned.linear import LinearModel, fit
from flows.facts.learned.reader import NO, YES, Told
from flows.facts.passage import Passage
from flows.facts.strikes.casualties import Range
from flows.facts.strikes.counts import Count, Scenery, count_features, counts_of
from flows.facts.strikes.same import grouped, pair_features
from flows.facts.strikes.seats import ROLES, Field, Group, seat_features
from flows.facts.strikes.story import Story
from flows.facts.strikes.telling import Telling, tellings_of
from flows.facts.strikes.whole import Event, count_tolls, features_of, seated

Example = tuple[list[str], str]
PENALTY = 6.0


class Counted(Protocol):
    """A number of people."""

    @property
    def count(self) -> Range | None:
        """How many, from least to most."""
        ...


class Lesson(Protocol):
    """An article of the corpus with its parse."""

    @property
    def annotated(self) -> Annotated:
        """The article."""
        ...

    @property
    def passages(self) -> Sequence[Passage]:
        """Its paragraphs."""
        ...

    def told_at(self, kind: str) -> Iterator[tuple[TaughtFact, Passage, int]]:
        """Each word that tells a fact of this kind: the fact, the passage, the token."""
        ...


@dataclass(frozen=True)
class Taught:
    """An article with what each of its words tells; `marked` are the words that the corpus marks."""

    story: Story
    tellings: Sequence[Telling]
    facts: Mapping[Telling, TaughtFact | None]
    marked: frozenset[Telling]
    counts: Sequence[Count]

    @classmethod
    def of(cls, lesson: Lesson, told: Sequence[Told]) -> Taught:
        """The article as the models have read it; a word beside the only fact that a sentence tells tells that too."""
        story = Story.of(lesson.passages)
        tellings = tellings_of(told, lesson.passages, story)
        words: dict[tuple[int, int], TaughtFact] = {}
        beside: dict[tuple[int, int], list[TaughtFact]] = {}
        for fact, passage, index in lesson.told_at("strike"):
            number = passage.paragraph.index
            words.setdefault((number, index), fact)
            beside.setdefault((number, passage.sentence_number(index)), []).append(fact)
        facts: dict[Telling, TaughtFact | None] = {}
        for one in tellings:
            here = beside.get((one.paragraph, one.told.passage.sentence_number(one.told.index)), [])
            alone = here[0] if here and all(f is here[0] for f in here) else None
            facts[one] = words.get((one.paragraph, one.told.index), alone)
        marked = frozenset(one for one in tellings if (one.paragraph, one.told.index) in words)
        return cls(story, tellings, facts, marked, counts_of(lesson.passages, tellings))

    def fact_of(self, group: Group) -> TaughtFact | None:
        """The fact that most of the words of a group tell."""
        told = [fact for one in group.tellings if (fact := self.facts[one]) is not None]
        return max(told, key=lambda f: sum(f is t for t in told), default=None)


def strike_examples(read: Sequence[tuple[Lesson, list[Told]]]) -> Mapping[str, list[Example]]:
    """Examples for every model of whole articles, by its name."""
    halves = [[Taught.of(lesson, told) for lesson, told in read[part::2]] for part in (0, 1)]
    found: dict[str, list[Example]] = {}
    same = [[e for one in half for e in pair_examples(one)] for half in halves]
    found["same"] = [*same[0], *same[1]]
    scenes = [
        [(one, Field.of(grouped(one.tellings, model), one.story)) for one in half]
        for half, model in zip(halves, _of_the_others(same), strict=True)
    ]
    models: list[dict[str, LinearModel]] = [{}, {}]
    for role in ROLES:
        examples = [[e for one, scene in half for e in seat_examples(one, scene, role)] for half in scenes]
        found[role] = [*examples[0], *examples[1]]
        for known, model in zip(models, _of_the_others(examples), strict=True):
            known[role] = model
    examples = [[e for one, scene in half for e in count_examples(one, scene)] for half in scenes]
    found["toll"] = [*examples[0], *examples[1]]
    for known, model in zip(models, _of_the_others(examples), strict=True):
        known["toll"] = model
    found["event"] = [
        e
        for half, known in zip(scenes, models, strict=True)
        for one, scene in half
        for e in event_examples(one, scene, known)
    ]
    return found


def _of_the_others(examples: Sequence[Sequence[Example]]) -> list[LinearModel]:
    """For each half of the articles a model that learned from the other one."""
    return [fit(list(examples[1 - part]), penalty=PENALTY) for part in (0, 1)]


def pair_examples(one: Taught) -> Iterator[Example]:
    """Pairs of words that tell facts: whether they tell the same."""
    known = [telling for telling in one.tellings if one.facts[telling] is not None]
    for at, telling in enumerate(known):
        for before in known[:at]:
            yield pair_features(before, telling), YES if one.facts[before] is one.facts[telling] else NO


def seat_examples(one: Taught, scene: Field, role: str) -> Iterator[Example]:
    """Those who may have a role in an attack: whether they have it."""
    for group in scene.groups:
        fact = one.fact_of(group)
        if fact is not None:
            wanted = fact.parties[ROLES.index(role)]
            for name in group.names(role):
                is_he = wanted is not None and names_agree(wanted, name)
                yield seat_features(scene, group, role, name), YES if is_he else NO


def count_examples(one: Taught, scene: Field) -> Iterator[Example]:
    """Numbers near attacks: whether they are among the killed, the hurt or neither."""
    scenery = Scenery([group.tellings for group in scene.groups])
    whose = [one.fact_of(group) for group in scene.groups]
    for count in one.counts:
        for number in scenery.near(count):
            fact = whose[number]
            is_its = fact is not None and is_toll(count, fact.slots.get(count.kind))
            yield count_features(scenery, number, count), count.kind if is_its else NO


def is_toll(count: Counted, toll: str | None) -> bool:
    """Whether the number is the toll, or an end of it, as the corpus writes it: `12`, `12-`, `-12`, `40-49`."""
    if toll is None or count.count is None:
        return False
    first, dash, last = toll.partition("-")
    if not dash:
        return count.count == (int(first), int(first))
    low, high = int(first) if first else None, int(last) if last else None
    return count.count in ((low, high), *((n, n) for n in (low, high) if n is not None and first and last))


def event_examples(one: Taught, scene: Field, models: Mapping[str, LinearModel]) -> Iterator[Example]:
    """Groups of words: whether they tell of an attack; of two groups that tell of one, the one with the surer word does."""
    events = seated(scene, models)
    count_tolls(events, one.counts, models["toll"])
    best: dict[int, Event] = {}
    for event in events:
        fact = one.fact_of(event.group) if one.marked.intersection(event.group.tellings) else None
        if fact is not None and (id(fact) not in best or _surest(event) > _surest(best[id(fact)])):
            best[id(fact)] = event
    for event in events:
        yield features_of(scene, event), YES if any(event is b for b in best.values()) else NO


def _surest(event: Event) -> float:
    return max(telling.chance for telling in event.group.tellings)
