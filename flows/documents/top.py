"""The top of an article: its headline, by-line, dateline and standfirst, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.documents.boxes import Reasons
from flows.documents.byline import parse_byline
from flows.documents.dateline import Dateline, parse_date_line, parse_dateline
from flows.documents.furniture import reasons
from flows.documents.lines import Line

_SHORTEST_LEAD = 8
_LONGEST_HEADLINE = 30
_PAGE_TOP_LINES = 6
_LONGEST_TITLE_SENTENCE = 20
_SHORTEST_STANDFIRST_TAIL = 10
_LONGEST_STANDFIRST = 45
_MINOR = frozenset(
    {
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "is",
        "are",
        "be",
        "was",
    }
)
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class Top:
    """What stands before the body: the headline's line, the authors and the printed date."""

    headline: Line | None = None
    byline: str | None = None
    date_line: Dateline | None = None


def mark_top(lines: Sequence[Line], marks: Reasons, title: str | None) -> Top:
    """The top of the article; its lines are marked with what they are."""
    lead = _find_lead(lines, marks)
    if lead is None:
        return Top()
    byline, date_line = _mark_credits(lines[: lead.index], marks)
    headline = _find_headline(lines, marks, lead, title)
    if headline is not None:
        marks[headline.index] = "headline"
        for line in lines[: lead.index]:
            if marks[line.index] is None:
                marks[line.index] = "standfirst" if line.index > headline.index else "kicker"
        _mark_standfirst(lines[headline.index + 1 :], marks)
    return Top(headline, byline, date_line)


def mark_page_top(lines: Sequence[Line], marks: Reasons, title: str | None) -> Top:
    """The top of an article whose `title` its page's metadata give: what repeats title or by-line is marked."""
    byline, date_line = _mark_credits(lines[:_PAGE_TOP_LINES], marks)
    headline = None
    for line in lines[:_PAGE_TOP_LINES]:
        if title and marks[line.index] is None and _is_same_title(line.text, title):
            marks[line.index] = "headline"
            headline = headline or line
    return Top(headline, byline, date_line)


def _is_same_title(line: str, title: str) -> bool:
    length = len(_WORD.findall(line))
    return overlap(line, title) >= 0.8 and 0.5 <= length / max(1, len(_WORD.findall(title))) <= 1.6


def overlap(one: str, other: str) -> float:
    """The share of words, 0 to 1, that two titles have in common."""
    first, second = ({word.casefold() for word in _WORD.findall(text)} for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def _find_lead(lines: Sequence[Line], marks: Reasons) -> Line | None:
    """The first paragraph of the article, a headline that reads like a sentence left aside."""
    kept = [line for line in lines if marks[line.index] is None]
    leads = [line for line in kept if _may_be_lead(line)] or [line for line in kept if line.is_sentence]
    if len(leads) > 1 and leads[0] is kept[0] and _is_title_sentence(leads[0]):
        return leads[1]
    return leads[0] if leads else None


def _may_be_lead(line: Line) -> bool:
    is_long = line.word_count > _LONGEST_HEADLINE or (line.is_sentence and line.word_count >= _SHORTEST_LEAD)
    return (is_long or parse_dateline(line.text) is not None) and not line.is_heading


def _is_title_sentence(line: Line) -> bool:
    """Whether a line that ends like a sentence is printed like a title (`War Enters Fifth Year. Here Is Why.`)."""
    found: list[str] = _WORD.findall(line.text)
    words = [word for word in found if word.casefold() not in _MINOR and word[0].isalpha()]
    if not 2 <= line.word_count <= _LONGEST_TITLE_SENTENCE or line.text[0] in "\"“'‘«":
        return False
    return sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _mark_credits(lines: Sequence[Line], marks: Reasons) -> tuple[str | None, Dateline | None]:
    byline: str | None = None
    date_line: Dateline | None = None
    for line in lines:
        if marks[line.index] is not None:
            continue
        printed = parse_date_line(line.text)
        authors = None if printed else parse_byline(line.text, is_before_body=True)
        if printed is not None:
            marks[line.index] = "dateline"
            is_better = date_line is None or date_line.printed is None or date_line.is_update
            date_line = printed if is_better and printed.printed else date_line or printed
        elif authors is not None:
            marks[line.index] = "byline"
            byline = byline or authors
    return byline, date_line


def _find_headline(lines: Sequence[Line], marks: Reasons, lead: Line, title: str | None) -> Line | None:
    before = lines[: lead.index]
    candidates = [line for line in before if marks[line.index] is None and 1 < line.word_count <= _LONGEST_HEADLINE]
    if not candidates:
        candidates = [line for line in before if _is_titled_teaser(line, marks)]
    if not candidates:
        return None
    if title:
        return next((line for line in candidates if overlap(line.text, title) >= 0.6), candidates[0])
    headed = [line for line in candidates if line.is_heading]
    worded = [line for line in candidates if line.word_count >= 4 and not line.is_item]
    return (headed or worded or candidates)[0]


def _is_titled_teaser(line: Line, marks: Reasons) -> bool:
    mark = marks[line.index]
    return mark in reasons() and reasons()[mark].may_be_title


def _mark_standfirst(lines: Sequence[Line], marks: Reasons) -> None:
    """Mark a summary between headline and report: one that ends open, or that a dateline follows."""
    kept = [line for line in lines if marks[line.index] is None][:3]
    for count in (1, 2):
        if len(kept) <= count:
            return
        summary, following = kept[:count], kept[count]
        is_short = all(line.word_count <= _LONGEST_STANDFIRST for line in summary)
        ends_open = not summary[-1].is_sentence and summary[-1].word_count > _SHORTEST_STANDFIRST_TAIL
        if is_short and not parse_dateline(kept[0].text) and (parse_dateline(following.text) or ends_open):
            for line in summary:
                marks[line.index] = "standfirst"
            return
