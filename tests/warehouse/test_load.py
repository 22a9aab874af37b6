"""Loading: all of a batch or nothing, each row once, nothing lost when a run is cut off or refused."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from flows.build import sign_unsigned
from flows.documents.duplicates import sign_article
from flows.errors import ContractError, StorageError
from flows.records import ArticleRecord, FetchRecord, LoadRecord, RejectRecord
from flows.settings import Settings
from flows.sources.model import reject
from flows.warehouse import load as loading
from flows.warehouse.connect import locked, open_build

NOW = datetime(2026, 6, 1, 12, 0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(warehouse_dir=tmp_path)
    with locked(made):
        pass
    return made


def article(article_id: str) -> ArticleRecord:
    return replace(ArticleRecord.of_text("a.txt", "“Enough,” she said."), article_id=article_id)


def a_load(load_id: str) -> LoadRecord:
    return LoadRecord(
        load_id=load_id,
        started_at=NOW,
        finished_at=None,
        source="in",
        input_count=0,
        article_count=0,
        reject_count=0,
        code_version="1",
        expectations_passed=None,
        expectations_failed=None,
    )


def test_rows_come_back_as_they_went_in(settings: Settings) -> None:
    with open_build(settings) as connection:
        counts = loading.load_records(connection, [article("a"), article("b")], "load1")
        rows = connection.execute("select article_id, body, load_id from raw.articles order by 1").fetchall()
    assert counts == {"articles": 2}
    assert rows == [("a", "“Enough,” she said.", "load1"), ("b", "“Enough,” she said.", "load1")]


def test_a_batch_with_one_bad_row_leaves_nothing_behind(settings: Settings) -> None:
    with open_build(settings) as connection:
        loading.load_records(connection, [article("a")], "load1")
        twice = [article("b"), article("a")]
        with pytest.raises(duckdb.ConstraintException):
            loading.load_records(connection, twice, "load2")
        assert connection.execute("select article_id from raw.articles").fetchall() == [("a",)]


def test_only_what_is_unknown_is_named(settings: Settings) -> None:
    with open_build(settings) as connection:
        loading.load_records(connection, [article("a")], "load1")
        assert loading.find_unknown_ids(connection, ArticleRecord, ["a", "b", "b"]) == {"b"}
        assert loading.find_unknown_ids(connection, RejectRecord, []) == set()


def test_the_next_run_takes_over_what_a_cut_off_run_left(settings: Settings) -> None:
    with open_build(settings) as connection:
        loading.begin_load(connection, a_load("load1"))
        loading.load_records(connection, [article("a"), reject("source", "b.txt", None, "empty", "is empty")], "load1")
        assert loading.has_unpublished_load(connection, [])
        assert loading.begin_load(connection, a_load("load2")) == 1
        assert loading.count_rows(connection, "load2") == {"articles": 1, "rejects": 1}
        assert connection.execute("select load_id from raw.loads").fetchall() == [("load2",)]


def test_a_load_that_was_finished_but_not_published_is_noticed(settings: Settings) -> None:
    with open_build(settings) as connection:
        loading.begin_load(connection, dataclasses.replace(a_load("load1"), finished_at=NOW))
        assert loading.has_unpublished_load(connection, [])
        assert not loading.has_unpublished_load(connection, ["load1"])


def test_a_refused_load_is_set_aside_whole(settings: Settings, tmp_path: Path) -> None:
    with open_build(settings) as connection:
        loading.begin_load(connection, a_load("load1"))
        loading.load_records(connection, [article("a")], "load1")
        loading.set_load_aside(connection, "load1", tmp_path / "refused")
        assert loading.count_rows(connection, "load1") == {}
        kept = connection.execute(f"select article_id from '{tmp_path}/refused/articles.parquet'").fetchall()
    assert kept == [("a",)]


def test_two_runs_at_once_are_refused_in_one_line(settings: Settings) -> None:
    with locked(settings), pytest.raises(StorageError, match="another run is writing"), locked(settings):
        raise AssertionError("both hold the lock")


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(StorageError, match="cannot write to the warehouse"),
        locked(Settings(warehouse_dir=tmp_path / "file" / "warehouse")),
    ):
        raise AssertionError("locked a folder inside a file")


def test_a_database_of_another_version_is_refused(settings: Settings) -> None:
    with duckdb.connect(str(settings.build_path)) as connection:
        connection.execute("create schema raw; create table raw.articles (article_id varchar)")
    with pytest.raises(ContractError, match=r"raw\.articles has other columns"), open_build(settings):
        raise AssertionError("opened a database with foreign columns")


def test_a_file_that_is_no_database_is_refused(settings: Settings) -> None:
    settings.build_path.write_bytes(b"not a database" * 1000)
    with pytest.raises(StorageError), open_build(settings):
        raise AssertionError("opened a text file as a database")


def test_what_a_taken_over_run_finds_again_is_not_an_error(settings: Settings) -> None:
    empty = reject("source", "b.txt", None, "empty", "is empty")
    with open_build(settings) as connection:
        loading.load_records(connection, [empty], "load1")
        loading.load_records(connection, [empty], "load2")
        assert loading.count_rows(connection, "load1") == {"rejects": 1}


def test_what_servers_said_last_is_remembered(settings: Settings) -> None:
    with open_build(settings) as connection:
        loading.keep_fetches(connection, [FetchRecord(url="u", etag="1", last_modified=None)], "load1")
        loading.keep_fetches(connection, [FetchRecord(url="u", etag="2", last_modified="Mon")], "load2")
        assert loading.read_fetches(connection) == {"u": ("2", "Mon")}


@pytest.mark.parametrize("batches", [["a b c d"], ["a", "b", "c", "d"], ["d c", "b a"], ["c", "a d", "b"]])
def test_candidates_for_copies_do_not_depend_on_the_batches(settings: Settings, batches: list[str]) -> None:
    bodies = {"a": "The truce held.", "b": "The truce held.", "c": "Nobody came.", "d": "the truce held"}
    found = []
    with open_build(settings) as connection:
        for number, keys in enumerate(batches):
            articles = [dataclasses.replace(article(key), body=bodies[key]) for key in keys.split()]
            signatures = [line for one in articles for line in sign_article(one.article_id, one.body)]
            loading.load_records(connection, [*articles, *signatures], f"load{number}")
            found += list(loading.find_candidate_pairs(connection, f"load{number}"))
    assert sorted(found) == [tuple((key, bodies[key]) for key in pair) for pair in ("ab", "ad", "bd")]


def test_what_was_loaded_before_signatures_were_kept_is_signed_once(settings: Settings) -> None:
    bodies = {"a": "The truce held.", "b": "The truce held.", "c": "Nobody came."}
    with open_build(settings) as connection:
        loading.load_records(connection, [dataclasses.replace(article(k), body=b) for k, b in bodies.items()], "old")
        sign_unsigned(connection, "new", batch_size=2)
        assert list(loading.find_unsigned(connection)) == []
        (pair,) = loading.find_candidate_pairs(connection, "new")
        assert pair == (("a", bodies["a"]), ("b", bodies["b"]))
