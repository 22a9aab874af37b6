"""The dbt build, as a subprocess: in-process it would keep the database locked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from flows.errors import CheckFailed, TransformError
from flows.settings import Settings, dbt_environment


def target_dir(settings: Settings) -> Path:
    """Where dbt leaves its manifest and its results."""
    return settings.warehouse_dir / ".dbt"


def build_models(settings: Settings, full_refresh: bool = False) -> None:
    """Build and test every model.

    Raises:
        CheckFailed: a data test did not hold.
        TransformError: dbt itself or a model failed.
    """
    if shutil.which("dbt", path=str(Path(sys.executable).parent)) is None:
        raise TransformError(f"dbt is not installed beside {sys.executable}")
    target = target_dir(settings).resolve()
    results = target / "run_results.json"
    results.unlink(missing_ok=True)
    command = [
        str(Path(sys.executable).parent / "dbt"), "--no-use-colors", "--no-send-anonymous-usage-stats",
        "--quiet",
        "--log-path", str(target), "build", "--exclude-resource-type", "unit_test",
        "--project-dir", str(settings.dbt_dir), "--profiles-dir", str(settings.dbt_dir), "--target-path", str(target),
        *(["--full-refresh"] if full_refresh else []),
    ]
    done = subprocess.run(command, env=dbt_environment(settings), capture_output=True, text=True, check=False)
    if done.returncode:
        _raise_failure(results, done.stdout + done.stderr, target)


def _raise_failure(results: Path, output: str, target: Path) -> None:
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
