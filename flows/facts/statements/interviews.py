"""Interviews in print whose questions are paragraphs of their own, without names before question and answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.line import Line
from flows.facts.statements.turns_of_talk import FIRST_PERSON, interviewee

LONGEST_QUESTION = 60
LEAST_QUESTIONS = 2
LONGEST_ANSWER = 4
LONGEST_PROMPT = 18
MOST_TOLD = 0.25
"""The share of answers that may quote or report others."""
_TOLD = frozenset({"said", "says", "told", "added", "asked", "tweeted"})
_SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})


def find_answers(lines: Sequence[Line]) -> Iterator[Draft]:
    """The answers of an interview, one draft for each paragraph; an explainer's questions to itself make none.

    The answers belong to the person whom the article names most before the first question.
    """
    questions = [number for number, line in enumerate(lines) if _is_question(line)]
    if len(questions) < LEAST_QUESTIONS:
        return
    answers = list(_answers(questions, lines))
    source = interviewee(lines[questions[0]])
    if source is None or not _is_conversation([lines[n] for n in questions], [lines[n] for n in answers], source):
        return
    for number in answers:
        yield _draft(lines[number], source)


def _is_question(line: Line) -> bool:
    text = line.passage.paragraph.doc.text.rstrip()
    return text.endswith("?") and 2 < len(line) <= LONGEST_QUESTION and not line.quotes


def _answers(questions: Sequence[int], lines: Sequence[Line]) -> Iterator[int]:
    """The paragraphs between two questions, and the one after the last."""
    for number, following in zip(questions, [*questions[1:], None], strict=True):
        end = min(number + 2, len(lines)) if following is None else following
        for n in range(number + 1, end):
            is_prompt = n > number + 1 and n + 1 < end and _is_prompt(lines[n])
            if not is_prompt and not any(quote.is_clause for quote in lines[n].quotes):
                yield n


def _is_prompt(line: Line) -> bool:
    """Whether the interviewer says something instead of asking: one short sentence without `I`."""
    return len(line) <= LONGEST_PROMPT and len(line.bounds) == 1 and not _holds(line, FIRST_PERSON)


def _is_conversation(questions: Sequence[Line], answers: Sequence[Line], source: Source) -> bool:
    """Whether somebody is spoken to and speaks of himself."""
    family = source.name.rsplit(" ", 1)[-1].lower()
    by_name = any(_holds(line, frozenset({family})) for line in questions)
    addressed = any(_holds(line, _SECOND_PERSON) for line in questions)
    own = sum(_holds(line, FIRST_PERSON) for line in answers)
    told = sum(bool(line.quotes) or (_holds(line, _TOLD) and not _holds(line, FIRST_PERSON)) for line in answers)
    is_told = told > MOST_TOLD * len(answers)
    is_talk = any(_calls(line, family) for line in questions) or ((by_name or addressed) and own >= LEAST_QUESTIONS)
    return is_talk and not is_told and len(answers) <= LONGEST_ANSWER * len(questions)


def _calls(line: Line, family: str) -> bool:
    """Whether a question calls somebody by name: `Ms Gelashvili, why …?`"""
    return any(
        line.lower(i) == family and (line.lower(i + 1) == "," or line.lower(i + 1) == "?") for i in range(len(line))
    )


def _holds(line: Line, wanted: frozenset[str]) -> bool:
    return any(line.lower(index) in wanted for index in range(len(line)))


def _draft(line: Line, source: Source) -> Draft:
    paragraph = line.passage.paragraph
    end = paragraph.start + len(paragraph.doc.text.rstrip())
    return Draft("turn_of_talk", "say", source, [(paragraph.start, end)], line, clause=(paragraph.start, end))
