"""Copies: pairs of articles that tell the same text, word for word or nearly.

Source: A. Broder, On the resemblance and containment of documents (1997): the share of common word n-grams.
Candidates are articles whose MinHash sketches agree in one band, each verified by the exact share, so that no pair
rests on chance. A signature depends on its article alone, and so the pairs do not depend on order or batches.
"""

from __future__ import annotations

import functools
import hashlib
import re
import struct
from collections.abc import Iterable, Iterator

from flows.records import ArticleSignatureRecord, DuplicatePairRecord

LEAST_SIMILARITY = 0.6

_WORD = re.compile(r"\w+")
_GRAM = 5
_HASHES, _BANDS, _SEED = 128, 32, 20_26
_KEPT_GRAMS = 256


def sign_article(article_id: str, body: str) -> Iterator[ArticleSignatureRecord]:
    """The bands of the sketch of `body`."""
    from rensa import RMinHash  # noqa: PLC0415 – only for runs with something new

    sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
    sketch.update(sorted(find_grams(body)))
    values, size = sketch.digest(), _HASHES // _BANDS
    for band in range(_BANDS):
        part = struct.pack(f"<{size}I", *values[band * size : (band + 1) * size])
        bucket = int.from_bytes(hashlib.blake2b(part, digest_size=8).digest(), "little", signed=True)
        yield ArticleSignatureRecord(article_id=article_id, band=band, bucket=bucket)


def verify_pairs(candidates: Iterable[tuple[tuple[str, str], tuple[str, str]]]) -> Iterator[DuplicatePairRecord]:
    """The copies among `candidates`, pairs of different articles as (article id, body)."""
    for (one_id, one), (other_id, other) in candidates:
        similarity = find_similarity(find_grams(one), find_grams(other))
        if similarity >= LEAST_SIMILARITY:
            first, second = sorted((one_id, other_id))
            yield DuplicatePairRecord(article_id=first, other_article_id=second, similarity=round(similarity, 4))


@functools.lru_cache(_KEPT_GRAMS)
def find_grams(body: str) -> frozenset[str]:
    """The word 5-grams of `body`, blind to case and punctuation; a shorter text is one gram."""
    words = _WORD.findall(body.casefold())
    return frozenset(" ".join(words[start : start + _GRAM]) for start in range(max(1, len(words) - _GRAM + 1)))


def find_similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """The Jaccard similarity of two sets of grams, 0 to 1."""
    return len(one & other) / len(one | other)
