"""Publishing: a version appears whole or not at all, with keys and comments, and readers can go back."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from flows.errors import PublishError
from flows.settings import Settings
from flows.warehouse.publish import current_version, find_versions, publish_version, read_public_tables, roll_back


def column(name: str, data_type: str, required: bool = False) -> dict[str, object]:
    return {
        "name": name,
        "data_type": data_type,
        "description": f"The {name}.",
        "constraints": [{"type": "not_null"}] if required else [],
    }


MANIFEST = {
    "nodes": {
        "model.p.fct": {
            "resource_type": "model",
            "schema": "marts",
            "name": "fct",
            "description": "Facts.",
            "columns": {"fct_id": column("fct_id", "varchar", True), "dim_id": column("dim_id", "varchar")},
            "constraints": [
                {"type": "primary_key", "columns": ["fct_id"]},
                {"type": "foreign_key", "columns": ["dim_id"], "to": '"build"."marts"."dim"', "to_columns": ["dim_id"]},
            ],
        },
        "model.p.dim": {
            "resource_type": "model",
            "schema": "marts",
            "name": "dim",
            "description": "It's a dimension.",
            "columns": {"dim_id": column("dim_id", "varchar", True)},
            "constraints": [{"type": "primary_key", "columns": ["dim_id"]}],
        },
        "model.p.stg": {"resource_type": "model", "schema": "staging", "name": "stg"},
    }
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(warehouse_dir=tmp_path, kept_versions=3)
    made.versions_dir.mkdir()
    (tmp_path / ".dbt").mkdir()
    (tmp_path / ".dbt" / "manifest.json").write_text(json.dumps(MANIFEST))
    with duckdb.connect(str(made.build_path)) as connection:
        connection.execute(
            "create schema marts; create table marts.dim as select 'd' as dim_id;"
            "create table marts.fct as select 'f' as fct_id, 'd' as dim_id"
        )
    return made


def test_tables_come_after_those_that_their_keys_lead_to(settings: Settings) -> None:
    tables = read_public_tables(settings.warehouse_dir / ".dbt" / "manifest.json")
    assert [t.name for t in tables] == ["dim", "fct"]


def test_a_version_has_rows_keys_and_comments(settings: Settings) -> None:
    publish_version(settings, "v1")
    with duckdb.connect(str(settings.current_path), read_only=True) as connection:
        assert connection.execute("select fct_id, dim_id from fct join dim using (dim_id)").fetchall() == [("f", "d")]
        keys = connection.execute(
            "select table_name, constraint_type from duckdb_constraints()"
            " where constraint_type like '%KEY' order by 1, 2"
        ).fetchall()
        assert keys == [("dim", "PRIMARY KEY"), ("fct", "FOREIGN KEY"), ("fct", "PRIMARY KEY")]
        comments = connection.execute("select comment from duckdb_tables() where table_name = 'dim'").fetchall()
        assert comments == [("It's a dimension.",)]
        assert connection.execute(
            "select count(*) from duckdb_columns() where comment is null and table_name in ('fct', 'dim')"
        ).fetchone() == (0,)


def test_rows_stand_in_the_order_of_the_text(settings: Settings) -> None:
    manifest = settings.warehouse_dir / ".dbt" / "manifest.json"
    node = {
        "resource_type": "model",
        "schema": "marts",
        "name": "said",
        "description": "Statements.",
        "columns": {
            name: column(name, data_type, True)
            for name, data_type in (
                ("said_id", "varchar"),
                ("article_id", "varchar"),
                ("start_char", "integer"),
                ("end_char", "integer"),
            )
        },
        "constraints": [{"type": "primary_key", "columns": ["said_id"]}],
    }
    manifest.write_text(json.dumps({"nodes": {**MANIFEST["nodes"], "model.p.said": node}}))
    with duckdb.connect(str(settings.build_path)) as connection:
        connection.execute(
            "create table marts.said as select * from (values"
            " ('d', 'b', 0, 9), ('c', 'a', 5, 9), ('b', 'a', 0, 4), ('a', 'a', 5, 20))"
            " as t(said_id, article_id, start_char, end_char)"
        )
    publish_version(settings, "v1")
    with duckdb.connect(str(settings.current_path), read_only=True) as connection:
        assert connection.execute("select string_agg(said_id, '') from said").fetchone() == ("bacd",)


def test_a_version_cannot_be_written_to(settings: Settings) -> None:
    version = publish_version(settings, "v1")
    assert version.stat().st_mode & 0o222 == 0


def test_the_newest_are_kept_and_the_link_leads_to_the_last(settings: Settings) -> None:
    for name in ("v1", "v2", "v3", "v4"):
        publish_version(settings, name)
    assert find_versions(settings) == ["v4", "v3", "v2"]
    assert current_version(settings) == "v4"


def test_readers_can_go_back_and_forth(settings: Settings) -> None:
    for name in ("v1", "v2", "v3"):
        publish_version(settings, name)
    assert roll_back(settings) == "v2"
    assert roll_back(settings) == "v1"
    with pytest.raises(PublishError, match="no version before v1"):
        roll_back(settings)
    assert roll_back(settings, "v3") == current_version(settings) == "v3"
    with pytest.raises(PublishError, match="no version v9; kept are: v3, v2, v1"):
        roll_back(settings, "v9")


def test_a_publish_that_fails_leaves_the_old_version(settings: Settings) -> None:
    publish_version(settings, "v1")
    with duckdb.connect(str(settings.build_path)) as connection:
        connection.execute("insert into marts.fct values ('g', 'no such key')")
    with pytest.raises(PublishError, match="cannot publish"):
        publish_version(settings, "v2")
    assert current_version(settings) == "v1"
    assert find_versions(settings) == ["v1"]
    assert not list(settings.versions_dir.glob(".*"))
