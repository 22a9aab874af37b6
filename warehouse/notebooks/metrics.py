"""The metrics of the warehouse, asked by name and counted by MetricFlow on the published file.

    python warehouse/notebooks/metrics.py                                        what there is
    python warehouse/notebooks/metrics.py strikes killed_at_least --by attacker__name --by metric_time__month
    python warehouse/notebooks/metrics.py threats --where "{{ Dimension('speaker__kind') }} = 'country'"

The definitions stand in `dbt_project/models/semantic`; each run of the pipeline leaves them, checked, beside the
published file. The path of that file is `PARLEY_WAREHOUSE`, else `warehouse/current.duckdb`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantics.errors.error_classes import InformativeUserError
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup

DEFAULT = "warehouse/current.duckdb"


class Dialect:
    """DuckDB as MetricFlow's planner needs to know it; the SQL is run here, not by MetricFlow."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()


def open_engine(warehouse: Path) -> MetricFlowEngine:
    """The planner over the definitions that the last run left beside `warehouse`.

    Raises:
        FileNotFoundError: the definitions are not there.
    """
    manifest = json.loads((warehouse.parent / ".dbt" / "semantic_manifest.json").read_text("utf-8"))
    for owner in (*manifest["semantic_models"], *manifest["project_configuration"]["time_spines"]):
        name = owner["node_relation"]["alias"]
        owner["node_relation"] = {"alias": name, "schema_name": "main", "relation_name": f"main.{name}"}
    definitions = parse_manifest_from_dbt_generated_manifest(json.dumps(manifest))
    return MetricFlowEngine(SemanticManifestLookup(definitions), Dialect())  # type: ignore[arg-type]


def metrics_sql(
    engine: MetricFlowEngine,
    metrics: Sequence[str],
    by: Sequence[str] = (),
    where: str | None = None,
    order: Sequence[str] = (),
) -> str:
    """The SQL that counts `metrics`, grouped by the names `by`; it runs on the published file as it is.

    Raises:
        InformativeUserError: there is no such metric or grouping.
    """
    request = MetricFlowQueryRequest.create(
        metric_names=list(metrics),
        group_by_names=list(by) or None,
        where_constraints=[where] if where else None,
        order_by_names=list(order) or None,
    )
    return engine.explain(request).sql_statement.sql


def query_metrics(warehouse: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the columns, and the rows."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        connection.execute(sql)
        return [column[0] for column in connection.description or ()], connection.fetchall()


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or 1 with one line that says what is wrong."""
    parser = argparse.ArgumentParser(description="Metrics of the published warehouse; without a name, lists them.")
    parser.add_argument("metrics", nargs="*", metavar="METRIC")
    parser.add_argument("--by", action="append", default=[], metavar="NAME", help="group by this; may be repeated")
    parser.add_argument("--where", metavar="FILTER", help="\"{{ Dimension('strike__weapon') }} = 'drone'\"")
    parser.add_argument("--sql", action="store_true", help="print the SQL instead of running it")
    given = parser.parse_args(arguments)
    warehouse = Path(os.environ.get("PARLEY_WAREHOUSE", DEFAULT))
    if not warehouse.exists():
        print(f"metrics: nothing has been published at {warehouse}; load something with `parley run`", file=sys.stderr)
        return 1
    try:
        engine = open_engine(warehouse)
        if not given.metrics:
            print(_listing(engine))
            return 0
        sql = metrics_sql(engine, given.metrics, given.by, given.where, given.by)
        print(sql if given.sql else _table(*query_metrics(warehouse, sql)))
    except (OSError, duckdb.Error, InformativeUserError) as error:
        print(f"metrics: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    return 0


def _listing(engine: MetricFlowEngine) -> str:
    metrics = engine.list_metrics(include_dimensions=False)
    lines = [f"{metric.name:36}{metric.description}" for metric in metrics]
    names = sorted(
        {group.dunder_name for metric in metrics for group in engine.simple_dimensions_for_metrics([metric.name])}
        - {"metric_time"}
    )
    return "\n".join([*lines, "", "Group by metric_time__day, __week, __month, __quarter, __year, or:", *names])


def _table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in (names, *rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
