"""Own articles and licensed sources become text with names."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import ParseError
from flows.language.convert import read_sentences
from flows.language.curriculum import LISTED, MARKED, name_exam, name_lessons, own_articles
from flows.language.gum_names import find_mentions, mark_sentence
from flows.language.kinds import kind_of_place
from flows.language.listed import parse_listed, read_listed
from flows.language.marked import LABELS, MarkedText, Name, mark_doc, parse_markup, read_corpus
from flows.language.name_reader import Lesson, curl_quotes, read_lessons, write_lessons
from flows.language.name_sources import join_words, mark, read_plain, refine


def shown(marked: MarkedText) -> list[tuple[str, str]]:
    return [(marked.text[name.start : name.end], name.label) for name in marked.names]


def test_markup_is_taken_out_and_remembered() -> None:
    marked = parse_markup("[NORP Kenyan] envoy [PERSON Wanjiru Otieno] left [GPE Goma].")
    assert marked.text == "Kenyan envoy Wanjiru Otieno left Goma."
    assert shown(marked) == [("Kenyan", "NORP"), ("Wanjiru Otieno", "PERSON"), ("Goma", "GPE")]


@pytest.mark.parametrize("line", ["[TOWN Goma] fell", "[GPE Goma fell", "Goma] fell", "[GPE [LOC Kivu]]"])
def test_bad_markup_is_refused(line: str) -> None:
    with pytest.raises(ParseError, match="not marked well"):
        parse_markup(line)


def test_the_whole_corpus_is_well_marked() -> None:
    paragraphs = [marked for _, article in read_corpus(MARKED) for marked in article]
    assert len(paragraphs) > 500
    assert {name.label for marked in paragraphs for name in marked.names} == LABELS


HEADLINE = 60
"""Code points up to which a text may be a heading."""

LISTING = """\
# Kivu; wire; 2026-02-03
GOMA waits

Marco Rubio met Rubio Castro in Goma. Gomans watched, Rubio's aide said.

== names
PERSON: Marco Rubio; Rubio; Rubio Castro
GPE: GOMA; Goma
== facts
meeting held | Marco Rubio; Rubio Castro | at: Rubio [met]
"""


def test_listed_names_are_marked_wherever_they_stand_longest_first() -> None:
    headline, paragraph = parse_listed(LISTING)
    assert shown(headline) == [("GOMA", "GPE")]
    assert [name for name, _ in shown(paragraph)] == ["Marco Rubio", "Rubio Castro", "Goma", "Rubio"]
    assert headline.text == "GOMA waits"


@pytest.mark.parametrize("bad", ["Goma waits", "Goma waits\n\n== names\nTOWN: Goma", "Goma\n\n== names\nGPE Goma"])
def test_bad_listings_are_refused(bad: str) -> None:
    with pytest.raises(ParseError, match="name"):
        parse_listed(bad)


def test_an_article_without_names_is_one_too() -> None:
    assert [shown(marked) for marked in parse_listed("# x\nRain\n\nIt rains.\n\n== names\n== facts\n")] == [[], []]


def test_all_listed_names_stand_in_their_articles() -> None:
    articles = dict(read_listed(LISTED))
    assert all(any(marked.names for marked in paragraphs) for paragraphs in articles.values())


def test_spaces_are_guessed_as_print_would_have_them() -> None:
    words = ["``", "No", ",", "''", "said", "Mr.", "Tan", "(", "60", ")", ",", "who", "did", "n't", "stop", "."]
    text, offsets = join_words(words)
    assert text == '"No," said Mr. Tan (60), who didn\'t stop.'
    assert text[slice(*offsets[6])] == "Tan"


def test_tags_become_names_without_article_title_and_possessive() -> None:
    words = ["The", "Hague", "'s", "President", "Mary", "Bo", "met", "Finns"]
    text, offsets = join_words(words)
    marked = mark(text, offsets, ["B-LOC", "I-LOC", "O", "B-PER", "I-PER", "I-PER", "O", "O"])
    assert shown(marked) == [("Hague", "GPE"), ("Mary Bo", "PERSON"), ("Finns", "NORP")]


def test_what_a_source_calls_other_is_left_open_unless_a_people() -> None:
    text, offsets = join_words(["Titanic", "drew", "Danish", "crowds"])
    marked = mark(text, offsets, ["I-MISC", "O", "I-MISC", "O"])
    assert shown(marked) == [("Danish", "NORP")]
    assert marked.unsure == ((0, 7),)


def test_overlooked_proper_nouns_are_left_open_but_days_are_not_names() -> None:
    text, offsets = join_words(["Nokia", "fell", "on", "Monday"])
    assert mark(text, offsets, ["O"] * 4, proper=[0, 3]).unsure == ((0, 5),)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Black Sea", "LOC"), ("Lake Kivu", "LOC"), ("Africa", "LOC"), ("Charles Bridge", "FAC"), ("Goma", "GPE")],
)
def test_places_are_refined(name: str, kind: str) -> None:
    assert kind_of_place(name) == kind
    assert refine(name, "place") == kind


def test_wikigold_lines(tmp_path: Path) -> None:
    path = tmp_path / "tiny.txt"
    path.write_text("-DOCSTART- O\n\nOslo I-LOC\nwaits O\n. O\n\nEva I-PER\n", encoding="utf-8")
    assert [shown(marked) for marked in read_plain(path)] == [[("Oslo", "GPE")], [("Eva", "PERSON")]]


GUM = """\
# newdoc id = GUM_news_x
# sent_id = GUM_news_x-1
1\tFormer\tformer\tADJ\tJJ\t_\t3\tamod\t_\tEntity=(1-person-new-nnnnn-cf1-1-coref
2\tPrime\tprime\tADJ\tNNP\t_\t3\tamod\t_\t_
3\tMinister\tminister\tPROPN\tNNP\t_\t6\tnmod:desc\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tNorway\tNorway\tPROPN\tNNP\t_\t3\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl-Norway)
6\tAse\tAse\tPROPN\tNNP\t_\t8\tnsubj\t_\t_
7\tBerg\tBerg\tPROPN\tNNP\t_\t6\tflat\t_\tEntity=1)
8\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
9\tTwitter\tTwitter\tPROPN\tNNP\t_\t8\tobj\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_

"""


def test_gum_phrases_are_reduced_to_names(tmp_path: Path) -> None:
    path = tmp_path / "gum.conllu"
    path.write_text(GUM, encoding="utf-8")
    sentence = next(read_sentences(path))
    assert {(m.first, m.last, m.kind) for m in find_mentions(sentence)} == {(0, 6, "PERSON"), (4, 4, "place")}
    marked = mark_sentence(sentence)
    assert shown(marked) == [("Norway", "GPE"), ("Ase Berg", "PERSON")]
    assert [marked.text[a:b] for a, b in marked.unsure] == ["Minister", "Twitter"]


def test_unsure_stretches_teach_nothing() -> None:
    doc = spacy.blank("en")("Titanic sank off Norway")
    mark_doc(doc, MarkedText(doc.text, (Name(17, 23, "GPE"),), ((0, 7),)))
    assert [(token.ent_iob_, token.ent_type_) for token in doc] == [("", ""), ("O", ""), ("O", ""), ("B", "GPE")]


@settings(deadline=None)
@given(st.text(alphabet="ab '\"(.", min_size=1, max_size=30))
def test_typographic_quotes_move_no_character(text: str) -> None:
    assert len(curl_quotes(MarkedText(text, ())).text) == len(text)


def test_lessons_survive_the_disk(tmp_path: Path) -> None:
    lessons = [Lesson(MarkedText("Eva in Oslo, “ok”", (Name(0, 3, "PERSON"),), ((7, 11),)), plain=1, renamed=2)]
    write_lessons(tmp_path / "l.jsonl", lessons)
    assert list(read_lessons(tmp_path / "l.jsonl")) == lessons


def test_articles_held_back_are_not_taught(shared: Path) -> None:
    folders = shared / "data" / "treebanks", shared / "data" / "ner"
    taught = {lesson.marked.text for lesson in name_lessons(*folders)}
    own = {marked.text for _, article in own_articles() for marked in article}
    examined = {lesson.marked.text for lesson in name_exam(*folders)} & own
    assert len(examined) > 30
    assert not [text for text in examined & taught if len(text) > HEADLINE]  # headings may recur
