"""Connections: the lock that makes a run the only writer, and databases opened with errors that say what to do."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

from flows.errors import ContractError, StorageError
from flows.records import RECORDS, columns_of
from flows.render import raw_ddl
from flows.settings import Settings


@contextlib.contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """The warehouse, made if absent, with this process as its only writer until the block ends.

    Raises:
        StorageError: the folder cannot be made or written, or another run holds it.
    """
    folder = settings.warehouse_dir
    try:
        settings.versions_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StorageError(f"cannot write to the warehouse {folder}: {error.strerror}") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StorageError(f"another run is writing to {folder}; try again when it has ended") from None
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def open_build(settings: Settings, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """The working database with its raw tables; made if absent unless `read_only`.

    Raises:
        StorageError: it cannot be opened, or a statement ran out of disk.
        ContractError: its raw tables are those of another version of the code.
    """
    with _storage_errors(settings.build_path), _connect(settings.build_path, read_only) as connection:
        if not read_only:
            connection.execute("set preserve_insertion_order = false")
            for statement in raw_ddl():
                connection.execute(statement)
            _check_columns(connection, settings.build_path)
        yield connection


@contextlib.contextmanager
def open_published(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published version, read-only.

    Raises:
        StorageError: there is none, or it cannot be read.
    """
    if not path.exists():
        raise StorageError(f"nothing has been published at {path}; load something with `parley run`")
    with _storage_errors(path), _connect(path, read_only=True) as connection:
        yield connection


@contextlib.contextmanager
def _connect(path: Path, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(path), read_only=read_only)
    try:
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def _storage_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.IOException as error:
        raise StorageError(f"{path}: {_first_line(error)}") from error
    except duckdb.OutOfMemoryException as error:
        raise StorageError(f"{path}: not enough memory or disk: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _check_columns(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, sql_type in connection.execute(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema = 'raw' order by table_name, ordinal_position"
    ).fetchall():
        found.setdefault(table, []).append((column, sql_type))
    for record in RECORDS:
        if found[record.TABLE] != [(c.name, c.sql_type) for c in columns_of(record)]:
            raise ContractError(
                f"{path}: raw.{record.TABLE} has other columns than this version of parley writes;"
                " start a new warehouse folder and load the inputs again"
            )
