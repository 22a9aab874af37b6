"""The stages of training: for each its seed, its steps and how its rate of learning rises and falls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WIDTH_KEYS = (
    "components.tok2vec.model.embed.width",
    "components.tok2vec.model.encode.width",
    "components.tagger.model.tok2vec.width",
    "components.morphologizer.model.tok2vec.width",
    "components.parser.model.tok2vec.width",
)
"""Where parser.cfg says by how many numbers a token is described."""


@dataclass(frozen=True)
class Stage:
    """A stretch of training: its rate rises for `warmup` steps, then falls to reach zero after `span` steps.

    It starts from the mean of the weights that the stages numbered `start` ended with, the first one from chance.
    """

    start: tuple[int, ...]
    seed: int
    steps: int
    span: int
    rate: float
    warmup: int
    settings: Mapping[str, Any] = field(default_factory=dict)

    def overrides(self) -> dict[str, Any]:
        """What the stage changes in a config."""
        schedule = "training.optimizer.learn_rate"
        return {
            "system.seed": self.seed,
            "training.max_steps": self.steps,
            f"{schedule}.total_steps": self.span,
            f"{schedule}.initial_rate": self.rate,
            f"{schedule}.warmup_steps": self.warmup,
            **self.settings,
        }


@dataclass(frozen=True)
class Voter:
    """A parser that only votes on trees: how it is trained, and whether it reads from the end."""

    name: str
    stage: Stage
    mirrored: bool


BIG_BATCHES = {"training.batcher.size.start": 1000}
"""Settings of a stage that goes on from trained weights: no small batches at first."""

GRAMMAR_STAGES = (
    Stage((), 7, 6400, 17000, 0.0012, 300),
    Stage((0,), 7, 1600, 17000, 0.0012, 300),
    Stage((0,), 8, 2400, 2400, 0.0007, 100, BIG_BATCHES),
    Stage((0, 1, 2), 11, 500, 17000, 0.0008, 100, BIG_BATCHES),
    Stage((3,), 12, 500, 17000, 0.0008, 100, BIG_BATCHES),
    Stage((4,), 13, 500, 17000, 0.0008, 100, BIG_BATCHES),
)
"""On treebanks alone; the mean of where they end votes first."""

RICH_STATE = {
    "components.parser.model.extra_state_tokens": True,
    "training.dropout": 0.2,
    "training.batcher.size.compound": 1.001,
}
"""Settings of the parsers that only vote: a broader view of the state, which would be too slow to ship."""

VOTERS = (
    Voter(
        "wide",
        Stage(
            (),
            21,
            2800,
            2800,
            0.0016,
            200,
            RICH_STATE | dict.fromkeys(WIDTH_KEYS, 144) | {"components.parser.model.hidden_width": 96},
        ),
        mirrored=False,
    ),
    Voter("mirrored", Stage((), 22, 2200, 2200, 0.0016, 200, RICH_STATE), mirrored=True),
)

VOTED_STAGES = (Stage((0, 1, 2, 3, 4, 5), 31, 2200, 2200, 0.001, 100, BIG_BATCHES),)
"""On treebanks and voted trees; they go on from the mean of GRAMMAR_STAGES, whose numbering they continue."""

NAME_STAGES = (
    Stage((), 7, 1200, 5000, 0.0012, 200),
    Stage((0,), 7, 2100, 5000, 0.0012, 200),
    Stage((1,), 8, 1200, 1200, 0.0007, 50),
    Stage((2,), 9, 2400, 2400, 0.001, 50),
    Stage((3,), 10, 2400, 2400, 0.0009, 50),
    Stage((3, 4), 11, 1500, 1500, 0.0009, 50),
    Stage((5,), 12, 2400, 2400, 0.0009, 50),
)
