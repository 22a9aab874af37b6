"""JSON Lines: one article to a line, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from flows.errors import SourceError
from flows.records import RejectRecord
from flows.sources.encoding import decode_text
from flows.sources.fields import parse_fields
from flows.sources.model import Document, reject
from flows.sources.streams import BoundedLine, open_stream, read_lines


def read_json_lines(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The article of each line, or why the line is none; blank lines are passed over.

    Where an object names a field twice, the last counts.
    """
    found = 0
    try:
        with open_stream(path) as stream:
            for line in read_lines(stream, max_bytes):
                if line.data is None or line.data.strip():
                    found += 1
                    yield _parse_line(line, source_uri, max_bytes)
    except SourceError as error:
        yield reject("source", source_uri, None, "unreadable", str(error))
        return
    if not found:
        yield reject("source", source_uri, None, "empty", "the file holds nothing")


def _parse_line(line: BoundedLine, source_uri: str, max_bytes: int) -> Document | RejectRecord:
    item = f"line {line.number}"
    if line.data is None:
        return reject("source", source_uri, item, "too_large", f"longer than {max_bytes / 1e6:,.0f} MB")
    try:
        content = json.loads(decode_text(line.data))
    except (ValueError, RecursionError) as error:
        return reject("source", source_uri, item, "bad_json", f"no JSON: {error}")
    except SourceError as error:
        return reject("source", source_uri, item, "binary", str(error))
    if not isinstance(content, dict):
        return reject("source", source_uri, item, "bad_json", f"a JSON {type(content).__name__}, not an object")
    try:
        return parse_fields(content, source_uri, item)
    except SourceError as error:
        return reject("source", source_uri, item, "missing_text", str(error))
