"""Documents become articles: furniture removed, headline and by-line split off, dated, copies linked."""

from flows.documents.read import article_id, open_document, read_document

__all__ = ["article_id", "open_document", "read_document"]
