"""Files as streams of bytes: gzip undone, lines bounded, so that no input can fill the memory or take for ever."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, NamedTuple

from flows.errors import SourceError

_BOMB_RATIO = 200
_BOMB_BYTES = 16 << 20
_CHUNK = 1 << 17
_LONGEST_SKIP = 1 << 30


class BoundedLine(NamedTuple):
    """One line of a file: its number from 1, and its bytes, None where it is longer than allowed."""

    number: int
    data: bytes | None


@contextmanager
def open_stream(path: Path) -> Iterator[BufferedReader]:
    """The bytes of the file at `path`, decompressed where it is gzip whatever its name.

    Raises:
        SourceError: it cannot be opened or read, is a damaged gzip file, or decompresses to absurdly much.
    """
    try:
        with path.open("rb") as file:
            head = file.read(2)
            file.seek(0)
            yield io.BufferedReader(_GuardedGzip(file), _CHUNK) if head == b"\x1f\x8b" else file
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(f"damaged gzip file: {error}") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error


def read_whole(path: Path, limit: int) -> bytes:
    """All bytes of the file at `path`, decompressed.

    Raises:
        SourceError: it cannot be read, or holds more than `limit` bytes.
    """
    with open_stream(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"larger than the {limit / 1e6:,.0f} MB that one article may have")
    return data


def read_lines(stream: BufferedReader, limit: int, *, with_empty: bool = False) -> Iterator[BoundedLine]:
    """The lines of `stream` that are not empty, or all, without their ends; those over `limit` bytes are skipped over.

    Raises:
        SourceError: a line does not end within a gigabyte.
    """
    number, begun, length = 1, b"", 0
    while chunk := stream.read1(_CHUNK):
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            if piece or length or with_empty:
                length += len(piece)
                yield BoundedLine(number, (begun + piece).rstrip(b"\r") if length <= limit else None)
                begun, length = b"", 0
            number += 1
        length += len(rest)
        begun = begun + rest if length <= limit else b""
        if length > _LONGEST_SKIP:
            raise SourceError(f"line {number} does not end within a gigabyte; the rest is left")
    if length:
        yield BoundedLine(number, begun if length <= limit else None)


class _GuardedGzip(io.RawIOBase):
    """The content of a gzip file, which may not swell far beyond what text does."""

    def __init__(self, file: IO[bytes]) -> None:
        self._packed = file
        self._content = gzip.GzipFile(fileobj=file, mode="rb")
        self._unpacked = 0

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The number of bytes put into `buffer`."""
        data = self._content.read1(len(buffer))
        self._unpacked += len(data)
        if self._unpacked > _BOMB_BYTES and self._unpacked > _BOMB_RATIO * max(1, self._packed.tell()):
            raise SourceError("decompresses to more than 200 times its size")
        buffer[: len(data)] = data
        return len(data)
