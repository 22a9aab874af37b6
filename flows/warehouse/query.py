"""Reading the published warehouse."""

from __future__ import annotations

from typing import Any

import duckdb

from flows.errors import SettingsError
from flows.settings import Settings
from flows.warehouse.connect import open_published


def run_query(settings: Settings, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of `sql` over the current version.

    Raises:
        StorageError: nothing has been published.
        SettingsError: the SQL is wrong.
    """
    with open_published(settings.current_path) as connection:
        try:
            connection.execute(sql)
            names = [column[0] for column in connection.description or ()]
            return names, connection.fetchall()
        except duckdb.Error as error:
            raise SettingsError(" ".join(str(error).split())) from None


def count_rows(settings: Settings) -> dict[str, int]:
    """The number of rows of each public table."""
    with open_published(settings.current_path) as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "select table_name from information_schema.tables where table_schema = 'main' order by 1"
            ).fetchall()
        ]
        return {table: connection.execute(f"select count(*) from {table}").fetchall()[0][0] for table in tables}
