"""What a page says about its article in JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from flows.documents.page_dates import find_page_date

_ARTICLE_TYPES = re.compile(r"(?:https?://schema\.org/)?(?:\w*Article|\w*Posting|Report|Review)$")
_PAGE_TYPES = re.compile(r"(?:https?://schema\.org/)?(?:\w*WebPage|\w*Page)$")
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_AUTHOR_ELEMENTS = "//*[@rel='author' or @itemprop='author' or @itemprop='name' and ancestor::*[@itemprop='author']]"
_TITLE_METAS = ("og:title", "twitter:title", "parsely-title", "dc.title")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_CONTROLS = re.compile(r"[\x00-\x1f]")
_MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of its article; None where it says nothing."""

    title: str | None
    byline: str | None
    published_at: str | None
    outlet: str | None
    language: str | None
    url: str | None
    description: str | None
    body: str | None


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """The metadata of the page `tree`: JSON-LD first, then OpenGraph and its like, then visible elements."""
    metas = _read_metas(tree)
    nodes = list(_read_nodes(tree))
    article = _find_article(tree, metas, nodes)
    pages = [node for node in nodes if _is_of(node, _PAGE_TYPES)]
    outlet = _name_of(article.get("publisher")) or metas.get("og:site_name") or metas.get("application-name")
    return PageMetadata(
        title=_find_title(tree, metas, article, outlet),
        byline=_find_byline(tree, metas, article),
        published_at=find_page_date(tree, metas, [article, *pages]),
        outlet=outlet,
        language=_find_language(tree, metas, article),
        url=_find_url(tree, metas, article),
        description=_text(article.get("description")) or metas.get("og:description") or metas.get("description"),
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = _text(element.get("content"))
        if name and content:
            metas.setdefault(name, content)
    return metas


def _read_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects in the JSON-LD of the page."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            yield from _walk_nodes(_parse_json(script.text or ""))


def _find_article(tree: HtmlElement, metas: dict[str, str], nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The first JSON-LD node that describes an article, rather one with the page's own address or headline than
    another; an empty one where there is none.
    """
    articles = [node for node in nodes if _is_of(node, _ARTICLE_TYPES)]
    url = _find_url(tree, metas, {})
    heading = next((_text(element.text_content()) for element in tree.iter("h1")), None)
    for article in articles if len(articles) > 1 else ():
        if (url and _find_url(None, {}, article) == url) or (heading and _text(article.get("headline")) == heading):
            return article
    return articles[0] if articles else {}


def _is_of(node: dict[str, Any], kinds: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(kinds.match(str(kind)) for kind in (types if isinstance(types, list) else [types]))


def _parse_json(text: str) -> Any:
    """The content of a JSON-LD script; None where it is none even without its comment marks and control characters."""
    cleaned = text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    for attempt in (cleaned, _CONTROLS.sub(" ", cleaned).rstrip("; "), re.sub(r",\s*([}\]])", r"\1", cleaned)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk_nodes(content: Any) -> Iterator[dict[str, Any]]:
    """The objects in JSON-LD, breadth first: those of the page itself before those of its parts."""
    waiting = [content]
    for seen in range(_MOST_NODES):
        if seen >= len(waiting):
            return
        node = waiting[seen]
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in node)


def _find_title(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any], outlet: str | None) -> str | None:
    title = _text(article.get("headline"))
    if title:
        return title
    title = next((metas[name] for name in _TITLE_METAS if name in metas), None)
    heading = next((_text(element.text_content()) for element in tree.iter("h1")), None)
    if title is None:
        title = heading or next((_text(element.text_content()) for element in tree.iter("title")), None)
    suffix = _SITE_SUFFIX.search(title or "")
    if title and suffix and (heading or "").casefold() != title.casefold():
        is_named = outlet is None or _same_name(suffix["site"], outlet)
        is_unprinted = heading is not None and not heading.endswith(suffix["site"])
        return title[: suffix.start()] if is_named or is_unprinted else title
    return title


def _find_byline(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    authors = article.get("author") or article.get("creator")
    names = [_name_of(author) for author in (authors if isinstance(authors, list) else [authors])]
    if not any(names):
        names = [next((metas[name] for name in _AUTHOR_METAS if name in metas), None)]
    if not any(names):
        names = [_text(element.text_content()) for element in tree.xpath(_AUTHOR_ELEMENTS)[:3]]
    plain = [re.sub(r"^[Bb]y\s+", "", name) for name in names if name]
    kept = [name for name in dict.fromkeys(plain) if not name.startswith("http") and len(name) <= 100]
    return ", ".join(kept) or None


def _find_language(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    given = article.get("inLanguage")
    text = _name_of(given) or tree.get("lang") or metas.get("og:locale") or metas.get("content-language")
    return re.split(r"[-_]", text)[0].lower()[:3] if text else None


def _find_url(tree: HtmlElement | None, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    links = () if tree is None else tree.iter("link")
    canonical = [element.get("href") for element in links if element.get("rel") == "canonical"]
    page = article.get("mainEntityOfPage")
    given = [
        *canonical,
        metas.get("og:url"),
        _text(article.get("url")),
        page.get("@id") if isinstance(page, dict) else page,
    ]
    return next((url.strip() for url in given if isinstance(url, str) and url.strip().startswith("http")), None)


def _name_of(value: Any) -> str | None:
    """The name of a person or body as JSON-LD gives it: a string, an object, or a list of them."""
    if isinstance(value, list):
        return next(filter(None, map(_name_of, value)), None)
    return _text(value.get("name") or value.get("alternateName")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _same_name(one: str, other: str) -> bool:
    first, second = ("".join(filter(str.isalnum, name.casefold())) for name in (one, other))
    return first in second or second in first
