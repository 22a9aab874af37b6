"""Imports that wait."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from flows.deferred import deferred


@pytest.fixture
def slow_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "slow_to_load.py").write_text("from pathlib import Path\nPath('loaded').touch()\nanswer = 42\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "slow_to_load", raising=False)
    return "slow_to_load"


def test_a_deferred_module_is_loaded_when_it_is_used(slow_module: str) -> None:
    with deferred(slow_module):
        module = importlib.import_module(slow_module)
        assert not Path("loaded").exists()
    assert module.answer == 42
    assert Path("loaded").exists()


def test_others_are_loaded_as_ever_and_nothing_is_left_behind(slow_module: str) -> None:
    before = list(sys.meta_path)
    with deferred("something.else"):
        importlib.import_module(slow_module)
        assert Path("loaded").exists()
    assert sys.meta_path == before
