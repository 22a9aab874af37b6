"""The parse in plain Python answers as the parser's own objects do."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from flows.annotate.tree import Doc
from flows.language import load

TEXTS = (
    "The envoys of Kenya and Uganda met in Nairobi on Tuesday, officials said. No date was set.",
    "“We will not yield,” Ms Okello told reporters  – twice – “whatever they   do.”",
    "Gold Coast round postponed as Accra, Lomé argue over agenda",
    "U.S. drones hit 3 depots near Al-Qusayr; at least 12 (some say 20) died.",
    "Yes.",
)
PLAIN = ("text", "i", "idx", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_")
FLAGS = ("is_punct", "is_space", "is_title", "is_upper", "is_sent_start")
LISTS = ("children", "lefts", "rights", "subtree", "ancestors")


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("is_pickled", [False, True])
def test_tokens_answer_as_the_parsers(pipeline: Language, text: str, is_pickled: bool) -> None:
    theirs = pipeline(text)
    ours = Doc.of_parse(theirs)
    if is_pickled:
        ours = pickle.loads(pickle.dumps(ours))
    assert [s.text for s in ours.sents] == [s.text for s in theirs.sents]
    assert [(e.text, e.label_, e.root.i) for e in ours.ents] == [(e.text, e.label_, e.root.i) for e in theirs.ents]
    for mine, other in zip(ours, theirs, strict=True):
        assert [getattr(mine, k) for k in PLAIN] == [getattr(other, k) for k in PLAIN]
        assert [getattr(mine, k) for k in FLAGS] == [bool(getattr(other, k)) for k in FLAGS]
        assert mine.is_spaced == bool(other.whitespace_)
        assert [[t.i for t in getattr(mine, k)] for k in LISTS] == [[t.i for t in getattr(other, k)] for k in LISTS]
        edges = (mine.head, mine.left_edge, mine.right_edge)
        assert [t.i for t in edges] == [other.head.i, other.left_edge.i, other.right_edge.i]
        assert mine.sent.text == other.sent.text


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_spans_answer_as_the_parsers(data: st.DataObject) -> None:
    theirs = load()(data.draw(st.sampled_from(TEXTS)))
    ours = Doc.of_parse(theirs)
    first = data.draw(st.integers(0, len(theirs) - 1))
    last = data.draw(st.integers(first + 1, len(theirs)))
    mine, other = ours[first:last], theirs[first:last]
    assert (mine.text, mine.root.i, mine.start_char, mine.end_char) == (
        other.text,
        other.root.i,
        other.start_char,
        other.end_char,
    )
    touched = ours.span_at(other.start_char, other.end_char)
    assert (touched.start, touched.end) == (first, last)


def test_no_character_touches_no_token() -> None:
    doc = Doc.of_parse(load()("Talks in Doha ended."))
    assert len(doc.span_at(100, 120)) == 0
