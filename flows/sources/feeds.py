"""Feeds and sitemaps: the pages that an address lists, newest first, each with what the list says of it."""

from __future__ import annotations

import gzip
import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from flows.sources.fetch_errors import FetchError

_SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a list names, its title and date as given there; later ones have a greater `age_key`."""

    url: str
    title: str | None = None
    published_at: str | None = None
    age_key: str = ""


def find_links(body: bytes, base_url: str, limit: int) -> list[Link] | None:
    """The links in a feed or sitemap, newest first and without repeats; None where `body` is neither.

    Raises:
        FetchError: it is one, but broken or larger than `limit` bytes when unpacked.
    """
    content = _unpack(body, limit)
    head = content[:_HEAD]
    if _SITEMAP.search(head):
        links = list(_read_sitemap(content, base_url))
    elif _FEED.search(head):
        links = list(_read_feed(content, base_url))
    else:
        return None
    unique: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: link.age_key, reverse=True):
        unique.setdefault(link.url, link)
    return list(unique.values())


def _unpack(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        content = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, limit + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise FetchError("bad_feed", f"damaged gzip: {error}") from error
    if len(content) > limit:
        raise FetchError("too_large", f"more than {limit / 1e6:,.0f} MB when unpacked")
    return content


def _read_sitemap(content: bytes, base_url: str) -> Iterator[Link]:
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(content, parser=parser)
    for entry in root if root is not None else ():
        fields: dict[str, str] = {}
        for element in entry.iter():
            if isinstance(element.tag, str) and element.text and element.text.strip():
                fields.setdefault(etree.QName(element).localname, element.text.strip())
        if "loc" in fields:
            published_at = fields.get("publication_date")
            yield Link(
                urljoin(base_url, fields["loc"]),
                fields.get("title"),
                published_at,
                published_at or fields.get("lastmod", ""),
            )


def _read_feed(content: bytes, base_url: str) -> Iterator[Link]:
    import feedparser  # noqa: PLC0415

    feed = feedparser.parse(content, response_headers={"content-location": base_url}, sanitize_html=False)
    if feed.bozo and not feed.entries:
        raise FetchError("bad_feed", f"no readable feed: {feed.bozo_exception}")
    for entry in feed.entries:
        if entry.get("link"):
            parsed = entry.get("published_parsed") or entry.get("updated_parsed")
            yield Link(
                urljoin(base_url, entry["link"]),
                _plain(entry.get("title")),
                entry.get("published") or entry.get("updated"),
                time.strftime("%FT%T", parsed) if parsed else "",
            )


def _plain(title: str | None) -> str | None:
    return " ".join(re.sub(r"<[^>]+>", "", title).split()) or None if title else None
