"""Archives: pages of successful responses are read, and an archive that breaks off says so."""

import gzip
from pathlib import Path

import pytest

from flows.records import RejectRecord
from flows.settings import Settings
from flows.sources import Document, read_sources

PAGE = "<html><body><p>The ministers met in Geneva on Monday, officials said – “at last”.</p></body></html>"


def response(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", extra: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2026-03-09T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


ARCHIVE = [
    response("https://lake.example/a", PAGE.encode()),
    response("https://lake.example/logo.png", b"\x89PNG....", kind="image/png"),
    response("https://lake.example/gone", b"<p>not here</p>", status="404 Not Found"),
    response("https://lake.example/b", PAGE.encode("cp1252"), kind="text/html; charset=windows-1252"),
    response("https://lake.example/c", gzip.compress(PAGE.encode()), extra="Content-Encoding: gzip\r\n"),
    response("https://lake.example/d", b"The ministers met.", kind="text/plain"),
]


def read(path: Path) -> tuple[list[Document], list[RejectRecord]]:
    found = list(read_sources([str(path)], Settings()))
    documents = [one for one in found if isinstance(one, Document)]
    return documents, [one for one in found if isinstance(one, RejectRecord)]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_successful_responses_are_read(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(record) if packed else record for record in ARCHIVE))
    documents, rejects = read(path)
    assert not rejects
    assert [document.identity for document in documents] == [f"https://lake.example/{name}" for name in "abcd"]
    assert [document.html for document in documents[:3]] == [PAGE] * 3
    assert documents[3].text == "The ministers met."


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("missing", [1, 3, 30, 200])
def test_archive_that_breaks_off_says_so(tmp_path: Path, packed: bool, missing: int) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    data = b"".join(gzip.compress(record) if packed else record for record in [*ARCHIVE, *ARCHIVE[:1]])
    path.write_bytes(data[:-missing])
    documents, rejects = read(path)
    assert len(documents) >= 4
    assert [reject.reason for reject in rejects] == ["broken_archive"]


@pytest.mark.parametrize("data", [b"", b"no archive at all\r\n" * 50, gzip.compress(b"x" * 500), b"WARC/1.0\r\n\r\n"])
def test_what_is_no_archive_is_rejected(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    documents, rejects = read(tmp_path / "a.warc")
    assert not documents
    assert len(rejects) == 1
    assert rejects[0].reason in {"empty", "broken_archive"}
