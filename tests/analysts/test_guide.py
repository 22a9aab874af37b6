"""The guide for analysts says what is there: every question, every metric, every export, and no dead link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from flows.settings import ROOT
from flows.warehouse.export import WRITERS

GUIDE = (ROOT / "docs" / "analysts.md").read_text("utf-8")
METRICS = [
    metric
    for path in sorted((ROOT / "dbt_project" / "models" / "semantic").glob("*.yml"))
    for metric in yaml.safe_load(path.read_text("utf-8")).get("metrics", [])
]


@pytest.mark.parametrize("query", sorted((ROOT / "warehouse" / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_it_asks_each_question_as_its_file_does(query: Path) -> None:
    text = query.read_text("utf-8")
    question = text.split("?")[0].replace("\n-- ", " ").removeprefix("-- ") + "?"
    assert f"](../warehouse/queries/{query.name}) | {question} |" in GUIDE


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric["name"])
def test_it_explains_each_metric_as_the_semantic_layer_does(metric: dict[str, str]) -> None:
    assert f"| `{metric['name']}` | {metric['description']} |" in GUIDE


def test_it_names_every_export_and_all_that_it_links_to_is_there() -> None:
    assert all(f"parley export {form}" in GUIDE for form in WRITERS)
    links = [link for link in re.findall(r"\]\(([^)]+)\)", GUIDE) if not link.startswith("http")]
    assert len(links) > 20
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    files = re.findall(r"(?:warehouse|dbt_project)/\w+/[\w/]+\.(?:py|sql|yml)", GUIDE)
    assert [file for file in files if not (ROOT / file).exists()] == []
