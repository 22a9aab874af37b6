"""When a page says that its article appeared: in its metadata, or in print beside the headline."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml.html import HtmlElement

from flows.documents.dateline import parse_date_line
from flows.documents.timestamps import Timestamp, parse_timestamp
from flows.errors import ParseError

# Names of meta elements as letters and digits only, since sites separate their words in every way.
_META_NAMES = (
    "articlepublishedtime",
    "ogarticlepublishedtime",
    "datepublished",
    "publisheddate",
    "parselypubdate",
    "publishdate",
    "publicationdate",
    "pubdate",
    "dcdateissued",
    "dctermsissued",
    "dctermscreated",
    "dctermsdate",
    "dcdate",
    "dcdatecreated",
    "sailthrudate",
    "articlepublished",
    "cxenseparserecspublishtime",
    "ogpublishedtime",
    "ogpubdate",
    "publishedtime",
    "publishedat",
    "citationpublicationdate",
    "citationdate",
    "btpubdate",
    "articledateoriginal",
    "originalpublicationdate",
    "displaydate",
    "shareaholicarticlepublishedtime",
    "prismpublicationdate",
    "articlecreated",
    "articlecreateat",
    "releasedate",
    "date",
)
_NOT_WORD = re.compile(r"[\W_]+")
_CHANGE = re.compile(r"updat|modif|edited|last|expir|copyright", re.IGNORECASE)
_STATE = re.compile(
    r'\\?"(?:datePublished|publishedAt|published_at|publishDate|publish_date|firstPublished\w*|publicationDate|published_time)'
    r'\\?"\s*:\s*\\?"([^"\\]{8,40})\\?"'
)
_LONGEST_PRINT = 70
_NEAR_ELEMENTS = 120
_MOST_TIMES = 5
_MOST_SCRIPT = 2_000_000


def find_page_date(tree: HtmlElement, metas: Mapping[str, str], nodes: Sequence[Mapping[str, Any]]) -> str | None:
    """The first date that can be read: of `nodes` of JSON-LD, of a meta element, in print, or of the page's scripts."""
    given = itertools.chain(
        (node.get("datePublished") for node in nodes),
        _from_metas(tree, metas),
        (node.get(name) for node in nodes for name in ("dateCreated", "uploadDate")),
        _in_print(tree),
        _in_scripts(tree),
    )
    for value in given:
        text = _plain(value)
        if text and _parse(text):
            return text
    return None


def _from_metas(tree: HtmlElement, metas: Mapping[str, str]) -> Iterator[str | None]:
    by_name: dict[str, str] = {}
    for name, content in metas.items():
        by_name.setdefault(_NOT_WORD.sub("", name), content)
    yield from (by_name.get(name) for name in _META_NAMES)
    for element in tree.xpath("//*[not(self::meta)][@itemprop='datePublished' or @pubdate][position() <= 3]"):
        yield element.get("content") or element.get("datetime") or element.text
    for element in tree.xpath("//*[not(self::meta)][@property and @content]"):
        if _NOT_WORD.sub("", element.get("property").lower()) in _META_NAMES:
            yield element.get("content")


def _in_print(tree: HtmlElement) -> Iterator[str | None]:
    """Dates after the headline, then before it, the nearest first; then any others that are marked as times."""
    headings = tree.xpath("//h1")
    if headings:
        following = itertools.islice(headings[0].xpath("descendant-or-self::*|following::*"), _NEAR_ELEMENTS)
        yield from map(_printed, following)
        yield from map(_printed, reversed(headings[0].xpath("preceding::*")[-_NEAR_ELEMENTS // 2 :]))
    yield from (element.get("datetime") for element in tree.xpath("//time[@datetime]")[:_MOST_TIMES])


def _printed(element: HtmlElement) -> str | None:
    """The date that `element` marks or prints with its year, unless it is that of a change."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "body", "html"}:
        return None
    label = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.text or ''}"
    if _CHANGE.search(label):
        return None
    if element.tag == "time" and element.get("datetime") and _parse(element.get("datetime")):
        return str(element.get("datetime"))
    if len(element) > _MOST_TIMES:
        return None
    text = " ".join("".join(itertools.islice(element.itertext(), 12)).split())
    if not 8 <= len(text) <= _LONGEST_PRINT:
        return None
    line = parse_date_line(text)
    is_whole = line is not None and line.printed is not None and not line.is_update
    return line.printed.on.isoformat() if line and line.printed and line.printed.on and is_whole else None


def _in_scripts(tree: HtmlElement) -> Iterator[str]:
    """What the page's scripts call the day of publication, where they name a single one."""
    found = [match for script in tree.iter("script") for match in _STATE.findall((script.text or "")[:_MOST_SCRIPT])]
    stamps = [stamp for text in found if (stamp := _parse(text))]
    if len({stamp.on for stamp in stamps}) == 1:
        yield from found


def _parse(text: str) -> Timestamp | None:
    try:
        return parse_timestamp(text)
    except ParseError:
        return None


def _plain(value: Any) -> str | None:
    while isinstance(value, list | dict):
        value = (value[0] if value else None) if isinstance(value, list) else value.get("@value")
    return " ".join(value.split()) if isinstance(value, str) else None
