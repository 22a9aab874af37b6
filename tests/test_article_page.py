"""The page of an article: every word is there once, in order, escaped, with its facts marked."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from flows.article_page import FactNote, Highlight, render_article
from flows.settings import Settings
from flows.warehouse.article import read_article_page


def text_of(page: str) -> str:
    """The body that a reader sees, paragraphs joined by a newline."""
    article = page.split("<article>")[1].split("</article>", maxsplit=1)[0]
    paragraphs = re.findall(r"<p>(.*?)</p>", article, re.S)
    return "\n".join(html.unescape(re.sub(r"<[^>]+>", "", p)) for p in paragraphs)


def test_what_is_hostile_stays_text() -> None:
    body = "He said <script>alert(1)</script> & left."
    page = render_article(
        "<b>Head</b>",
        ["a & b"],
        body,
        [Highlight(8, 20, "statement", 'x"y')],
        [FactNote('x"y', "statement", "<i>who</i>", "&")],
    )
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert text_of(page) == body


BODIES = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00", exclude_categories=("Cs",)), min_size=1, max_size=60
).filter(lambda t: t.strip("\n") == t and "\n\n" not in t)


@given(BODIES, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_any_highlights_leave_the_words_as_they_are(body: str, spans: list[tuple[int, int]]) -> None:
    highlights = [
        Highlight(min(a, b, len(body)), min(max(a, b), len(body)), "strike", str(i)) for i, (a, b) in enumerate(spans)
    ]
    assert text_of(render_article(None, [], body, highlights, [])) == body


def test_overlapping_facts_are_both_marked() -> None:
    page = render_article(None, [], "abcdef", [Highlight(0, 4, "statement", "s"), Highlight(2, 6, "strike", "k")], [])
    assert '<mark class="statement" id="words-s">ab</mark>' in page
    assert '<mark class="statement strike" id="words-k">cd</mark>' in page
    assert '<mark class="strike">ef</mark>' in page


def test_a_published_article_is_found_by_its_given_id(published: Settings) -> None:
    page = read_article_page(published, "oslo-talks-cancelled")
    assert "Army calls off Oslo meeting" in page
    assert 'class="meeting"' in page
    assert "http" not in page.split("</style>")[0], "the page loads nothing"
