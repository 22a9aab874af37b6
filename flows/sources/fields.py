"""The fields that come along with a text, whatever carries them: a line of JSON, a row of a table, a side-car."""

from __future__ import annotations

from collections.abc import Mapping

from flows.errors import SourceError
from flows.sources.model import Document

CONTENT = ("text", "html")
OPTIONAL = ("id", "url", "title", "published_at", "outlet", "language", "byline")


def parse_fields(row: Mapping[str, object], source_uri: str, item: str | None) -> Document:
    """The document that `row` describes; other fields are ignored, and `text` is preferred to `html`.

    Raises:
        SourceError: neither `text` nor `html` holds anything, or a field is of the wrong type.
    """
    text, html = _parse_text(row, "text"), _parse_text(row, "html")
    given = parse_optional_fields(row)
    if text is None and html is None:
        raise SourceError("no `text` and no `html`")
    return Document(
        source_uri=source_uri,
        identity=given.get("id") or given.get("url") or given.get("title") or "",
        item=item,
        text=text,
        html=html if text is None else None,
        external_id=given.get("id"),
        url=given.get("url"),
        title=given.get("title"),
        published_at=given.get("published_at"),
        outlet=given.get("outlet"),
        language=given.get("language"),
        byline=given.get("byline"),
    )


def parse_optional_fields(row: Mapping[str, object]) -> dict[str, str]:
    """The fields besides the text that hold something, as strings; dates and numbers as they print.

    Raises:
        SourceError: a field is a list or an object.
    """
    given = {}
    for name in OPTIONAL:
        value = row.get(name)
        if isinstance(value, (list, dict, tuple)):
            raise SourceError(f"`{name}` is a {type(value).__name__}, not a word or number")
        text = "" if value is None else _storable(str(value)).strip()
        if text:
            given[name] = text
    return given


def _storable(text: str) -> str:
    """`text` without NULs and with lone surrogates replaced, which no file and no table could hold."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _parse_text(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SourceError(f"`{name}` is a {type(value).__name__}, not a string")
    return value if value.strip() else None
