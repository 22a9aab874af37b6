"""Inline markup goes and what people write stays; what went is known to the character."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.documents import read_document
from flows.documents.clean import clean_text
from flows.documents.lines import repair, split_lines
from flows.documents.markup import has_number_marks, read_markup
from flows.records import ArticleRecord, RemovedLineRecord
from flows.sources import Document

LEAD = "The foreign ministers of Alpha and Beta met in Geneva on Monday, officials in both capitals said."
NUMBERED = (
    "The envoys met in Geneva.1 They left at noon.",
    "Nothing was signed.2 Nobody had hoped for it.",
    "The truce (detailed in 5.2).3 It held.",
    "A source called it “useful.”1",
)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**The ministers** met on _Monday_ in *Geneva*.", "The ministers met on Monday in Geneva."),
        ("The [envoys](https://lake.example/a_(b)_c) met.", "The envoys met."),
        ('A [long [sic] note](https://lake.example/a "A title") came.', "A long [sic] note came."),
        ("**[The **lake** report](/a/b#c)** says so.", "The lake report says so."),
        (
            "Shells fell on Oldtown.[[xxi]](https://lake.example/<#_edn285>) It held.",
            "Shells fell on Oldtown. It held.",
        ),
        ("Shells fell on Oldtown.[12][13] Nobody was hurt[^3].", "Shells fell on Oldtown. Nobody was hurt."),
        ("Shells fell on Oldtown.¹² Nobody was hurt.", "Shells fell on Oldtown. Nobody was hurt."),
        ("**Click****here****to see the map of Oldtown.**", "Click here to see the map of Oldtown."),
        ("Ministers**** and envoys **** met.", "Ministers and envoys met."),
        ("_“This is an ultimatum.”_**Ann Ware, Monday.**", "“This is an ultimatum.” Ann Ware, Monday."),
        ("The[ceasefire](/a)collapsed, and [drone](/b)s fell.", "The ceasefire collapsed, and drones fell."),
        (r"The file \_a\_ cost \*5.", "The file _a_ cost *5."),
        ("![A map of the lake](https://lake.example/map.png) The lake is deep.", "The lake is deep."),
        ("The\u00a0ministers\u200b met.", "The ministers met."),
        ("\ufeff> **Beta:** we agree.", "Beta: we agree."),
    ],
)
def test_line_reads_as_its_reader_saw_it(line: str, text: str) -> None:
    assert [found.text for found in split_lines(line)] == [text]


@pytest.mark.parametrize(
    "line",
    [
        "The drills kept to the terms*.",
        "*No terms were given.",
        "2 * 3 * 4 makes 24.",
        "He called it f***ing b****d s**t.",
        "“[Ware’s] army will go on,” he said (see below).",
        "“They[Alpha] lost,” he said.",
        "The official[s] said no.",
        "“[He](Lind) must go,” she said.",
        "An area of 40 km² and 3 m³.",
        "[12](x) people",
        "He wrote to @lake_ and @_beta.",
        "The file snake_case_name is at https://lake.example/_a_/b_.",
        "Name: ____ (in full)",
        "The rifles arrived on Aug.31",
        "Some 1.5 million people left.",
        "See section 5.2.",
        "A path C:\\new.",
        "He scored.12 Others did not.",
    ],
)
def test_prose_stays(line: str) -> None:
    assert read_markup(line).text == line


def test_numbers_at_the_ends_of_sentences_are_footnotes_where_several_are_counted_from_one() -> None:
    assert has_number_marks("\n".join(NUMBERED))
    assert not has_number_marks("\n".join(NUMBERED[:2]))
    assert not has_number_marks("They fled the city.12 Others stayed.40 It held.31 Arms came in Aug.1")
    assert not has_number_marks("See lake.example/a.1 See lake.example/a.2 See www.lake.3 So")
    assert clean_text("\n".join([LEAD, *NUMBERED])).body.split("\n")[1:] == [
        "The envoys met in Geneva. They left at noon.",
        "Nothing was signed. Nobody had hoped for it.",
        "The truce (detailed in 5.2). It held.",
        "A source called it “useful.”",
    ]


def test_removed_markup_is_kept_with_its_place() -> None:
    text = f"Ministers meet\n\n  {LEAD}\n\nThe **[lake](/a)** is _deep_, and shells fell on Oldtown.[1]\n****\n"
    article, *removed = read_document(Document(source_uri="a", identity="a", text=text))
    assert isinstance(article, ArticleRecord)
    assert article.body == f"{LEAD}\nThe lake is deep, and shells fell on Oldtown."
    cuts = [line for line in removed if isinstance(line, RemovedLineRecord) and line.reason == "markup"]
    assert [cut.text for cut in cuts] == ["**[", "](/a)**", "_", "_", "[1]", "****"]
    assert all(text[cut.start_char : cut.end_char] == cut.text for cut in cuts)


_PIECES = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "_",
            "[",
            "](https://a.b/c)",
            "[[i]](/x#fn)",
            "![x](y.png)",
            "word",
            "Word",
            " ",
            ".",
            "1",
            "[1]",
            "\\_",
            "****",
            "“",
            "”",
            "\u00a0",
            "\u200b",
            "# ",
            "- ",
            "> ",
            "é",
            "¹",
            "(",
            ")",
            "@a",
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(_PIECES, st.booleans())
def test_what_was_cut_put_back_gives_the_line(line: str, has_marks: bool) -> None:
    markup = read_markup(line, has_marks)
    kept, last = [], 0
    for start, end in markup.cuts:
        assert last <= start < end <= len(line)
        kept.append(line[last:start])
        last = end
    kept.append(line[last:])
    rest = markup.text
    for piece in kept:
        rest = rest.removeprefix(" ") if not rest.startswith(piece) else rest
        assert rest.startswith(piece)
        rest = rest[len(piece) :]
    assert not rest


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=5).map("\n".join))
def test_lines_and_cuts_lie_in_the_text(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.end] == line.raw
        assert all(line.start <= start < end <= line.end for start, end in line.cuts)
        assert line.is_markup or repair(line.text) == line.text
