"""What the command line prints: tables on a terminal, plain lines when piped; progress goes to standard error."""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows.errors import SettingsError
from flows.records import Record, columns_of
from flows.settings import Settings
from flows.warehouse.query import count_rows, run_query
from flows.warehouse.status import Status

if TYPE_CHECKING:
    from flows.build import RunReport  # the whole road: only `parley run` needs it

PATIENCE_SECONDS = 2.0
PLAIN_WIDTH = 76
HIDDEN_IN_TABLES = ("article_id", "body", "content_hash", "confidence", "start_char", "end_char")
TOUR = (
    (
        "Who meets whom, and where it stands",
        "select participants, status, place_name, starts_on from fct_meetings"
        " order by starts_on desc nulls last, participants limit 8",
    ),
    (
        "Who said what, in their words",
        "select speaker_name, speech_act, quote_type, content from fct_statements"
        " where quote_type <> 'indirect' order by published_on desc nulls last, speaker_name limit 8",
    ),
    (
        "Strikes and sanctions in one line each",
        "select 'strike' as fact, attacker_name as who, place_name as whom,"
        " status, killed_min as killed from fct_strikes union all select 'sanction', sender_name, target_name, action,"
        " null from fct_sanctions order by 1, 2 nulls last limit 12",
    ),
)


class ConsoleProgress:
    """Tells how a run gets on: a live line on a terminal once it takes longer than two seconds, else plain lines."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._started = time.monotonic()
        self._live: Progress | None = None
        self._stage = ""

    def __call__(self, stage: str, count: int) -> None:
        """Note that the run is at `stage`, `count` items far (0 where nothing is counted)."""
        text = f"{stage} {count:,}" if count else stage
        if not self._console.is_terminal:
            if stage != self._stage:
                print(f"parley: {text}", file=sys.stderr)
        elif time.monotonic() - self._started > PATIENCE_SECONDS:
            self._show(text)
        self._stage = stage

    def __enter__(self) -> ConsoleProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def _show(self, text: str) -> None:
        if self._live is None:
            self._live = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            self._live.add_task(text, total=None)
            self._live.start()
        self._live.update(self._live.task_ids[0], description=text)


def show_run(report: RunReport, settings: Settings) -> None:
    """Print what a run did."""
    if not report.is_new:
        print(f"nothing new in {report.input_count:,} inputs; {settings.current_path} stays as it is")
        return
    print(f"{report.input_count:,} inputs: {report.article_count:,} articles loaded, {report.reject_count:,} rejected")
    for reject in report.rejects[:20]:
        print(f"  rejected {reject.source_uri}{f' {reject.item}' if reject.item else ''}: {reject.detail}")
    for finding in report.checks.findings:
        print(f"  {finding.severity}: {finding.suite}: {finding.description} Found: {finding.observed}")
    print(f"{report.checks.passed} expectations held, {len(report.checks.findings)} did not")
    print(f"published {report.version}")


def show_rows(names: Sequence[str], rows: Sequence[Sequence[Any]], form: str | None = None) -> None:
    """Print rows as a table, CSV or JSON; by default a table on a terminal, else CSV.

    Raises:
        SettingsError: `form` is none of them.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    if form == "table":
        _show_table(names, rows)
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)
    elif form == "json":
        print(
            json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1, default=str)
        )
    else:
        raise SettingsError(f"--format {form}: choose table, csv or json")


def _show_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table: framed on a terminal and fitted to it, else plain columns, one line a row."""
    texts = [["" if value is None else " ".join(str(value).split()) for value in row] for row in rows]
    if sys.stdout.isatty():
        table = Table(*map(str, names))
        for row in texts:
            table.add_row(*row)
        Console(markup=False, highlight=False).print(table)
        return
    lines = [
        [text if len(text) <= PLAIN_WIDTH else text[: PLAIN_WIDTH - 1] + "…" for text in row]
        for row in [list(map(str, names)), *texts]
    ]
    widths = [max(len(row[i]) for row in lines) for i in range(len(names))]
    for row in lines:
        print("  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def show_records(records: Sequence[Record]) -> None:
    """Print the records of one article, a table for each kind."""
    by_table: dict[str, list[Record]] = {}
    for record in records:
        by_table.setdefault(record.TABLE, []).append(record)
    for table, rows in by_table.items():
        every = [column.name for column in columns_of(type(rows[0]))]
        names = [n for n in every if n not in HIDDEN_IN_TABLES and not n.endswith(("_id", "_char"))]
        filled = [n for n in names if any(getattr(row, n) is not None for row in rows)]
        print(f"\n{table} ({len(rows)})")
        show_rows(filled, [[getattr(row, n) for n in filled] for row in rows], "table")


def show_status(status: Status, today: date) -> None:
    """Print how the warehouse stands."""
    print(f"version    {status.version}" + ("" if status.version == status.versions[0] else "  (rolled back)"))
    print(f"kept       {', '.join(status.versions)}")
    newest = status.newest_article_on
    print(
        f"freshness  newest article {newest} ({(today - newest).days} days ago)"
        if newest
        else "freshness  no article is dated"
    )
    show_rows(["table", "rows"], list(status.row_counts.items()), "table")
    for load in status.loads:
        told = dict(zip(status.load_columns, load, strict=True))
        print(
            f"load       {told['load_id']}  {told['input_count']:,} inputs, {told['article_count']:,} articles,"
            f" {told['reject_count']:,} rejected; {told['expectations_passed']} expectations held,"
            f" {told['expectations_failed']} did not  ({told['source']})"
        )
    print(f"rejects    {status.note or status.reject_count}")
    for load_id, source_uri, item, reason, detail in status.rejects:
        print(f"  {load_id} {source_uri}{f' {item}' if item else ''} [{reason}] {detail}")
    for folder in status.refused:
        print(f"refused    {folder}")


def show_tour(settings: Settings) -> None:
    """Print the row counts and three queries worth running, with their answers."""
    print(f"\nWhat is in {_relative(settings.current_path)}")
    show_rows(["table", "rows"], list(count_rows(settings).items()), "table")
    for title, sql in TOUR:
        print(f'\n{title}:\n  parley query "{sql}"')
        names, rows = run_query(settings, sql)
        show_rows(names, rows, "table")


def _relative(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
