from __future__ import annotations

from datetime import date
from pathlib import Path

import corpus_held
import corpus_tuned
import pytest
from building import load_records, run_dbt
from telling import Article, copy_of, load
from told import Corpus


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where dbt keeps what it parsed, for all builds of the session."""
    return tmp_path_factory.mktemp("target")


@pytest.fixture(scope="session")
def tuned() -> Corpus:
    return corpus_tuned.corpus()


@pytest.fixture(scope="session")
def held() -> Corpus:
    return corpus_held.corpus()


@pytest.fixture(scope="session")
def articles(tuned: Corpus, held: Corpus) -> list[Article]:
    """Both corpora, and copies of some of their articles in other outlets, earlier, later or undated."""
    told = {article.name: article for article in (*tuned.articles, *held.articles)}
    copies = (
        copy_of(told["a04"], "copy-later", date(2025, 5, 17)),
        copy_of(told["a28"], "copy-earlier", date(2025, 6, 6)),
        copy_of(told["a45"], "copy-undated", None),
        copy_of(told["a59"], "copy-of-words", date(2025, 6, 10)),
    )
    return [*told.values(), *copies]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, target: Path, articles: list[Article]) -> Path:
    """A build of all articles in one load, with every dbt test."""
    path = tmp_path_factory.mktemp("build") / "build.duckdb"
    load_records(path, load(1, finished=False), [r for article in articles for r in article.records()])
    run_dbt(path, target, "build")
    return path
