"""Which words tell an event: of the words that can, those that do here, as the model judges."""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.learned.around import class_features, lemma, sentence_features, word_features
from flows.facts.learned.hints import Hints
from flows.facts.passage import Passage, remembered

_BESIDE = 4
_OPEN = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "X", "AUX", "INTJ"})


def candidates(passage: Passage, known: frozenset[str], hints: Hints) -> Iterator[int]:
    """The tokens of a paragraph that may tell an event: where a rule found one, and open words known to tell them."""
    number = passage.paragraph.index
    for token in passage.tokens:
        is_known = token.pos_ in _OPEN and (lemma(token) in known or token.lower_ in known)
        if is_known or (number, token.i) in hints:
            yield token.i


def open_words(passage: Passage) -> Iterator[str]:
    """The lemmas of the words of a paragraph that may tell something by themselves."""
    return (lemma(token) for token in passage.tokens if token.pos_ in _OPEN)


@remembered
def features(passage: Passage, index: int) -> tuple[str, ...]:
    """The features by which a word is judged to tell an event or not."""
    return ("bias", *word_features(passage, index), *class_features(passage, index), *sentence_features(passage, index))


def tell_together(passage: Passage, one: int, other: int) -> bool:
    """Whether two words of one clause may tell the same event: `slapped` and `ban`, `tighten` and `controls`.

    The corpus marks one of them; which one is chance, so the other is no example of a word that tells nothing.
    """
    if one == other:
        return True
    first, second = passage[one], passage[other]
    if passage.sentence_number(one) != passage.sentence_number(other):
        return False
    ups = ([first.head.i, first.head.head.i], [second.head.i, second.head.head.i])
    are_sisters = first.head.i == second.head.i and abs(one - other) <= _BESIDE
    return other in ups[0] or one in ups[1] or are_sisters
