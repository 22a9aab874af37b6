"""How the warehouse stands: versions, loads, freshness, and what was rejected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.errors import StorageError
from flows.settings import Settings
from flows.warehouse.connect import open_build, open_published
from flows.warehouse.publish import current_version, find_versions
from flows.warehouse.query import count_rows

SHOWN_LOADS = 5
SHOWN_REJECTS = 10


@dataclass(frozen=True)
class Status:
    """What `parley status` shows; `note` says why the rejects are not there, if they are not."""

    version: str
    versions: list[str]
    row_counts: dict[str, int]
    newest_article_on: date | None
    load_columns: list[str]
    loads: list[tuple[Any, ...]]
    rejects: list[tuple[Any, ...]]
    reject_count: int
    refused: list[Path]
    note: str | None


def read_status(settings: Settings) -> Status:
    """How the warehouse stands now.

    Raises:
        StorageError: nothing has been published.
    """
    with open_published(settings.current_path) as connection:
        cursor = connection.execute("select * from dim_loads order by load_id desc limit ?", [SHOWN_LOADS])
        load_columns = [column[0] for column in cursor.description or ()]
        loads = cursor.fetchall()
        newest = connection.execute("select max(published_on) from dim_articles").fetchall()[0][0]
    rejects, reject_count, note = _read_rejects(settings)
    return Status(
        version=current_version(settings) or "",
        versions=find_versions(settings),
        row_counts=count_rows(settings),
        newest_article_on=newest,
        load_columns=load_columns,
        loads=loads,
        rejects=rejects,
        reject_count=reject_count,
        refused=sorted((settings.warehouse_dir / "refused").glob("*")),
        note=note,
    )


def _read_rejects(settings: Settings) -> tuple[list[tuple[Any, ...]], int, str | None]:
    try:
        with open_build(settings, read_only=True) as connection:
            rejects = connection.execute(
                "select load_id, source_uri, item, reason, detail from raw.rejects"
                " order by load_id desc, source_uri, item limit ?",
                [SHOWN_REJECTS],
            ).fetchall()
            count = connection.execute("select count(*) from raw.rejects").fetchall()[0][0]
            return rejects, count, None
    except StorageError:
        return [], 0, "a run is writing; rejects are shown when it has ended"
