"""The parts of the pipeline that are rules: tokens, certain bounds, lemmas, the list of well-known names."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from flows.language.bounds import set_certain_bounds
from flows.language.gazetteer import find_entries, read_index
from flows.language.lemmas import TableLemmatizer, edit_between
from flows.language.tokenizer import make_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.tokenizer = make_tokenizer()(blank)
    return blank


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S.-led talks", ["the", "U.S.", "-", "led", "talks"]),
        ("£16bn of aid", ["£", "16", "bn", "of", "aid"]),
        ("Really?! Yes!!!", ["Really", "?!", "Yes", "!!!"]),
        ("pro-Russian", ["pro", "-", "Russian"]),
        ("Ukraine’s", ["Ukraine", "’s"]),
    ],
)
def test_tokens(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp(text)] == tokens


def bounds(nlp: Language, text: str) -> list[bool | None]:
    doc = set_certain_bounds(nlp(text))
    return [token.is_sent_start for token in doc]


def test_a_full_stop_before_a_capital_is_a_bound(nlp: Language) -> None:
    assert bounds(nlp, "It ended. They left.") == [True, False, False, True, False, False]


def test_a_closing_quote_belongs_to_its_sentence(nlp: Language) -> None:
    assert bounds(nlp, "“It ended.” They left.")[5:7] == [True, False]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He met Mr. Moyo there.", "Moyo"),
        ("“Who came?” she asked.", "she"),
        ("Prices rose 2.5 per cent, Moyo said.", "Moyo"),
        ("It cost 5 p.m. traffic.", "traffic"),
    ],
)
def test_no_sentence_starts(nlp: Language, text: str, word: str) -> None:
    doc = set_certain_bounds(nlp(text))
    assert next(token for token in doc if token.text == word).is_sent_start is False


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They came from the U.S. Moyo did not.", "Moyo"),
        ("“Who came?” Moyo asked.", "Moyo"),
        ("Two points: Nobody left.", "Nobody"),
    ],
)
def test_what_is_uncertain_stays_open(nlp: Language, text: str, word: str) -> None:
    doc = set_certain_bounds(nlp(text))
    assert next(token for token in doc if token.text == word).is_sent_start is None


def test_a_careless_text_may_have_bounds_anywhere(nlp: Language) -> None:
    assert bounds(nlp, "it ended they left") == [True, None, None, None]


def test_a_line_end_is_a_bound(nlp: Language) -> None:
    doc = set_certain_bounds(nlp("Talks resume\nEnvoys met."))
    assert next(token for token in doc if token.text == "Envoys").is_sent_start is True


@pytest.fixture
def lemmatizer(nlp: Language) -> TableLemmatizer:
    words = [
        ("walked", "VBD", "walk"),
        ("talked", "VBD", "talk"),
        ("agreed", "VBD", "agree"),
        ("went", "VBD", "go"),
        ("cities", "NNS", "city"),
        ("parties", "NNS", "party"),
        ("talks", "NNS", "talk"),
        ("weeks", "NNS", "week"),
        ("Emirates", "NNPS", "Emirate"),
    ]
    forms, tags, lemmas = (list(column) for column in zip(*words, strict=True))
    trained = TableLemmatizer()
    trained.learn([Doc(nlp.vocab, words=forms, tags=tags, lemmas=lemmas)])
    return trained


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("went", "VBD", "go"),
        ("Went", "VBD", "go"),
        ("marked", "VBD", "mark"),
        ("agreed", "VBD", "agree"),
        ("envoys", "NNS", "envoy"),
        ("armies", "NNS", "army"),
        ("Emirates", "NNPS", "Emirate"),
        ("Talks", "NNP", "Talks"),
        ("UNSEEN", "XX", "unseen"),
    ],
)
def test_lemmas(lemmatizer: TableLemmatizer, form: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemmatize(form, tag) == lemma


def test_the_lemma_tables_survive_the_disk(lemmatizer: TableLemmatizer, tmp_path: Path) -> None:
    lemmatizer.to_disk(tmp_path / "tables")
    other = TableLemmatizer().from_disk(tmp_path / "tables")
    assert (other.exceptions, other.endings) == (lemmatizer.exceptions, lemmatizer.endings)


def test_an_edit_keeps_what_form_and_lemma_share() -> None:
    assert edit_between("armies", "army") == (3, "y")
    assert edit_between("went", "go") == (4, "go")


def test_the_longest_entry_wins() -> None:
    index = read_index("town\tNew York\tYork\nbody\tNew York Times\ncountry\tChad")
    tokens = ["The", "New", "York", "Times", "left", "New", "York", "for", "Chad", "and", "New", "Delhi"]
    assert list(find_entries(tokens, index)) == [(1, 4, "body"), (5, 7, "town"), (8, 9, "country")]
