"""The published tables in other people's formats: Parquet, CSV, GDELT-style event lines, FollowTheMoney entities."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from flows.errors import SettingsError, StorageError
from flows.settings import Settings
from flows.warehouse.connect import open_published

# The column by whose month a table is partitioned; tables without one are written whole.
MONTH_OF = ("published_on", "first_reported_on")
# A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection).
FORMULA = r"^[=+\-@\t\r]"
# What FollowTheMoney calls our kinds of actors; it has no entity for a country, so its government stands for it.
FTM_SCHEMA = {
    "person": "Person",
    "country": "PublicBody",
    "organisation": "Organization",
    "armed_group": "Organization",
}
Writer = Callable[[duckdb.DuckDBPyConnection, Path], None]


def export_warehouse(settings: Settings, form: str, folder: Path) -> list[Path]:
    """The files written to `folder` in the format `form`: parquet, csv, gdelt or ftm.

    Raises:
        SettingsError: there is no such format.
        StorageError: nothing has been published, or the folder cannot be written.
    """
    writer = WRITERS.get(form)
    if writer is None:
        raise SettingsError(f"no format {form!r}; choose {', '.join(WRITERS)}")
    with open_published(settings.current_path) as connection:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            writer(connection, folder)
        except OSError as error:
            raise StorageError(f"cannot write to {folder}: {error.strerror}") from None
    return sorted(path for path in folder.rglob("*") if path.is_file())


def write_parquet(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Each table as Parquet; facts in Hive partitions `month=2026-03`, undated rows in `month=undated`."""
    for table, columns in _tables(connection).items():
        target = folder / table
        shutil.rmtree(target, ignore_errors=True)
        month = next((column for column in MONTH_OF if column in columns), None)
        if month is None:
            target.mkdir()
            connection.execute(f"copy {table} to {_quote(target / f'{table}.parquet')} (format parquet)")
        else:
            connection.execute(
                f"copy (select *, coalesce(strftime({month}, '%Y-%m'), 'undated') as month from {table} order by all)"
                f" to {_quote(target)} (format parquet, partition_by (month))"
            )


def write_csv(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Each table as CSV; text that a spreadsheet would run as a formula gets an apostrophe in front."""
    for table, columns in _tables(connection).items():
        cells = [
            f"case when regexp_matches({name}, '{FORMULA}') then '''' || {name} else {name} end as {name}"
            if kind == "VARCHAR"
            else name
            for name, kind in columns.items()
        ]
        connection.execute(
            f"copy (select {', '.join(cells)} from {table} order by all)"
            f" to {_quote(folder / f'{table}.csv')} (format csv, header)"
        )


def write_gdelt(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """All events as tab-separated lines with the 61 columns of GDELT 2.0, those that we do not know left empty.

    Source: “The GDELT Event Database Data Format Codebook”, version 2.0 (2015).
    """
    sql = (Path(__file__).parent / "gdelt.sql").read_text(encoding="utf-8")
    connection.execute(
        f"copy ({sql}) to {_quote(folder / 'events.export.csv')}"
        " (format csv, delimiter '\t', header false, quote '', escape '')"
    )


def write_ftm(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Sanctions that took effect, and their targets, as FollowTheMoney entities, one JSON object a line."""
    cursor = connection.execute(
        "select s.*, a.kind as target_kind, a.country_iso3 as target_country,"
        " (select min(d.source_uri) from fct_sanction_reports r join dim_articles d using (article_id)"
        " where r.sanction_id = s.sanction_id) as source"
        " from fct_sanctions s join dim_actors a on s.target_id = a.actor_id"
        " where s.action in ('imposed', 'extended', 'eased', 'lifted') order by s.sanction_id"
    )
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    seen: set[str] = set()
    with (folder / "sanctions.ftm.json").open("w", encoding="utf-8") as lines:
        for row in rows:
            for entity in _ftm_entities(row):
                if entity["id"] not in seen:
                    seen.add(entity["id"])
                    lines.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


WRITERS: dict[str, Writer] = {"parquet": write_parquet, "csv": write_csv, "gdelt": write_gdelt, "ftm": write_ftm}


def _ftm_entities(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The target and the sanction on it; properties without a value are left out."""
    yield {
        "id": f"parley-{row['target_id']}",
        "schema": FTM_SCHEMA[row["target_kind"]],
        "properties": _filled(name=row["target_name"], country=row["target_country"]),
    }
    yield {
        "id": f"parley-{row['sanction_id']}",
        "schema": "Sanction",
        "properties": _filled(
            entity=f"parley-{row['target_id']}",
            authority=row["sender_name"],
            program=row["measure"],
            status=row["action"],
            startDate=row["effective_on"],
            listingDate=row["first_reported_on"],
            reason=row["condition_text"],
            sourceUrl=row["source"] if str(row["source"]).startswith("http") else None,
        ),
    }


def _filled(**properties: object) -> dict[str, list[str]]:
    return {name: [str(value)] for name, value in properties.items() if value is not None}


def _tables(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The columns of each public table with their types."""
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema = 'main' order by table_name, ordinal_position"
    ).fetchall():
        tables.setdefault(table, {})[column] = kind
    return tables


def _quote(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
