"""Statements of sentences of our own writing, examples and counter-examples, and what holds for any text."""

from __future__ import annotations

import functools
import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.annotate import annotate
from flows.annotate.model import Annotated
from flows.facts.statements import CONFIDENCE, RULES, find_statements
from flows.language import load
from flows.records import ArticleRecord, StatementRecord, StatementSegmentRecord

GOLDEN: list[dict[str, Any]] = [
    example
    for name in ("golden.yaml", "frames.yaml")
    for example in yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
]


@functools.cache
def read(text: str) -> Annotated:
    """The annotated article with this body."""
    return annotate(ArticleRecord.of_text("golden", text), load())


def statements(text: str, rules: frozenset[str] = RULES) -> list[StatementRecord]:
    """The statements of a text."""
    return [row for row in find_statements(read(text), rules=rules) if isinstance(row, StatementRecord)]


@pytest.mark.parametrize("example", GOLDEN, ids=[example["text"][:50] for example in GOLDEN])
def test_golden_sentence(example: dict[str, Any]) -> None:
    found = [(s.content, s.speech_act, s.quote_type, s.speaker_name) for s in statements(example["text"])]
    assert found == [(s["content"], s["act"], s["type"], s["speaker"]) for s in example["statements"]]


def test_every_rule_of_the_golden_sentences_is_a_rule() -> None:
    assert {s["rule"] for example in GOLDEN for s in example["statements"]} <= RULES == set(CONFIDENCE)


def test_split_quote_is_one_statement_without_its_cue() -> None:
    text = "“We lost everything,” said Amina Diallo. “They burned our house.”"
    rows = list(find_statements(read(text)))
    segments = [row.text for row in rows if isinstance(row, StatementSegmentRecord)]
    assert segments == ["We lost everything,", "They burned our house."]
    assert statements(text)[0].content == " ".join(segments)


def test_quote_that_runs_into_the_next_paragraph_is_one_statement() -> None:
    text = "“The road is closed,” Amina Diallo said. “We waited.\n“Nobody came.”"
    assert [s.content for s in statements(text)] == ["The road is closed, We waited. Nobody came."]


def test_bare_quote_is_a_statement_of_its_own_by_the_last_speaker() -> None:
    text = "Amina Diallo said the road was closed. She blamed the floods.\n“We are stuck here until Monday.”"
    bare = statements(text)[-1]
    assert (bare.rule, bare.content) == ("bare_quote", "We are stuck here until Monday.")


def test_no_cue_fires_inside_a_quotation() -> None:
    text = "“My brother said he would come back,” Amina Diallo told the court."
    assert [s.content for s in statements(text)] == ["My brother said he would come back,"]


def test_a_rule_that_is_switched_off_reads_nothing() -> None:
    text = "Khartoum announced a three-day ceasefire."
    assert statements(text)
    assert not statements(text, RULES - {"noun_phrase"})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([example["text"] for example in GOLDEN]), min_size=1, max_size=4), st.sampled_from(" \n")
)
def test_spans_hold_whatever_stands_side_by_side(texts: list[str], glue: str) -> None:
    body = glue.join(texts)
    rows = list(find_statements(read(body)))
    segments = [row for row in rows if isinstance(row, StatementSegmentRecord)]
    found = [row for row in rows if isinstance(row, StatementRecord)]
    assert len({row.statement_id for row in found}) == len(found)
    for row in found:
        own = [s for s in segments if s.statement_id == row.statement_id]
        assert [s.segment_index for s in own] == list(range(len(own)))
        assert all(body[s.start_char : s.end_char] == s.text for s in own)
        assert row.content == " ".join(s.text for s in own)
        assert (row.start_char, row.end_char) == (own[0].start_char, own[-1].end_char)
        assert row.rule in RULES
        assert all(a.end_char <= b.start_char for a, b in itertools.pairwise(own))


@pytest.mark.parametrize(
    ("told", "speakers"),
    [("nobody in the town had seen Anna Berg.", []), ("nobody, Anna Berg said, had seen it.", ["Anna Berg"] * 2)],
)
def test_a_bare_quotation_behind_a_short_paragraph_and_a_long_one_is_read(told: str, speakers: list[str]) -> None:
    """Somebody named in the long paragraph must not be looked for among the words of the short one."""
    text = (
        f"Rain fell.\n\nIn the afternoon, long after the rain had stopped and the streets were dry again, {told}"
        "\n\n“It is over now. We go home tomorrow, all of us.”"
    )
    assert [row.speaker_name for row in statements(text)] == speakers
