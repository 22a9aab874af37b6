"""The trained parts become one pipeline folder, with its licence and its sources beside the weights."""

import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from flows.language.lemmas import TableLemmatizer

LEGAL = Path(__file__).parent / "legal"
"""The files LICENSE and ATTRIBUTION, which go with the weights wherever they go."""


def join_parts(grammar: Path, names: Path, lemma_docs: list[Doc]) -> Language:
    """The whole pipeline: tags, lemmas, morphology, certain bounds, trees, names."""
    nlp = spacy.load(grammar)
    nlp.add_pipe("parley_bounds", before="parser")
    lemmatizer = nlp.add_pipe("parley_lemmatizer", after="tagger")
    assert isinstance(lemmatizer, TableLemmatizer)
    lemmatizer.learn(lemma_docs)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.add_pipe("parley_titles")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is nobody's business
    nlp.meta.update(
        name="parley",
        version="1.0.0",
        description="Grammar and names of English news; see ATTRIBUTION for what it was trained on.",
        license="CC BY-SA 4.0",
    )
    return nlp


def write_model(nlp: Language, folder: Path) -> None:
    """Replace the folder in one step, so that nobody loads half of it."""
    fresh, stale = folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.old")
    for path in (fresh, stale):
        shutil.rmtree(path, ignore_errors=True)
    nlp.to_disk(fresh, exclude=["vocab"])
    Vocab(strings=label_strings(nlp)).to_disk(fresh / "vocab")
    for text in sorted(LEGAL.iterdir()):
        shutil.copyfile(text, fresh / text.name)
    if folder.exists():
        folder.rename(stale)
    fresh.rename(folder)
    shutil.rmtree(stale, ignore_errors=True)


def label_strings(nlp: Language) -> list[str]:
    """What the components write on tokens: of all strings seen in training, the only ones that reading needs."""
    labels = {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}
    parts = {part for label in labels for feature in label.split("|") for part in (feature, *feature.split("="))}
    return sorted(labels | parts)
