"""Documents become articles: furniture removed, headline and by-line split off, dated, copies linked."""

from flows.documents.identity import article_id
from flows.documents.read import read_document

__all__ = ["article_id", "read_document"]
