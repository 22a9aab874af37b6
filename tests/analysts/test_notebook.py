"""The notebook runs from top to bottom on the published samples, and shows what plain SQL finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import NOTEBOOKS, Ask, load_module


@pytest.mark.usefixtures("in_warehouse")
def test_it_shows_what_is_in_the_warehouse(ask: Ask) -> None:
    outputs, shown = load_module("tour").app.run()
    assert all(
        shown["counts"][table] == ask(f"select count(*) from fct_{table}")[0][0]
        for table in ("statements", "meetings", "sanctions", "strikes")
    )
    assert shown["meetings"]["meetings"].sum() == ask("select count(starts_on) from fct_meetings")[0][0]
    assert len(shown["pairs"]) > 0
    assert shown["pairs"]["meetings"].max() >= shown["pairs"]["held"].max()
    assert len(shown["steps"]) == ask("select count(published_on) from fct_sanction_reports")[0][0]
    assert (
        shown["places"]["strikes"].sum()
        == ask("select count(place_id) from fct_strikes where status in ('occurred', 'claimed')")[0][0]
    )
    found = ask("select count(*) from fct_statements where content ilike '%talks%'")[0][0]
    assert len(shown["statements"]) == found > 0
    assert len(shown["questions"]) == 20
    assert all(question.endswith("?") and "--" not in question for question in shown["questions"])
    assert shown["answer"].rows() == ask((NOTEBOOKS.parent / "queries" / "01_who_meets_whom.sql").read_text("utf-8"))
    assert sum(output is not None for output in outputs) >= 8


def test_without_a_warehouse_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(NOTEBOOKS / "tour.py")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PARLEY_WAREHOUSE"},
    )
    assert done.returncode != 0
    assert "nothing has been published at warehouse/current.duckdb" in done.stderr
