"""What a text says of time: days, weekdays, months and years, and on which side of the writer they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flows.documents.printed_dates import MONTHS, WEEKDAYS, PrintedDate, find_printed_dates
from flows.documents.tense import Side, find_side

_LONGEST_SENTENCE = 1_500
_SENTENCE = re.compile(
    r"(?:[^.!?\n]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Jr))\.|(?<=\bMrs)\.|\.(?=\d|\w))+[.!?]*[\"”’')]*"
)
_WEEKDAY = re.compile(
    r"(?<!Black )(?<!Good )(?<!Holy )(?<!Easter )(?<!Palm )(?<!Bloody )(?<!Super )(?<!Ash )"
    r"\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! prayers| School| Times| Telegraph| Mirror| Express| Mail)"
)
_MONTH = re.compile(
    rf"(?P<month>(?:{'|'.join(name.capitalize() for name in MONTHS)}))(?:,? of)?,? (?P<year>(?:19|20)\d\d)\b"
)
_YEAR = re.compile(
    r"\b(?:in|since|of|from|after|until|by|during|before) (?:early |late |mid-)?"
    r"(?P<year>(?:19|20)\d\d)\b(?![-–/]\d|\s*[%$€£])"
)
_NEXT = re.compile(r"\b(?:next|coming)\s*$", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|previous|every|each|a)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """A bare weekday (Monday = 0), its sentence and its side; `is_recent` unless it is `last` or `every` such day."""

    weekday: int
    sentence: str
    side: Side
    is_recent: bool


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day of a month, its sentence and its side."""

    printed: PrintedDate
    sentence: str
    side: Side


@dataclass(frozen=True, slots=True)
class SpanMention:
    """A month or a year from `first` to `last`, as written in `phrase`, and its side."""

    first: date
    last: date
    phrase: str
    side: Side


@dataclass(frozen=True, slots=True)
class TimeMentions:
    """All that a text says of time."""

    weekdays: tuple[WeekdayMention, ...]
    days: tuple[DayMention, ...]
    spans: tuple[SpanMention, ...]


def find_time_mentions(text: str) -> TimeMentions:
    """What `text` says of time, in the order of the text."""
    weekdays: list[WeekdayMention] = []
    days: list[DayMention] = []
    spans: list[SpanMention] = []
    for match in _SENTENCE.finditer(text):
        sentence = match.group()[:_LONGEST_SENTENCE]
        if not any(character.isdigit() for character in sentence) and "day" not in sentence:
            continue
        found = list(find_printed_dates(sentence))
        taken = [(printed.start, printed.end) for printed in found]
        days.extend(DayMention(printed, sentence, find_side(sentence, printed.start, printed.end)) for printed in found)
        weekdays.extend(_weekdays(sentence, taken))
        spans.extend(_spans(sentence, taken))
    return TimeMentions(tuple(weekdays), tuple(days), tuple(spans))


def _weekdays(sentence: str, taken: list[tuple[int, int]]) -> Iterator[WeekdayMention]:
    for match in _WEEKDAY.finditer(sentence):
        if any(start <= match.start() < end for start, end in taken):
            continue
        before = sentence[: match.start()]
        number = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["day"].lower()))
        side = Side.AHEAD if _NEXT.search(before) else find_side(sentence, match.start(), match.end())
        yield WeekdayMention(number, sentence, side, not _LAST.search(before))


def _spans(sentence: str, taken: list[tuple[int, int]]) -> Iterator[SpanMention]:
    months = [match for match in _MONTH.finditer(sentence) if not any(s <= match.start() < e for s, e in taken)]
    for match in months:
        year, month = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
        last = date(year + month // 12, month % 12 + 1, 1)
        yield SpanMention(
            date(year, month, 1),
            date.fromordinal(last.toordinal() - 1),
            match.group(),
            find_side(sentence, match.start(), match.end()),
        )
    covered = taken + [match.span() for match in months]
    for match in _YEAR.finditer(sentence):
        if not any(start <= match.start("year") < end for start, end in covered):
            year = int(match["year"])
            yield SpanMention(
                date(year, 1, 1),
                date(year, 12, 31),
                match.group(),
                find_side(sentence, match.start("year"), match.end()),
            )
