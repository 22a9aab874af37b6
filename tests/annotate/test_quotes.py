"""Quotations are found from characters, however the marks are set."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.annotate.quote_clauses import holds_clause
from flows.annotate.quotes import find_quotes


@dataclass(frozen=True)
class Lines:
    """One paragraph of a test text."""

    index: int
    start: int
    end: int


def paragraphs_of(body: str) -> list[Lines]:
    """One paragraph a line."""
    found: list[Lines] = []
    start = 0
    for line in body.split("\n"):
        if line:
            found.append(Lines(len(found), start, start + len(line)))
        start += len(line) + 1
    return found


def inner(body: str) -> list[str]:
    """What stands in the quotation marks of `body`."""
    return [body[q.inner_start : q.inner_end] for q in find_quotes(body, paragraphs_of(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“We are ready,” she said. “Are they?”", ["We are ready,", "Are they?"]),
        ('"We are ready," she said. "Are they?"', ["We are ready,", "Are they?"]),
        ("'We are ready,' she said. 'Are they?'", ["We are ready,", "Are they?"]),
        ("‘We’re ready,’ she said. ‘Aren’t they?’", ["We’re ready,", "Aren’t they?"]),
        ("«We are ready», she said.", ["We are ready"]),
        ("''We are ready,'' she said.", ["We are ready,"]),
        ("``We are ready,'' she said.", ["We are ready,"]),
        ("He called it ”a farce” again.", ["a farce"]),
        ("The plan—“a farce”—was dropped.", ["a farce"]),
        ('The plan—"a farce"—was dropped.', ["a farce"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("“He told me “no” twice,” she said.", ["He told me “no” twice,"]),
        ("'He told me \"no\" twice,' she said.", ['He told me "no" twice,']),
        ("“But—” she began.", ["But—"]),
        ("We will never yield,” she said. “Never.”", ["We will never yield,", "Never."]),
        ("“We will never yield.", ["We will never yield."]),
        ("“One is lost, he said. “Two are not.”", ["One is lost, he said.", "Two are not."]),
        ("'The envoys' work is done,' she said.", ["The envoys' work is done,"]),
        ("He said it was 'the envoys' fault' alone.", ["the envoys' fault"]),
    ],
)
def test_marks_of_every_kind_open_and_close(body: str, expected: list[str]) -> None:
    assert inner(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The workers' union won't strike; it's the bosses' turn.",
        "In the ’90s the ministers’ talks didn’t go far.",
        "Rock 'n' roll 'em in the '80s.",
        "The envoy’s aides’ notes were lost.",
        "No marks here.",
    ],
)
def test_apostrophes_are_not_quotes(body: str) -> None:
    assert inner(body) == []


def test_reopened_quote_is_joined_by_its_flags() -> None:
    body = "“We waited.\n“We waited long.\n“We won,” he said."
    quotes = find_quotes(body, paragraphs_of(body))
    assert [q.is_open_before for q in quotes] == [False, True, True]
    assert [q.is_open_after for q in quotes] == [True, True, False]
    assert body[quotes[2].inner_start : quotes[2].inner_end] == "We won,"


def test_quote_that_runs_on_without_a_new_mark() -> None:
    body = "“We waited.\nWe won,” he said."
    quotes = find_quotes(body, paragraphs_of(body))
    assert [body[q.start : q.end] for q in quotes] == ["“We waited.", "We won,”"]
    assert [q.is_open_before for q in quotes] == [False, True]


def test_quote_runs_over_a_paragraph_without_any_mark() -> None:
    body = "“We waited.\nAnd waited.\nWe won,” he said.\nHe left."
    assert inner(body) == ["We waited.", "And waited.", "We won,"]


def test_unclosed_quote_does_not_swallow_a_new_one() -> None:
    body = "“We waited.\nThe minister left. “We won,” he said."
    assert inner(body) == ["We waited.", "We won,"]


CLAUSES = ["it was what we wanted", "We’ve won", "Bring them home!", "I know him", "Never again."]
FRAGMENTS = ["low-level", "special military operation", "put pressure on him", "Never", "a farce."]


@pytest.mark.parametrize("text", CLAUSES)
def test_clauses(text: str) -> None:
    assert holds_clause(text)


@pytest.mark.parametrize("text", FRAGMENTS)
def test_terms_and_fragments_are_no_clauses(text: str) -> None:
    assert not holds_clause(text)


@given(st.text(alphabet="“”\"'’‘«» \n,.abS", max_size=80))
def test_any_text_gives_ordered_quotes_inside_their_paragraphs(body: str) -> None:
    paragraphs = paragraphs_of(body)
    end = 0
    for quote in find_quotes(body, paragraphs):
        home = paragraphs[quote.paragraph]
        assert end <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= home.end
        assert quote.start >= home.start
        end = quote.end
