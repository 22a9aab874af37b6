"""Lone names taken for places: whose they are after all."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as ParsedDoc

from flows.annotate.lone_names import is_person_after_all, parts_of
from flows.annotate.tree import Doc

VOCAB = spacy.blank("en").vocab
WORDS = ["Zemlovitch", "beat", "Quorrin", "and", "Lake", "near", "Drovno", "."]
HEADS = [1, 1, 1, 4, 2, 6, 1, 1]
DEPS = ["nsubj", "ROOT", "nsubj:pass", "cc", "conj", "case", "obl", "punct"]


def _token(index: int, word: str, dep: str | None = None, neighbour: str = "") -> bool:
    words, deps, kinds = [*WORDS], [*DEPS], [""] * len(WORDS)
    words[index], deps[index], kinds[index] = word, dep or DEPS[index], "GPE"
    kinds[HEADS[index]] = neighbour or kinds[HEADS[index]]
    tags = [f"B-{kind}" if kind else "O" for kind in kinds]
    doc = Doc.of_parse(ParsedDoc(VOCAB, words=words, heads=HEADS, deps=deps, ents=tags))
    return is_person_after_all(doc[index], parts_of(["Ulla Mirenko", "Tallinn Rebane"]))


@pytest.mark.parametrize(
    ("index", "word", "dep", "neighbour"),
    [
        (0, "Zemlovitch", None, ""),  # who does something
        (6, "Mirenko", None, ""),  # introduced in full
        (4, "Quessandier", "conj", "PERSON"),  # in a row with a person
        (4, "Hernández", "nmod", ""),  # a common family name
    ],
)
def test_a_lone_name_is_a_person(index: int, word: str, dep: str | None, neighbour: str) -> None:
    assert _token(index, word, dep, neighbour)


@pytest.mark.parametrize(
    ("index", "word", "dep"),
    [
        (0, "Norway", "nsubj"),  # a country acts too
        (0, "Gothenburg", "nsubj"),  # a town that lists hold
        (6, "Drovno", "nsubj"),  # behind `near`
        (4, "Drovno", "nmod"),  # nothing speaks for a person
        (0, "DROVNO", "nsubj"),  # capitals of a dateline
    ],
)
def test_a_lone_name_stays_a_place(index: int, word: str, dep: str) -> None:
    assert not _token(index, word, dep)


def test_full_names_lend_their_first_and_last_words() -> None:
    assert parts_of(["Ana María Quispe", "Madonna"]) == {"ana", "quispe"}
