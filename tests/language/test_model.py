"""The shipped weights: small, offline, deterministic, and good enough."""

import json
import socket
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from flows.language import MODEL, load
from flows.language.evaluate import FLOORS, NAME_FLOORS
from flows.language.gold import make_docs, read_named_documents, read_pud
from flows.language.marked import LABELS
from flows.language.scoring import UNER_LABEL, Tally, entities_of, score_grammar, score_names

TEXT = (
    "U.S. Secretary of State Marco Rubio met Sudanese generals in Port Sudan on Friday. "
    "“We are close to a deal,” said Rubio, who had not announced the visit."
)
ROOM_FOR_A_SUBSET = 2.0
"""Points by which a score on a third of the test data may fall short of its floor on all of it."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def test_plain_spacy_loads_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("the language pipeline must not open a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    doc = spacy.load(MODEL)(TEXT)
    assert len(list(doc.sents)) == 2
    assert all(doc.has_annotation(name) for name in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_IOB"))


def test_who_did_what_to_whom(nlp: Language) -> None:
    met = next(token for token in nlp(TEXT) if token.text == "met")
    assert (met.lemma_, met.tag_, met.pos_, met.morph.get("Tense")) == ("meet", "VBD", "VERB", ["Past"])
    assert [child.text for child in met.children if child.dep_ == "obj"] == ["generals"]


def test_names_in_an_easy_sentence(nlp: Language) -> None:
    found = {(entity.text, entity.label_) for entity in nlp(TEXT).ents}
    assert {("U.S.", "GPE"), ("Marco Rubio", "PERSON"), ("Sudanese", "NORP"), ("Port Sudan", "GPE")} <= found


def test_entity_labels(nlp: Language) -> None:
    assert set(nlp.get_pipe("ner").labels) == LABELS  # type: ignore[attr-defined]


def test_the_same_text_reads_the_same(nlp: Language) -> None:
    alone = nlp(TEXT).to_json()
    assert nlp(TEXT).to_json() == alone
    among_others = list(nlp.pipe(["Nothing happened.", TEXT, "Rain fell on Goma."]))[1].to_json()
    assert among_others == alone


def test_the_folder_is_small_and_holds_no_pickled_code() -> None:
    paths = [path for path in MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in paths) <= 15_000_000
    assert not [path for path in paths if path.suffix in {".pkl", ".pickle", ".pt", ".py"}]


def test_the_weights_say_whose_they_are() -> None:
    assert "Attribution-ShareAlike 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    attribution = (MODEL / "ATTRIBUTION").read_text(encoding="utf-8")
    assert all(source in attribution for source in ("EWT", "GUM", "UNER", "WikiGold", "CrossNER", "GeoNames"))
    metrics = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["grammar"]["pud_news"]["las"] >= FLOORS["pud_news"]["las"]


def test_trees_of_news_reach_their_floor(nlp: Language, shared: Path) -> None:
    documents = list(read_pud(shared / "data" / "treebanks" / "pud-test.conllu", "n"))[::3]
    scores = score_grammar(nlp, make_docs(nlp.vocab, documents))
    short = {
        name: scores[name] for name, floor in FLOORS["pud_news"].items() if scores[name] < floor - ROOM_FOR_A_SUBSET
    }
    assert not short


def test_names_of_news_reach_their_floor(nlp: Language, shared: Path) -> None:
    documents = list(read_named_documents(shared / "data" / "ner" / "uner-pud-test.iob2"))[::3]
    reached = score_names(entities_of(nlp), documents, UNER_LABEL).percent()
    short = {kind: reached[kind]["f"] for kind, f in NAME_FLOORS.items() if reached[kind]["f"] < f - ROOM_FOR_A_SUBSET}
    assert not short


def test_a_tally_counts_spans() -> None:
    tally = Tally()
    tally.add({(0, 3), (5, 9)}, {(0, 3), (6, 9)})
    assert tally.percent == {"p": 50.0, "r": 50.0, "f": 50.0}
