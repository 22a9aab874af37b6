"""Names with the annotations on top of the tagger, and what that reaches on the test data of names.

`python -m flows.annotate.score_names NER`: raw text in, the scores of the bare tagger and of both together out. The
annotations keep the actors and places that facts need; here they correct and complete what the tagger marks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from flows.annotate.gazetteer import is_known
from flows.annotate.model import Paragraph
from flows.annotate.names import find_names
from flows.annotate.paragraphs import parse_paragraphs
from flows.annotate.places import find_places
from flows.annotate.words import Words
from flows.language import load
from flows.language.evaluate import evaluate_names
from flows.language.marked import Name
from flows.language.scoring import NameFinder, entities_of
from flows.records import ArticleRecord


def annotated_names(nlp: Language) -> NameFinder:
    """The names that the tagger and the annotations find together; each text is an article of its own."""

    def find(texts: list[str]) -> Iterable[Iterable[Name]]:
        return (read_names(text, nlp) for text in texts)

    return find


def read_names(text: str, nlp: Language) -> list[Name]:
    """The names in `text`, sorted by start, not overlapping.

    Where both see the same stretch, a known name or a place has the label of the annotations; a known name or a place
    that the tagger missed is added.
    """
    paragraphs = parse_paragraphs(text, nlp)
    mentions = find_names([Words.of(paragraph) for paragraph in paragraphs], None)
    places = find_places(paragraphs, mentions, ArticleRecord.of_text("scored", text))
    known = {(m.start, m.end): Name(m.start, m.end, m.label) for m in mentions if is_known(m.text)}
    for place in places:
        known.setdefault((place.start, place.end), Name(place.start, place.end, "GPE"))
    names = [name for paragraph in paragraphs for name in _tagged(paragraph, known)]
    for name in known.values():
        if not any(other.start < name.end and name.start < other.end for other in names):
            names.append(name)
    return sorted(names, key=lambda name: name.start)


def _tagged(paragraph: Paragraph, known: dict[tuple[int, int], Name]) -> Iterator[Name]:
    """What the tagger marks in a paragraph, with the labels of known names; landscape stays landscape."""
    for entity in paragraph.doc.ents:
        start, end = paragraph.start + entity.start_char, paragraph.start + entity.end_char
        other = known.get((start, end))
        is_landscape = entity.label_ in ("LOC", "FAC") and other is not None and other.label == "GPE"
        yield other if other and not is_landscape else Name(start, end, entity.label_)


def main() -> int:
    """The exit code, the scores printed."""
    parser = argparse.ArgumentParser(prog="flows.annotate.score_names", description="Score names, bare and annotated.")
    parser.add_argument("ner", type=Path, help="folder with uner-pud-test and uner-ewt-test .iob2")
    ner: Path = parser.parse_args().ner
    nlp = load()
    finders = {"tagger": entities_of(nlp), "annotated": annotated_names(nlp)}
    scores = {name: evaluate_names(ner, find) for name, find in finders.items()}
    sys.stdout.write(json.dumps(scores, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
