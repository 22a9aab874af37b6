"""The house: imports go one way, each fact has all its parts, each command is documented, nothing foreign is inside."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from flows.cli import app
from flows.facts import FACTS
from flows.records import RECORDS
from flows.settings import ROOT

FLOWS = ROOT / "flows"
PURE = ("sources", "documents", "language", "annotate", "facts", "lexicons")
# Package, and the only place that may import it.
SOLE_IMPORTERS = {"prefect": "pipeline.py", "duckdb": "warehouse/", "great_expectations": "checks.py"}
KEPT_OUT_OF_PURE = {"prefect", "duckdb", "dbt", "great_expectations", "random", "secrets"}
TOP_LEVEL = {
    "pyproject.toml",
    "README.md",
    "flows",
    "dbt_project",
    "expectations",
    "tests",
    "warehouse",
    "docs",
    "Makefile",
    "requirements.txt",
    "requirements-dev.txt",
    ".ci",
    ".gitignore",
    "prefect.yaml",
    "CHANGELOG.md",
    ".sqruff",
}


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def modules() -> list[Path]:
    return sorted(FLOWS.rglob("*.py"))


def tracked_files() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return done.stdout.splitlines()


def test_each_engine_has_one_importer() -> None:
    wrong = [
        f"{path.relative_to(FLOWS)} imports {name}"
        for path in modules()
        for name in imports_of(path)
        for package, place in SOLE_IMPORTERS.items()
        if name.split(".")[0] == package and not str(path.relative_to(FLOWS)).startswith(place)
    ]
    assert wrong == []


def test_reading_an_article_is_pure() -> None:
    """Training may draw from generators with a fixed seed; reading draws from none."""
    wrong = [
        f"{path.relative_to(FLOWS)} imports {name}"
        for part in PURE
        for path in (FLOWS / part).rglob("*.py")
        for name in imports_of(path)
        if name.split(".")[0] in KEPT_OUT_OF_PURE and not (part == "language" and name == "random")
    ]
    assert wrong == []


def test_only_settings_reads_the_environment() -> None:
    wrong = [
        str(path.relative_to(FLOWS))
        for path in modules()
        if path.name != "settings.py" and "os.environ" in path.read_text(encoding="utf-8")
    ]
    assert wrong == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_has_all_its_parts(fact: object) -> None:
    name = getattr(fact, "name", "")
    singular = name.removesuffix("s")
    models = ROOT / "dbt_project" / "models"
    fact_record = getattr(fact, "records", ())[0]
    missing = [
        part
        for part, is_there in {
            "its record in RECORDS": fact_record in RECORDS,
            f"a reader flows/facts/{name}": any((FLOWS / "facts").glob(f"{name}*")),
            "a lexicon": any((FLOWS / "lexicons").glob(f"{singular}*"))
            or (any((FLOWS / "lexicons").glob("speech*")) and name == "statements"),
            "golden tests": any((ROOT / "tests" / "facts").glob(f"**/*{name}*")),
            "a suite": (ROOT / "expectations" / "expectations" / f"raw_{fact_record.TABLE}.json").exists(),
            "what a load looks like": name in yaml.safe_load((ROOT / "expectations" / "loads.yml").read_text()),
            "a staging model": any((models / "staging").glob(f"stg_{singular}*.sql")),
            "a mart": (models / "marts" / f"fct_{name}.sql").exists()
            and (models / "marts" / f"fct_{name}.yml").exists(),
            "a rule for its score": f'FactRules("{name}"' in (FLOWS / "evaluate" / "score.py").read_text(),
        }.items()
        if not is_there
    ]
    assert missing == []


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [name for name in commands if f"parley {name}" not in readme] == []


def test_the_top_level_holds_what_it_should() -> None:
    assert {name.split("/")[0] for name in tracked_files()} <= TOP_LEVEL


def test_nothing_of_a_machine_or_registry_is_inside() -> None:
    path = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+)/")
    address = re.compile(r"https?://(?:pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian)")
    wrong = []
    for name in tracked_files():
        file = ROOT / name
        if (
            file.suffix in (".py", ".md", ".yml", ".yaml", ".toml", ".txt", ".sql", ".json", ".cfg", "")
            and file.is_file()
        ):
            text = file.read_text(encoding="utf-8", errors="replace")
            if path.search(text) or address.search(text):
                wrong.append(name)
    assert wrong == []
