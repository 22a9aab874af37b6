"""What a text says of time, and whether it lies behind or ahead of the writer: days, weekdays, months and years."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flows import lexicons
from flows.documents.printed_dates import MONTHS, WEEKDAYS, PrintedDate, find_printed_dates


def _compile(key: str, wrap: str = "{}") -> re.Pattern[str]:
    return re.compile(wrap.format("|".join(_WORDS[key])), re.IGNORECASE)


def _past_forms() -> list[str]:
    """Past tenses and participles, without those that look like something else (`put`, `left`)."""
    verbs: dict[str, list[str]] = lexicons.load("irregular_verbs")["verbs"]
    irregular = {form for verb, forms in verbs.items() for form in forms if form not in {verb, "left"}}
    return [*_WORDS["past"], *sorted(irregular)]


_WORDS: dict[str, list[str]] = lexicons.load("tense")
_MARKER = re.compile(
    rf"\b(?:(?P<ahead>(?:{'|'.join(_WORDS['ahead'])})(?:(?: not)? (?:be|have)(?: been)? \w+)?)|"
    rf"(?P<after>{'|'.join(_WORDS['after'])})|(?P<past>{'|'.join(_past_forms())}))\b",
    re.IGNORECASE,
)
_SURELY_AHEAD = _compile("surely_ahead", r"(?:{})\b")
_LOOKS_AHEAD = _compile("looks_ahead", r"\b(?:{})\b")
_UNCLEAR = _compile("unclear", r"\b(?:{})$")
_CLAUSE = _compile("clause")
_AFTER_MENTION = re.compile(r"[\s,)]*")
_WORDS_OF_ADVERBIAL = 2
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
_NEXT = re.compile(r"(?:next|coming|this coming)\s*$", re.IGNORECASE)
_LAST = re.compile(r"(?:last|previous|every|each|a)\s*$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince(?: [\w’'.-]+){0,9}\s*$", re.IGNORECASE)


class Side(enum.Enum):
    """Where a time lies as seen by the writer."""

    PAST = "past"
    AHEAD = "ahead"
    SURELY_AHEAD = "surely ahead"
    UNCLEAR = "unclear"


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
        sentence = match.group()
        if not any(character.isdigit() for character in sentence) and "day" not in sentence:
            continue
        found = list(find_printed_dates(sentence))
        taken = [(printed.start, printed.end) for printed in found]
        days.extend(DayMention(printed, sentence, _side(sentence, printed.start, printed.end)) for printed in found)
        weekdays.extend(_weekdays(sentence, taken))
        spans.extend(_spans(sentence, taken))
    return TimeMentions(tuple(weekdays), tuple(days), tuple(spans))


def _weekdays(sentence: str, taken: list[tuple[int, int]]) -> Iterator[WeekdayMention]:
    for match in _WEEKDAY.finditer(sentence):
        if any(start <= match.start() < end for start, end in taken):
            continue
        before = sentence[: match.start()]
        number = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match["day"].lower()))
        side = Side.AHEAD if _NEXT.search(before) else _side(sentence, match.start(), match.end())
        yield WeekdayMention(number, sentence, side, not _LAST.search(before))


def _spans(sentence: str, taken: list[tuple[int, int]]) -> Iterator[SpanMention]:
    months = [match for match in _MONTH.finditer(sentence) if not any(s <= match.start() < e for s, e in taken)]
    for match in months:
        year, month = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
        last = date(year + month // 12, month % 12 + 1, 1)
        yield SpanMention(date(year, month, 1), date.fromordinal(last.toordinal() - 1), match.group(),
                          _side(sentence, match.start(), match.end()))
    covered = taken + [match.span() for match in months]
    for match in _YEAR.finditer(sentence):
        if not any(start <= match.start("year") < end for start, end in covered):
            year = int(match["year"])
            yield SpanMention(date(year, 1, 1), date(year, 12, 31), match.group(),
                              _side(sentence, match.start("year"), match.end()))


def _side(sentence: str, start: int, end: int) -> Side:
    """On which side of the writer what stands at `[start, end)` lies, by the verb that governs it."""
    before = sentence[:start]
    if _SINCE.search(before):
        return Side.PAST
    if _UNCLEAR.search(before):
        return Side.AHEAD
    cut = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    markers = list(_MARKER.finditer(sentence, cut, start))
    if markers:
        governing = [marker for marker in markers if not marker.group().lower().startswith("to ")] or markers
        side = _side_of(governing[-1])
        return Side.AHEAD if side is Side.PAST and governing[-1] is not markers[-1] else side
    if len(sentence[cut:start].split()) > _WORDS_OF_ADVERBIAL:
        return Side.UNCLEAR
    begin = _AFTER_MENTION.match(sentence, end)
    first = _MARKER.search(sentence, begin.end() if begin else end)
    side = _side_of(first) if first else Side.UNCLEAR
    return Side.AHEAD if side is Side.SURELY_AHEAD else side


def _side_of(marker: re.Match[str]) -> Side:
    if marker["after"]:
        return Side.UNCLEAR if _LOOKS_AHEAD.search(marker.string) else Side.PAST
    if marker["past"]:
        return Side.PAST
    return Side.SURELY_AHEAD if _SURELY_AHEAD.match(marker["ahead"]) else Side.AHEAD
