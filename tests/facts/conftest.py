"""Articles of one or two sentences, parsed and annotated by the shipped pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from flows.annotate import annotate
from flows.annotate.model import Annotated
from flows.language import load
from flows.records import ArticleRecord

Annotate = Callable[..., Annotated]


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return load()


@pytest.fixture(scope="session")
def annotated(pipeline: Language) -> Annotate:
    """A function from a body (and its day of publication) to the annotated article."""

    def read(body: str, published_on: date = date(2026, 3, 18)) -> Annotated:
        article = ArticleRecord(
            article_id=hashlib.sha256(body.encode()).hexdigest()[:20],
            external_id=None,
            source_uri="test",
            url=None,
            outlet=None,
            headline=None,
            body=body,
            byline=None,
            language="en",
            published_on=published_on,
            published_at=None,
            published_basis="metadata",
            published_not_before=published_on,
            published_not_after=published_on,
            published_reason=None,
            word_count=len(body.split()),
            content_hash="",
        )
        return annotate(article, pipeline)

    return read
