"""dbt's own site over the models, and the exposures that it shows."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from flows.settings import ROOT, Settings
from flows.warehouse import export

TABLE = re.compile(r"\b(?:fct|dim|bridge)_[a-z_]+\b")
WAREHOUSE = ROOT / "warehouse"
EXPOSURES = {
    exposure["name"]: exposure
    for exposure in yaml.safe_load((ROOT / "dbt_project" / "models" / "exposures.yml").read_text("utf-8"))["exposures"]
}
QUERIES = "\n".join(path.read_text("utf-8") for path in (WAREHOUSE / "queries").glob("*.sql"))
# What reads the public tables, as text in which their names stand.
READERS = {
    "twenty_questions": QUERIES,
    "tour_notebook": (WAREHOUSE / "notebooks" / "tour.py").read_text("utf-8"),
    "gdelt_event_lines": (ROOT / "flows" / "warehouse" / "gdelt.sql").read_text("utf-8"),
    "followthemoney_entities": inspect.getsource(export.write_ftm),
    "article_page": (ROOT / "flows" / "warehouse" / "article.py")
    .read_text("utf-8")
    .replace("fct_{kind}_reports", "fct_meeting_reports fct_sanction_reports fct_strike_reports"),
}


def test_every_exposure_is_of_something_that_is_there() -> None:
    assert set(EXPOSURES) == set(READERS)


@pytest.mark.parametrize("name", READERS)
def test_an_exposure_depends_on_the_tables_that_its_reader_names(name: str) -> None:
    declared = {reference.removeprefix("ref('").removesuffix("')") for reference in EXPOSURES[name]["depends_on"]}
    assert declared == set(TABLE.findall(READERS[name]))


def test_the_site_holds_every_model_metric_and_exposure(published: Settings) -> None:
    folder = published.warehouse_dir
    (folder / ".site").mkdir()
    # What the run has parsed need not be parsed again.
    shutil.copy(folder / ".dbt" / "partial_parse.msgpack", folder / ".site")
    subprocess.run(
        [
            "make",
            "--silent",
            "-o",
            ".venv/.core",
            "docs-site",
            f"WAREHOUSE={folder}",
            f"BIN={Path(sys.executable).parent}",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    site = (folder / "exports" / "models.html").read_text("utf-8")
    models = {path.stem for path in (ROOT / "dbt_project" / "models").rglob("*.sql")}
    assert [name for name in (*models, *EXPOSURES, "killed_at_least") if name not in site] == []
    assert "The words: body[start_char:end_char]." in site
