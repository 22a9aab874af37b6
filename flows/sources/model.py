"""What a source yields: documents, and rejects for what it cannot read."""

from __future__ import annotations

from dataclasses import dataclass

from flows.ids import stable_id
from flows.records import RejectRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was found: its text or its HTML page (exactly one of them), and what came along with it.

    `is_page` tells a text that was found in a page, whose markup has told headline and summary from the rest.

    `identity` tells two copies of one text apart: the given id, else the address, else the file name; never the
    position in a file or folder, so that order and batching do not matter. `published_at` is as given, unparsed.
    """

    source_uri: str
    identity: str
    item: str | None = None
    text: str | None = None
    html: str | None = None
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    published_at: str | None = None
    outlet: str | None = None
    language: str | None = None
    byline: str | None = None
    is_page: bool = False


def reject(stage: str, source_uri: str, item: str | None, reason: str, detail: str) -> RejectRecord:
    """The record of an input that could not be used."""
    return RejectRecord(
        reject_id=stable_id("reject", source_uri, item, reason),
        source_uri=source_uri,
        item=item,
        stage=stage,
        reason=reason,
        detail=detail,
    )
