"""Loading: records in bulk into `raw.*`, each batch in one transaction, nothing twice."""

from __future__ import annotations

import contextlib
import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from flows.records import (
    RECORDS,
    ArticleRecord,
    Column,
    DuplicatePairRecord,
    FetchRecord,
    LoadRecord,
    Record,
    RejectRecord,
    columns_of,
)

POLARS_TYPES: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "BIGINT": pl.Int64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIMESTAMP": pl.Datetime("us"),
}
Connection = duckdb.DuckDBPyConnection
# What a run that takes over another's rows may find once more.
FOUND_AGAIN = (RejectRecord, DuplicatePairRecord)
LOADED = tuple(record for record in RECORDS if record is not LoadRecord)


def find_unknown_ids(connection: Connection, record: type[Record], ids: Collection[str]) -> set[str]:
    """Those of `ids` (article or reject ids) that no load has brought yet."""
    key = columns_of(record)[0].name
    wanted = pl.DataFrame({"id": sorted(set(ids))}, schema={"id": pl.String})
    connection.register("wanted", wanted)
    rows = connection.execute(f"select id from wanted anti join raw.{record.TABLE} as known on id = known.{key}")
    unknown = {row[0] for row in rows.fetchall()}
    connection.unregister("wanted")
    return unknown


def load_records(connection: Connection, records: Iterable[Record], load_id: str) -> dict[str, int]:
    """The number of rows added to each raw table: all of `records`, or none if one fails."""
    by_type: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        by_type[type(record)].append(record)
    connection.begin()
    try:
        for record_type in LOADED:
            if rows := by_type.get(record_type):
                _insert(connection, record_type, rows, load_id)
        connection.commit()
    except Exception:
        connection.rollback()
        raise
    return {record_type.TABLE: len(rows) for record_type, rows in by_type.items()}


def read_fetches(connection: Connection) -> dict[str, tuple[str | None, str | None]]:
    """Entity tag and time of last change by address, as earlier runs met them."""
    rows = connection.execute("select url, etag, last_modified from raw.fetches").fetchall()
    return {url: (etag, last_modified) for url, etag, last_modified in rows}


def keep_fetches(connection: Connection, fetches: Sequence[FetchRecord], load_id: str) -> None:
    """Remember what servers said in this run, instead of what they said before."""
    connection.begin()
    connection.execute("delete from raw.fetches where url in (select unnest(?))", [[f.url for f in fetches]])
    if fetches:
        _insert(connection, FetchRecord, fetches, load_id)
    connection.commit()


def find_unsigned(connection: Connection) -> Iterator[tuple[str, str]]:
    """Articles, as id and body, that were loaded before signatures were kept."""
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute(
            "select article_id, body from raw.articles anti join raw.article_signatures using (article_id)"
            " order by article_id"
        )
        while rows := cursor.fetchmany(100):
            yield from rows


def find_candidate_pairs(connection: Connection, load_id: str) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of articles, as id and body, that share a bucket, as a stream; one of the two at least is of the load."""
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.execute(
            "with pairs as (select distinct least(n.article_id, o.article_id) as one,"
            " greatest(n.article_id, o.article_id) as other from raw.article_signatures n"
            " join raw.article_signatures o on n.band = o.band and n.bucket = o.bucket and n.article_id <> o.article_id"
            " where n.load_id = ?)"
            " select one, a.body, other, b.body from pairs join raw.articles a on one = a.article_id"
            " join raw.articles b on other = b.article_id order by one, other",
            [load_id],
        )
        while rows := cursor.fetchmany(100):
            yield from (((one, body), (other, other_body)) for one, body, other, other_body in rows)


def begin_load(connection: Connection, load: LoadRecord) -> int:
    """The number of articles taken over from runs that were cut off: their rows now belong to `load`."""
    connection.begin()
    for record in LOADED:
        connection.execute(
            f"update raw.{record.TABLE} set load_id = ? where load_id in"
            " (select load_id from raw.loads where finished_at is null)",
            [load.load_id],
        )
    connection.execute("delete from raw.loads where finished_at is null")
    frame = pl.DataFrame([dataclasses.astuple(load)], schema=_schema(columns_of(LoadRecord)), orient="row")
    connection.register("new_load", frame)
    connection.execute("insert into raw.loads select * from new_load")
    connection.unregister("new_load")
    connection.commit()
    return _count(connection, ArticleRecord, load.load_id)


def record_counts(connection: Connection, load_id: str, input_count: int) -> tuple[int, int]:
    """How many articles and rejects the load brought, now also noted in `raw.loads`."""
    articles, rejects = _count(connection, ArticleRecord, load_id), _count(connection, RejectRecord, load_id)
    connection.execute(
        "update raw.loads set input_count = ?, article_count = ?, reject_count = ? where load_id = ?",
        [input_count, articles, rejects, load_id],
    )
    return articles, rejects


def finish_load(connection: Connection, load_id: str, finished_at: datetime, passed: int, failed: int) -> None:
    """Note the outcome of both checks, in `raw.loads` and in the dimension built from it before they were known."""
    for table in ("raw.loads", "marts.dim_loads"):
        connection.execute(
            f"update {table} set finished_at = ?, expectations_passed = ?, expectations_failed = ? where load_id = ?",
            [finished_at, passed, failed, load_id],
        )


def count_rows(connection: Connection, load_id: str) -> dict[str, int]:
    """How many rows of each raw table belong to the load; tables without any are left out."""
    counts = {record.TABLE: _count(connection, record, load_id) for record in LOADED}
    return {table: count for table, count in counts.items() if count}


def set_load_aside(connection: Connection, load_id: str, folder: Path) -> None:
    """Move the rows of a refused load to Parquet files in `folder`, so that nothing is lost and later runs can go on.

    The models are dropped with it: they were built from these rows, and the next run builds them anew.
    """
    folder.mkdir(parents=True, exist_ok=True)
    connection.begin()
    for record in RECORDS:
        target = str(folder / f"{record.TABLE}.parquet").replace("'", "''")
        connection.execute(
            f"copy (select * from raw.{record.TABLE} where load_id = '{load_id}') to '{target}' (format parquet)"
        )
        connection.execute(f"delete from raw.{record.TABLE} where load_id = ?", [load_id])
    for schema in ("staging", "intermediate", "marts"):
        connection.execute(f"drop schema if exists {schema} cascade")
    connection.commit()


def has_unpublished_load(connection: Connection, versions: Collection[str]) -> bool:
    """Whether a run that was cut off left rows that none of the published `versions` holds."""
    newest, unfinished = connection.execute(
        "select max(load_id), count(*) filter (where finished_at is null) from raw.loads"
    ).fetchall()[0]
    return bool(unfinished) or (newest is not None and newest > max(versions, default=""))


def _insert(connection: Connection, record_type: type[Record], rows: Sequence[Record], load_id: str) -> None:
    columns = columns_of(record_type)
    names = [c.name for c in columns[:-1]]
    frame = pl.DataFrame(
        [tuple(getattr(row, name) for name in names) for row in rows], schema=_schema(columns[:-1]), orient="row"
    ).with_columns(pl.lit(load_id).alias("load_id"))
    connection.register("batch", frame)
    verb = "insert or ignore" if record_type in FOUND_AGAIN else "insert"
    connection.execute(f"{verb} into raw.{record_type.TABLE} select * from batch")
    connection.unregister("batch")


def _schema(columns: Sequence[Column]) -> dict[str, pl.DataType]:
    return {c.name: POLARS_TYPES[c.sql_type] for c in columns}


def _count(connection: Connection, record: type[Record], load_id: str) -> int:
    rows = connection.execute(f"select count(*) from raw.{record.TABLE} where load_id = ?", [load_id]).fetchall()
    return int(rows[0][0])
