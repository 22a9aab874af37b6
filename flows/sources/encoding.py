"""Bytes to text: the declared encoding, then UTF-8, then Windows-1252 for whatever is no UTF-8."""

from __future__ import annotations

import codecs
import re

from flows.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format", "a database"),
)
_HEAD = 8192
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_MOST_UNDECODED = 0.05
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)


def decode_text(data: bytes, declared: str | None = None) -> str:
    """The text in `data`.

    Stray bytes within UTF-8 are read as Windows-1252, so that a file that mixes both, or is cut in mid-character,
    still reads. NULs within text stay; what holds little else than control bytes is no text.

    Raises:
        SourceError: `data` is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    reason = find_binary(data)
    if reason is not None:
        raise SourceError(reason)
    if declared is not None:
        text = _decode_declared(data, declared)
        if text is not None:
            return text
    text = data.decode("utf-8", _STRAY_BYTES)
    if text.count("\ufffd") > _MOST_UNDECODED * max(20, len(text)):
        raise SourceError("neither UTF-8 nor Windows-1252 text")
    return text


def find_binary(data: bytes) -> str | None:
    """What kind of binary file `data` begins, or None where it looks like text."""
    head = data[:_HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return f"{kind}, not text"
    if len(_CONTROLS.findall(head)) > _MOST_CONTROLS * max(len(head), 200):
        return "binary data, not text"
    return None


def find_declared_charset(page: bytes) -> str | None:
    """The encoding that an HTML or XML page declares in its first kilobytes."""
    match = _META_CHARSET.search(page[: _HEAD // 2])
    return (match[1] or match[2]).decode("ascii") if match else None


def _decode_declared(data: bytes, declared: str) -> str | None:
    try:
        codec = codecs.lookup(declared)
        if not codec._is_text_encoding or codec.name == "utf-8":
            return None
        if codec.name in {"iso8859-1", "ascii"}:
            data.decode("utf-8")
            return None
        return data.decode(codec.name)
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace") if declared.lower().startswith("iso-8859-1") else None


def _read_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAY_BYTES = "parley_stray_bytes"
codecs.register_error(_STRAY_BYTES, _read_stray_bytes)
