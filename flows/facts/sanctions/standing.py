"""How everybody whom an article names stands in it, whatever the word: whom rules read elsewhere, and who presses whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flows.annotate.model import Annotated
from flows.facts.learned.behalf import named_with_states
from flows.facts.passage import Passage
from flows.facts.sanctions.regimes import does_press, is_known, is_member, state_behind
from flows.facts.sanctions.report import Report

Notes = Mapping[str, tuple[str, ...]]
"""What is known of each, by name."""
_Sentence = tuple[int, int]
_MANY = 2


@dataclass(frozen=True)
class Standing:
    """Everybody who may impose a measure or suffer it: `states` by name, himself where he has none.

    `read` is what rules read of each in the whole article, `named` who is named in which sentence; `is_told` is whether
    anything is known beforehand of any two of them.
    """

    states: Mapping[str, str]
    read: Notes
    named: Mapping[_Sentence, frozenset[str]]
    day: date | None
    is_told: bool
    known: dict[_Sentence, Notes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, annotated: Annotated, passages: Sequence[Passage], reports: Sequence[Report]) -> Standing:
        """The standing of everybody in one article."""
        by_index = {passage.paragraph.index: passage for passage in passages}
        states: dict[str, str] = {}
        named: dict[_Sentence, set[str]] = {}
        for who, _, paragraph, first, _ in named_with_states(annotated, passages):
            states[who.name] = state_behind(who)
            if paragraph in by_index:
                here = named.setdefault((paragraph, by_index[paragraph].sentence_number(first)), set())
                here.update((who.name, states[who.name]))
        everybody = frozenset({*states, *states.values()})
        day = annotated.article.published_on
        is_told = is_known(everybody, day)
        targets = Counter(report.target.name for report in reports if report.target is not None)
        senders = Counter(report.sender.name for report in reports if report.sender is not None)
        read = {
            name: (
                *_counted("target", targets, name),
                *_counted("sender", senders, name),
                *(_pressing(name, state, everybody, day) if is_told else ()),
            )
            for name, state in states.items()
        }
        return cls(states, read, {at: frozenset(names) for at, names in named.items()}, day, is_told)

    def at(self, passage: Passage, index: int) -> Notes:
        """What is known of everybody, as a word at `index` sees him: who of its sentence presses him or acts for him."""
        sentence = (passage.paragraph.index, passage.sentence_number(index))
        if sentence not in self.known:
            self.known[sentence] = _Seen(self, self.named.get(sentence, frozenset()))
        return self.known[sentence]

    def beside(self, name: str, here: Iterable[str]) -> Iterator[str]:
        """What is known of somebody towards those named in one sentence."""
        if self.is_told:
            yield f"pressed here={any(_is_pressed(name, self.states[name], other, self.day) for other in here)}"
            yield f"presses here={any(does_press(name, other, self.day) for other in here)}"
        if any(is_member(other, name) for other in here):
            yield "union of one here"


class _Seen(Mapping[str, tuple[str, ...]]):
    """What is known of everybody as one sentence sees him; worked out when first asked for, since few are."""

    def __init__(self, standing: Standing, here: frozenset[str]) -> None:
        self._standing, self._here = standing, here
        self._notes: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._notes:
            read = self._standing.read[name]
            self._notes[name] = (*read, *self._standing.beside(name, self._here))
        return self._notes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._standing.read)

    def __len__(self) -> int:
        return len(self._standing.read)


def _is_pressed(name: str, state: str, other: str, day: date | None) -> bool:
    return does_press(other, state, day) or does_press(other, name, day)


def _pressing(name: str, state: str, everybody: Iterable[str], day: date | None) -> Iterator[str]:
    """How many press somebody, and how many he presses."""
    yield f"pressed={_few(_is_pressed(name, state, other, day) for other in everybody)}"
    yield f"presses={_few(does_press(name, other, day) for other in everybody)}"


def _counted(role: str, counts: Counter[str], name: str) -> Iterator[str]:
    """How often rules read somebody in a role, and whether nobody more often."""
    if not counts:
        yield f"no {role}"
    elif counts[name]:
        yield f"{role}={min(counts[name], _MANY)}"
        yield f"{role} first={counts[name] == max(counts.values())}"
    else:
        yield f"other {role}"


def _few(values: Iterable[bool]) -> int:
    return min(sum(values), _MANY)
