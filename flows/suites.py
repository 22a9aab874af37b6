"""Great Expectations suites, rendered from the records (what a table is) and `expectations/loads.yml` (what a load is).

A suite is the JSON that Great Expectations keeps under `expectations/expectations/<name>.json`. Ids are derived from
the content, so that rendering twice writes the same files.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from flows.records import RECORDS, ArticleRecord, Record, columns_of

GX_VERSION = "1.24.1"
RAW_SUITES = {record.TABLE: f"raw_{record.TABLE}" for record in RECORDS}
MARTS_SUITE = "marts"


def render_suites(expectations_dir: Path) -> dict[Path, str]:
    """The content of every suite file, by its path."""
    said = yaml.safe_load((expectations_dir / "loads.yml").read_text(encoding="utf-8"))
    unknown = set(said) - set(RAW_SUITES) - {MARTS_SUITE}
    if unknown:
        raise KeyError(f"loads.yml speaks of tables that are not there: {sorted(unknown)}")
    suites = {RAW_SUITES[r.TABLE]: [*_structural(r), *said.get(r.TABLE, [])] for r in RECORDS}
    suites[MARTS_SUITE] = said[MARTS_SUITE]
    return {
        expectations_dir / "expectations" / f"{name}.json": _suite_json(name, expectations)
        for name, expectations in suites.items()
    }


def _structural(record: type[Record]) -> Iterator[dict[str, Any]]:
    """What the table's own definition cannot enforce: allowed values, parents, spans that show their words."""
    columns = columns_of(record)
    names = {c.name for c in columns}
    yield {"type": "expect_table_columns_to_match_set", "kwargs": {"column_set": sorted(names), "exact_match": True}}
    for c in columns:
        if c.allowed:
            yield {
                "type": "expect_column_values_to_be_in_set",
                "kwargs": {"column": c.name, "value_set": list(c.allowed)},
            }
        if c.references and c is not columns[-1]:
            table, parent = c.references.split(".")
            yield _no_rows(
                f"Every {c.name} leads to a row of {table}.",
                f"select r.* from {{batch}} r anti join raw.{table} p on r.{c.name} = p.{parent}",
            )
    text = "evidence" if "evidence" in names else "text" if "segment_index" in names else None
    if text:
        link = "" if "article_id" in names else "join raw.statements s using (statement_id) "
        yield _no_rows(
            f"The body between start_char and end_char is {text}.",
            f"select r.* from {{batch}} r {link}join raw.{ArticleRecord.TABLE} a using (article_id)"
            f" where substring(a.body, r.start_char + 1, r.end_char - r.start_char) <> r.{text}",
        )


def _no_rows(description: str, query: str) -> dict[str, Any]:
    return {
        "type": "unexpected_rows_expectation",
        "description": description,
        "kwargs": {"unexpected_rows_query": query},
    }


def _suite_json(name: str, expectations: list[dict[str, Any]]) -> str:
    full = []
    for said in expectations:
        content = {"severity": "critical", "meta": {}, **said}
        said_here = json.dumps([name, content["type"], content["kwargs"]], sort_keys=True)
        identity = uuid.uuid5(uuid.NAMESPACE_URL, said_here)
        full.append({"id": str(identity), **content})
    suite = {
        "name": name,
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
        "notes": None,
        "expectations": full,
        "meta": {"great_expectations_version": GX_VERSION},
    }
    return json.dumps(suite, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
