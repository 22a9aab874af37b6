"""One document becomes one article with what was removed, or one reject that says why not."""

import dataclasses
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.documents import article_id, read_document
from flows.records import ArticleRecord, RejectRecord, RemovedLineRecord
from flows.sources import Document

TEXT = (
    "Ministers meet in Geneva\n\nBy Ann Ware\n\nThe foreign ministers of Alpha and Beta met in Geneva on Monday, "
    "officials said.\n\nThey agreed to meet again within a month.\n\nTags: Alpha"
)


def document(**given: str | None) -> Document:
    return Document(**{"source_uri": "news/a.txt", "identity": "a.txt", "text": TEXT, **given})


def test_article_comes_first_and_then_what_was_removed() -> None:
    article, *removed = read_document(document(published_at="2025-05-15T10:00:00+02:00", external_id="7"))
    assert isinstance(article, ArticleRecord)
    assert (article.headline, article.byline, article.external_id) == ("Ministers meet in Geneva", "Ann Ware", "7")
    assert (str(article.published_on), str(article.published_at)) == ("2025-05-15", "2025-05-15 08:00:00")
    assert article.published_basis == "metadata"
    assert article.body.endswith("officials said.\nThey agreed to meet again within a month.")
    assert [line.reason for line in removed if isinstance(line, RemovedLineRecord)] == ["headline", "byline", "tags"]
    assert {line.article_id for line in removed if isinstance(line, RemovedLineRecord)} == {article.article_id}


def test_id_does_not_depend_on_where_the_input_lies() -> None:
    here, there = document(), document(source_uri="elsewhere/b/a.txt", item="line 3", published_at="2025-05-15")
    assert article_id(here) == article_id(there)
    assert article_id(here) != article_id(document(identity="b.txt"))
    assert article_id(here) != article_id(document(text=TEXT + "!"))


def test_hash_is_blind_to_case_and_punctuation() -> None:
    one, other = (next(read_document(document(text=text))) for text in (TEXT, TEXT.replace("said.", "SAID!")))
    assert isinstance(one, ArticleRecord)
    assert isinstance(other, ArticleRecord)
    assert (one.content_hash == other.content_hash) and one.body != other.body


def test_rejects_say_why() -> None:
    french = "Le président a rencontré les ministres à Genève lundi, ont déclaré des responsables des deux pays. " * 3
    reasons = {}
    for name, text in {
        "empty": "  \n",
        "no_body": "Share\nTags: a, b",
        "not_english": french,
        "too_long": TEXT * 2000,
    }.items():
        (record,) = read_document(document(text=text))
        assert isinstance(record, RejectRecord)
        reasons[name] = record.reason
    assert reasons == {name: name for name in reasons}


def test_impossible_date_costs_the_date_and_not_the_article() -> None:
    *records, last = read_document(document(published_at="2025-02-30"))
    assert isinstance(records[0], ArticleRecord)
    assert records[0].published_on is None
    assert isinstance(last, RejectRecord)
    assert (last.reason, last.item) == ("bad_date", "published_at")


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), max_size=400), st.none() | st.text(max_size=40))
def test_any_text_is_read_or_rejected(text: str, published_at: str | None) -> None:
    records = list(read_document(document(text=text, published_at=published_at)))
    assert isinstance(records[0], ArticleRecord | RejectRecord)
    for record in records:
        for value in dataclasses.asdict(record).values():
            if isinstance(value, str):
                value.encode("utf-8")
    if isinstance(records[0], ArticleRecord):
        assert unicodedata.is_normalized("NFC", records[0].body)
        assert "\n\n" not in records[0].body
        for cut in records[1:]:
            if isinstance(cut, RemovedLineRecord):
                assert text[cut.start_char : cut.end_char].strip() == text[cut.start_char : cut.end_char]
