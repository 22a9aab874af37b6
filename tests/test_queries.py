"""The questions for analysts: each file says what it asks, runs on the published file, and its answers are lawful."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.settings import ROOT, Settings

QUERIES = sorted((ROOT / "warehouse" / "queries").glob("*.sql"))
# Those that the sample articles can answer; the others need a larger corpus to have rows.
ANSWERED = {"01", "02", "04", "07", "08", "10", "12", "13", "14", "15", "17", "19", "20"}


def test_there_are_twenty() -> None:
    assert len(QUERIES) == 20


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_is_asked_in_words_and_answered(published: Settings, query: Path) -> None:
    sql = query.read_text(encoding="utf-8")
    assert sql.startswith("-- ")
    assert "?" in sql.split("\n\n")[0]
    with duckdb.connect(str(published.current_path), read_only=True) as connection:
        rows = connection.execute(sql).fetchall()
    if query.stem[:2] in ANSWERED:
        assert rows


def test_context_and_evidence_stand_side_by_side_in_the_body(published: Settings) -> None:
    sql = (ROOT / "warehouse" / "queries" / "20_words_behind_a_row.sql").read_text(encoding="utf-8")
    with duckdb.connect(str(published.current_path), read_only=True) as connection:
        bodies = [body for (body,) in connection.execute("select body from dim_articles").fetchall()]
        rows = connection.execute(sql).fetchall()
    assert rows
    for _, _, _, before, evidence, after in rows:
        assert any(before + evidence + after in body for body in bodies)
