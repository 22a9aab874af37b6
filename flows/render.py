"""What is written from the records and models and never by hand.

Raw DDL, dbt sources, data dictionary, entity-relationship diagram, expectation suites.

`python -m flows.render` writes the files; with `--check` it fails if one of them is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from flows.diagram import erd_svg
from flows.records import RECORDS, Column, Record, columns_of
from flows.suites import render_suites

PROJECT = Path(__file__).resolve().parent.parent
MARTS = PROJECT / "dbt_project" / "models" / "marts"
SOURCES_YML = PROJECT / "dbt_project" / "models" / "staging" / "sources.yml"
DICTIONARY_MD = PROJECT / "docs" / "dictionary.md"
ERD_SVG = PROJECT / "docs" / "erd.svg"
EXPECTATIONS = PROJECT / "expectations"
MARK = "Rendered by `python -m flows.render`; change the records or the models, not this file."


def raw_ddl() -> tuple[str, ...]:
    """The statements that make the schema `raw` and its tables where they are not there yet, in order."""
    return ("CREATE SCHEMA IF NOT EXISTS raw", *(_create_table(record) for record in RECORDS))


def sources_yml() -> str:
    """The dbt sources file: every raw table with what its columns mean."""
    source = {
        "name": "raw",
        "schema": "raw",
        "description": "What was read from the articles, a row for each record; filled by the pipeline.",
        "tables": [_source_table(record) for record in RECORDS],
    }
    body = yaml.safe_dump({"sources": [source]}, sort_keys=False, width=110, allow_unicode=True)
    return f"# {MARK}\n{body}"


def dictionary_md() -> str:
    """The data dictionary: the public tables as their models declare them, then the raw tables."""
    public = [line for model in _mart_models() for line in _model_section(model)]
    raw = [line for record in RECORDS for line in _raw_section(record)]
    lines = [
        "# Data dictionary",
        "",
        MARK,
        "",
        "## Public tables",
        "",
        "Schema `main` of `current.duckdb`.",
        "",
        *public,
        "## Raw tables",
        "",
        "Schema `raw` of `build.duckdb`: private to the project.",
        "",
        *raw,
    ]
    return "\n".join(lines).rstrip() + "\n"


def rendered_files() -> dict[Path, str]:
    """Each rendered file and what it ought to say."""
    return {
        SOURCES_YML: sources_yml(),
        DICTIONARY_MD: dictionary_md(),
        ERD_SVG: erd_svg(_mart_models()),
        **render_suites(EXPECTATIONS),
    }


def find_drift() -> list[Path]:
    """The rendered files that do not say what they ought to."""
    files = rendered_files().items()
    return [path for path, text in files if not path.exists() or path.read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    """The exit code: 1 if `--check` is given and a file has drifted, else 0, with the files written."""
    drifted = find_drift()
    names = ", ".join(str(path.relative_to(PROJECT)) for path in drifted)
    if "--check" in arguments:
        if drifted:
            print(f"out of date: {names}; run python -m flows.render", file=sys.stderr)
        return int(bool(drifted))
    for path, text in rendered_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    print(f"written: {names}" if drifted else "nothing to write")
    return 0


def _source_table(record: type[Record]) -> dict[str, Any]:
    columns = [{"name": c.name, "data_type": c.sql_type, "description": _meaning(c)} for c in columns_of(record)]
    return {"name": record.TABLE, "description": _summary(record), "columns": columns}


def _create_table(record: type[Record]) -> str:
    columns = columns_of(record)
    lines = [f"{c.name} {c.sql_type}{'' if c.is_nullable else ' NOT NULL'}" for c in columns]
    keys = [c.name for c in columns if c.is_key]
    if keys:
        lines.append(f"PRIMARY KEY ({', '.join(keys)})")
    body = ",\n    ".join(lines)
    return f"CREATE TABLE IF NOT EXISTS raw.{record.TABLE} (\n    {body}\n)"


def _summary(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().splitlines()[0]


def _meaning(column: Column) -> str:
    if not column.allowed:
        return column.description
    return f"{column.description} One of: {', '.join(column.allowed)}."


def _mart_models() -> Iterator[Mapping[str, Any]]:
    for path in sorted(MARTS.glob("*.yml")):
        yield from yaml.safe_load(path.read_text("utf-8")).get("models", [])


def _model_section(model: Mapping[str, Any]) -> Iterator[str]:
    keys = [c for c in model.get("constraints", []) if c["type"] == "primary_key"]
    links = {c["columns"][0]: c["to"] for c in model.get("constraints", []) if c["type"] == "foreign_key"}
    yield from (f"### {model['name']}", "", _one_line(model["description"]), "")
    if keys:
        yield from (f"Primary key: {', '.join(f'`{name}`' for name in keys[0]['columns'])}.", "")
    yield from ("| column | type | meaning |", "| --- | --- | --- |")
    for column in model["columns"]:
        link = f" → {_model_name(links[column['name']])}" if column["name"] in links else ""
        yield _row(column["name"], column["data_type"].upper(), _one_line(column["description"]) + link)
    yield ""


def _raw_section(record: type[Record]) -> Iterator[str]:
    yield from (f"### raw.{record.TABLE}", "", _summary(record), "")
    yield from ("| column | type | null | meaning |", "| --- | --- | --- | --- |")
    for column in columns_of(record):
        link = f" → raw.{column.references}" if column.references else ""
        name = f"{column.name} (key)" if column.is_key else column.name
        yield _row(name, column.sql_type, "yes" if column.is_nullable else "no", _meaning(column) + link)
    yield ""


def _model_name(reference: str) -> str:
    return reference.removeprefix("ref('").removesuffix("')")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
