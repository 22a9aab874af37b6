"""One article to a file: `.txt`, `.md` and `.html`, with an optional side-car of fields beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.errors import SourceError
from flows.records import RejectRecord
from flows.sources.encoding import decode_text, find_declared_charset
from flows.sources.fields import parse_optional_fields
from flows.sources.model import Document, reject
from flows.sources.streams import read_whole

SIDECAR = ".meta.json"
_MOST_SIDECAR_BYTES = 1_000_000


def read_text_file(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The article in a text file, or why there is none; a broken side-car is a reject of its own."""
    yield from _read_file(path, source_uri, max_bytes, is_html=False)


def read_html_file(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The page in an HTML file, or why there is none; a broken side-car is a reject of its own."""
    yield from _read_file(path, source_uri, max_bytes, is_html=True)


def _read_file(path: Path, source_uri: str, max_bytes: int, *, is_html: bool) -> Iterator[Document | RejectRecord]:
    try:
        data = read_whole(path, max_bytes)
    except SourceError as error:
        reason = "too_large" if "larger than" in str(error) else "unreadable"
        yield reject("source", source_uri, None, reason, str(error))
        return
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        yield reject("source", source_uri, None, "empty", "the file holds nothing")
        return
    try:
        text = decode_text(data, find_declared_charset(data) if is_html else None)
    except SourceError as error:
        yield reject("source", source_uri, None, "binary", str(error))
        return
    given: Mapping[str, str] = {}
    try:
        given = _read_sidecar(path)
    except SourceError as error:
        yield reject("source", source_uri, SIDECAR[1:], "bad_sidecar", str(error))
    yield Document(
        source_uri=source_uri,
        identity=given.get("id") or given.get("url") or path.name,
        text=None if is_html else text,
        html=text if is_html else None,
        external_id=given.get("id"),
        url=given.get("url"),
        title=given.get("title"),
        published_at=given.get("published_at"),
        outlet=given.get("outlet"),
        language=given.get("language"),
        byline=given.get("byline"),
    )


def _read_sidecar(path: Path) -> Mapping[str, str]:
    """The fields in `<name>.meta.json`, where `<name>` is the file's name with or without its suffix."""
    for sidecar in (path.with_name(path.name + SIDECAR), path.with_suffix(SIDECAR)):
        if sidecar.is_file():
            try:
                content = json.loads(decode_text(read_whole(sidecar, _MOST_SIDECAR_BYTES)))
            except (ValueError, RecursionError) as error:
                raise SourceError(f"{sidecar.name} is no JSON: {error}") from error
            if not isinstance(content, dict):
                raise SourceError(f"{sidecar.name} holds no JSON object")
            return parse_optional_fields(content)
    return {}
