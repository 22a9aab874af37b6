"""Copies: pairs of articles that tell the same text, word for word or nearly.

Source: A. Broder, On the resemblance and containment of documents (1997): the share of common word n-grams; candidates
by MinHash in bands, each verified by the exact share, so that no pair rests on chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.records import DuplicatePairRecord

LEAST_SIMILARITY = 0.6

_WORD = re.compile(r"\w+")
_GRAM = 5
_HASHES, _BANDS, _SEED = 128, 32, 20_26


def find_duplicates(new: Iterable[tuple[str, str]],
                    stored: Iterable[tuple[str, str]] = ()) -> Iterator[DuplicatePairRecord]:
    """The pairs of copies among `new` articles, and between them and `stored` ones; both as (article id, body).

    The pairs are the same in whatever order and batches the articles come, as long as each batch is held against
    all that came before. Only the new ones stay in memory; the stored ones may be a stream.
    """
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 – only for runs with something new

    index = RMinHashLSH(threshold=LEAST_SIMILARITY, num_perm=_HASHES, num_bands=_BANDS)
    grams_of: list[tuple[str, frozenset[str]]] = []
    numbers: dict[str, int] = {}

    def find_copies(article_id: str, grams: frozenset[str]) -> Iterator[DuplicatePairRecord]:
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(sorted(grams))
        for number in sorted(index.query(sketch)):
            other_id, other = grams_of[number]
            similarity = find_similarity(grams, other)
            if similarity >= LEAST_SIMILARITY and other_id != article_id:
                yield _pair(article_id, other_id, similarity)
        if article_id in numbers:
            index.insert(numbers[article_id], sketch)

    for article_id, body in new:
        if article_id not in numbers:
            numbers[article_id] = len(grams_of)
            grams = find_grams(body)
            yield from find_copies(article_id, grams)
            grams_of.append((article_id, grams))
    if not numbers:
        return
    for article_id, body in stored:
        if article_id not in numbers:
            yield from find_copies(article_id, find_grams(body))


def find_grams(body: str) -> frozenset[str]:
    """The word 5-grams of `body`, blind to case and punctuation; a shorter text is one gram."""
    words = _WORD.findall(body.casefold())
    return frozenset(" ".join(words[start: start + _GRAM]) for start in range(max(1, len(words) - _GRAM + 1)))


def find_similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard similarity of two sets of grams, 0 to 1."""
    return len(one & other) / len(one | other)


def _pair(one: str, other: str, similarity: float) -> DuplicatePairRecord:
    first, second = sorted((one, other))
    return DuplicatePairRecord(article_id=first, other_article_id=second, similarity=round(similarity, 4))
