"""Trees by vote: what most parsers say, where that is a tree."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from flows.language.voting import Arc, bare, elect, is_tree, mirror, most_common, parse_again, vote

VOCAB = spacy.blank("en").vocab
WORDS = ["Envoys", "met", "in", "Goma", ".", "Rain", "fell", "."]
HEADS = [1, 1, 3, 1, 1, 6, 6, 6]
DEPS = ["nsubj", "ROOT", "case", "obl", "punct", "nsubj", "ROOT", "punct"]


def reading(heads: list[int], deps: list[str], tags: list[str] | None = None) -> Doc:
    return Doc(VOCAB, words=WORDS, heads=heads, deps=deps, tags=tags or ["X"] * len(WORDS))


def tree_of(doc: Doc) -> list[tuple[int, str]]:
    return [(token.head.i, token.dep_) for token in doc]


GOOD = reading(HEADS, DEPS)


def test_a_lone_error_is_outvoted() -> None:
    wrong = reading([1, 1, 3, 0, 1, 6, 6, 6], [*DEPS[:3], "nmod", *DEPS[4:]])
    assert [tree_of(doc) for doc in vote([wrong, GOOD, GOOD])] == [tree_of(GOOD)]


def test_the_first_breaks_ties() -> None:
    other = reading([1, 1, 3, 0, 1, 6, 6, 6], DEPS)
    third = reading([1, 1, 3, 2, 1, 6, 6, 6], DEPS)
    assert [tree_of(doc) for doc in vote([GOOD, other, third])] == [tree_of(GOOD)]


def test_heads_are_voted_on_before_labels() -> None:
    assert most_common([(3, "nmod"), (1, "obl"), (1, "advcl")]) == (1, "obl")


def test_where_the_vote_is_no_tree_the_reading_nearest_to_it_counts() -> None:
    chain, other, third = (
        [(1, "a"), (2, "b"), (2, "root")],
        [(0, "root"), (0, "b"), (1, "c")],
        [(1, "a"), (1, "root"), (1, "c")],
    )
    assert not is_tree([most_common(votes) for votes in zip(chain, other, third, strict=True)])
    assert elect([other, chain, third]) == third


def test_a_sentence_without_any_tree_is_left_out() -> None:
    crossed = reading([1, 1, 4, 1, 1, 6, 6, 6], DEPS)  # the arc of `in` crosses that of `Goma`
    assert [token.text for doc in vote([crossed, crossed]) for token in doc] == ["Rain", "fell", "."]
    assert [tree_of(doc) for doc in vote([crossed, crossed, GOOD])] == [tree_of(GOOD)]


@pytest.mark.parametrize(
    ("heads", "good"),
    [
        ([1, 1, 1], True),
        ([0, 1, 1], False),
        ([1, 2, 0], False),
        ([2, 3, 2, 2], False),
        ([2, 1, 1], False),
        ([5], False),
    ],
)
def test_what_a_tree_is(heads: list[int], good: bool) -> None:
    arcs: list[Arc] = [(head, "dep") for head in heads]
    assert is_tree(arcs) is good


def test_tags_stay_only_where_all_agree() -> None:
    others = reading(HEADS, DEPS, ["X"] * 7 + ["Y"])
    (doc,) = vote([GOOD, GOOD, others])
    assert [token.tag_ for token in doc] == ["X"] * 7 + [""]


def test_a_mirrored_document_mirrored_is_itself() -> None:
    assert tree_of(mirror(mirror(GOOD))) == tree_of(GOOD)
    assert [token.text for token in mirror(GOOD)] == WORDS[::-1]


@given(st.lists(st.booleans(), min_size=1, max_size=8))
def test_bounds_survive_the_mirror(starts: list[bool]) -> None:
    doc = Doc(VOCAB, words=["a"] * len(starts), sent_starts=[True, *starts[1:]])
    again = mirror(mirror(bare(doc)))
    assert [token.is_sent_start for token in again] == [token.is_sent_start for token in doc]


def test_another_pipeline_reads_the_same_sentences() -> None:
    (doc,) = parse_again([GOOD], spacy.blank("en"), mirrored=True)
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in GOOD.sents]
