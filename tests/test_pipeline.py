"""The deployment of `prefect.yaml`, run for real: a local server, a process work pool, a worker."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml

from flows.settings import ROOT
from tests.conftest import SAMPLES

BIN = Path(sys.executable).parent
PATIENCE = 240


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def api(server: dict[str, str], path: str, body: dict[str, object] | None = None) -> object:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{server['PREFECT_API_URL']}{path}", data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of clients of a server of our own, which runs until the tests of this module end."""
    port = free_port()
    environment = {
        **os.environ,
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "DO_NOT_TRACK": "1",
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "NO_PROXY": "127.0.0.1",
    }
    process = subprocess.Popen(
        [BIN / "prefect", "server", "start", "--port", str(port), "--host", "127.0.0.1"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(environment, process)
        yield environment
    finally:
        process.terminate()
        process.wait(30)


def wait_until_healthy(server: dict[str, str], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"
        try:
            api(server, "/health")
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError("the server did not come up")


def prefect(server: dict[str, str], *arguments: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [BIN / "prefect", "--no-prompt", *arguments],
        env=server,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_deployment_says_when_and_where() -> None:
    deployment = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"][0]
    assert deployment["schedules"][0]["cron"]
    assert deployment["work_pool"]["name"] == "parley"
    assert deployment["concurrency_limit"] == 1


def test_a_worker_runs_the_deployment_and_publishes(server: dict[str, str], tmp_path: Path) -> None:
    inbox, warehouse = tmp_path / "inbox", tmp_path / "warehouse"
    inbox.mkdir()
    for name in ("kharkiv-night.txt", "kharkiv-night.meta.json"):
        shutil.copy(SAMPLES / name, inbox)
    (inbox / "empty.txt").write_text("")
    prefect(server, "work-pool", "create", "parley", "--type", "process")
    prefect(server, "global-concurrency-limit", "create", "parley-writer", "--limit", "1")
    prefect(server, "deploy", "--all")
    parameters = json.dumps({"sources": [str(inbox)], "warehouse": str(warehouse)})
    prefect(server, "deployment", "run", "parley/every-15-minutes", "--params", parameters)
    prefect(server, "worker", "start", "--pool", "parley", "--run-once")

    until = time.monotonic() + PATIENCE
    states: list[str] = []
    while time.monotonic() < until:
        runs = api(server, "/flow_runs/filter", {})
        assert isinstance(runs, list)
        states = [run["state"]["type"] for run in runs if not run["auto_scheduled"]]
        if states and states[0] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED"):
            break
        time.sleep(1)
    assert states == ["COMPLETED"]
    with duckdb.connect(str(warehouse / "current.duckdb"), read_only=True) as connection:
        assert connection.execute("select article_count, reject_count from dim_loads").fetchall() == [(1, 1)]
    artifacts = api(server, "/artifacts/filter", {})
    assert isinstance(artifacts, list)
    assert {a["key"] for a in artifacts} == {"loaded", "rejected", "expectations"}
    rejected = next(a for a in artifacts if a["key"] == "rejected")
    assert json.loads(rejected["data"])[0]["reason"] == "empty"
