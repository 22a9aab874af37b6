"""An HTML page as a document with text: its article's lines and what the page says about it."""

from __future__ import annotations

import dataclasses

from lxml import etree, html

from flows.documents.page_body import read_body
from flows.documents.page_metadata import read_metadata
from flows.errors import ParseError
from flows.sources.model import Document

_MOST_CHARS = 4_000_000
_MOST_TAGS = 60_000  # finding the article takes a second for 10,000 tags


def read_page(document: Document) -> Document:
    """`document` with its page's text in place of the page; fields that came with it win over the page's.

    Raises:
        ParseError: it is no HTML, absurdly large, or holds no article; the message is a reason, a colon and the detail.
    """
    page = (document.html or "").replace("\x00", "")
    if len(page) > _MOST_CHARS or page.count("<") > _MOST_TAGS:
        raise ParseError(
            f"too_long: a page of {len(page):,} characters and {page.count('<'):,} tags; "
            f"one may have {_MOST_CHARS:,} and {_MOST_TAGS:,}"
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ParseError(f"no_html: {error}") from error
    metadata = read_metadata(tree)
    lines = read_body(tree, metadata)
    if not lines:
        raise ParseError("no_body: the page holds no article")
    return dataclasses.replace(
        document,
        html=None,
        text="\n".join(lines),
        is_page=True,
        url=document.url or metadata.url,
        title=document.title or metadata.title,
        published_at=document.published_at or metadata.published_at,
        outlet=document.outlet or metadata.outlet,
        byline=document.byline or metadata.byline,
        language=document.language or metadata.language,
    )
