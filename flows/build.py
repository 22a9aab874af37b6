"""The stages of a run as plain functions, in the order they run; `run` is the table of contents.

    sources → documents → language and annotations → facts → raw.* → check → dbt → check → publish

The command line and the tests call these; `flows.pipeline` runs the same ones as Prefect tasks.
"""

from __future__ import annotations

import dataclasses
import itertools
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from flows.checks import CheckReport, check_marts, check_raw
from flows.documents import read_document
from flows.documents.duplicates import sign_article, verify_pairs
from flows.errors import CheckFailed, ParleyError
from flows.records import ArticleRecord, FetchRecord, LoadRecord, Record, RejectRecord
from flows.settings import Settings
from flows.sources import FetchState, Validators, read_sources
from flows.sources.model import Document, reject
from flows.transform import build_models
from flows.warehouse import load as loading
from flows.warehouse.connect import locked, open_build
from flows.warehouse.publish import find_versions, publish_version
from flows.warehouse.repeats import keep_first

CODE_VERSION = version("parley")
Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class RunReport:
    """What a run did: what came in, what was loaded and rejected, and the version it published, if any."""

    load_id: str
    input_count: int = 0
    article_count: int = 0
    reject_count: int = 0
    is_new: bool = False
    row_counts: dict[str, int] = field(default_factory=dict)
    rejects: tuple[RejectRecord, ...] = ()
    checks: CheckReport = field(default_factory=CheckReport)
    version: Path | None = None


def run(
    sources: Sequence[str],
    settings: Settings,
    now: Callable[[], datetime],
    progress: Progress = lambda stage, count: None,
) -> RunReport:
    """Everything in `sources` that the warehouse does not hold yet, read, loaded, checked and published.

    Raises:
        ParleyError: nothing was published; readers keep the version that they have.
    """
    with locked(settings):
        report = load_sources(sources, settings, now, progress)
        if not report.is_new:
            return report
        try:
            progress("check raw rows", 0)
            report = dataclasses.replace(report, checks=check_load(report, settings))
            progress("build models", 0)
            build_models(settings)
            progress("check marts", 0)
            report = dataclasses.replace(report, checks=report.checks + check_marts(settings).require())
        except CheckFailed as error:
            raise refuse_load(report, settings, error) from error
        progress("publish", 0)
        return publish_load(report, settings, now())


def load_sources(
    sources: Sequence[str], settings: Settings, now: Callable[[], datetime], progress: Progress
) -> RunReport:
    """What was new in `sources`, now in `raw.*`; not `is_new` when there was nothing to do."""
    report = RunReport(load_id=new_load_id(now()))
    with open_build(settings) as connection:
        has_begun = loading.has_unpublished_load(connection, find_versions(settings))
        load = LoadRecord(
            load_id=report.load_id,
            started_at=now(),
            finished_at=None,
            source=" ".join(sources),
            input_count=0,
            article_count=0,
            reject_count=0,
            code_version=CODE_VERSION,
            expectations_passed=None,
            expectations_failed=None,
        )
        if has_begun:
            loading.begin_load(connection, load)
        state = FetchState({url: Validators(*said) for url, said in loading.read_fetches(connection).items()})
        for batch in read_batches(sources, settings, state, now().date()):
            report = dataclasses.replace(report, input_count=report.input_count + len(batch))
            progress("read", report.input_count)
            news = keep_unknown(connection, batch)
            if not news:
                continue
            if not has_begun:
                loading.begin_load(connection, load)
                has_begun = True
            records = keep_first(connection, read_facts(news))
            loading.load_records(connection, records, report.load_id)
            rejects = [r for r in records if isinstance(r, RejectRecord)]
            report = dataclasses.replace(report, rejects=(*report.rejects, *rejects))
        fetches = [FetchRecord(url=url, etag=v.etag, last_modified=v.last_modified) for url, v in state.seen.items()]
        if fetches:
            loading.keep_fetches(connection, fetches, report.load_id)
        if not has_begun:
            return report
        sign_unsigned(connection, report.load_id, settings.batch_size)
        candidates = loading.find_candidate_pairs(connection, report.load_id)
        loading.load_records(connection, verify_pairs(candidates), report.load_id)
        articles, reject_count = loading.record_counts(connection, report.load_id, report.input_count)
        return dataclasses.replace(
            report,
            is_new=True,
            article_count=articles,
            reject_count=reject_count,
            row_counts=loading.count_rows(connection, report.load_id),
        )


def read_batches(
    sources: Sequence[str], settings: Settings, state: FetchState, today: date
) -> Iterator[list[list[Record]]]:
    """What each input is – an article with what was removed from it, or why there is none – in batches."""
    inputs = (_read_input(found, settings, today) for found in read_sources(sources, settings, state))
    while batch := list(itertools.islice(inputs, settings.batch_size)):
        yield batch


def _read_input(found: Document | RejectRecord, settings: Settings, today: date) -> list[Record]:
    if isinstance(found, RejectRecord):
        return [found]
    return list(read_document(found, settings.max_article_chars, today))


def keep_unknown(connection: loading.Connection, batch: Iterable[list[Record]]) -> list[Record]:
    """The records of those inputs of `batch` that no load has brought yet, each once."""
    by_key: dict[tuple[type[Record], str], list[Record]] = {}
    for records in batch:
        by_key.setdefault(_key_of(records[0]), records)
    unknown: set[tuple[type[Record], str]] = set()
    for kind in (ArticleRecord, RejectRecord):
        ids = [key for record_type, key in by_key if record_type is kind]
        unknown |= {(kind, key) for key in loading.find_unknown_ids(connection, kind, ids)}
    return [record for key, records in by_key.items() if key in unknown for record in records]


def _key_of(record: Record) -> tuple[type[Record], str]:
    return type(record), record.article_id if isinstance(record, ArticleRecord) else getattr(record, "reject_id", "")


def read_facts(records: Iterable[Record]) -> list[Record]:
    """`records`, and of each article among them its signature and the mentions and facts found in it."""
    from flows.reading import read_article  # noqa: PLC0415  spaCy is loaded only when there is something to read

    read: list[Record] = []
    for record in records:
        read.append(record)
        if isinstance(record, ArticleRecord):
            read.extend(sign_article(record.article_id, record.body))
            try:
                read.extend(list(read_article(record)))
            except Exception as error:  # a fault of a reader costs one article's facts, not the run
                what = f"{type(error).__name__}: {error}".splitlines()[0]
                read.append(reject("extract", record.source_uri, record.article_id, "reader_failed", what))
    return read


def sign_unsigned(connection: loading.Connection, load_id: str, batch_size: int) -> None:
    """Sign what an earlier version loaded without a signature, so that copies of it are found too."""
    unsigned = loading.find_unsigned(connection)
    while batch := list(itertools.islice(unsigned, batch_size)):
        signatures = [line for article_id, body in batch for line in sign_article(article_id, body)]
        loading.load_records(connection, signatures, load_id)


def check_load(report: RunReport, settings: Settings) -> CheckReport:
    """What the raw suites say of the load.

    Raises:
        CheckFailed: a critical expectation did not hold.
    """
    return check_raw(settings, report.load_id, report.row_counts).require()


def refuse_load(report: RunReport, settings: Settings, reason: CheckFailed) -> ParleyError:
    """The error that ends a run whose load must not be published; its rows are set aside."""
    folder = settings.warehouse_dir / "refused" / report.load_id
    with open_build(settings) as connection:
        loading.set_load_aside(connection, report.load_id, folder)
    return CheckFailed(f"{reason}; nothing was published, the load lies in {folder}")


def publish_load(report: RunReport, settings: Settings, finished_at: datetime) -> RunReport:
    """The report with the version that readers now see."""
    with open_build(settings) as connection:
        loading.finish_load(connection, report.load_id, finished_at, report.checks.passed, len(report.checks.findings))
    return dataclasses.replace(report, version=publish_version(settings, report.load_id))


def new_load_id(now: datetime) -> str:
    """A name for a load and its version: the moment in UTC, and four random digits against clashes."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def utc_now() -> datetime:
    """The moment, in UTC, without zone, as the warehouse stores it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
