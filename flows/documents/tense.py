"""Whether a time that a sentence names lies behind or ahead of the writer. The words are in `lexicons/tense.yaml`."""

from __future__ import annotations

import enum
import re

from flows import lexicons


class Side(enum.Enum):
    """Where a time lies as seen by the writer."""

    PAST = "past"
    AHEAD = "ahead"
    SURELY_AHEAD = "surely ahead"
    UNCLEAR = "unclear"


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
_SINCE = re.compile(r"\bsince(?: [\w’'.-]+){0,9}\s*$", re.IGNORECASE)


def find_side(sentence: str, start: int, end: int) -> Side:
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
