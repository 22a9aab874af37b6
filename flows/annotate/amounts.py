"""Amounts: numbers in words or digits, with the bounds that the words around them give.

`at least 12` is 12 and more, `up to 10` at most 10, `dozens` at least 24 by the annotation guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.annotate.model import Amount, Paragraph

UNITS = {
    name: i
    for i, name in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
TENS = {
    name: 10 * i
    for i, name in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "lakh": 100_000,
    "crore": 10_000_000,
}
VAGUE = {  # (low, high): what an indefinite quantity amounts to at least
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2_000, None),
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "millions": (2_000_000, None),
    "several dozen": (24, None),
    "several hundred": (200, None),
    "several thousand": (2_000, None),
    "several": (None, None),
    "a number of": (None, None),
    "a handful of": (None, None),
    "a few": (None, None),
    "many": (None, None),
    "some": (None, None),
    "a few dozen": (24, None),
    "a few hundred": (200, None),
    "a dozen": (12, 12),
    "half a dozen": (6, 6),
    "a score of": (20, 20),
    "a couple of": (2, 2),
    "a pair of": (2, 2),
    "no": (0, 0),
    "nobody": (0, 0),
    "no one": (0, 0),
    "none": (0, 0),
    "a hundred": (100, 100),
    "a thousand": (1_000, 1_000),
    "both": (2, 2),
}
FLOOR = (
    "at least",
    "no fewer than",
    "no less than",
    "not fewer than",
    "a minimum of",
    "minimum of",
    "more than",
    "over",
    "upwards of",
    "in excess of",
    "at the very least",
    "exceeding",
    "well over",
    "greater than",
)
CEILING = (
    "up to",
    "at most",
    "no more than",
    "not more than",
    "a maximum of",
    "as many as",
    "fewer than",
    "less than",
    "under",
    "almost",
    "nearly",
)
ABOUT = ("about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "close to")
CLOSE_BELOW = frozenset({"almost", "nearly"})  # close to the number itself, no bound

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join((*UNITS, *TENS))
_AND = rf"(?:(?<=hundred )|(?<=thousand ))and(?=\s(?:{_SMALL}))"
_WORDS = rf"(?:{_SMALL})(?:[\s-](?:{_SMALL}|hundred|thousand|million|billion|lakh|crore|dozen|{_AND}))*"
_NUMBER = rf"(?:(?:{_DIGITS})(?:\s(?:hundred|thousand|million|billion|lakh|crore|dozen))?|{_WORDS})"
_VAGUE = "|".join(re.escape(v) for v in sorted(VAGUE, key=len, reverse=True) if v != "some")
_TO = r"(?<=\d)\s*[-–]\s*(?=\d)|\s+to\s+|\s+or\s+"
_MODIFIERS = "|".join(re.escape(m) for m in sorted((*FLOOR, *CEILING, *ABOUT), key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?i)(?<![\w$€£.-])(?:(?P<modifier>{_MODIFIERS})\s+)?"
    rf"(?:between\s+(?P<least>{_NUMBER})\s+and\s+(?P<most>{_NUMBER})"
    rf"|(?P<low>{_NUMBER})(?P<to>{_TO})(?P<high>{_NUMBER})|(?P<vague>{_VAGUE})|(?P<number>{_NUMBER}))"
    r"(?P<suffix>\s+or more|\s+or so)?(?P<percent>\s?%|\s+per\s?cent)?(?!\w|[.,:]\d|[-–]\w)"
)
_PART = re.compile(
    r"(?i)(?:\bincluding|\bincludes?|\bamong them|\bamong whom were|\bof them|\bof whom|\bwith|,\s*of which)\s*,?\s*"
    r"(?:(?:as many as|at least|up to|about|some)\s+)?$"
)
_PART_AFTER = re.compile(
    r"(?i)^\s+(?:of them|of whom|of which|of the (?:dead|victims|wounded|injured|casualties|fatalities))\b"
)


def find_amounts(paragraphs: Sequence[Paragraph]) -> tuple[Amount, ...]:
    """The amounts of the article, in order of the text."""
    return tuple(amount for paragraph in paragraphs for amount in _find_in(paragraph))


def _find_in(paragraph: Paragraph) -> Iterator[Amount]:
    text = paragraph.doc.text
    at = 0
    while (match := _AMOUNT.search(text, at)) is not None:
        start, end = match.span()
        if match["to"] and not _is_range(match):
            end = match.end("low")
            number = parse_number(match["low"])
            low, high = _bounded((match["modifier"] or "").lower(), number, number)
        else:
            low, high = _bounds(match)
        at = end
        yield Amount(
            paragraph.start + start,
            paragraph.start + end,
            paragraph.index,
            text[start:end],
            low,
            high,
            is_part=bool(_PART.search(text, max(0, start - 40), start))
            or bool(_PART_AFTER.match(text[end : end + 30])),
            is_percentage=bool(match["percent"]),
        )


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are one range, as in `40 to 49`, not `from 40 to 9`."""
    low, high = parse_number(match["low"]), parse_number(match["high"])
    return low is not None and high is not None and low < high


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    modifier = (match["modifier"] or "").lower()
    if match["least"]:
        return parse_number(match["least"]), parse_number(match["most"])
    if match["to"]:
        return parse_number(match["low"]), parse_number(match["high"])
    if match["vague"]:
        low, high = VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
    else:
        low = high = parse_number(match["number"])
    if (match["suffix"] or "").strip().lower() == "or more":
        modifier = "at least"
    return _bounded(modifier, low, high)


def _bounded(modifier: str, low: int | None, high: int | None) -> tuple[int | None, int | None]:
    """The bounds after a modifier such as `at least` or `up to`."""
    if modifier in FLOOR:
        return low, None
    if modifier in CEILING and modifier not in CLOSE_BELOW:
        return None, high if high is not None else low
    return low, high


def parse_number(text: str) -> int | None:
    """The whole number that `text` writes in digits or words; None where it writes none."""
    text = text.lower().replace(",", "").strip()
    total, current = 0.0, None
    for word in re.split(r"[\s-]+", text):
        if re.fullmatch(r"\d+(?:\.\d+)?", word):
            current = float(word)
        elif word in UNITS or word in TENS:
            current = (current or 0) + (UNITS | TENS)[word]
        elif word == "dozen":
            current = 12 * (1 if current is None else current)
        elif word == "hundred":
            current = 100 * (1 if current is None else current)
        elif word in SCALES:
            total += SCALES[word] * (1 if current is None else current)
            current = 0
        elif word != "and":
            return None
    return None if current is None and not total else round(total + (current or 0))
