"""The reading glasses: a spaCy pipeline of our own training that ships with the package.

Tags, morphology, dependencies (Universal Dependencies), sentence bounds, lemmas and names (PERSON, ORG, GPE, LOC, NORP,
FAC, EVENT, PRODUCT). Importing this package registers what the pipeline's config names; `spacy.load` on `MODEL` works
after it. Feed paragraphs rather than whole articles.
"""

import functools
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from flows.language import bounds, features, lemmas, titles, tokenizer

MODEL = Path(__file__).parent / "model"
"""The folder of the shipped weights."""

REGISTERED = (bounds, features, lemmas, titles, tokenizer)
"""The modules whose import registers a component, a layer or a tokenizer."""


@functools.cache
def load(path: Path = MODEL) -> Language:
    """The pipeline, loaded once per process and path; offline and on the CPU.

    Its matrix products go to numpy's BLAS: the one that comes with spaCy falls back to generic code on processors that
    it does not know, three times slower.
    """
    nlp = spacy.load(path)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            node.ops = ops
    return nlp
