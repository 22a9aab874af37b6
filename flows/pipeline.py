"""The stages of `flows.build` as a Prefect flow, for scheduled runs. The only importer of prefect.

Reading and loading are not retried – a second attempt would find the same text – but what waits for a lock or a disk
is. One run writes to a warehouse at a time: the concurrency limit `parley-writer` makes others wait.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.concurrency.sync import concurrency

from flows import build
from flows.build import RunReport
from flows.checks import check_marts
from flows.errors import CheckFailed
from flows.settings import Settings, read_settings
from flows.transform import build_models
from flows.warehouse.connect import locked

WRITER_LIMIT = "parley-writer"
SHOWN_REJECTS = 100


@task(retries=2, retry_delay_seconds=30)
def load_sources(sources: list[str], settings: Settings) -> RunReport:
    """Read what is new and load it; a retry goes on where the first attempt was cut off."""
    logger = get_run_logger()
    return build.load_sources(sources, settings, build.utc_now, lambda stage, count: logger.info("%s %d", stage, count))


@task
def check_load(report: RunReport, settings: Settings) -> RunReport:
    """Validate the raw rows of the load."""
    return dataclasses.replace(report, checks=build.check_load(report, settings))


@task(retries=1, retry_delay_seconds=30, retry_condition_fn=lambda task, run, state: not _is_check_failure(state))
def transform(settings: Settings) -> None:
    """Build and test the models; a failed test is not tried again."""
    build_models(settings)


@task
def check_models(report: RunReport, settings: Settings) -> RunReport:
    """Validate the marts."""
    return dataclasses.replace(report, checks=report.checks + check_marts(settings).require())


@task(retries=2, retry_delay_seconds=10)
def publish(report: RunReport, settings: Settings) -> RunReport:
    """Make the marts a version of their own and show it to readers."""
    return build.publish_load(report, settings, build.utc_now())


@flow(name="parley", log_prints=False)
def run_pipeline(sources: list[str], warehouse: str = "warehouse") -> dict[str, Any]:
    """Everything new in `sources`, published in `warehouse`: counts and the version, null if nothing was new."""
    settings = read_settings(warehouse_dir=Path(warehouse))
    with concurrency(WRITER_LIMIT, occupy=1), locked(settings):
        report = load_sources(sources, settings)
        if report.is_new:
            try:
                report = check_load(report, settings)
                transform(settings)
                report = check_models(report, settings)
            except CheckFailed as error:
                raise build.refuse_load(report, settings, error) from error
            report = publish(report, settings)
    show_report(report)
    return {
        "load_id": report.load_id,
        "inputs": report.input_count,
        "articles": report.article_count,
        "rejects": report.reject_count,
        "version": report.version.name if report.version else None,
    }


def show_report(report: RunReport) -> None:
    """Leave artifacts with what was loaded, what was rejected and why, and which expectations did not hold."""
    create_table_artifact(
        key="loaded",
        description=f"Rows loaded by {report.load_id}",
        table=[{"table": f"raw.{table}", "rows": count} for table, count in report.row_counts.items()],
    )
    create_table_artifact(
        key="rejected",
        description=f"{report.reject_count} inputs that could not be used",
        table=[
            {"source": r.source_uri, "item": r.item or "", "reason": r.reason, "detail": r.detail}
            for r in report.rejects[:SHOWN_REJECTS]
        ],
    )
    create_table_artifact(
        key="expectations",
        description=f"{report.checks.passed} expectations held",
        table=[dataclasses.asdict(finding) for finding in report.checks.findings],
    )


def _is_check_failure(state: Any) -> bool:
    return isinstance(state.result(raise_on_failure=False), CheckFailed)
