"""Date expressions: their forms in English news, each a pattern and the reader that tells which days it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.annotate import date_readers, day_readers
from flows.annotate.date_frame import Frame
from flows.annotate.date_words import (
    BEFORE_DAY,
    BEFORE_SPAN,
    DAY,
    ITS_YEAR,
    MONTH,
    MONTH_TO_DAY,
    NUMBER,
    PART,
    TO,
    UNIT,
    WEEKDAY,
    YEAR,
)
from flows.annotate.days import Days

Reader = Callable[["re.Match[str]", Frame], Days | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of date expression; `is_relative` says whether it needs the anchor."""

    pattern: re.Pattern[str]
    read: Reader
    is_relative: bool = True


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + pattern + r"(?![\w])")


_ITS_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})(?:\s+{PART})?,?\s+)?"
_A_WEEKDAY = rf"(?:{WEEKDAY}(?:{TO}{WEEKDAY})?,?\s+(?:the\s+)?)?"
_MORE_DAYS = rf"(?:,\s+{DAY})*"
_SINCE_MONTH = r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter)"
_EVENT = (
    r"(?:summit|meeting|talks|elections?|polls?|vote|referendum|attacks?|strikes?|offensive|ceasefire|truce|deal"
    r"|agreement|conference|session|deadline|visit|raids?|massacre|invasion|coup|protests?|ruling|deployment)"
)

# Of the forms that begin at one point the longest counts, then the first.
DAY_FORMS: tuple[Form, ...] = (
    Form(_compile(rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)"), date_readers.iso, is_relative=False),
    Form(
        _compile(rf"(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>{YEAR})"),
        date_readers.iso,
        is_relative=False,
    ),
    Form(
        _compile(
            rf"{BEFORE_SPAN}{_A_WEEKDAY}(?P<day1>{DAY})(?:\s+(?:of\s+)?(?P<month1>{MONTH}))?{_MORE_DAYS}{TO}"
            rf"{_A_WEEKDAY}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){ITS_YEAR}"
        ),
        date_readers.span,
    ),
    Form(
        _compile(
            rf"{BEFORE_SPAN}{_A_WEEKDAY}(?P<month1>{MONTH}){MONTH_TO_DAY}(?P<day1>{DAY}){TO}{_A_WEEKDAY}"
            rf"(?P<month>{MONTH}){MONTH_TO_DAY}(?P<day>{DAY}){ITS_YEAR}"
        ),
        date_readers.span,
    ),
    Form(
        _compile(
            rf"{BEFORE_SPAN}{_A_WEEKDAY}(?P<month>{MONTH}){MONTH_TO_DAY}(?P<day1>{DAY})(?P<month1>)"
            rf"{_MORE_DAYS}{TO}(?P<day>{DAY})(?!\s+{MONTH})(?!\s+(?:people|soldiers|civilians|percent|%)){ITS_YEAR}(?![\d,.]*\d)"
        ),
        date_readers.span,
    ),
    Form(
        _compile(rf"{BEFORE_DAY}{_ITS_WEEKDAY}(?:the\s+)?(?P<day>{DAY})(?:\s+of)?\s+(?P<month>{MONTH}){ITS_YEAR}"),
        date_readers.full,
    ),
    Form(
        _compile(
            rf"{BEFORE_DAY}{_ITS_WEEKDAY}(?P<month>{MONTH}){MONTH_TO_DAY}(?P<day>{DAY})"
            rf"(?!\s+(?:people|soldiers|civilians|per)){ITS_YEAR}(?![\d,.]*\d)"
        ),
        date_readers.full,
    ),
)

MONTH_FORMS: tuple[Form, ...] = (
    Form(
        _compile(
            rf"(?:{_SINCE_MONTH}\s+)?(?P<which>)(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?"
            rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})"
        ),
        date_readers.month,
    ),
    Form(
        _compile(
            rf"(?:{_SINCE_MONTH}\s+)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?P<month>{MONTH})(?P<year>),?\s+"
            r"(?:of\s+)?(?P<which>that year)"
        ),
        date_readers.month,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ii]n|[Ff]rom|[Bb]etween|[Dd]uring|[Oo]ver)\s+)(?:(?:early|late|mid)[\s-])?(?P<month1>{MONTH}){TO}"
            rf"(?:(?:early|late|mid)[\s-])?(?P<month>{MONTH})(?!\s+\d\d?\b){ITS_YEAR}"
        ),
        date_readers.month_span,
    ),
    Form(
        _compile(
            rf"(?:(?:{_SINCE_MONTH}|(?:end|middle|start|beginning) of)\s+)"
            rf"(?P<which>(?:last|next|this)?)\s*(?:(?:early|late|mid)[\s-])?(?P<month>{MONTH})(?!\.?\s*\d)(?P<year>)"
        ),
        date_readers.month,
    ),
    Form(
        _compile(
            rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)[\s-](?P<month>{MONTH})(?!\.?\s*\d)(?P<year>)"
        ),
        date_readers.month,
    ),
    Form(
        _compile(
            rf"(?:(?<=\b[Tt]he )|(?<=\b[Aa] )|(?<=\b[Aa]n )|(?<=\b[Ii]ts )|(?<=\b[Hh]is )|(?<=\b[Tt]heir )|(?<=[’']s ))"
            rf"(?P<which>)(?P<month>{MONTH})(?P<year>)(?=\s+{_EVENT}\b)"
        ),
        date_readers.month,
    ),
)

WEEKDAY_FORMS: tuple[Form, ...] = (
    Form(
        _compile(
            rf"(?:[Ff]rom|[Bb]etween)\s+(?P<one>{WEEKDAY})(?:\s+{PART})?\s+(?:to|until|through|and)\s+"
            rf"(?P<other>{WEEKDAY})(?:\s+{PART})?"
        ),
        day_readers.weekday_span,
    ),
    Form(
        _compile(
            rf"{BEFORE_DAY}(?:the\s+)?(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast|[Pp]revious)?)\s*"
            rf"(?P<weekday>{WEEKDAY})(?:\s+{PART})?"
        ),
        day_readers.weekday,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?P<near>[Tt]oday|[Tt]onight|[Tt]he day before yesterday"
            r"|[Yy]esterday|[Tt]he day after tomorrow|[Tt]omorrow|[Oo]vernight|[Ll]ast night"
            rf"|[Tt]his {PART})(?:\s+{PART})?"
        ),
        day_readers.near_day,
    ),
    Form(
        _compile(r"(?P<following>[Tt]he (?:following|next) day)(?P<previous>)(?P<same>)(?P<earlier>)"),
        day_readers.beside,
    ),
    Form(
        _compile(
            r"(?P<previous>[Tt]he (?:previous day|day before))(?P<following>)(?P<same>)(?P<earlier>)(?! yesterday)"
        ),
        day_readers.beside,
    ),
    Form(
        _compile(
            r"(?P<same>(?:[Oo]n )?[Tt]he same (?:day|night|evening|morning))(?P<following>)(?P<previous>)(?P<earlier>)"
        ),
        day_readers.beside,
    ),
    Form(
        _compile(
            rf"(?P<number>(?i:{NUMBER}))\s+(?P<unit>days?|weeks?)\s+(?P<earlier>earlier|later)(?P<following>)(?P<previous>)"
            r"(?P<same>)"
        ),
        day_readers.beside,
    ),
)

SPAN_FORMS: tuple[Form, ...] = (
    Form(
        _compile(
            r"(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+)?(?:the\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)\s+"
            r"(?P<unit>week|month|year|weekend)"
        ),
        day_readers.near_span,
    ),
    Form(_compile(r"(?:[Tt]h(?:e|is)\s+)?(?P<which>[Pp]ast|[Cc]oming)\s+(?P<unit>weekend)"), day_readers.near_span),
    Form(
        _compile(
            r"(?:[Aa]t|[Oo]ver|[Dd]uring|[Oo]n) the (?P<which>(?:coming|past|last|next|previous)?)\s*(?P<unit>weekend)"
        ),
        day_readers.near_span,
    ),
    Form(
        _compile(
            rf"(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or)\s+)?(?:[Tt]h(?:e|is)\s+)?(?P<which>[Pp]ast|[Cc]oming)\s+"
            rf"(?:(?P<number>{NUMBER})\s+)?(?P<unit>{UNIT})(?!\s+of\b)"
        ),
        day_readers.rolling_span,
    ),
    Form(
        _compile(
            rf"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin|[Ff]or)\s+the\s+(?P<which>last|next|previous)\s+(?P<number>{NUMBER})\s+"
            rf"(?P<unit>{UNIT})(?!\s+of\b)"
        ),
        day_readers.rolling_span,
    ),
    Form(
        _compile(
            r"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring)\s+)?(?:the\s+)?(?P<which>(?:[Ll]ast|[Nn]ext|[Tt]his)?)\s*"
            rf"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter),?\s+(?:of\s+)?(?P<year>{YEAR})"
        ),
        date_readers.season,
    ),
    Form(
        _compile(r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<season>spring|summer|autumn|winter)(?P<year>)"),
        date_readers.season,
    ),
    Form(
        _compile(
            r"(?:[Ii]n\s+)?the (?P<nth>first|second|third|fourth|last) (?P<part>quarter|half)"
            rf"(?: of (?P<year>{YEAR}))?"
        ),
        date_readers.part_of_year,
    ),
    Form(_compile(rf"(?P<number>(?i:{NUMBER}))\s+(?P<unit>{UNIT})\s+(?P<way>ago|from now)"), day_readers.ago),
)

YEAR_FORMS: tuple[Form, ...] = (
    Form(
        _compile(
            r"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]y|[Oo]f)\s+)?the\s+(?:(?:early|late|mid|middle)[\s-])?"
            r"(?P<year>(?:19|20)\d0)s"
        ),
        date_readers.decade,
        is_relative=False,
    ),
    Form(
        _compile(
            rf"(?:[Ii]n|[Ff]rom|[Bb]etween|[Dd]uring|[Oo]ver)\s+(?P<year1>{YEAR})(?:\s?[-–—/]\s?|\s+(?:to|until|through)\s+"
            rf"|(?<=[Bb]etween \d\d\d\d)\s+and\s+)(?P<year>{YEAR}|\d\d)(?!\s*(?:people|soldiers|troops|%|,\d|[-–]\d))"
        ),
        date_readers.year_span,
        is_relative=False,
    ),
    Form(
        _compile(
            rf"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Bb]efore|[Aa]fter|[Ff]rom|(?:early|late|mid)[\s-]|(?:end|start|spring|summer|autumn"
            rf"|beginning) of)\s*(?P<year>{YEAR})(?!\s*(?:people|soldiers|troops|%|,\d))"
        ),
        date_readers.year,
        is_relative=False,
    ),
    Form(
        _compile(
            rf"(?:(?<=\b(?:19|20)\d\d, )|(?<=\b(?:19|20)\d\d (?:and|but) )|(?<=\b(?:19|20)\d\d or )"
            rf"|(?<=\b(?:19|20)\d\d, and ))(?:in\s+)?"
            rf"(?P<year>{YEAR})(?!\s*(?:people|soldiers|troops|%|,\d|[a-z]+s\b))"
        ),
        date_readers.year,
        is_relative=False,
    ),
)

# The forms in groups; a group is only sought where the paragraph holds what its hint matches.
GROUPS: tuple[tuple[re.Pattern[str], tuple[Form, ...]], ...] = (
    (re.compile(rf"{MONTH}|\d\d\d\d"), DAY_FORMS + MONTH_FORMS),
    (re.compile(r"day|[Tt]onight|[Ss]ame|[Oo]vernight|[Tt]omorrow|[Nn]ight|[Tt]his|earlier|later"), WEEKDAY_FORMS),
    (re.compile(r"[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Cc]oming|[Pp]revious|week|ago|now|of |\d\d\d\d"), SPAN_FORMS),
    (re.compile(r"\d\d\d\d"), YEAR_FORMS),
)
