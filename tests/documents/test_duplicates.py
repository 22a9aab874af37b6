"""Copies are found word for word and nearly, in any order and batching; other articles on the same matter are not."""

import random

import pytest

from flows.documents.duplicates import LEAST_SIMILARITY, find_duplicates, find_grams, find_similarity

TEXT = (
    "the ministers of alpha and beta met in geneva on monday to talk about the valley where shells had fallen on a "
    "village in the summer of last year while envoys from the lake region carried drafts from room to room and nobody "
    "in either capital would say how long the truce could hold"
)
WORDS = TEXT.split()


def article(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def edited(text: str, every: int) -> str:
    return " ".join("CHANGED" if place % every == 0 else word for place, word in enumerate(text.split(), 1))


ARTICLES = {
    "a1": article(1), "a2": article(1).upper().replace(" ", ", "), "a3": edited(article(1), 40), "b1": article(2),
    "b2": article(2) + " " + article(9, 20), "c1": article(3), "d1": edited(article(1), 6), "e1": "Short one.",
    "e2": "Short one!", "f1": "",
}
PAIRS = {("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("b1", "b2"), ("e1", "e2")}


def pairs(new: list[str], stored: list[str] = ()) -> set[tuple[str, str]]:  # type: ignore[assignment]
    found = find_duplicates([(key, ARTICLES[key]) for key in new], ((key, ARTICLES[key]) for key in stored))
    return {(pair.article_id, pair.other_article_id) for pair in found}


@pytest.mark.parametrize("seed", range(5))
def test_pairs_do_not_depend_on_the_order(seed: int) -> None:
    keys = list(ARTICLES)
    random.Random(seed).shuffle(keys)
    assert pairs(keys) == PAIRS


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pairs_do_not_depend_on_the_batches(size: int) -> None:
    found: set[tuple[str, str]] = set()
    stored: list[str] = []
    for batch in _batched(list(ARTICLES), size):
        found |= pairs(batch, stored)
        stored += batch
    assert found == PAIRS


def _batched(keys: list[str], size: int) -> list[list[str]]:
    return [keys[start: start + size] for start in range(0, len(keys), size)]


def test_similarity_is_the_exact_share_of_common_grams() -> None:
    (pair,) = find_duplicates([("y", ARTICLES["a3"]), ("x", ARTICLES["a1"])])
    exact = find_similarity(find_grams(ARTICLES["a1"]), find_grams(ARTICLES["a3"]))
    assert (pair.article_id, pair.other_article_id) == ("x", "y")
    assert pair.similarity == round(exact, 4)
    assert LEAST_SIMILARITY <= exact < 1


def test_an_article_is_no_copy_of_itself() -> None:
    assert not list(find_duplicates([("x", "some words")], [("x", "some words")]))
    assert not list(find_duplicates([], [("x", "some words"), ("y", "some words")]))
