"""Names read with the annotations on top of the tagger."""

from __future__ import annotations

from itertools import pairwise

import pytest
from spacy.language import Language

from flows.annotate.score_names import read_names
from flows.language import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def _read(text: str, nlp: Language) -> dict[str, str]:
    return {text[name.start : name.end]: name.label for name in read_names(text, nlp)}


def test_known_names_keep_their_label_and_pronouns_and_nouns_are_no_names(nlp: Language) -> None:
    found = _read("Sergei Lavrov met the minister in Ankara. He said that Hezbollah had agreed.", nlp)
    assert found["Sergei Lavrov"] == "PERSON"
    assert found["Ankara"] == "GPE"
    assert found["Hezbollah"] == "ORG"
    assert not {"He", "the minister"} & set(found)


def test_a_lone_name_of_a_person_stays(nlp: Language) -> None:
    assert _read("Mariam was born in Khartoum. Tariq's sister left.", nlp).get("Mariam") == "PERSON"


def test_offsets_are_those_of_the_text_and_names_do_not_overlap(nlp: Language) -> None:
    text = "Talks opened in Doha.\n\nMarco Rubio said Qatar had helped. Rubio left for Cairo."
    names = read_names(text, nlp)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert {"Doha", "Marco Rubio", "Qatar", "Cairo"} <= {text[name.start : name.end] for name in names}
