"""How the tests of this folder read a text of their own writing."""

from __future__ import annotations

from datetime import date

from flows.annotate import annotate
from flows.annotate.model import Annotated, Mention
from flows.language import load
from flows.records import ArticleRecord


def read(body: str, published_on: date | None = date(2025, 6, 2)) -> Annotated:
    """The annotations of `body`, as if published on that day."""
    return annotate(ArticleRecord.of_text("test", body, published_on), load())


def named(annotated: Annotated, text: str) -> Mention:
    """The last mention whose text is `text`."""
    found = [mention for mention in annotated.mentions if mention.text == text]
    assert found, f"no mention {text!r} among {[mention.text for mention in annotated.mentions]}"
    return found[-1]


def who(annotated: Annotated, text: str) -> str | None:
    """Whom the last mention with that text means."""
    actor = named(annotated, text).actor
    return actor.name if actor else None


def texts(annotated: Annotated) -> list[str]:
    """The texts of all mentions."""
    return [mention.text for mention in annotated.mentions]
