"""Publishing: the marts copied into a version of their own, which readers see from one moment to the next.

Keys and comments come from the models' contracts (dbt's manifest). The copy is written under another name, synced,
made read-only and only then renamed and linked, so a reader never opens half a file.
"""

from __future__ import annotations

import contextlib
import graphlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from flows.errors import PublishError
from flows.settings import Settings
from flows.transform import target_dir

STORAGE_VERSION = "v1.4.0"  # what BI drivers that embed DuckDB 1.4 and 1.5 can read
# Rows of a version stand in the order of the text, however many loads brought them: a table read without an order by
# begins with the same rows each time, and those of an article lie together on disk. The longer of two that begin
# together comes first, since it holds the other.
_TEXT_ORDER = {"article_id": "", "start_char": "", "end_char": " desc", "speaker_start_char": ""}


@dataclass(frozen=True)
class ForeignKey:
    """`columns` of a table lead to `to_columns` of the table `to`."""

    columns: tuple[str, ...]
    to: str
    to_columns: tuple[str, ...]


@dataclass(frozen=True)
class PublicTable:
    """A mart as its contract declares it; `columns` are name, SQL type, nullability and comment."""

    name: str
    comment: str
    columns: tuple[tuple[str, str, bool, str], ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]


def publish_version(settings: Settings, load_id: str) -> Path:
    """The version made from the marts as they stand, linked as the current one; older ones beyond the kept are gone.

    Raises:
        PublishError: it could not be written; readers keep the version that they have.
    """
    final = settings.versions_dir / f"{load_id}.duckdb"
    part = settings.versions_dir / f".{load_id}.part"
    try:
        _write_version(settings.build_path, part, read_public_tables(target_dir(settings) / "manifest.json"))
        _sync(part)
        part.chmod(0o444)
        part.rename(final)
        _link(settings, final)
        _sync(settings.versions_dir)
    except (OSError, duckdb.Error) as error:
        raise PublishError(f"cannot publish {final}: {str(error).splitlines()[0]}") from error
    finally:
        for rest in settings.versions_dir.glob(".*.part*"):
            rest.unlink(missing_ok=True)
    _prune(settings, final)
    return final


def find_versions(settings: Settings) -> list[str]:
    """The names of the published versions that are kept, newest first."""
    return sorted((p.stem for p in settings.versions_dir.glob("[!.]*.duckdb")), reverse=True)


def current_version(settings: Settings) -> str | None:
    """The name of the version that readers see."""
    link = settings.current_path
    return link.readlink().stem if link.is_symlink() else None


def roll_back(settings: Settings, version: str | None = None) -> str:
    """The version that readers now see: the named one, or the one before the current.

    Raises:
        PublishError: there is no such version.
    """
    versions = find_versions(settings)
    current = current_version(settings)
    if version is None:
        older = [v for v in versions if current is not None and v < current]
        if not older:
            raise PublishError(f"there is no version before {current or 'the first'} in {settings.versions_dir}")
        version = older[0]
    if version not in versions:
        raise PublishError(f"no version {version}; kept are: {', '.join(versions) or 'none'}")
    _link(settings, settings.versions_dir / f"{version}.duckdb")
    return version


def read_public_tables(manifest: Path) -> list[PublicTable]:
    """The marts of dbt's manifest, each after the tables that its foreign keys lead to."""
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    marts = (n for n in nodes if n["resource_type"] == "model" and n["schema"] == "marts")
    tables = {n["name"]: _parse_table(n) for n in marts}
    order = graphlib.TopologicalSorter(
        {t.name: {k.to for k in t.foreign_keys if k.to != t.name} for t in tables.values()}
    )
    return [tables[name] for name in order.static_order()]


def _parse_table(node: dict[str, Any]) -> PublicTable:
    required = {
        c["name"]
        for c in node["columns"].values()
        if any(constraint["type"] == "not_null" for constraint in c["constraints"])
    }
    columns = tuple(
        (c["name"], c["data_type"], c["name"] not in required, c["description"]) for c in node["columns"].values()
    )
    primary = [tuple(c["columns"]) for c in node["constraints"] if c["type"] == "primary_key"]
    foreign = [
        ForeignKey(tuple(c["columns"]), _table_name(c["to"]), tuple(c["to_columns"]))
        for c in node["constraints"]
        if c["type"] == "foreign_key"
    ]
    return PublicTable(node["name"], node["description"], columns, primary[0] if primary else (), tuple(foreign))


def _table_name(relation: str) -> str:
    """`dim_articles` from `"build"."marts"."dim_articles"` or `ref('dim_articles')`."""
    return relation.rsplit(".", 1)[-1].removeprefix("ref(").strip("'\"()")


def _write_version(build: Path, part: Path, tables: list[PublicTable]) -> None:
    part.unlink(missing_ok=True)
    with contextlib.closing(duckdb.connect()) as connection:
        connection.execute(f"set temp_directory = {_quote(str(part.with_name('.spill')))}")
        connection.execute(f"attach {_quote(str(build))} as build (read_only)")
        connection.execute(f"attach {_quote(str(part))} as pub (storage_version {_quote(STORAGE_VERSION)})")
        for table in tables:
            for statement in _ddl(table):
                connection.execute(statement)
            names = [name for name, *_ in table.columns]
            order = [name + way for name, way in _TEXT_ORDER.items() if name in names] + list(table.primary_key)
            connection.execute(
                f"insert into pub.{table.name} select {', '.join(names)} from build.marts.{table.name}"
                + (f" order by {', '.join(order)}" if order else "")
            )
        connection.execute("checkpoint pub")
        connection.execute("detach pub")


def _ddl(table: PublicTable) -> Iterator[str]:
    parts = [
        f"{name} {sql_type}{'' if is_nullable else ' not null'}" for name, sql_type, is_nullable, _ in table.columns
    ]
    if table.primary_key:
        parts.append(f"primary key ({', '.join(table.primary_key)})")
    for key in table.foreign_keys:
        parts.append(f"foreign key ({', '.join(key.columns)}) references {key.to} ({', '.join(key.to_columns)})")
    yield f"create table pub.{table.name} ({', '.join(parts)})"
    yield f"comment on table pub.{table.name} is {_quote(table.comment.strip())}"
    for name, _, _, comment in table.columns:
        yield f"comment on column pub.{table.name}.{name} is {_quote(comment.strip())}"


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _link(settings: Settings, version: Path) -> None:
    """Point the link at `version` in one step; it is relative, so that the folder can be moved."""
    fresh = settings.warehouse_dir / ".current.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(settings.versions_dir.name) / version.name)
    fresh.replace(settings.current_path)


def _prune(settings: Settings, current: Path) -> None:
    for name in find_versions(settings)[settings.kept_versions :]:
        if name != current.stem:
            (settings.versions_dir / f"{name}.duckdb").unlink(missing_ok=True)
