"""Pages of many makes: what common templates do around, within and instead of the article."""

import json

import pytest

from flows.documents import read_document
from flows.records import ArticleRecord
from flows.sources import Document
from tests.documents.test_page import PARAGRAPHS

TITLE = "Ministers meet in Geneva and agree to go on"
DAY = "2026-03-09"
MORE = [
    "Diplomats on the island said on Tuesday that a second paper had been written, and that nobody had seen it yet.",
    "A farmer near the border told this reporter that he had not slept for a week, and that his cows gave no milk.",
]
TEXT = [*PARAGRAPHS, *MORE]
CARDS = "".join(
    f"<article class='card'><a href='/{number}'><h3>Other story number {number} about the harbour</h3></a>"
    f"<p>A teaser that tells in a line what this other story number {number} is about, more or less.</p>"
    f"<time datetime='2026-04-0{number}'>April {number}</time></article>"
    for number in range(1, 6)
)
OTHER = {"@type": "NewsArticle", "headline": "Other", "url": "https://lake.example/1", "datePublished": "2026-04-01"}
OWN = {"@type": "https://schema.org/NewsArticle", "headline": TITLE, "datePublished": "2026-03-09T00:30:00+02:00"}
SHOWN = "".join(f"<p>{text}</p>" for text in TEXT)
HEAD = f"<h1>{TITLE}</h1>"


def read(body: str, ld: object = None, head: str = "") -> ArticleRecord:
    script = f"<script type='application/ld+json; charset=utf-8'>{json.dumps(ld)}</script>" if ld else ""
    html = f"<html lang='en'><head><title>{TITLE}</title>{script}{head}</head><body>{body}</body></html>"
    record = next(read_document(Document(source_uri="a", identity="a", html=html)))
    assert isinstance(record, ArticleRecord)
    return record


@pytest.mark.parametrize(
    "body",
    [
        f"{CARDS}<article>{HEAD}{SHOWN}</article>{CARDS}",
        f"<main>{HEAD}{SHOWN}</main><div class='more'>{CARDS}</div>",
        f"{HEAD}<div>{'<br><br>'.join(TEXT)}</div>",
        HEAD + "<article>" + "".join(f"<div class='body-paragraph'>{text}</div>" for text in TEXT) + "</article>",
        f"<main>{HEAD}"
        + "".join(f"<article><h2>At {10 + place}:00</h2><p>{text}</p></article>" for place, text in enumerate(TEXT))
        + "</main>",
        f"<article>{HEAD}<amp-img src='a.jpg'></amp-img><figcaption>The lake in spring. Ann Ware/Lake Wire</figcaption>"
        f"{SHOWN}<amp-ad></amp-ad></article>",
    ],
)
def test_article_is_found_among_teasers_and_templates(body: str) -> None:
    assert read(body).body.split("\n") == TEXT


def test_page_that_shows_the_beginning_only_gives_the_body_that_its_metadata_hold() -> None:
    stub = f"<article>{HEAD}<p>{TEXT[0]}</p><div><h2>Subscribe to read on</h2></div></article>"
    assert read(stub, {**OWN, "articleBody": "\n\n".join(TEXT)}).body.split("\n") == TEXT
    assert read(stub, {**OWN, "articleBody": "".join(f"<p>{text}</p>" for text in TEXT)}).body.split("\n") == TEXT


def test_shown_article_wins_over_the_body_in_the_metadata() -> None:
    assert read(f"<article>{HEAD}{SHOWN}</article>", {**OWN, "articleBody": " ".join(TEXT)}).body.split("\n") == TEXT


@pytest.mark.parametrize(
    ("ld", "head"),
    [
        ([OTHER, OWN], ""),
        (
            [OTHER, {**OWN, "headline": "Talks", "url": "https://lake.example/a"}],
            "<link rel='canonical' href='https://lake.example/a'>",
        ),
        ({"@graph": [{"@type": "WebPage", "datePublished": DAY, "dateModified": "2026-03-12"}]}, ""),
        ({**OWN, "datePublished": [{"@value": DAY}]}, ""),
        ({**OWN, "datePublished": None, "dateCreated": DAY, "dateModified": "2026-03-12"}, ""),
        (None, "<meta name='publish_date' content='20260309'><meta name='article:modified_time' content='2026-03-12'>"),
        (None, "<meta property='article:published_time' content='1773090600'>"),
        (None, "<meta name='DC.date.issued' content='9 March 2026'>"),
        (None, f'<script>window.state = {{"publishedAt":"{DAY}T10:00:00Z","id":7}}</script>'),
    ],
)
def test_date_of_the_metadata(ld: object, head: str) -> None:
    article = read(f"<article>{HEAD}{SHOWN}</article>{CARDS if ld or 'meta' in head else ''}", ld, head)
    assert str(article.published_on) == DAY


@pytest.mark.parametrize(
    "printed",
    [
        "<p class='date'>Published: 9 March 2026, 10:15 GMT</p>",
        "<time datetime='2026-03-09T10:15'>9 March</time>",
        "<span>March 9, 2026</span>",
        "<div><time class='updated' datetime='2026-03-12'></time><span>Monday, March 9, 2026</span></div>",
        "<p>Last updated: 12 March 2026</p><p>9 March 2026</p>",
        "<span property='dc:date' content='2026-03-09T21:00:00+01:00'>x</span>",
        "<i>Geneva, March 9, 2026</i>",
    ],
)
def test_date_in_print_beside_the_headline_wins_over_those_of_other_stories(printed: str) -> None:
    assert str(read(f"<aside>{CARDS}</aside><main>{HEAD}{printed}{SHOWN}</main>{CARDS}").published_on) == DAY


@pytest.mark.parametrize(
    "printed",
    [
        "<span>03/09/2026</span>",
        '<script>{"publishedAt":"2026-03-09"},{"publishedAt":"2026-04-09"}</script>',
        "<meta property='article:modified_time' content='2026-03-12'>",
    ],
)
def test_day_that_is_not_surely_that_of_publication_is_not_taken(printed: str) -> None:
    assert read(f"<main>{HEAD}{printed}{SHOWN}</main>").published_on is None
