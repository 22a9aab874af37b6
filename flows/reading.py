"""Reading one article: the pure part of the road, from body to records."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate import annotate, mentions_of
from flows.facts import find_facts
from flows.language import load
from flows.records import ArticleRecord, Record


def read_article(article: ArticleRecord) -> Iterator[Record]:
    """The actors and places that the article mentions, and its facts."""
    annotated = annotate(article, load())
    yield from mentions_of(annotated)
    yield from find_facts(annotated)
