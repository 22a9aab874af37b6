"""The command line as its users meet it: in a process of its own, one line for what is wrong, an exit code."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.settings import ROOT, Settings
from flows.warehouse.publish import current_version
from tests.conftest import SAMPLES

PARLEY = Path(sys.executable).parent / "parley"


def parley(
    *arguments: str | Path, file_size_limit: int | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        if file_size_limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size_limit, file_size_limit))

    return subprocess.run(
        [PARLEY, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        preexec_fn=limit,
        env={**os.environ, **(environment or {})},
        timeout=300,
    )


def test_help_names_every_command() -> None:
    done = parley("--help")
    assert done.returncode == 0
    for command in ("run", "extract", "query", "status", "rollback", "evaluate"):
        assert command in done.stdout


def test_wrong_usage_is_exit_code_2() -> None:
    assert parley("run").returncode == 2
    assert parley("fly").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "select 1"], "nothing has been published"),
        (["status"], "nothing has been published"),
        (["rollback"], "no version before"),
    ],
)
def test_an_empty_warehouse_says_what_to_do(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = parley(*arguments, "--warehouse", tmp_path / "w")
    assert done.returncode == 1
    assert done.stderr.startswith("parley: ")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_bad_inputs_are_rejected_one_by_one_and_the_good_one_is_loaded(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(SAMPLES / "kharkiv-night.txt", inbox / "good.txt")
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (inbox / "lines.jsonl").write_text(
        '{"id": "x", "text"\n{"id": "y"}\n{"id": "z", "text": "", "published_at": "x"}\n'
    )
    (inbox / "german.txt").write_text("Der Minister sagte am Montag, die Gespräche würden fortgesetzt. " * 8)
    done = parley("run", inbox, "--warehouse", tmp_path / "w")
    assert done.returncode == 0, done.stderr
    assert "1 articles loaded, 6 rejected" in done.stdout
    status = parley("status", "--warehouse", tmp_path / "w")
    for name in ("empty.txt", "binary.txt", "lines.jsonl", "german.txt"):
        assert name in status.stdout


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    done = parley("run", tmp_path / "nowhere", "--warehouse", tmp_path / "w")
    assert "nowhere" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_an_unwritable_warehouse_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = parley("run", SAMPLES, "--warehouse", tmp_path / "file")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_full_disk_leaves_what_was_published(published: Settings, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: writes fail in the same way."""
    warehouse = tmp_path / "w"
    shutil.copytree(published.warehouse_dir, warehouse, symlinks=True)
    article = tmp_path / "a.txt"
    article.write_text((SAMPLES / "el-fasher-toll.txt").read_text(encoding="utf-8").replace("38", "39"))
    limit = (warehouse / "build.duckdb").stat().st_size // 2
    done = parley("run", article, "--warehouse", warehouse, file_size_limit=limit)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    settings = Settings(warehouse_dir=warehouse)
    assert current_version(settings) == current_version(published)
    assert parley("query", "select count(*) as n from dim_articles", "--warehouse", warehouse).stdout == "n\n12\n"


def test_extract_prints_facts_of_one_article_as_json() -> None:
    done = parley("extract", SAMPLES / "kharkiv-night.txt", "--published-on", "2026-01-21", "--json")
    assert done.returncode == 0, done.stderr
    tables = json.loads(done.stdout)
    assert tables["articles"][0]["published_on"] == "2026-01-21"
    assert tables["statements"]
    body = tables["articles"][0]["body"]
    assert all(body[g["start_char"] : g["end_char"]] == g["text"] for g in tables["statement_segments"])


def test_query_speaks_csv_when_piped_and_json_when_asked(published: Settings) -> None:
    where = ("--warehouse", published.warehouse_dir)
    assert parley("query", "select 1 as a, 'x, y' as b", *where).stdout == 'a,b\n1,"x, y"\n'
    assert json.loads(parley("query", "select 1 as a", "--format", "json", *where).stdout) == [{"a": 1}]
    wrong = parley("query", "select nothing", *where)
    assert (wrong.returncode, len(wrong.stderr.strip().splitlines())) == (1, 1)
    assert parley("query", "create table t (a int)", *where).returncode == 1


def test_a_wrong_setting_is_named() -> None:
    done = parley("status", environment={"PARLEY_KEPT_VERSIONS": "many"})
    assert (done.returncode, done.stderr) == (1, "parley: PARLEY_KEPT_VERSIONS='many' is not of type int\n")
