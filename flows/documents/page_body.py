"""The article proper of a page: trafilatura finds it, and what it takes too much or leaves out is set right."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from flows.documents.page_metadata import PageMetadata

_EMBEDS = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed|telegram-post")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|stand-first|sub-?title|sub-?head(?:line|ing)?|dek|deck|strapline|summary|excerpt|lede"
    r"|intro(?:duction)?|sell|teaser|chapo|abstract|article-?description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PARTS = ("p", "h2", "h3", "div", "span", "strong")
_WORD = re.compile(r"\w+")
_FEWEST_WORDS, _MOST_WORDS = 6, 90
_PARAGRAPH_WORDS = 12
_CARD_WORDS = 80
_STUB = 2.0  # the page shows less than half of what its metadata hold
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK_END = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d|blockquote)>", re.IGNORECASE)


def read_body(tree: HtmlElement, metadata: PageMetadata) -> list[str]:
    """The lines of the article in the page `tree`: paragraphs as they are, headings after `## `, items after `- `."""
    import trafilatura  # noqa: PLC0415 – 0.5 s, only for pages

    for element in tree.xpath("//blockquote[@class]"):
        if _EMBEDS.search(element.get("class")):
            element.drop_tree()
    _drop_cards(tree)
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, fast=True)
    lines = _drop_first_lists(list(_lines(found.body))) if found is not None else []
    given = _given_lines(metadata.body)
    if _count_words(given) > _STUB * max(_count_words(lines), _FEWEST_WORDS):
        lines = given
    standfirst = _find_standfirst(tree, metadata, lines)
    return [standfirst, *lines] if standfirst else lines


def _drop_cards(tree: HtmlElement) -> None:
    """Take the teasers of other articles away: short `article` elements whose heading is a link."""
    for element in tree.xpath("//article[not(.//h1)][.//*[self::h2 or self::h3 or self::h4][.//a or ancestor::a]]"):
        if element.getparent() is not None and len(_WORD.findall(element.text_content())) < _CARD_WORDS:
            element.drop_tree()


def _given_lines(body: str | None) -> list[str]:
    """The paragraphs of the article as its metadata give them, for pages that show only the beginning or nothing."""
    if not body:
        return []
    text = html.unescape(_TAG.sub(" ", _BLOCK_END.sub("\n", body)))
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _count_words(lines: list[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _lines(body: etree._Element) -> Iterator[str]:
    for element in body:
        if element.tag == "list":
            yield from (f"- {text}" for item in element.iter("item") if (text := _text(item)))
        elif element.tag == "table":
            yield from (" | ".join(_text(cell) for cell in row.iter("cell")) for row in element.iter("row"))
        elif element.tag == "head":
            if text := _text(element):
                yield f"## {text}"
        else:
            for line_break in element.iter("lb"):
                line_break.tail = "\n" + (line_break.tail or "")
            yield from filter(None, (" ".join(line.split()) for line in "".join(element.itertext()).split("\n")))


def _drop_first_lists(lines: list[str]) -> list[str]:
    """`lines` without the lists before the first paragraph: key points, or the path through the site."""
    first = next(
        (
            place
            for place, line in enumerate(lines)
            if not line.startswith(("- ", "## ")) and len(_WORD.findall(line)) >= _PARAGRAPH_WORDS
        ),
        0,
    )
    return [line for place, line in enumerate(lines) if place >= first or not line.startswith("- ")]


def _find_standfirst(tree: HtmlElement, metadata: PageMetadata, lines: list[str]) -> str | None:
    """The summary that the page prints under its headline, where it is no part of `lines` yet."""
    known = _key(" ".join(lines))
    description = _key(metadata.description or "")
    begun = False
    for element in tree.iter("h1", *_PARTS):
        begun = begun or element.tag == "h1"
        if element.tag == "h1" or len(element) > _MOST_WORDS:
            continue
        marked = begun and bool(_STANDFIRST.search(element.get("class") or element.get("itemprop") or ""))
        if not marked and not (description and element.text and len(element.text) > len(description) / 3):
            continue
        text = _text(element)
        key = _key(text)
        if not _FEWEST_WORDS <= len(key.split()) <= _MOST_WORDS:
            continue
        if marked or key == description:
            return None if key in known else text
    return None


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
