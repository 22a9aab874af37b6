"""What a run is pointed at: the files in folders and below them, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from flows.records import RejectRecord
from flows.sources.files import SIDECAR
from flows.sources.model import reject


def find_files(path: Path) -> Iterator[Path | RejectRecord]:
    """The files at or below `path`, sorted by name, hidden ones and side-cars left out; rejects for unreadable folders.

    Links to folders are not followed, so that no loop can arise.
    """
    if not path.is_dir():
        yield path
        return
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield reject("source", str(path), None, "unreadable", f"folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from find_files(Path(entry.path))
        elif not entry.name.endswith(SIDECAR) and not (entry.is_symlink() and Path(entry.path).is_dir()):
            yield Path(entry.path)
