"""Copies are found word for word and nearly, in any order and batching; other articles on the same matter are not."""

import random

import pytest

from flows.documents.duplicates import LEAST_SIMILARITY, find_grams, find_similarity, sign_article, verify_pairs

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
    "a1": article(1),
    "a2": article(1).upper().replace(" ", ", "),
    "a3": edited(article(1), 40),
    "b1": article(2),
    "b2": article(2) + " " + article(9, 20),
    "c1": article(3),
    "d1": edited(article(1), 6),
    "e1": "Short one.",
    "e2": "Short one!",
    "f1": "",
}
PAIRS = {("a1", "a2"), ("a1", "a3"), ("a2", "a3"), ("b1", "b2"), ("e1", "e2")}


def pairs(keys: list[str]) -> set[tuple[str, str]]:
    """The pairs found when the articles come in the order of `keys`, each held against all that came before."""
    seen: dict[tuple[int, int], list[str]] = {}
    found = set()
    for key in keys:
        buckets = [(line.band, line.bucket) for line in sign_article(key, ARTICLES[key])]
        others = sorted({other for bucket in buckets for other in seen.get(bucket, ())})
        verified = verify_pairs(((key, ARTICLES[key]), (other, ARTICLES[other])) for other in others)
        found |= {(pair.article_id, pair.other_article_id) for pair in verified}
        for bucket in buckets:
            seen.setdefault(bucket, []).append(key)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_pairs_do_not_depend_on_the_order(seed: int) -> None:
    keys = list(ARTICLES)
    random.Random(seed).shuffle(keys)
    assert pairs(keys) == PAIRS


def test_similarity_is_the_exact_share_of_common_grams() -> None:
    (pair,) = verify_pairs([(("y", ARTICLES["a3"]), ("x", ARTICLES["a1"]))])
    exact = find_similarity(find_grams(ARTICLES["a1"]), find_grams(ARTICLES["a3"]))
    assert (pair.article_id, pair.other_article_id) == ("x", "y")
    assert pair.similarity == round(exact, 4)
    assert LEAST_SIMILARITY <= exact < 1


def test_signature_depends_on_the_words_alone() -> None:
    one, other = ([(line.band, line.bucket) for line in sign_article(key, ARTICLES[key])] for key in ("a1", "a2"))
    assert one == other
    assert [band for band, _ in one] == list(range(32))


def test_candidates_that_only_resemble_each_other_are_no_pair() -> None:
    assert not list(verify_pairs([(("a1", ARTICLES["a1"]), ("d1", ARTICLES["d1"]))]))
