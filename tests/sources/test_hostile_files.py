"""Broken and hostile files: every input is loaded or rejected with a reason, within seconds and without a crash."""

import gzip
import json
import time
from pathlib import Path

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.documents import read_document
from flows.records import ArticleRecord, RejectRecord
from flows.settings import Settings
from flows.sources import Document, read_sources
from flows.sources.json_lines import _parse_line
from flows.sources.read import READERS
from flows.sources.streams import BoundedLine, read_lines

WORDS = "The ministers met in Geneva on Monday, officials said."
SECONDS = 10


def read_all(path: Path, **given: int) -> list[str]:
    """What became of each input: `article`, or the reason of its reject."""
    outcomes = []
    for found in read_sources([str(path)], Settings(**given)):  # type: ignore[arg-type]
        first = found if isinstance(found, RejectRecord) else next(read_document(found))
        assert isinstance(first, ArticleRecord | RejectRecord)
        outcomes.append(first.reason if isinstance(first, RejectRecord) else "article")
    return outcomes


@pytest.mark.parametrize("suffix", [*READERS, ".jsonl.gz", ".warc.gz", ".html.gz"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=600))
def test_random_bytes_are_loaded_or_rejected(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert read_all(path)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".warc", ".html", ".txt", ".parquet"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 400), flips=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=5))
def test_damaged_files_are_loaded_or_rejected(
    tmp_path: Path, suffix: str, cut: int, flips: list[tuple[int, int]]
) -> None:
    path = tmp_path / f"a{suffix}"
    data = bytearray(_sound(suffix, tmp_path))[: -cut or None]
    for place, value in flips:
        if place < len(data):
            data[place] = value
    path.write_bytes(data)
    assert read_all(path)


def _sound(suffix: str, folder: Path) -> bytes:
    match suffix:
        case ".jsonl":
            return (json.dumps({"id": "1", "text": WORDS}) + "\n").encode() * 4
        case ".csv":
            return f'id,text\n1,"{WORDS}"\n2,"{WORDS}"\n'.encode()
        case ".warc":
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + f"<p>{WORDS}</p>".encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
                f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            return head.encode() + http + b"\r\n\r\n"
        case ".parquet":
            polars.DataFrame({"text": [WORDS] * 4}).write_parquet(folder / "sound.bin")
            return (folder / "sound.bin").read_bytes()
        case _:
            return f"<html><body><p>{WORDS}</p></body></html>".encode() * 3


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "text", "html", "url", "title", "published_at", "x"]), inner, max_size=5
            )
        ),
        max_leaves=8,
    )
)
def test_any_json_is_loaded_or_rejected(content: object) -> None:
    line = BoundedLine(1, json.dumps(content).encode())
    found = _parse_line(line, "a.jsonl", 1_000_000)
    assert isinstance(found, Document | RejectRecord)
    if isinstance(found, Document):
        assert list(read_document(found))


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "\\ud800 lone \\udfff surrogates met in Geneva on Monday."}',
        b'{"text": "NULs \\u0000 met in \\u0000 Geneva."}',
        '{"text": "\u202eright to left \u200f\u2067 met in Geneva on Monday.\u202c"}'.encode(),
        b'{"text": "first", "text": "The second counts, officials in Geneva said."}',
        b'{"text": "x met y in z.", "id": 1e400}',
        b'{"text": "x met y in z.", "id": ' + b"9" * 3000 + b"}",
        b'{"text": "x met y in z.", "id": "\\ud800"}',
    ],
)
def test_odd_json_is_loaded_clean(line: bytes) -> None:
    found = _parse_line(BoundedLine(1, line), "a.jsonl", 1_000_000)
    assert isinstance(found, Document)
    article = next(read_document(found))
    assert isinstance(article, ArticleRecord)
    for text in (article.body, article.external_id or "", article.headline or ""):
        assert "\x00" not in text
        assert not set("\u202e\u200f\u2067\u202c") & set(text)
        text.encode("utf-8")


def test_line_of_a_gigabyte_is_passed_over_in_little_memory() -> None:
    class Endless:
        """A gigabyte without a line end, and then a good line, never held as a whole."""

        def __init__(self) -> None:
            self.left = 1_000_000_000
            self.chunk = b"x" * (1 << 20)
            self.tail = b'\n{"text": "x"}\n'

        def read1(self, _size: int) -> bytes:
            if self.left > 0:
                self.left -= len(self.chunk)
                return self.chunk
            tail, self.tail = self.tail, b""
            return tail

    began = time.monotonic()
    lines = list(read_lines(Endless(), 1_000_000))  # type: ignore[arg-type]
    assert lines == [BoundedLine(1, None), BoundedLine(2, b'{"text": "x"}')]
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("suffix", [".txt.gz", ".html.gz", ".csv.gz", ".jsonl.gz", ".warc.gz"])
def test_zip_bombs_are_refused_at_once(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bomb{suffix}"
    path.write_bytes(gzip.compress(b"0" * 60_000_000, compresslevel=9))
    began = time.monotonic()
    (outcome,) = read_all(path, max_file_bytes=2_000_000)
    assert outcome in {"too_large", "unreadable", "bad_table", "broken_archive", "empty"}
    assert time.monotonic() - began < SECONDS
