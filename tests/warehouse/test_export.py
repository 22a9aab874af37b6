"""Exports: what a spreadsheet, a GDELT reader, a FollowTheMoney tool and a Parquet engine find."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.errors import SettingsError
from flows.settings import Settings
from flows.warehouse.export import export_warehouse


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """A published file with two little tables."""
    settings = Settings(warehouse_dir=tmp_path / "w")
    settings.warehouse_dir.mkdir()
    with duckdb.connect(str(settings.current_path)) as connection:
        connection.execute(
            "create table fct_notes as select * from (values (date '2026-03-02', '=1+1', 5),"
            " (date '2026-04-01', 'plain', -5), (null, '-2', 0)) t(published_on, note, n)"
        )
        connection.execute("create table dim_things as select '@home' as name")
    return settings


def test_csv_is_inert_in_a_spreadsheet(small: Settings, tmp_path: Path) -> None:
    export_warehouse(small, "csv", tmp_path / "csv")
    with (tmp_path / "csv" / "fct_notes.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["note"] for row in rows) == ["'-2", "'=1+1", "plain"]
    assert sorted(row["n"] for row in rows) == ["-5", "0", "5"], "numbers are not text"
    assert (tmp_path / "csv" / "dim_things.csv").read_text() == "name\n'@home\n"


def test_parquet_is_partitioned_by_month(small: Settings, tmp_path: Path) -> None:
    export_warehouse(small, "parquet", tmp_path / "parquet")
    months = sorted(p.name for p in (tmp_path / "parquet" / "fct_notes").iterdir())
    assert months == ["month=2026-03", "month=2026-04", "month=undated"]
    frame = pl.read_parquet(tmp_path / "parquet" / "fct_notes" / "**" / "*.parquet", hive_partitioning=True)
    assert frame.filter(pl.col("month") == "2026-03")["note"].to_list() == ["=1+1"]
    assert (tmp_path / "parquet" / "dim_things" / "dim_things.parquet").exists()


def test_exporting_twice_leaves_one_copy(small: Settings, tmp_path: Path) -> None:
    first = export_warehouse(small, "parquet", tmp_path / "p")
    assert export_warehouse(small, "parquet", tmp_path / "p") == first


def test_gdelt_lines_have_its_61_columns(published: Settings, tmp_path: Path) -> None:
    export_warehouse(published, "gdelt", tmp_path)
    lines = [line.split("\t") for line in (tmp_path / "events.export.csv").read_text().splitlines()]
    with duckdb.connect(str(published.current_path), read_only=True) as connection:
        events = sum(
            connection.execute(f"select count(*) from {table}").fetchall()[0][0]
            for table in ("fct_meetings", "fct_sanctions", "fct_strikes")
        )
    assert len(lines) == events
    assert {len(line) for line in lines} == {61}
    assert all(line[0].isdigit() and line[26].isdigit() and line[29] in "1234" for line in lines)


def test_sanctions_become_followthemoney_entities(published: Settings, tmp_path: Path) -> None:
    export_warehouse(published, "ftm", tmp_path)
    entities = [json.loads(line) for line in (tmp_path / "sanctions.ftm.json").read_text().splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    sanctions = [entity for entity in entities if entity["schema"] == "Sanction"]
    assert sanctions
    assert all(by_id[s["properties"]["entity"][0]]["properties"]["name"] for s in sanctions)
    assert len(by_id) == len(entities)


def test_an_unknown_format_is_named(small: Settings, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no format 'xls'; choose parquet, csv, gdelt, ftm"):
        export_warehouse(small, "xls", tmp_path)
