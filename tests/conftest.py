"""What several tests share: one published warehouse of the sample articles, made once by the real road."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import pytest

from flows.settings import ROOT, Settings

SAMPLES = ROOT / "flows" / "samples"
SHARED = ROOT.parent / "shared"
NOW = datetime(2026, 6, 1, 12, 0)
EXIT_STATUS = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party data beside the project, which not everybody has."""
    if not SHARED.is_dir():
        pytest.skip("needs the data folder ../shared")
    return SHARED


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a warehouse that holds the sample articles."""
    from flows import build

    settings = Settings(warehouse_dir=tmp_path_factory.mktemp("samples") / "warehouse")
    build.run([str(SAMPLES)], settings, lambda: NOW)
    return settings


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    session.config.stash[EXIT_STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave without tearing the interpreter down, as the command line does: DuckDB's binding would report leaks."""
    if EXIT_STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[EXIT_STATUS])
