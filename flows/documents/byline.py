"""By-lines: the line that says who wrote an article."""

from __future__ import annotations

import re

from flows.documents.letters import UPPER

_NAME_WORD = rf"(?:(?:d[aei]|de la|del|van|von|der|den|bin|al|el|le|la)\s)?[{UPPER}][\w.’'-]*"
_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{1,3}}"
_BODY = (
    r"(?:staff|newsroom|agenc(?:y|ies)|correspondents?|reporters?|editors?|editorial|desk|news|service|team|bureau|wire|"
    r"writers?|online|digital|reuters|afp|ap|bbc|associated press|press association|contributors?)"
)
_BY = re.compile(
    rf"(?:(?:[Ww]ritten |[Rr]eported |[Pp]osted |[Aa]nalysis |[Oo]pinion )?(?:By|by|BY|From)\s*:?\s+|Authors?:\s*)"
    rf"(?P<who>(?:{_NAME}|[{UPPER}][\w.’'-]+|(?i:{_BODY}))(?:[\s,|/&–—•·-]+(?:[{UPPER}][\w.’'-]*|and|in|at|for|of|the|(?i:{_BODY})))*)\W*"
)
_NEWSROOM = re.compile(
    rf"(?P<who>(?:[A-Z][\w.&]+\s)?(?i:{_BODY})(?:\s(?i:{_BODY}))*)\s*(?:[|•·–—,-]\s*[A-Z].{{1,60}})?"
)
_NAMES_ONLY = re.compile(rf"(?P<who>{_NAME}(?:(?:,\s|,? and |\s&\s){_NAME})+)")
_NAME_AND_POST = re.compile(rf"(?P<who>{_NAME}),? (?:[|•·–—-] )?(?i:[\w\s]{{0,30}}\b{_BODY}\b)[\w\s]{{0,30}}")
_NOT_NAMES = re.compile(
    r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|january|february|march\b|april|june|july|august|september|october|"
    r"november|december|the\b|\d"
)
_LONGEST_BYLINE_WORDS = 20


def parse_byline(line: str, is_before_body: bool) -> str | None:
    """The authors as the line prints them, without `By`; None where the line is no by-line.

    Forms without `By` (`News desk | Cairo`, `Ann Ware and Bo Lind`) count only between headline and body.
    """
    if len(line.split()) > _LONGEST_BYLINE_WORDS or (line.endswith((".", "?", "!")) and not line.endswith("Jr.")):
        return None
    match = _BY.fullmatch(line)
    if match:
        return None if _NOT_NAMES.match(match["who"]) else match["who"].strip(" ,|-–—•·")
    if not is_before_body:
        return None
    match = _NAMES_ONLY.fullmatch(line) or _NEWSROOM.fullmatch(line) or _NAME_AND_POST.fullmatch(line)
    return match["who"].strip() if match else None
