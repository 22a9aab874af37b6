"""Validation of a load with Great Expectations: the raw rows before dbt, the marts before publishing.

The only importer of great_expectations, and lazily: the import alone costs 2 CPU-seconds, once per run.
"""

from __future__ import annotations

import contextlib
import enum
import functools
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flows.deferred import deferred
from flows.errors import CheckFailed
from flows.records import RECORDS
from flows.settings import Settings, silence_telemetry
from flows.suites import MARTS_SUITE, RAW_SUITES


class _DuckDBDialect(enum.StrEnum):
    DUCKDB = "duckdb"


@dataclass(frozen=True)
class Finding:
    """An expectation that did not hold."""

    suite: str
    description: str
    severity: str
    observed: str


@dataclass(frozen=True)
class CheckReport:
    """What a check found: how many expectations held, and those that did not."""

    passed: int = 0
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: CheckReport) -> CheckReport:
        """Both checks as one."""
        return CheckReport(self.passed + other.passed, self.findings + other.findings)

    @property
    def critical(self) -> tuple[Finding, ...]:
        """The findings that stop the run."""
        return tuple(f for f in self.findings if f.severity == "critical")

    def require(self) -> CheckReport:
        """The report itself.

        Raises:
            CheckFailed: a critical expectation did not hold.
        """
        if self.critical:
            first = self.critical[0]
            more = f" (and {len(self.critical) - 1} more)" if len(self.critical) > 1 else ""
            raise CheckFailed(f"{first.suite}: {first.description} Found: {first.observed}{more}")
        return self


def check_raw(settings: Settings, load_id: str, loaded: dict[str, int]) -> CheckReport:
    """What the suites say of the rows that the load brought; tables without any (by `loaded`) are passed over."""
    queries = {
        RAW_SUITES[r.TABLE]: f"select * from raw.{r.TABLE} where load_id = '{load_id}'"
        for r in RECORDS
        if loaded.get(r.TABLE)
    }
    return _validate(settings, queries)


def check_marts(settings: Settings) -> CheckReport:
    """What the suite `marts` says of the one-row profile of the marts."""
    profile = (settings.expectations_dir / "marts_profile.sql").read_text(encoding="utf-8")
    return _validate(settings, {MARTS_SUITE: profile})


def _validate(settings: Settings, queries: dict[str, str]) -> CheckReport:
    report = CheckReport()
    context = _context(settings)
    with _datasource(context, settings) as source:
        for name, query in queries.items():
            asset = source.add_query_asset(name=name, query=query)
            batch = asset.add_batch_definition_whole_table("all").get_batch()
            result = batch.validate(context.suites.get(name))
            report += CheckReport(
                sum(r.success for r in result.results),
                tuple(_finding(name, r) for r in result.results if not r.success),
            )
    return report


def _finding(suite: str, result: Any) -> Finding:
    config = result.expectation_config
    what = config.description or f"{config.type} {config.kwargs.get('column', '')}".strip()
    error = _error_message(result.exception_info or {})
    details = {k: result.result.get(k) for k in ("observed_value", "unexpected_count", "partial_unexpected_list")}
    observed = error or ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in details.items() if v not in (None, []))
    # An expectation that could not be evaluated has not held, whatever its severity says.
    return Finding(suite, what, "critical" if error else config.severity.value, str(observed)[:200])


def _error_message(info: dict[str, Any]) -> str | None:
    """Why an expectation could not be evaluated; Great Expectations nests this by metric, or not."""
    if "exception_message" in info:
        return info["exception_message"] if info.get("raised_exception") else None
    return next((message for nested in info.values() if (message := _error_message(nested))), None)


@functools.cache
def _context(settings: Settings) -> Any:
    """A file context on a copy of the expectations folder, since Great Expectations writes beside its suites."""
    silence_telemetry()
    with deferred(
        "altair", "scipy.stats"
    ):  # a third of the import, for charts and tests that no suite of ours asks for
        import great_expectations as gx  # noqa: PLC0415
        from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415
        from great_expectations.execution_engine import sqlalchemy_execution_engine as engine  # noqa: PLC0415

    # The dialects whose connection must be kept: without DuckDB among them every expectation fails. Private, hence
    # the exact pin of the version and a test.
    kept: Any = engine
    kept._PERSISTED_CONNECTION_DIALECTS = (*kept._PERSISTED_CONNECTION_DIALECTS, _DuckDBDialect.DUCKDB)
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    folder = settings.warehouse_dir / ".checks"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(settings.expectations_dir, folder)
    context = gx.get_context(mode="file", context_root_dir=str(folder.resolve()))
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@contextlib.contextmanager
def _datasource(context: Any, settings: Settings) -> Iterator[Any]:
    source = context.data_sources.add_or_update_sql(
        name="build",
        connection_string=f"duckdb:///{settings.build_path.resolve()}",
        kwargs={"connect_args": {"read_only": True}},
        create_temp_table=False,
    )
    try:
        yield source
    finally:
        # Two engines: the one that validates, and the one that tested the connection. dbt needs both to let go.
        source.get_execution_engine().close()
        source.get_engine().dispose()
