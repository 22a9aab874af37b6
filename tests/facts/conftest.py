"""Articles of one or two sentences, parsed and annotated by the shipped pipeline."""

from __future__ import annotations

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
        return annotate(ArticleRecord.of_text("test", body, published_on), pipeline)

    return read
