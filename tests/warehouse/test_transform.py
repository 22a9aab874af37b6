"""The dbt step: how its failures are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.errors import CheckFailed, TransformError
from flows.settings import Settings
from flows.transform import build_models, raise_failure


def results(folder: Path, *statuses: str) -> Path:
    path = folder / "run_results.json"
    path.write_text(
        json.dumps(
            {
                "results": [
                    {"unique_id": f"test.parley.node{i}.x", "status": status, "message": "Got 2 results"}
                    for i, status in enumerate(statuses)
                ]
            }
        )
    )
    return path


def test_a_failed_test_is_a_failed_check(tmp_path: Path) -> None:
    with pytest.raises(CheckFailed, match=r"dbt test node1: Got 2 results \(1 failed\)"):
        raise_failure(results(tmp_path, "pass", "fail"), "", tmp_path)


def test_a_broken_model_is_a_failed_transformation(tmp_path: Path) -> None:
    with pytest.raises(TransformError, match="dbt node0: Got 2 results"):
        raise_failure(results(tmp_path, "error", "fail"), "", tmp_path)


def test_a_project_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    settings = Settings(warehouse_dir=tmp_path / "w", dbt_dir=tmp_path / "nothing")
    (tmp_path / "w" / ".dbt").mkdir(parents=True)
    with pytest.raises(TransformError) as told:
        build_models(settings)
    assert len(str(told.value).splitlines()) == 1
