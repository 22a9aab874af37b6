"""WARC archives: the HTML pages of successful responses, read one at a time, and whether the archive is complete."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.errors import SourceError
from flows.records import RejectRecord
from flows.sources.encoding import decode_text, find_declared_charset
from flows.sources.model import Document, reject
from flows.sources.streams import open_stream

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_TEXT_TYPES = ("text/plain",)
_TRAILER = 64


def read_warc(path: Path, source_uri: str, max_bytes: int) -> Iterator[Document | RejectRecord]:
    """The pages and plain texts in the archive, and a reject where it breaks off: what came before is still good."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 – only for archives

    found = read = 0
    try:
        with open_stream(path) as stream:
            watched: Any = _WatchedStream(stream)
            for record in ArchiveIterator(
                watched,
                record_types=WarcRecordType.response | WarcRecordType.resource,
                parse_http=True,
                auto_decode="all",
            ):
                found += 1
                document = _read_record(record, source_uri, max_bytes)
                if document is not None:
                    read += 1
                    yield document
            _check_end(watched.last_bytes)
    except (SourceError, OSError, ValueError, UnicodeError) as error:
        yield reject(
            "source", source_uri, f"after record {found}", "broken_archive", str(error) or type(error).__name__
        )
        return
    if not read:
        yield reject("source", source_uri, None, "empty", f"no page among {found} responses")


def _read_record(record: Any, source_uri: str, max_bytes: int) -> Document | RejectRecord | None:
    """The page in `record`; None where it is something else (an image, a redirect, an error page)."""
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    item = url or record.record_id
    if record.http_headers is not None and str(record.http_headers.status_line).split(" ")[1:2] != ["200"]:
        return None
    kind, charset = _content_type(record)
    if kind not in _PAGE_TYPES + _TEXT_TYPES:
        return None
    data = record.reader.read(max_bytes + 1)
    if len(data) > max_bytes:
        return reject("source", source_uri, item, "too_large", f"larger than {max_bytes / 1e6:,.0f} MB")
    try:
        text = decode_text(data, charset or find_declared_charset(data))
    except SourceError as error:
        return reject("source", source_uri, item, "binary", str(error))
    is_page = kind in _PAGE_TYPES
    return Document(
        source_uri=source_uri,
        identity=url or item,
        item=item,
        url=url or None,
        text=None if is_page else text,
        html=text if is_page else None,
    )


def _content_type(record: Any) -> tuple[str, str | None]:
    if record.http_headers is None:
        return record.headers.get("Content-Type", "").split(";")[0].strip().lower(), None
    charset = record.http_charset
    return (record.http_content_type or "").strip().lower(), str(charset) if charset else None


def _check_end(last_bytes: bytes) -> None:
    """Raise unless the archive ends like one: each record is followed by two line ends.

    Raises:
        SourceError: the last record is cut short; the reader itself stops there without a word.
    """
    if last_bytes and not last_bytes.endswith(b"\r\n\r\n") and not last_bytes.endswith(b"\n\n"):
        raise SourceError("the archive breaks off within a record")


class _WatchedStream:
    """A stream that remembers the last bytes read from it."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._count = 0
        self.last_bytes = b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data: bytes = self._stream.read1(size)
        self._count += len(data)
        if data:
            self.last_bytes = (self.last_bytes + data)[-_TRAILER:]
        return data

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._count
