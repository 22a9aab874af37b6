"""The embedding reads equal words of a batch once, and gives what reading each by itself gives."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from flows.language.features import build_spelling_embed

COLUMNS = ["NORM", "BEGIN3", "SUFFIX", "SHAPE"]


@pytest.fixture
def docs() -> list[Doc]:
    nlp = spacy.blank("en")
    texts = ["Shells hit the port of Odesa .", "The port of Odesa was hit again , the port said .", "Odesa"]
    return [Doc(nlp.vocab, words=text.split()) for text in texts]


def test_equal_words_get_the_vectors_that_each_gets_alone(docs: list[Doc]) -> None:
    layer = build_spelling_embed(16, COLUMNS, [100, 50, 50, 50])
    layer.initialize(X=docs)
    together = layer.predict(docs)
    trained, _ = layer(docs, is_train=True)
    assert [len(vectors) for vectors in together] == [len(doc) for doc in docs]
    for vectors, others, doc in zip(together, trained, docs, strict=True):
        np.testing.assert_allclose(vectors, others, rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(layer.predict([doc])[0], vectors, rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(together[0][5], together[2][0])


def test_nothing_gives_nothing(docs: list[Doc]) -> None:
    layer = build_spelling_embed(16, COLUMNS, [100, 50, 50, 50])
    layer.initialize(X=docs)
    assert layer.predict([]) == []
    assert [len(vectors) for vectors in layer.predict([Doc(docs[0].vocab, words=[])])] == [0]
