"""What is for analysts lies outside the package: modules loaded from their files, and plain SQL to compare with."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import duckdb
import pytest

from flows.settings import ROOT, Settings

NOTEBOOKS = ROOT / "warehouse" / "notebooks"
Ask = Callable[[str], list[tuple[Any, ...]]]


def load_module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"analysts_{name}", NOTEBOOKS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def ask(published: Settings) -> Ask:
    """The answer of the published samples to a query."""

    def answer(sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(published.current_path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return answer


@pytest.fixture
def in_warehouse(published: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published samples are the warehouse that notebook and metrics open."""
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(published.current_path))
