"""The dbt build, as a subprocess: in-process it would keep the database locked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from flows.errors import CheckFailed, TransformError
from flows.parsed import find_fingerprint, keep_parse, lend_parse
from flows.settings import Settings, dbt_environment


def target_dir(settings: Settings) -> Path:
    """Where dbt leaves its manifest and its results."""
    return settings.warehouse_dir / ".dbt"


def build_models(settings: Settings) -> None:
    """Build and test every model: only what the load touches, or all of it when the models are not those of last time.

    Raises:
        CheckFailed: a data test did not hold.
        TransformError: dbt itself or a model failed.
    """
    if shutil.which("dbt", path=str(Path(sys.executable).parent)) is None:
        raise TransformError(f"dbt is not installed beside {sys.executable}")
    target = target_dir(settings).resolve()
    fingerprint, kept = find_fingerprint(settings.dbt_dir), target / "models.sha256"
    is_known = kept.exists() and kept.read_text(encoding="utf-8") == fingerprint
    lend_parse(settings, fingerprint, target)
    results = target / "run_results.json"
    results.unlink(missing_ok=True)
    project = str(settings.dbt_dir.resolve())
    command = [
        str(Path(sys.executable).parent / "dbt"),
        "--no-use-colors",
        "--no-send-anonymous-usage-stats",
        "--quiet",
        "--log-path",
        str(target),
        "build",
        "--exclude-resource-type",
        "unit_test",
        "--project-dir",
        project,
        "--profiles-dir",
        project,
        "--target-path",
        str(target),
        *([] if is_known else ["--full-refresh"]),
    ]
    folder, environment = settings.warehouse_dir, dbt_environment(settings)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise_failure(results, done.stdout + done.stderr, target)
    kept.write_text(fingerprint, encoding="utf-8")
    keep_parse(settings, fingerprint, target)


def raise_failure(results: Path, output: str, target: Path) -> None:
    """Tell what dbt left in its `results` and its `output`.

    Raises:
        CheckFailed: only tests failed.
        TransformError: anything else did.
    """
    failed = _failed_nodes(results)
    broken = [node for node in failed if node["status"] == "error"]
    if failed and not broken:
        raise CheckFailed(f"dbt test {_name(failed[0])}: {failed[0]['message']} ({len(failed)} failed)")
    if broken:
        message = str(broken[0]["message"]).strip().splitlines()
        raise TransformError(f"dbt {_name(broken[0])}: {' '.join(message)[:300]}; log in {target / 'dbt.log'}")
    lines = output.strip().splitlines() or ["no output"]
    raise TransformError(f"dbt: {lines[-1][:300]}; log in {target / 'dbt.log'}")


def _failed_nodes(results: Path) -> list[dict[str, Any]]:
    if not results.exists():
        return []
    nodes = json.loads(results.read_text(encoding="utf-8"))["results"]
    return [node for node in nodes if node["status"] in ("fail", "error")]


def _name(node: dict[str, Any]) -> str:
    return str(node["unique_id"]).split(".")[2]
