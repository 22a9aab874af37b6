"""The unseen articles: every one can be read, none is in the corpus that the models learn from, and they are scored."""

from __future__ import annotations

import pytest

from flows.facts.learned.corpus import FOLDER, read_corpus
from tests.unseen.report import ARTICLES, FACTS, annotation_of, case_of, scores, toll_of


@pytest.mark.parametrize(
    ("written", "toll"),
    [("12", [12, 12]), ("12-", [12, None]), ("-10", [None, 10]), ("40-49", [40, 49]), (None, None)],
)
def test_a_toll_is_read_as_it_is_written(written: str | None, toll: list[int | None] | None) -> None:
    assert toll_of(written) == toll


def test_no_unseen_article_is_learned_from() -> None:
    assert not {p.name for p in ARTICLES.glob("*.txt")} & {p.name for p in FOLDER.glob("*.txt")}
    learned = {p.read_text(encoding="utf-8").split("\n")[1] for p in FOLDER.glob("*.txt")}
    assert not {p.read_text(encoding="utf-8").split("\n")[1] for p in ARTICLES.glob("*.txt")} & learned


def test_what_is_annotated_is_scored() -> None:
    articles = list(read_corpus(ARTICLES))
    told = [annotation_of(fact)[0] for taught in articles for fact in taught.facts]
    assert len(articles) == 224 and set(told) == set(FACTS)
    some = [case_of(taught) for taught in articles[:2]]
    for score in scores(some):
        assert score.gold_count == sum(len(case.gold[score.fact]) for case in some)
