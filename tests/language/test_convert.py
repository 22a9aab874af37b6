"""CoNLL-U becomes documents: multi-word tokens, paragraphs, licences."""

import random
from pathlib import Path

import pytest
import spacy

from flows.language.convert import Cutting, genre_of, make_doc, read_docs, read_sentences
from flows.language.curriculum import is_newslike
from flows.language.gold import read_paragraphs

TREEBANK = """\
# newdoc id = GUM_news_boat
# newpar
# sent_id = GUM_news_boat-1
1-2\tDidn't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDid\tdo\tAUX\tVBD\tMood=Ind\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tsail\tsail\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = GUM_news_boat-2
1\tShe\tshe\tPRON\tPRP\tCase=Nom\t2\tnsubj\t_\t_
2\tsaid\tsay\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
2.1\tsaid\tsay\tVERB\tVBD\t_\t_\t_\t_\t_
3\t"\t"\tPUNCT\t``\t_\t4\tpunct\t_\tSpaceAfter=No
4-5\tgonna\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\tgoing\tgo\tVERB\tVBG\tTense=Pres\t2\tccomp\t_\t_
5\tto\tto\tPART\tTO\t_\t4\tmark\t_\t_
6\t"\t"\tPUNCT\t''\t_\t4\tpunct\t_\t_

# newdoc id = GUM_fiction_whale
# newpar
# sent_id = GUM_fiction_whale-1
1\tCall\tcall\tVERB\tVB\tMood=Imp\t0\troot\t_\t_
2\tme\tI\tPRON\tPRP\t_\t1\tobj\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_multiword_tokens_split_where_their_parts_spell_them(treebank: Path) -> None:
    first, second, _ = read_sentences(treebank)
    assert [word.form for word in first.words] == ["Did", "n't", "sail", "."]
    assert [word.space_after for word in first.words] == [False, True, False, True]
    assert [word.form for word in second.words] == ["She", "said", '"', "gonna", '"']


def test_a_merged_token_keeps_the_outward_head(treebank: Path) -> None:
    _, second, _ = read_sentences(treebank)
    gonna = second.words[3]
    assert (gonna.lemma, gonna.head, gonna.deprel) == ("go", 1, "ccomp")
    assert second.words[4].head == 3, "heads that pointed into the merged token point at it"


def test_the_root_is_its_own_head(treebank: Path) -> None:
    first = next(read_sentences(treebank))
    assert (first.words[2].head, first.words[2].deprel) == (2, "ROOT")


def test_documents_carry_tree_tags_and_bounds(treebank: Path) -> None:
    doc = make_doc(spacy.blank("en").vocab, list(read_sentences(treebank))[:2])
    assert doc.text.strip() == 'Didn\'t sail. She said "gonna"'
    assert [sentence.root.text for sentence in doc.sents] == ["sail", "said"]
    assert doc[2].tag_ == "VB"
    assert doc[1].pos_ == "PART"
    assert str(doc[0].morph) == "Mood=Ind"


def test_quotes_become_typographic_on_request(treebank: Path) -> None:
    doc = make_doc(spacy.blank("en").vocab, list(read_sentences(treebank))[:2], curly=True)
    assert doc.text.strip() == "Didn’t sail. She said “gonna”"


def test_documents_never_cross_a_document_of_the_treebank(treebank: Path) -> None:
    docs = list(read_docs(treebank, spacy.blank("en").vocab, random.Random(1), cutting=Cutting(longest=9)))
    assert [len(list(doc.sents)) for doc in docs] == [2, 1]


def test_paragraphs_end_where_the_treebank_starts_one(treebank: Path) -> None:
    assert [len(paragraph) for paragraph in read_paragraphs(treebank)] == [2, 1]
    assert [len(p) for p in read_paragraphs(treebank, keep=is_newslike)] == [2]


@pytest.mark.parametrize(
    ("document", "genre"),
    [("GUM_news_boat", "news"), ("weblog-blogspot.com_x_2005", "weblog"), ("email-enron_01", "email")],
)
def test_genres(document: str, genre: str) -> None:
    assert genre_of(document) == genre
