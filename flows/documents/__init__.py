"""Documents become articles: furniture removed, headline and by-line split off, dated, copies linked."""

from flows.documents.read import read_document

__all__ = ["read_document"]
