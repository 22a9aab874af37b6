"""Persons without their titles: what stands before a name is a role, not a part of it."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from flows.language.words import WORDS

TITLES = frozenset(WORDS["titles"].split())


@Language.component("parley_titles", requires=["doc.ents"], assigns=["doc.ents"])
def drop_titles(doc: Doc) -> Doc:
    """The document, its persons beginning after their titles; a title alone is no person."""
    if any(entity.label_ == "PERSON" and entity[0].lower_ in TITLES for entity in doc.ents):
        doc.ents = [kept for entity in doc.ents if (kept := _without_title(entity)) is not None]
    return doc


def _without_title(entity: Span) -> Span | None:
    if entity.label_ != "PERSON":
        return entity
    start = next((token.i for token in entity if token.lower_ not in TITLES), entity.end)
    return Span(entity.doc, start, entity.end, label="PERSON") if start < entity.end else None
