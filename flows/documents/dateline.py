"""Datelines: place, day and agency at the head of a report (`KYIV, March 19 (Agency) -`) or on a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.documents.letters import UPPER
from flows.documents.printed_dates import PrintedDate, find_printed_dates

_CITY = rf"(?:[{UPPER}]{{2}} )?[{UPPER}][{UPPER}.'’-]*[{UPPER}]['’]?[{UPPER}](?:[ /-][{UPPER}][{UPPER}.'’-]+){{0,3}}"
_CITY_MIXED = rf"[{UPPER}][\w.'’-]+(?:[ /-][{UPPER}][\w.'’-]+){{0,3}}"
_COUNTRY = rf"(?:,? [{UPPER}][\w.]+(?: (?:of )?(?:the )?[{UPPER}][\w.]+){{0,3}})?"
_AGENCY = r"\((?:[A-Z][\w .&/-]{1,40}|[a-z]{3,4})\)"
_DASH = r"\.?\s*(?:--?|–|—|:)\s+(?![a-z\s])"
_INLINE = re.compile(
    rf"(?:(?P<city>{_CITY}){_COUNTRY}(?:, (?P<date>[^()—–]{{3,24}}?))?\s*(?:{_AGENCY}\.\s|(?:{_AGENCY})?{_DASH})"
    rf"|(?P<city2>{_CITY_MIXED}){_COUNTRY}(?:, (?P<date2>[^()—–]{{3,24}}?))?\s*{_AGENCY}(?:{_DASH}|\.\s)"
    rf"|{_AGENCY}{_DASH}(?P<city3>{_CITY_MIXED}),? (?P<date3>[^()—–]{{3,24}}?){_DASH})"
)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?\(?[A-Z]{2,5}\)?)?"
_DATE_LABEL = (
    r"(?:(?:first |last |date )?(?:published|posted|updated|modified|created|issued|date|released?|written)"
    r"(?: on| at| by [\w ]{2,30})?[:\s]*)?"
)
_AROUND_DATE = re.compile(
    rf"(?:{_CLOCK})?[(,|•·/ -]*(?i:{_DATE_LABEL})(?:{_CITY_MIXED}(?:, {_CITY_MIXED})?,? )?"
    rf"[(,|•·/ -]*@(?:[(),|•·/ -]|at|(?:{_CLOCK}))*"
    r"(?:\(?(?:GMT|UTC|BST|EST|EDT|CET|CEST|IST|MSK)?(?:[+-]\d\d?(?::?\d\d)?)?\)?)?"
    rf"(?i:updated \d+ \w+ ago)?(?:{_AGENCY}|\| [\w ]{{3,30}})?",
)
_GLUED_CLOCK = re.compile(r"(?<=, (?:19|20)\d\d)(?=\d{1,2}:\d\d)")
_CLOCK_LINE = re.compile(rf"(?i:{_DATE_LABEL}){_CLOCK}(?:\s*[,|•-])?")
_LONGEST_DATE_LINE = 100


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `end` is where the report's own words begin, in code points of the paragraph.

    `is_update` tells the day of a later change (`Updated 16 May 2025`).
    """

    end: int
    place: str | None
    printed: PrintedDate | None
    is_update: bool = False


def parse_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the head of `paragraph`, or None where it has none."""
    match = _INLINE.match(paragraph[:160])
    if match is None:
        return None
    place = match["city"] or match["city2"] or match["city3"]
    text = match["date"] or match["date2"] or match["date3"]
    printed = next(find_printed_dates(text), None) if text else None
    if text and printed is None and not match["city"]:
        return None
    return Dateline(match.end(), place, printed)


def parse_date_line(line: str) -> Dateline | None:
    """What a line that only says when (and where) a report appeared says, or None for any other line."""
    if len(line) > _LONGEST_DATE_LINE:
        return None
    line = _GLUED_CLOCK.sub(" ", line)
    if _CLOCK_LINE.fullmatch(line):
        return Dateline(len(line), None, None)
    found = list(find_printed_dates(line))
    if not found:
        return None
    rest = line
    for printed in reversed(found):
        rest = rest[: printed.start] + "@" + rest[printed.end :]
    halves = re.split(r"(?<=@)(?=[^@]*@)", rest, maxsplit=1)
    if not all(_AROUND_DATE.fullmatch(half.strip(" ,|•·-–")) for half in halves):
        return None
    place = line[: found[0].start].strip(" ,|•·-–")
    labelled = re.match(r"(?i:published|posted|updated|modified|last|first|created|issued|date|release)", place)
    is_update = labelled is not None and labelled[0].lower() in {"updated", "modified", "last"}
    return Dateline(len(line), None if labelled else place or None, found[0], is_update)
