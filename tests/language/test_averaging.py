"""The mean of weights, and that training runs and goes on from what it reached."""

from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from flows.language.averaging import average_weights
from flows.language.train import Stage, run_stages, save_docs

CONFIG = Path(__file__).parents[2] / "flows" / "language" / "parser.cfg"


def bias_of(nlp: Language) -> np.ndarray:
    return nlp.get_pipe("tagger").model.get_ref("softmax").get_param("b")  # type: ignore[attr-defined]


def lesson() -> Doc:
    return Doc(
        spacy.blank("en").vocab,
        words=["Envoys", "met", "."],
        tags=["NNS", "VBD", "."],
        pos=["NOUN", "VERB", "PUNCT"],
        morphs=["Number=Plur", "Tense=Past", ""],
        lemmas=["envoy", "meet", "."],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "punct"],
        spaces=[True, False, False],
    )


def test_stages_go_on_from_the_mean_of_earlier_ones(tmp_path: Path) -> None:
    path = save_docs(tmp_path / "tiny.spacy", [lesson()] * 40)
    paths = {"paths.train": path, "paths.dev": path, "components.parser.min_action_freq": 1}
    stages = (Stage((), 1, 3, 10, 0.01, 1), Stage((0,), 2, 3, 10, 0.01, 1), Stage((0, 1), 3, 2, 2, 0.001, 1))
    ends = [end / "model-last" for end in run_stages(CONFIG, paths, stages, tmp_path)]
    first, second = spacy.load(ends[0]), spacy.load(ends[1])
    mean = average_weights(ends[:2])
    assert not np.allclose(bias_of(first), bias_of(second))
    assert np.allclose(bias_of(mean), (bias_of(first) + bias_of(second)) / 2)
    assert spacy.load(ends[2]).config["training"]["max_steps"] == 2
