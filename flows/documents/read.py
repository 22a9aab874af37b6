"""Reading one document: its article, what was removed from it, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from flows.documents.clean import Cleaned, clean_page, clean_text
from flows.documents.dating import Dating, date_article
from flows.documents.english import find_language
from flows.documents.identity import hash_content
from flows.documents.lines import repair
from flows.errors import ParseError
from flows.ids import stable_id
from flows.records import ArticleRecord, Record, RejectRecord, RemovedLineRecord
from flows.sources.model import Document, reject

_WORD = re.compile(r"\w[\w’'.-]*")
_FEWEST_WORDS = 3


def open_document(document: Document) -> Document | RejectRecord:
    """`document` with the text of its page in place of the page, or why there is none; others as they are."""
    if document.html is None:
        return document
    from flows.documents.page import read_page  # noqa: PLC0415 – 0.5 s, only for pages

    try:
        return read_page(document)
    except ParseError as error:
        reason, _, detail = str(error).partition(": ")
        return reject("document", document.source_uri, _item(document), reason, detail)


def article_id(document: Document) -> str:
    """The id of the article in `document`: the same wherever the input lies and with whatever else it comes.

    It takes no cleaning, so that what is loaded already is known before any work is done. Of a page it rests on
    the article found in it, since the rest of a page changes with every visit; open pages first to do that once.
    """
    opened = open_document(document)
    return stable_id("article", document.identity, opened.text if isinstance(opened, Document) else None)


def read_document(document: Document, max_chars: int = 200_000, today: date | None = None) -> Iterator[Record]:
    """The article in `document` first, then what was removed from it, then a reject for a date that is none;
    or a single reject where there is no English article of at most `max_chars`.

    `today` is the day on which it is read, which helps to find its year; see `date_article`.
    """
    opened = open_document(document)
    if isinstance(opened, RejectRecord):
        yield opened
        return
    rejected = _reject_size(opened, max_chars)
    if rejected is not None:
        yield rejected
        return
    cleaned = _clean(opened)
    language = find_language(cleaned.body)
    rejected = _reject_content(opened, cleaned, language)
    if rejected is not None:
        yield rejected
        return
    dating, date_error = _date(opened, cleaned, today)
    key = article_id(opened)
    yield _article(key, opened, cleaned, language, dating)
    for removed in cleaned.removed:
        yield RemovedLineRecord(
            article_id=key,
            start_char=removed.start,
            end_char=removed.end,
            text=repair(removed.text),
            reason=removed.reason,
        )
    if date_error is not None:
        yield reject("document", opened.source_uri, _item(opened, "published_at"), "bad_date", date_error)


def _clean(document: Document) -> Cleaned:
    text = document.text or ""
    if document.is_page:
        return clean_page(text, document.title, document.byline)
    return clean_text(text, document.title)


def _reject_size(document: Document, max_chars: int) -> RejectRecord | None:
    text = document.text or ""
    if len(text) > max_chars:
        return reject(
            "document",
            document.source_uri,
            _item(document),
            "too_long",
            f"{len(text):,} characters; an article may have {max_chars:,}",
        )
    if not text.strip():
        return reject("document", document.source_uri, _item(document), "empty", "no text")
    return None


def _reject_content(document: Document, cleaned: Cleaned, language: str) -> RejectRecord | None:
    item = _item(document)
    if len(_WORD.findall(cleaned.body)) < _FEWEST_WORDS:
        return reject("document", document.source_uri, item, "no_body", "nothing that reads like an article")
    if language != "en":
        return reject("language", document.source_uri, item, "not_english", f"language: {language}")
    if cleaned.is_list:
        return reject("document", document.source_uri, item, "no_article", "a list of other articles")
    return None


def _date(document: Document, cleaned: Cleaned, today: date | None) -> tuple[Dating, str | None]:
    """When the article appeared, and what is wrong with the date that came along."""
    try:
        return date_article(document.published_at, document.url, cleaned, today), None
    except ParseError as error:
        return date_article(None, document.url, cleaned, today), str(error)


def _article(key: str, document: Document, cleaned: Cleaned, language: str, dating: Dating) -> ArticleRecord:
    return ArticleRecord(
        article_id=key,
        external_id=document.external_id,
        source_uri=document.source_uri,
        url=document.url,
        outlet=document.outlet,
        headline=_headline(document, cleaned),
        body=cleaned.body,
        byline=document.byline or cleaned.byline,
        language=language,
        published_on=dating.on,
        published_at=dating.at,
        published_basis=dating.basis,
        published_not_before=dating.not_before,
        published_not_after=dating.not_after,
        published_reason=dating.reason,
        word_count=len(_WORD.findall(cleaned.body)),
        content_hash=hash_content(cleaned.body),
    )


def _headline(document: Document, cleaned: Cleaned) -> str | None:
    """The title that came along, without the name of the site behind a bar, else the one that is printed."""
    title = repair(document.title or "").strip()
    return re.split(r"\s+[|]\s+", title)[0] if title else cleaned.headline


def _item(document: Document, part: str | None = None) -> str | None:
    return ": ".join(filter(None, (document.item, part))) or None
