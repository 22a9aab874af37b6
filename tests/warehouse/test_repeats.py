"""Two rows with one key: the first is kept, the other one is a reject, and the load goes on to be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from flows import build
from flows.build import keep_unknown
from flows.records import (
    ActorMentionRecord,
    ArticleRecord,
    ArticleSignatureRecord,
    MeetingParticipantRecord,
    MeetingRecord,
    Record,
    RejectRecord,
    StatementSegmentRecord,
)
from flows.settings import Settings
from flows.sources.model import reject
from flows.warehouse import load as loading
from flows.warehouse.connect import locked, open_build
from flows.warehouse.repeats import keep_first
from tests.conftest import NOW, SAMPLES

ARTICLE = ArticleRecord.of_text("talks.txt", "Ministers of Chad and Niger met in Agadez.", datetime(2026, 5, 4).date())
MENTION = ActorMentionRecord(
    article_id=ARTICLE.article_id,
    actor_id="chad",
    name="Chad",
    kind="country",
    country_iso3="TCD",
    role=None,
    wikidata_id=None,
    mention_count=1,
)
MEETING = MeetingRecord(
    report_id="m1",
    article_id=ARTICLE.article_id,
    meeting_format="in_person",
    status="held",
    place_id=None,
    place_name="Agadez",
    country_name="Niger",
    date_text=None,
    starts_on=None,
    ends_on=None,
    date_precision=None,
    topic=None,
    is_plural=False,
    start_char=0,
    end_char=42,
    evidence=ARTICLE.body,
    confidence=0.9,
    rule="met",
)


def party(report_id: str, name: str, role: str = "participant") -> MeetingParticipantRecord:
    return MeetingParticipantRecord(report_id=report_id, actor_name=name, actor_id=None, role=role)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    settings = Settings(warehouse_dir=tmp_path)
    with locked(settings), open_build(settings) as opened:
        yield opened


def rejects(records: list[Record]) -> list[tuple[str, str | None, str, str]]:
    return [(r.source_uri, r.item, r.reason, r.detail) for r in records if isinstance(r, RejectRecord)]


def test_rows_of_different_keys_are_left_alone(connection: duckdb.DuckDBPyConnection) -> None:
    records = [ARTICLE, MENTION, MEETING, party("m1", "Chad"), party("m1", "Chad", "mediator"), party("m1", "Niger")]
    assert keep_first(connection, records) == records


def test_a_second_report_with_the_same_id_is_a_reject_with_its_parts(connection: duckdb.DuckDBPyConnection) -> None:
    first = [ARTICLE, MEETING, party("m1", "Chad"), party("m1", "Niger")]
    second = [replace(MEETING, status="planned"), party("m1", "Chad"), party("m1", "Mali")]
    after = [replace(MEETING, report_id="m2"), party("m2", "Mali")]
    kept = keep_first(connection, [*first, *second, *after])
    assert kept[:-1] == [*first, *after]
    assert rejects(kept) == [
        ("talks.txt", "meetings m1", "duplicate_id", "1 more row of meetings with this key; the first is kept")
    ]


def test_repeats_of_one_key_are_one_reject_that_counts_them(connection: duckdb.DuckDBPyConnection) -> None:
    kept = keep_first(connection, [ARTICLE, MENTION, replace(MENTION, kind="person"), replace(MENTION, role="host")])
    assert kept[:-1] == [ARTICLE, MENTION]
    assert [detail for *_, detail in rejects(kept)] == [
        "2 more rows of actor_mentions with this key; the first is kept"
    ]
    assert [item for _, item, *_ in rejects(kept)] == [f"actor_mentions {ARTICLE.article_id} chad"]


def test_a_part_twice_costs_the_part_only(connection: duckdb.DuckDBPyConnection) -> None:
    kept = keep_first(connection, [ARTICLE, MEETING, party("m1", "Chad"), party("m1", "Chad"), party("m1", "Niger")])
    assert kept[:-1] == [ARTICLE, MEETING, party("m1", "Chad"), party("m1", "Niger")]
    assert [item for _, item, *_ in rejects(kept)] == ["meeting_participants m1 Chad participant"]


def test_what_an_earlier_load_brought_stays_as_it_is(connection: duckdb.DuckDBPyConnection) -> None:
    loading.load_records(connection, [ARTICLE, MEETING, party("m1", "Chad")], "load1")
    other = replace(ARTICLE, article_id="other", source_uri="other.txt")
    records = [other, replace(MEETING, article_id="other", evidence="Clash"), party("m1", "Mali")]
    kept = keep_first(connection, records)
    loading.load_records(connection, kept, "load2")
    assert kept[:-1] == [other]
    assert [source for source, *_ in rejects(kept)] == ["other.txt"]
    assert connection.execute("select evidence from raw.meetings").fetchall() == [(ARTICLE.body,)]
    assert connection.execute("select actor_name from raw.meeting_participants").fetchall() == [("Chad",)]


def test_a_second_article_with_the_same_id_goes_with_all_that_it_tells(connection: duckdb.DuckDBPyConnection) -> None:
    line = ArticleSignatureRecord(article_id=ARTICLE.article_id, band=0, bucket=1)
    second = [replace(ARTICLE, source_uri="copy.txt"), line, replace(MEETING, report_id="m2"), party("m2", "Mali")]
    kept = keep_first(connection, [ARTICLE, line, *second])
    assert kept[:-1] == [ARTICLE, line]
    assert [item for _, item, *_ in rejects(kept)] == [f"articles {ARTICLE.article_id}"]


def test_rejects_may_come_again(connection: duckdb.DuckDBPyConnection) -> None:
    empty = reject("source", "b.txt", None, "empty", "is empty")
    assert keep_first(connection, [empty, empty]) == [empty, empty]


def test_a_load_whose_reader_repeats_every_id_is_published_without_the_repeats(
    tmp_path: Path, published: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = build.read_facts

    def repeated(inputs: list[Record]) -> list[Record]:
        """Each fact and mention twice, with its parts, the second time with other words."""
        records = read(inputs)
        again = [record for record in records if not isinstance(record, ArticleRecord | RejectRecord)]
        spoilt = [replace(r, text="other") if isinstance(r, StatementSegmentRecord) else r for r in again]
        return [*records, *spoilt]

    monkeypatch.setattr(build, "read_facts", repeated)
    settings = Settings(warehouse_dir=tmp_path / "w")
    report = build.run([str(SAMPLES)], settings, lambda: NOW)
    assert report.version is not None
    assert {r.reason for r in report.rejects} >= {"duplicate_id"}
    tables = ("fct_statements", "bridge_statement_segments", "bridge_meeting_participants", "fct_strike_reports")
    for table in tables:
        query = f"select * from {table} order by all"
        with (
            duckdb.connect(str(settings.current_path), read_only=True) as one,
            duckdb.connect(str(published.current_path), read_only=True) as other,
        ):
            assert one.execute(query).fetchall() == other.execute(query).fetchall(), table
    with open_build(settings, read_only=True) as connection:
        told = connection.execute(
            "select distinct split_part(item, ' ', 1) from raw.rejects where reason = 'duplicate_id'"
        )
        assert {"statements", "meetings", "sanctions", "strikes", "actor_mentions"} <= {
            row[0] for row in told.fetchall()
        }
    assert report.reject_count == len(report.rejects)


def test_what_is_not_loaded_twice_needs_no_reject(connection: duckdb.DuckDBPyConnection) -> None:
    assert keep_unknown(connection, [[ARTICLE], [ARTICLE]]) == [ARTICLE]
