"""Examples from which the second reading of sanctions is learned, from articles as models read them that had not seen them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from flows.evaluate.names import names_agree
from flows.facts.learned.corpus import TaughtFact
from flows.facts.learned.reader import NO, YES, Told
from flows.facts.passage import Passage
from flows.facts.sanctions.again import FACED, ROLES, Whole, role_features

Example = tuple[list[str], str]


class Lesson(Protocol):
    """An article of the corpus with its parse."""

    def told_at(self, kind: str) -> Iterator[tuple[TaughtFact, Passage, int]]:
        """Each word that tells a fact of this kind: the fact, the passage, the token."""
        ...


def sanction_examples(read: Sequence[tuple[Lesson, list[Told]]]) -> Mapping[str, list[Example]]:
    """Examples for `sender` and `target`: whether a likely one is the one."""
    found: dict[str, list[Example]] = {role: [] for role in ROLES}
    for lesson, told in read:
        whole = Whole.of(told)
        facts: dict[tuple[int, int], list[TaughtFact]] = {}
        for fact, passage, index in lesson.told_at("sanction"):
            facts.setdefault((passage.paragraph.index, index), []).append(fact)
        for number, one in enumerate(told):
            here = facts.get((one.passage.paragraph.index, one.index), [])
            for place, role in enumerate(ROLES) if here else ():
                wanted = [name for fact in here if (name := fact.parties[place]) is not None]
                for rank, judged in enumerate(one.roles[role][:FACED]):
                    is_he = any(names_agree(name, judged.who.name) for name in wanted)
                    found[role].append((role_features(whole, number, role, rank), YES if is_he else NO))
    return found
