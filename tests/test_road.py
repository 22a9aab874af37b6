"""The whole road on real articles: what is published, and that order, batching and repetition do not matter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import build
from flows.errors import CheckFailed
from flows.settings import ROOT, Settings
from flows.warehouse.publish import current_version, find_versions
from tests.conftest import NOW, SAMPLES

FACTS = ("fct_statements", "fct_meetings", "fct_sanctions", "fct_strikes")
# What tells of the run and not of the articles.
OF_THE_RUN = {"dim_articles": ("loaded_at", "load_id"), "dim_loads": None}


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.current_path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def content(settings: Settings) -> dict[str, list[tuple[Any, ...]]]:
    """Every public table's rows but for what tells of the run."""
    tables = [t for (t,) in rows(settings, "select table_name from information_schema.tables order by 1")]
    found = {}
    for table in tables:
        hidden = OF_THE_RUN.get(table, ())
        if hidden is not None:
            columns = f"* exclude ({', '.join(hidden)})" if hidden else "*"
            found[table] = rows(settings, f"select {columns} from {table} order by all")
    return found


def contract_columns() -> dict[str, list[str]]:
    """The columns that the contract names for each fact and dimension, by table."""
    text = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    return {table: re.findall(r"`(\w+)`", line) for table, line in re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.M)}


def test_every_public_table_has_the_columns_of_the_contract(published: Settings) -> None:
    found: dict[str, list[str]] = {}
    for table, column in rows(
        published,
        "select table_name, column_name from information_schema.columns order by table_name, ordinal_position",
    ):
        found.setdefault(table, []).append(column)
    assert found == contract_columns()


@pytest.mark.parametrize("fact", FACTS)
def test_the_samples_show_all_four_facts(published: Settings, fact: str) -> None:
    assert rows(published, f"select count(*) from {fact}")[0][0] > 0


@pytest.mark.parametrize("reports", ["fct_meeting_reports", "fct_sanction_reports", "fct_strike_reports"])
def test_evidence_is_what_the_body_says_there(published: Settings, reports: str) -> None:
    assert (
        rows(
            published,
            f"select r.report_id from {reports} r join dim_articles a using (article_id)"
            " where substring(a.body, r.start_char + 1, r.end_char - r.start_char) <> r.evidence"
            " or a.article_id is null",
        )
        == []
    )


def test_segments_are_what_the_body_says_there_and_make_up_the_content(published: Settings) -> None:
    assert (
        rows(
            published,
            "select g.statement_id from bridge_statement_segments g join fct_statements s"
            " using (statement_id) join dim_articles a using (article_id)"
            " where substring(a.body, g.start_char + 1, g.end_char - g.start_char) <> g.text",
        )
        == []
    )
    assert (
        rows(
            published,
            "select statement_id from fct_statements join (select statement_id,"
            " string_agg(text, ' ' order by segment_index) as joined from bridge_statement_segments"
            " group by 1) using (statement_id) where content <> joined",
        )
        == []
    )


@pytest.mark.parametrize(
    ("events", "reports", "key"),
    [
        ("fct_meetings", "fct_meeting_reports", "meeting_id"),
        ("fct_sanctions", "fct_sanction_reports", "sanction_id"),
        ("fct_strikes", "fct_strike_reports", "strike_id"),
    ],
)
def test_every_event_has_a_report_and_every_report_its_event(
    published: Settings, events: str, reports: str, key: str
) -> None:
    assert (
        rows(
            published,
            f"select {key} from {events} full join {reports} r using ({key})"
            f" where r.report_id is null or {events}.report_count is null",
        )
        == []
    )


def test_running_again_changes_nothing(published: Settings) -> None:
    before = (current_version(published), published.build_path.stat().st_mtime_ns)
    report = build.run([str(SAMPLES)], published, lambda: datetime(2026, 6, 2))
    assert not report.is_new
    assert (current_version(published), published.build_path.stat().st_mtime_ns)[0] == before[0]
    assert len(find_versions(published)) == 1


def test_order_and_batching_do_not_matter(published: Settings, tmp_path: Path) -> None:
    files = sorted((p for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md")), reverse=True)
    other = Settings(warehouse_dir=tmp_path / "other", batch_size=1)
    half = len(files) // 2
    build.run([str(p) for p in files[:half]], other, lambda: NOW)
    build.run([str(p) for p in files[half:]], other, lambda: datetime(2026, 6, 3))
    assert content(other) == content(published)


def test_a_load_that_fails_a_critical_check_is_not_published(
    published: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(warehouse_dir=tmp_path / "w")
    article = tmp_path / "a.txt"
    article.write_text((SAMPLES / "kharkiv-night.txt").read_text(encoding="utf-8"), encoding="utf-8")
    build.run([str(article)], settings, lambda: NOW)
    held = current_version(settings)
    spoil = build.read_facts

    def spoilt(inputs: Any) -> Any:
        """Evidence that is not in the article: what a wrong reader would load."""
        import dataclasses

        return [
            dataclasses.replace(r, evidence="words that nobody wrote") if hasattr(r, "evidence") else r
            for r in spoil(inputs)
        ]

    monkeypatch.setattr(build, "read_facts", spoilt)
    other = tmp_path / "b.txt"
    other.write_text((SAMPLES / "el-fasher-toll.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(CheckFailed, match="nothing was published"):
        build.run([str(other)], settings, lambda: datetime(2026, 6, 2))
    assert current_version(settings) == held
    assert list((settings.warehouse_dir / "refused").glob("*/strikes.parquet"))


def test_readers_of_other_processes_and_versions_see_the_published_file(published: Settings) -> None:
    """A DuckDB of the 1.5 line, as BI drivers embed it, while this process holds the working database open."""
    old = ROOT / ".venv" / "duckdb-1.5"
    if not old.is_dir():
        pytest.skip("DuckDB 1.5 is set up by `make test`")
    sql = "select count(*) from fct_statements"
    script = (
        "import duckdb; assert duckdb.__version__.startswith('1.5'), duckdb.__version__;"
        f"print(duckdb.connect({str(published.current_path)!r}, read_only=True).execute({sql!r}).fetchone()[0])"
    )
    with duckdb.connect(str(published.build_path)):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": str(old)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert int(done.stdout) == rows(published, sql)[0][0]
