"""Reading sources: each file or address goes to the reader of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flows.errors import SettingsError
from flows.records import RejectRecord
from flows.settings import Settings
from flows.sources.fetch_state import FetchState
from flows.sources.files import read_html_file, read_text_file
from flows.sources.folders import find_files
from flows.sources.json_lines import read_json_lines
from flows.sources.model import Document, reject
from flows.sources.tables import read_csv, read_parquet
from flows.sources.warc import read_warc

Found = Iterator[Document | RejectRecord]
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")

READERS: dict[str, Callable[[Path, str, int], Found]] = {
    ".txt": read_text_file,
    ".md": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".parquet": read_parquet,
    ".warc": read_warc,
}


def read_sources(sources: Sequence[str], settings: Settings, state: FetchState | None = None) -> Found:
    """The documents in `sources` – files, folders with all below, addresses – one at a time, and rejects for the rest.

    `state` remembers what addresses sent in earlier runs and takes up what they send in this one.

    Raises:
        SettingsError: a path does not exist, or an address is not of the web (before anything is read).
    """
    for source in sources:
        scheme = _SCHEME.match(source)
        if scheme and scheme[1].lower() not in {"http", "https"}:
            raise SettingsError(f"{source}: only http and https addresses are read")
        if not scheme and not Path(source).exists() and not Path(source).is_symlink():
            raise SettingsError(f"{source} does not exist: give a file, a folder or an address")
    return _read_all(sources, settings, state or FetchState())


def _read_all(sources: Sequence[str], settings: Settings, state: FetchState) -> Found:
    for source in sources:
        if _SCHEME.match(source):
            from flows.sources.web import read_address  # noqa: PLC0415 – 0.3 s, only for addresses

            yield from read_address(source, settings, state)
            continue
        for found in find_files(Path(source)):
            if isinstance(found, Path):
                yield from _read_path(found, settings)
            else:
                yield found


def _read_path(path: Path, settings: Settings) -> Found:
    name = path.name.lower().removesuffix(".gz")
    reader = READERS.get(Path(name).suffix)
    if reader is None:
        yield reject(
            "source",
            str(path),
            None,
            "unknown_kind",
            f"no reader for this kind of file; readable are {', '.join(READERS)}, also with .gz",
        )
        return
    yield from reader(path, str(path), settings.max_file_bytes)
