"""What the models read in an article: the words that tell an event, its state, and who and where belongs to it."""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files

from flows.annotate.model import Actor, Annotated, Place
from flows.facts.learned import parties, states, triggers
from flows.facts.learned.behalf import cast_of_states
from flows.facts.learned.forces import cast_of_forces, cast_of_scenes
from flows.facts.learned.hints import Hints, state_hints, trigger_hints
from flows.facts.learned.linear import LinearModel
from flows.facts.learned.parties import Candidate, Cast
from flows.facts.passage import Passage

ROLES = {"meeting": ("party", "place"), "sanction": ("sender", "target", "advocate"), "strike": ("attacker", "scene")}
ASPECTS = {"meeting": (), "sanction": ("direction", "measure"), "strike": ("weapon",)}
"""What else the models tell of an event, in the order in which the corpus writes it behind the state."""
YES = "yes"
NO = "no"


@dataclass(frozen=True)
class Judged:
    """Somebody or somewhere with the chance, 0 to 1, that it has the role."""

    candidate: Candidate
    chance: float

    @property
    def who(self) -> Actor | Place:
        """The actor or place."""
        return self.candidate.who


@dataclass(frozen=True)
class Told:
    """A word that may tell an event, with what the models make of it: chances are 0 to 1.

    `roles` has for each role every candidate, the likeliest first; `aspects` the chances of what `ASPECTS` names.
    """

    passage: Passage
    index: int
    chance: float
    states: dict[str, float]
    roles: dict[str, list[Judged]]
    aspects: dict[str, dict[str, float]]

    @property
    def state(self) -> str:
        """The likeliest state."""
        return max(self.states.items(), key=lambda item: item[1])[0]


@dataclass(frozen=True)
class Models:
    """The models of one kind of fact, and the words that it may be told by; `further` are what its own package uses."""

    words: frozenset[str]
    trigger: LinearModel
    state: LinearModel
    roles: dict[str, LinearModel]
    aspects: dict[str, LinearModel]
    further: dict[str, LinearModel] = field(default_factory=dict)


@functools.cache
def models_of(kind: str) -> Models:
    """The shipped models of `meeting`, `sanction` or `strike`."""
    raw = files(__package__).joinpath(f"{kind}.json.gz").read_bytes()
    data = json.loads(gzip.decompress(raw))
    return Models(
        frozenset(data["words"]),
        LinearModel.from_json(data["trigger"]),
        LinearModel.from_json(data["state"]),
        {role: LinearModel.from_json(model) for role, model in data["roles"].items()},
        {aspect: LinearModel.from_json(model) for aspect, model in data.get("aspects", {}).items()},
        {name: LinearModel.from_json(model) for name, model in data.get("further", {}).items()},
    )


def cast_of(role: str, annotated: Annotated, passages: Sequence[Passage]) -> Cast:
    """Those who may have the role: places for `place`, those who fight for `attacker`, else actors."""
    if role == "attacker":
        return cast_of_forces(annotated, passages)
    if role == "scene":
        return cast_of_scenes(annotated, passages)
    if role in ("sender", "target", "advocate"):
        return cast_of_states(annotated, passages)
    return Cast.of_places(passages) if role == "place" else Cast.of_actors(annotated, passages)


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
    casts: dict[str, Cast] = {}
    for passage in passages:
        for index in triggers.candidates(passage, models.words, hints):
            hint = hints.get((passage.paragraph.index, index))
            seen = [*triggers.features(passage, index), *trigger_hints(hint)]
            chance = models.trigger.probabilities(seen)[YES]
            if chance < least:
                continue
            for role in models.roles:
                if role not in casts:
                    casts[role] = cast_of(role, annotated, passages)
            told = [*states.features(passage, index), *state_hints(hint)]
            yield Told(
                passage,
                index,
                chance,
                models.state.probabilities(told),
                {role: _judge(casts[role], passage, index, hints, role, model) for role, model in models.roles.items()},
                {aspect: model.probabilities(told) for aspect, model in models.aspects.items()},
            )


def _judge(cast: Cast, passage: Passage, index: int, hints: Hints, role: str, model: LinearModel) -> list[Judged]:  # noqa: PLR0913, PLR0917
    judged = [
        Judged(one, model.probabilities(seen)[YES])
        for one, seen in parties.features_of_all(cast, passage, index, hints, role)
    ]
    return sorted(judged, key=lambda j: -j.chance)
