"""Several points of one descent become one: their mean generalises better than any of them.

Source: Izmailov et al. 2018, Averaging Weights Leads to Wider Optima and Better Generalization.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import Model


def average_weights(folders: Sequence[Path]) -> Language:
    """The pipeline of the first folder with the mean of the weights of all; they must come from one run."""
    pipelines = [spacy.load(folder) for folder in folders]
    for name in pipelines[0].pipe_names:
        models = [_model_of(pipeline, name) for pipeline in pipelines]
        for nodes in zip(*(model.walk() for model in models), strict=True):
            for param in filter(nodes[0].has_param, nodes[0].param_names):
                nodes[0].set_param(param, np.mean([node.get_param(param) for node in nodes], axis=0))
    return pipelines[0]


def _model_of(pipeline: Language, name: str) -> Model[Any, Any]:
    component: Any = pipeline.get_pipe(name)
    model: Model[Any, Any] = component.model
    return model
