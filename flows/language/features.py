"""What the networks see of a token: spaCy's lexical attributes and pieces of its spelling.

A treebank of 300,000 words leaves every fifteenth word of a news article unseen. How such a word begins and ends says
much about its class, so beginnings and ends of several lengths get embeddings of their own.
"""

import functools

import numpy as np
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ragged

from flows.language.gazetteer import Index, find_entries, read_index

Features = list[NDArray[np.uint64]]

SPELLINGS = {"BEGIN3": slice(0, 3), "END2": slice(-2, None), "END4": slice(-4, None)}
"""Pieces of the lower-case spelling that can be embedded beside spaCy's own attributes."""

GAZETTEER = "GAZETTEER"
"""The column that says in which list of well-known names a token stands, if in any."""

FORGOTTEN_TEXTS, FORGOTTEN_ENTRIES = 0.3, 0.2
"""Shares of texts, and of entries in the others, whose hints are held back in training, lest nothing else be learnt."""


def _spelling_hashes(text: str, names: tuple[str, ...]) -> list[int]:
    lowered = text.lower()
    return [hash_string(f"{name}:{lowered[SPELLINGS[name]]}") for name in names]


@functools.lru_cache(maxsize=2)
def _index_of(listing: str) -> Index:
    return read_index(listing)


def _gazetteer_hashes(texts: list[str], index: Index, is_train: bool) -> NDArray[np.uint64]:
    hashes = np.zeros((len(texts), 1), dtype="uint64")
    if is_train and np.random.random() < FORGOTTEN_TEXTS:
        return hashes
    for start, end, kind in find_entries(texts, index):
        if not is_train or np.random.random() >= FORGOTTEN_ENTRIES:
            hashes[start] = hash_string(f"B-{kind}")
            hashes[start + 1 : end] = hash_string(f"I-{kind}")
    return hashes


def extract_features(columns: list[str]) -> Model[list[Doc], Features]:
    """A layer that gives one row of hashes for each token of each document."""
    spelt = tuple(name for name in columns if name in SPELLINGS)
    attributes: list[int | str] = ["ORTH", *(name for name in columns if name not in SPELLINGS and name != GAZETTEER)]
    made = [*attributes, *spelt, *([GAZETTEER] if GAZETTEER in columns else [])]
    order = [made.index(name) for name in columns]
    known: dict[int, list[int]] = {}
    spelt_out: dict[int, str] = {}

    def forward(model: Model[list[Doc], Features], docs: list[Doc], is_train: bool):  # type: ignore[no-untyped-def]
        features: Features = []
        for doc in docs:
            rows = doc.to_array(attributes).reshape(len(doc), len(attributes))
            forms = rows[:, 0].tolist()
            for form in set(forms).difference(known):
                spelt_out[form] = doc.vocab.strings[form]
                known[form] = _spelling_hashes(spelt_out[form], spelt)
            pieces = np.array([known[form] for form in forms], dtype="uint64")
            parts = [rows, pieces.reshape(len(doc), len(spelt))]
            if GAZETTEER in columns:
                texts = [spelt_out[form] for form in forms]
                parts.append(_gazetteer_hashes(texts, _index_of(model.attrs["listing"]), is_train))
            features.append(np.ascontiguousarray(np.hstack(parts)[:, order]))
        return features, lambda gradient: []

    return Model("extract_features", forward, attrs={"listing": ""})


@registry.architectures("parley.SpellingEmbed.v1")  # type: ignore[untyped-decorator]
def build_spelling_embed(width: int, columns: list[str], rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """An embedding layer: one hash table for each column, mixed to `width` by a maxout layer."""
    tables: list[Model[Floats2d, Floats2d]] = [
        HashEmbed(width, size, column=index, seed=8 + index, dropout=0.0) for index, size in enumerate(rows)
    ]
    embed: Model[Ragged, Ragged] = with_array(concatenate(*tables))
    mix: Model[Ragged, Ragged] = with_array(Maxout(width, width * len(columns), nP=3, dropout=0.0, normalize=True))
    return chain(extract_features(columns), list2ragged(), embed, mix, ragged2list())
