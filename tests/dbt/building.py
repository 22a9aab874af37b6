"""Small real builds: records into a `build.duckdb`, then the real dbt on it."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from flows.records import LoadRecord, Record, columns_of
from flows.render import raw_ddl

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
POLARS_TYPES = {
    "VARCHAR": pl.String,
    "BIGINT": pl.Int64,
    "DOUBLE": pl.Float64,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
    "TIMESTAMP": pl.Datetime("us"),
}


def load_records(build: Path, load: LoadRecord, records: Iterable[Record]) -> None:
    """Appends `load` and the `records` that it brought to the raw tables of `build`."""
    by_type: dict[type[Record], list[dict[str, Any]]] = defaultdict(list)
    for record in (load, *records):
        row = dataclasses.asdict(record)
        by_type[type(record)].append(row if isinstance(record, LoadRecord) else row | {"load_id": load.load_id})
    with duckdb.connect(str(build)) as connection:
        for statement in raw_ddl():
            connection.execute(statement)
        for record_type, rows in by_type.items():
            schema = {c.name: POLARS_TYPES[c.sql_type] for c in columns_of(record_type)}
            frame = pl.DataFrame(rows, schema=schema)
            connection.register("frame", frame)
            connection.execute(f"insert into raw.{record_type.TABLE} by name select * from frame")
            connection.unregister("frame")


def run_dbt(build: Path, target: Path, *arguments: str) -> str:
    """What dbt printed; fails the test if it did not succeed."""
    command = [
        str(Path(sys.executable).with_name("dbt")),
        *arguments,
        "--project-dir",
        str(PROJECT),
        "--profiles-dir",
        str(PROJECT),
        "--target-path",
        str(target),
        "--log-path",
        str(target),
    ]
    done = subprocess.run(
        command,
        cwd=build.parent,
        env=os.environ | {"PARLEY_BUILD": build.name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows_of(build: Path, query: str) -> list[tuple[Any, ...]]:
    """The rows that `query` gives on `build`."""
    with duckdb.connect(str(build), read_only=True) as connection:
        return connection.execute(query).fetchall()
