"""Annotations: names, speakers, places, dates, amounts and quotes on top of the parse, in the order they build on."""

from __future__ import annotations

from spacy.language import Language

from flows.annotate.amounts import find_amounts
from flows.annotate.coreference import resolve_mentions
from flows.annotate.dates import find_dates
from flows.annotate.model import Annotated
from flows.annotate.names import find_names
from flows.annotate.paragraphs import parse_paragraphs
from flows.annotate.places import find_places
from flows.annotate.quotes import find_quotes
from flows.annotate.summary import mentions_of
from flows.annotate.words import Words
from flows.records import ArticleRecord

__all__ = ["annotate", "mentions_of"]


def annotate(article: ArticleRecord, nlp: Language) -> Annotated:
    """The article with its parse and everything that the fact readers build on."""
    paragraphs = parse_paragraphs(article.body, nlp)
    quotes = find_quotes(article.body, paragraphs)
    words = tuple(Words.of(paragraph) for paragraph in paragraphs)
    published = article.published_on or article.published_not_before
    names = find_names(words, published.year if published else None)
    mentions = tuple(resolve_mentions(words, names, quotes))
    return Annotated(
        article,
        paragraphs,
        mentions,
        find_places(paragraphs, mentions, article),
        find_dates(paragraphs, article),
        find_amounts(paragraphs),
        quotes,
    )
