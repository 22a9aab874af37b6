"""When two names, stretches of text or ranges agree, for scoring: blind to spelling variants, not to who is meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")

SPELLINGS = {
    "zelensky": "zelenskyy",
    "zelenskiy": "zelenskyy",
    "zelenskii": "zelenskyy",
    "erdoğan": "erdogan",
    "kiev": "kyiv",
    "kharkov": "kharkiv",
    "us": "united states",
    "u.s.": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "eu": "european union",
    "u.n.": "united nations",
    "un": "united nations",
    "türkiye": "turkey",
    "turkiye": "turkey",
    "moscow": "russia",
    "kremlin": "russia",
    "russian federation": "russia",
    "white house": "united states",
    "washington": "united states",
    "republic of korea": "south korea",
    "dprk": "north korea",
    "drc": "dr congo",
    "democratic republic of the congo": "dr congo",
    "democratic republic of congo": "dr congo",
    "uae": "united arab emirates",
    "burma": "myanmar",
    "palestinian authority": "palestine",
}
TITLES = {"the", "mr", "mrs", "ms", "dr", "president", "minister", "prime", "foreign", "of", "sir"}


def normalise_name(name: str | None) -> str | None:
    """The name in lower case without accents, titles and punctuation, one spelling for each."""
    if name is None:
        return None
    text = name.strip().casefold()
    text = unicodedata.normalize("NFKD", SPELLINGS.get(text, text))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[’'`.]", "", text)).strip()
    words = text.split()
    words = [SPELLINGS.get(w, w) if len(words) == 1 or w.startswith("zelensk") else w for w in words]
    return " ".join([w for w in words if w not in TITLES] or words)


def names_agree(a: str | None, b: str | None) -> bool:
    """Whether the names are equal once normalised, or one is the other's family name, head or near variant."""
    a, b = normalise_name(a), normalise_name(b)
    if a is None or b is None or a == b:
        return a == b
    words_a, words_b = a.split(), b.split()
    if not words_a or not words_b:
        return False
    if words_a[-1] == words_b[-1] and 1 in (len(words_a), len(words_b)):
        return True
    set_a, set_b = set(words_a), set(words_b)
    return set_a <= set_b or set_b <= set_a or len(set_a & set_b) / len(set_a | set_b) >= 0.6


def token_f1(a: str | None, b: str | None) -> float:
    """The F1 of the two texts' words as multisets, 0 to 1."""
    words_a, words_b = _count_words(a), _count_words(b)
    common = 2 * sum((words_a & words_b).values())
    return common / (sum(words_a.values()) + sum(words_b.values())) if common else 0.0


def jaccard_of_names(xs: Sequence[str], ys: Sequence[str]) -> float:
    """How far two lists of names agree, 0 to 1; two empty lists agree."""
    if not xs and not ys:
        return 1.0
    left, hits = list(ys), 0
    for x in xs:
        match = next((y for y in left if names_agree(x, y)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits / (len(xs) + len(ys) - hits)


def pair_best(
    gold: Sequence[Gold], found: Sequence[Found], score: Callable[[Gold, Found], float], floor: float
) -> list[tuple[int, int, float]]:
    """One-to-one pairs as (gold index, found index, score), the best first, none below `floor`."""
    scored = ((score(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for value, i, j in sorted(scored, key=lambda t: -t[0]):
        if value < floor:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j, value))
    return pairs


def _count_words(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))
