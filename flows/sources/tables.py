"""Tables with one article to a row: `.csv` and `.parquet`, read a few rows at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import BufferedReader
from pathlib import Path

from flows.errors import SourceError
from flows.records import RejectRecord
from flows.sources.encoding import decode_text
from flows.sources.fields import CONTENT, OPTIONAL, parse_fields
from flows.sources.model import Document, reject
from flows.sources.streams import open_stream, read_lines

_ROWS_AT_A_TIME = 500


def read_csv(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The article of each row, or why the row is none; the first line names the columns."""
    csv.field_size_limit(max_bytes)
    found = 0
    try:
        with open_stream(path) as stream:
            reader = csv.DictReader(_text_lines(stream, max_bytes), restkey="", strict=True)
            _check_columns(reader.fieldnames or ())
            for row in reader:
                found += 1
                yield _parse_row(row, source_uri, found, max_bytes)
    except (SourceError, csv.Error) as error:
        yield reject("source", source_uri, f"row {found + 1}" if found else None, "bad_table", str(error))
        return
    if not found:
        yield reject("source", source_uri, None, "empty", "the table has no rows")


def read_parquet(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The article of each row, or why the row is none."""
    import polars  # noqa: PLC0415 – 0.6 s

    found = 0
    try:
        table = polars.scan_parquet(path)
        names = table.collect_schema().names()
        _check_columns(names)
        table = table.select([name for name in names if name in CONTENT + OPTIONAL])
        for batch in table.collect_batches(chunk_size=_ROWS_AT_A_TIME, maintain_order=True):
            for row in batch.iter_rows(named=True):
                found += 1
                yield _parse_row(row, source_uri, found, max_bytes)
    except (SourceError, polars.exceptions.PolarsError, OSError) as error:
        yield reject(
            "source", source_uri, f"row {found + 1}" if found else None, "bad_table", str(error).partition("\n")[0]
        )
        return
    if not found:
        yield reject("source", source_uri, None, "empty", "the table has no rows")


def _text_lines(stream: BufferedReader, max_bytes: int) -> Iterator[str]:
    for line in read_lines(stream, max_bytes, with_empty=True):
        if line.data is None:
            raise SourceError(f"line {line.number} is longer than {max_bytes / 1e6:,.0f} MB; the rest is left")
        yield decode_text(line.data) + "\n"


def _check_columns(names: object) -> None:
    columns = list(names) if isinstance(names, (list, tuple)) else []
    if not set(columns) & set(CONTENT):
        raise SourceError("the table has neither a column `text` nor a column `html`")


def _parse_row(row: Mapping[str, object], source_uri: str, number: int, max_bytes: int) -> Document | RejectRecord:
    item = f"row {number}"
    if any(isinstance(row.get(name), str) and len(str(row[name])) > max_bytes for name in CONTENT):
        return reject("source", source_uri, item, "too_large", f"longer than {max_bytes / 1e6:,.0f} MB")
    try:
        return parse_fields(row, source_uri, item)
    except SourceError as error:
        return reject("source", source_uri, item, "missing_text", str(error))
