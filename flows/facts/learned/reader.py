"""What the models read in an article: the words that tell an event, its state, and who and where belongs to it."""

from __future__ import annotations

import functools
import json
import lzma
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import NamedTuple

from flows.annotate.model import Actor, Annotated, Place
from flows.facts.learned import parties, states, triggers
from flows.facts.learned.behalf import cast_of_states
from flows.facts.learned.forces import cast_of_forces, cast_of_scenes
from flows.facts.learned.hints import Hint, Hints, state_hints, trigger_hints
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.parties import Candidate, Cast
from flows.facts.passage import Passage

ROLES = {"meeting": ("party", "place"), "sanction": ("sender", "target", "advocate"), "strike": ("attacker", "scene")}
ASPECTS = {"meeting": (), "sanction": ("direction", "measure"), "strike": ("weapon",)}
"""What else the models tell of an event, in the order in which the corpus writes it behind the state."""
Casting = Callable[[Annotated, Sequence[Passage]], Cast]
CASTING: dict[str, Casting] = {
    "party": Cast.of_actors,
    "place": Cast.of_places,
    "sender": cast_of_states,
    "target": cast_of_states,
    "advocate": cast_of_states,
    "attacker": cast_of_forces,
    "scene": cast_of_scenes,
}
"""Who may have a role."""
YES = "yes"
NO = "no"


class Judged(NamedTuple):
    """Somebody or somewhere with the chance, 0 to 1, that it has the role."""

    candidate: Candidate
    chance: float

    @property
    def who(self) -> Actor | Place:
        """The actor or place."""
        return self.candidate.who


@dataclass(frozen=True)
class Models:
    """The models of one kind of fact, and the words that it may be told by; `further` are what its own package uses."""

    words: frozenset[str]
    trigger: LinearModel
    state: LinearModel
    roles: dict[str, LinearModel]
    aspects: dict[str, LinearModel]
    further: dict[str, LinearModel] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """A word that may tell an event, with what the models make of it: chances are 0 to 1.

    `roles` has for each role every candidate, the likeliest first; they, the states and the aspects are judged when
    first asked for, since most words are asked for few of them.
    """

    passage: Passage
    index: int
    chance: float
    hint: Hint | None
    models: Models
    roles: Mapping[str, list[Judged]]

    @functools.cached_property
    def _features(self) -> list[str]:
        return [*states.features(self.passage, self.index), *state_hints(self.hint)]

    @functools.cached_property
    def states(self) -> dict[str, float]:
        """The chances of the states."""
        return self.models.state.probabilities(self._features)

    @functools.cached_property
    def aspects(self) -> dict[str, dict[str, float]]:
        """The chances of what `ASPECTS` names."""
        return {aspect: model.probabilities(self._features) for aspect, model in self.models.aspects.items()}

    @property
    def state(self) -> str:
        """The likeliest state."""
        return max(self.states.items(), key=lambda item: item[1])[0]


class _Roles(dict[str, list[Judged]]):
    """The candidates for the roles of one word, judged when first looked up."""

    def __init__(self, reading: _Reading, passage: Passage, index: int) -> None:
        super().__init__()
        self._reading, self._passage, self._index = reading, passage, index

    def __missing__(self, role: str) -> list[Judged]:
        judged = self[role] = self._reading.judge(self._passage, self._index, role)
        return judged


class _Reading:
    """One article while it is read: who may have which role, by what models and hints."""

    def __init__(self, annotated: Annotated, passages: Sequence[Passage], hints: Hints, models: Models) -> None:
        self._annotated, self._passages, self._hints, self._models = annotated, passages, hints, models
        self._casts: dict[Casting, Cast] = {}
        self._seen: dict[tuple[Casting, tuple[int, int]], list[tuple[Candidate, list[str]]]] = {}

    def judge(self, passage: Passage, index: int, role: str) -> list[Judged]:
        """The candidates for `role` at the token `index`, the likeliest first."""
        casting, model = CASTING[role], self._models.roles[role]
        if casting not in self._casts:
            self._casts[casting] = casting(self._annotated, self._passages)
        at = (passage.paragraph.index, index)
        if (casting, at) not in self._seen:
            self._seen[casting, at] = parties.features_of_all(self._casts[casting], passage, index)
        every = parties.with_hints(self._seen[casting, at], self._hints.get(at), role)
        judged = [Judged(one, model.probabilities(seen)[YES]) for one, seen in every]
        return sorted(judged, key=lambda j: -j.chance)


@functools.cache
def models_of(kind: str) -> Models:
    """The shipped models of `meeting`, `sanction` or `strike`."""
    raw = files(__package__).joinpath(f"{kind}.json.xz").read_bytes()
    data = json.loads(lzma.decompress(raw))
    return Models(
        frozenset(data["words"]),
        LinearModel.from_json(data["trigger"]),
        LinearModel.from_json(data["state"]),
        {role: LinearModel.from_json(model) for role, model in data["roles"].items()},
        {aspect: LinearModel.from_json(model) for aspect, model in data.get("aspects", {}).items()},
        {name: LinearModel.from_json(model) for name, model in data.get("further", {}).items()},
    )


def read_told(  # noqa: PLR0913, PLR0917 - what is read, by what, how far
    annotated: Annotated,
    kind: str,
    passages: Sequence[Passage],
    hints: Hints,
    models: Models | None = None,
    least: float = 0.1,
) -> Iterator[Told]:
    """The words that tell an event of this kind with a chance of `least` or more, in the order of the text."""
    models = models or models_of(kind)
    reading = _Reading(annotated, passages, hints, models)
    for passage in passages:
        for index in triggers.candidates(passage, models.words, hints):
            hint = hints.get((passage.paragraph.index, index))
            seen = [*triggers.features(passage, index), *trigger_hints(hint)]
            chance = models.trigger.probabilities(seen)[YES]
            if chance >= least:
                yield Told(passage, index, chance, hint, models, _Roles(reading, passage, index))
