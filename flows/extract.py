"""One article's facts without a warehouse, for `parley extract`."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path

from flows.documents import read_document
from flows.errors import ParseError, SourceError
from flows.reading import read_article
from flows.records import ArticleRecord, Record, RejectRecord
from flows.settings import Settings
from flows.sources import read_sources


def extract_file(file: Path, published_on: date | None, settings: Settings, today: date) -> list[Record]:
    """The records of the one article in `file`, the article first; `published_on` overrides what the file says.

    Raises:
        SourceError: the file cannot be read, or holds no or several articles.
        ParseError: what it holds is not an article.
    """
    found = list(read_sources([str(file)], settings))
    if len(found) != 1:
        raise SourceError(f"{file} holds {len(found)} articles; `parley extract` reads one")
    document = found[0]
    if isinstance(document, RejectRecord):
        raise SourceError(f"{document.source_uri}: {document.detail}")
    if published_on:
        document = dataclasses.replace(document, published_at=published_on.isoformat())
    records: list[Record] = []
    for record in read_document(document, settings.max_article_chars, today):
        if isinstance(record, RejectRecord) and not records:
            raise ParseError(f"{record.source_uri}: {record.detail}")
        records.append(record)
        if isinstance(record, ArticleRecord):
            records.extend(read_article(record))
    return records


def records_json(records: list[Record]) -> str:
    """The records as a JSON object: a list for each raw table."""
    tables: dict[str, list[dict[str, object]]] = {}
    for record in records:
        tables.setdefault(record.TABLE, []).append(dataclasses.asdict(record))
    return json.dumps(tables, ensure_ascii=False, indent=1, default=str)
