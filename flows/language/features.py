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
Embedding = Model[list[Doc], list[Floats2d]]

SPELLINGS = {"BEGIN3": slice(0, 3), "END2": slice(-2, None), "END4": slice(-4, None)}
"""Pieces of the lower-case spelling that can be embedded beside spaCy's own attributes."""

_PRIME = np.uint64(0x100000001B3)  # of the hash by Fowler, Noll and Vo

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
    hashes = np.zeros(len(texts), dtype="uint64")
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
    taken = [attributes.index(name) for name in columns if name in attributes]
    whither = [columns.index(str(attributes[index])) for index in taken]
    spelt_at = [columns.index(name) for name in spelt]
    listed_at = columns.index(GAZETTEER) if GAZETTEER in columns else None
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
            found = np.empty((len(doc), len(columns)), dtype="uint64")
            found[:, whither] = rows[:, taken]
            if spelt and forms:
                found[:, spelt_at] = [known[form] for form in forms]
            if listed_at is not None:
                texts = [spelt_out[form] for form in forms]
                found[:, listed_at] = _gazetteer_hashes(texts, _index_of(model.attrs["listing"]), is_train)
            features.append(found)
        return features, lambda gradient: []

    return Model("extract_features", forward, attrs={"listing": ""})


@registry.architectures("parley.SpellingEmbed.v1")  # type: ignore[untyped-decorator]
def build_spelling_embed(width: int, columns: list[str], rows: list[int]) -> Embedding:
    """An embedding layer: one hash table for each column, mixed to `width` by a maxout layer."""
    tables: list[Model[Floats2d, Floats2d]] = [
        HashEmbed(width, size, column=index, seed=8 + index, dropout=0.0) for index, size in enumerate(rows)
    ]
    embed: Model[Ragged, Ragged] = with_array(concatenate(*tables))
    mix: Model[Ragged, Ragged] = with_array(Maxout(width, width * len(columns), nP=3, dropout=0.0, normalize=True))
    return _once_a_form(chain(extract_features(columns), list2ragged(), embed, mix, ragged2list()))


def _once_a_form(model: Embedding) -> Embedding:
    """The same layer, which reads equal rows of a batch once: most words of a text stand in it several times.

    Training keeps the plain way, which knows the gradients. The layers and so the weights on disk stay as they are.
    """
    extract, _, embed, mix, _ = model.layers
    plain = model._func

    def forward(model: Embedding, docs: list[Doc], is_train: bool):  # type: ignore[no-untyped-def]
        if is_train or not docs:
            return plain(model, docs, is_train)
        features = extract.predict(docs)
        rows = np.concatenate(features)
        _, first, which = np.unique(_keys(rows), return_index=True, return_inverse=True)
        vectors = mix.predict(embed.predict(rows[first]))[which]
        ends = np.cumsum([len(part) for part in features])[:-1]
        return np.split(vectors, ends), lambda gradient: []

    model._func = forward
    return model


def _keys(rows: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each row, the same for equal rows."""
    keys = np.zeros(len(rows), dtype="uint64")
    for column in rows.T:
        keys = (keys ^ column) * _PRIME
    return keys
