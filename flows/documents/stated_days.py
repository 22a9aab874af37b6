"""Days that the edges of an article state: at the end of its headline, or of a first line that says where it ran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from flows.documents.printed_dates import PrintedDate, find_printed_dates

_LONGEST_SOURCE_LINE = 60  # words
_ENDS = re.compile(r"[\s.…)\]]*")
_SET_OFF = re.compile(r"[,(|:–—-]\s*$")
# What is given on the day that its headline carries: no event that an article may look back on.
_RECORD = re.compile(
    r"(?i)\b(?:remarks|statements?|speech|address|interview|briefing|press|conference|transcript|answers|updates?"
    r"|assessment|report|summary|bulletin|digest|communiqu[eé]|readout|round-?up|review|message)\b"
)
_OUTLET = re.compile(
    r"\b(?:Radio|TV|Television|News|Newspaper|Times|Post|Journal|Agency|Daily|Weekly|Gazette|Tribune|Herald|Guardian"
    r"|Channel|Press|Magazine|Observer|Independent|Telegraph|Chronicle|Wire|BBC|CNN|AFP|Reuters|Jazeera|Arabiya|Welle)\b"
    r"[^.!?]{0,40}$"
)
_QUOTED = re.compile(r"[\"“”«»]")
_LOOKING_BACK = re.compile(r"(?i)\b(?:anniversary|years? (?:since|after|on)|remember(?:ing|ed)?|history of)\b")


def find_stated_day(headline: str | None, body: str) -> tuple[date, str] | None:
    """The day, with its year, that headline or first line give the report, and why; None where neither does."""
    for line, where in ((headline, "headline"), (body.split("\n", 1)[0], "first line")):
        for printed in _at_end(line or ""):
            before = (line or "")[: printed.start]
            is_stated = _names_a_record(before) if where == "headline" else _names_a_source(line or "", before)
            if printed.on is not None and is_stated and not _LOOKING_BACK.search(before):
                return printed.on, f"the {where} ends with the day {printed.on}"
    return None


def _at_end(line: str) -> Iterator[PrintedDate]:
    for printed in find_printed_dates(line):
        if _ENDS.fullmatch(line, printed.end):
            yield printed


def _names_a_record(before: str) -> bool:
    """Whether a headline is that of a record – remarks, a briefing – whose day is set off at its end."""
    return _SET_OFF.search(before) is not None and _RECORD.search(before) is not None


def _names_a_source(line: str, before: str) -> bool:
    """Whether a line only says what ran where: it ends with an outlet and the day, and quotes nobody."""
    is_short = len(line.split()) <= _LONGEST_SOURCE_LINE
    outlet = _OUTLET.search(before.rstrip(" ,(|–—-"))
    return is_short and outlet is not None and _SET_OFF.search(before) is not None and not _QUOTED.search(line)
