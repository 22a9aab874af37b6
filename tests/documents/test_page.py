"""Pages: metadata from JSON-LD and OpenGraph first, the article without what surrounds it, and hostile markup."""

import json
import time

import pytest

from flows.documents import read_document
from flows.documents.page import read_page
from flows.records import ArticleRecord, RejectRecord
from flows.sources import Document

PARAGRAPHS = [
    "The foreign ministers of Alpha and Beta met in Geneva on Monday, officials in both capitals said after the talks.",
    "They agreed to meet again within a month, although neither side would name the city in which they would do so.",
    "A spokesman for the mediators said that the talks had been useful, and that there would be no further comment.",
    "The two countries have been at odds over the valley since the summer of last year, when shells fell on a village.",
]
SUMMARY = "Both sides play down hopes of a deal, but promise to go on with talks that began in the spring"
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Lake Wire"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ministers meet in Geneva &amp; agree to go on",
            "datePublished": "2026-03-09T21:30:00+01:00",
            "author": [{"@type": "Person", "name": "Ann Ware"}, {"name": "Bo Lind"}],
            "publisher": {"@type": "Organization", "name": "Lake Wire"},
            "inLanguage": "en-GB",
            "mainEntityOfPage": "https://lake.example/world/ministers",
        },
    ],
}


def page(head: str = "", body: str = "", ld: object = LD) -> str:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f"<html lang='en'><head><title>Ministers meet | Lake Wire</title>{script}{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav><article>"
        "<h1>Ministers meet in Geneva &amp; agree to go on</h1>"
        f"<p class='standfirst'>{SUMMARY}</p>{paragraphs}{body}"
        "</article><footer>Copyright © 2020 Lake Wire</footer></body></html>"
    )


def read(html: str, **given: str) -> ArticleRecord | RejectRecord:
    record = next(read_document(Document(source_uri="a.html", identity="a.html", html=html, **given)))
    assert isinstance(record, ArticleRecord | RejectRecord)
    return record


def test_metadata_come_from_json_ld() -> None:
    article = read(page())
    assert isinstance(article, ArticleRecord)
    assert article.headline == "Ministers meet in Geneva & agree to go on"
    assert (article.byline, article.outlet, article.url) == (
        "Ann Ware, Bo Lind",
        "Lake Wire",
        "https://lake.example/world/ministers",
    )
    assert (str(article.published_on), str(article.published_at)) == ("2026-03-09", "2026-03-09 20:30:00")


def test_body_has_the_paragraphs_and_the_summary_and_nothing_else() -> None:
    article = read(
        page(
            body="<h2>Hopes for the summer</h2><p>Read more: The long road to Geneva</p>"
            "<blockquote class='twitter-tweet'><p>So useful! The talks were the best that ever were, "
            "and we all say so today.</p>— Ann (@ann)</blockquote>"
        )
    )
    assert isinstance(article, ArticleRecord)
    assert article.body == "\n".join([SUMMARY, *PARAGRAPHS])


def test_id_rests_on_the_article_and_not_on_the_rest_of_the_page() -> None:
    changed = PARAGRAPHS[0].replace("Alpha", "Gamma")
    first, second, third = (
        read(html) for html in (page(), page(head="<meta name='token' content='x1'>"), page(body=f"<p>{changed}</p>"))
    )
    assert isinstance(first, ArticleRecord)
    assert isinstance(second, ArticleRecord)
    assert isinstance(third, ArticleRecord)
    assert first.article_id == second.article_id != third.article_id


def test_opengraph_is_next() -> None:
    head = (
        "<meta property='og:title' content='Ministers meet in Geneva &amp; agree to go on - Lake Wire'>"
        "<meta property='og:site_name' content='Lake Wire'><meta name='author' content='By Ann Ware'>"
        "<meta property='article:published_time' content='2026-03-09T21:30:00Z'>"
        "<meta property='og:url' content='https://lake.example/a'>"
    )
    article = read(page(head=head, ld=None))
    assert isinstance(article, ArticleRecord)
    assert article.headline == "Ministers meet in Geneva & agree to go on"
    assert (article.byline, article.outlet, str(article.published_on)) == ("Ann Ware", "Lake Wire", "2026-03-09")


def test_what_came_with_the_input_wins() -> None:
    article = read(page(), title="Another title", published_at="2026-03-10", outlet="Other")
    assert isinstance(article, ArticleRecord)
    assert (article.headline, str(article.published_on), article.outlet) == ("Another title", "2026-03-10", "Other")


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 50_000,
        "null",
        '{"@type": "NewsArticle", "headline": ["a", 3]}',
        '{"@graph":' * 2_000,
        "<!-- {} -->",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    html = page(
        head=f"<script type='application/ld+json'>{script}</script><meta name='date' content='2026-03-09'>", ld=None
    )
    article = read(html)
    assert isinstance(article, ArticleRecord)
    assert str(article.published_on) == "2026-03-09"


def test_impossible_dates_of_a_page_are_passed_over() -> None:
    head = "<meta property='article:published_time' content='soon'><meta name='date' content='2026-03-09'>"
    document = read_page(Document(source_uri="a", identity="a", html=page(head=head, ld=None)))
    assert document.published_at == "2026-03-09"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "no_html"),
        ("<!--" * 10_000, "no_html"),
        ("<div>" * 10_000 + f"<p>{PARAGRAPHS[0]}</p>", "no_body"),
        ("<p>x</p>" * 700_000, "too_long"),
        ("<" * 100_000, "too_long"),
    ],
)
def test_what_is_no_page_is_rejected(html: str, reason: str) -> None:
    began = time.monotonic()
    record = read(html)
    assert isinstance(record, RejectRecord)
    assert record.reason == reason
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "table><tr><td", "font", "b><i"])
def test_deep_nesting_does_no_harm(tag: str) -> None:
    began = time.monotonic()
    read(f"<html><body>{f'<{tag}>' * 10_000}{page()}")
    assert time.monotonic() - began < 10
