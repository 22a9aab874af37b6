"""`parley`, the command line. Commands import what they need when they run, so that `--help` answers at once."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.errors import ParleyError, SettingsError
from flows.settings import use_one_thread

app = typer.Typer(
    help="News about conflict diplomacy in, a DuckDB warehouse of meetings, statements, sanctions and strikes out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
WarehouseOption = Annotated[
    Path | None, typer.Option("--warehouse", "-w", metavar="DIR", help="The warehouse folder.  [default: warehouse]")
]


@app.callback()
def set_up(
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
) -> None:
    """Options for all commands; `main` looks for `--debug` itself, since it catches what the commands raise."""


@app.command()
def run(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, feeds or sitemaps.")],
    warehouse: WarehouseOption = None,
) -> None:
    """Read what is new in the sources, check it, and publish it."""
    from flows import build
    from flows.console import ConsoleProgress, show_run

    settings = _settings(warehouse)
    with ConsoleProgress() as progress:
        report = build.run(sources, settings, build.utc_now, progress)
    show_run(report, settings)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One article: text, Markdown or HTML.")],
    published_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Day of publication.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the records as JSON.")] = False,
) -> None:
    """Show one article's facts; nothing is loaded."""
    from flows.console import show_records
    from flows.extract import extract_file, records_json

    records = extract_file(file, published_on.date() if published_on else None, _settings(None), date.today())
    if as_json:
        print(records_json(records))
    else:
        show_records(records)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A SELECT over the public tables, or a .sql file.")],
    warehouse: WarehouseOption = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="table, csv or json  [default: table on a terminal, else csv]"),
    ] = None,
) -> None:
    """Query the published warehouse."""
    from flows.console import show_rows
    from flows.warehouse.query import run_query

    text = Path(sql).read_text(encoding="utf-8") if sql.endswith(".sql") else sql
    names, rows = run_query(_settings(warehouse), text)
    show_rows(names, rows, form)


@app.command()
def status(warehouse: WarehouseOption = None) -> None:
    """Show the last loads, row counts, version, freshness and rejects."""
    from flows.console import show_status
    from flows.warehouse.status import read_status

    settings = _settings(warehouse)
    show_status(read_status(settings), date.today())


@app.command()
def rollback(
    version: Annotated[str | None, typer.Argument(metavar="[VERSION]", help="Default: the one before.")] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Point readers at an earlier version."""
    from flows.warehouse.connect import locked
    from flows.warehouse.publish import roll_back

    settings = _settings(warehouse)
    with locked(settings):
        print(f"readers now see {roll_back(settings, version)}")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of <id>.json annotations.")],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS", help="Folder of <id>.txt, or a JSONL of id and text.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed or invented.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score the reading of articles against annotations made by hand."""
    from flows.evaluate import evaluate_folder, show_evaluation

    show_evaluation(evaluate_folder(gold, texts, date.today()), errors=errors, as_json=as_json)


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="parquet, csv, gdelt or ftm (FollowTheMoney).")],
    folder: Annotated[
        Path | None,
        typer.Option("--to", metavar="DIR", help="Where to.  [default: exports/FORMAT in the warehouse]"),
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the published tables in another format."""
    from flows.warehouse.export import export_warehouse

    settings = _settings(warehouse)
    target = folder or settings.warehouse_dir / "exports" / form
    files = export_warehouse(settings, form, target)
    print(f"{len(files):,} files in {target}")


@app.command()
def article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="article_id, or the id given with the input.")],
    file: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Where to.  [default: standard output]")
    ] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Show an article with its facts highlighted, as a page that needs nothing else."""
    from flows.warehouse.article import read_article_page

    page = read_article_page(_settings(warehouse), article_id)
    if file is None:
        print(page, end="")
    else:
        file.write_text(page, encoding="utf-8")


@app.command()
def tour(warehouse: WarehouseOption = None) -> None:
    """Show what is in the warehouse, with three queries worth running."""
    from flows.console import show_tour

    show_tour(_settings(warehouse))


def main() -> None:
    """Run the command line; an error that is ours is one line, and exit code 1."""
    use_one_thread()
    code = 0
    try:
        app(standalone_mode=True)
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    except ParleyError as error:
        code = _fail(str(error))
    except BrokenPipeError:
        sys.stdout = None  # the reader (`head`) has gone; nothing is left to say
    except OSError as error:
        code = _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    except Exception as error:
        code = _fail(f"unexpected {type(error).__name__}: {error} (`parley --debug …` shows where)".splitlines()[0])
    if sys.stdout is not None:
        sys.stdout.flush()
    sys.stderr.flush()
    # Without the interpreter's tear-down: after Great Expectations DuckDB's binding would report types as leaked.
    os._exit(code)


def _fail(message: str) -> int:
    if "--debug" in sys.argv:
        traceback.print_exc()
    print(f"parley: {message}", file=sys.stderr)
    return 1


def _settings(warehouse: Path | None) -> Any:
    from flows.settings import read_settings

    settings = read_settings(warehouse_dir=warehouse)
    if settings.warehouse_dir.exists() and not settings.warehouse_dir.is_dir():
        raise SettingsError(f"{settings.warehouse_dir} is not a folder")
    return settings
