"""What dbt has parsed of its project, kept for every warehouse: the first parse costs as much as the first build.

dbt itself looks whether a parse still fits – files, profile, version – and parses anew what does not; so one that is
kept too long costs time, never a wrong model.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from flows.settings import Settings

LEAVINGS = "target"  # dbt's own folder inside the project; git ignores it
PARSE = "partial_parse.msgpack"
KEPT_PARSES = 2


def find_fingerprint(folder: Path) -> str:
    """A hash of every model, macro, seed and setting of the dbt project: another one means other models."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        is_source = path.suffix in (".sql", ".yml", ".csv") and folder / LEAVINGS not in path.parents
        if is_source and path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def lend_parse(settings: Settings, fingerprint: str, target: Path) -> None:
    """Give a warehouse that has no parse the kept one of this project, if there is any."""
    if not (target / PARSE).exists():
        with contextlib.suppress(FileNotFoundError):
            target.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_kept_path(settings, fingerprint), target / PARSE)


def keep_parse(settings: Settings, fingerprint: str, target: Path) -> None:
    """Keep the parse of a warehouse for others; not where the project's folder cannot be written, as when installed."""
    kept = _kept_path(settings, fingerprint)
    if kept.exists():
        return
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=kept.parent)
        os.close(handle)
        shutil.copyfile(target / PARSE, part)
        Path(part).replace(kept)
        for old in sorted(kept.parent.glob("*.msgpack"), key=lambda path: path.stat().st_mtime)[:-KEPT_PARSES]:
            old.unlink(missing_ok=True)


def _kept_path(settings: Settings, fingerprint: str) -> Path:
    """One file for each project, place of it and version of dbt."""
    folder = settings.dbt_dir.resolve()
    key = hashlib.sha256(f"{fingerprint} {folder} {version('dbt-core')} {version('dbt-duckdb')}".encode()).hexdigest()
    return folder / LEAVINGS / "parsed" / f"{key[:20]}.msgpack"
