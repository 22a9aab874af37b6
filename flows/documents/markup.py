"""Inline markup: the Markdown that scrapers leave in the lines of an article, and where in a line it stands.

A reader of the page saw the words of a link and not its address, no marks of emphasis and, at most in small print, the
marks of footnotes. What people write themselves stays: a lone asterisk, masked oaths, `[Ware’s]` within a quotation.
"""

from __future__ import annotations

import bisect
import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.documents.letters import UPPER

Span = tuple[int, int]

_SIGNS = re.compile(r"[*_\[\\#>¹²³⁰⁴-⁹]|[.?!]\S{0,3}\d")
_INVISIBLE = "[\u200b-\u200f\u2060\ufeff]*"
_HEADING = re.compile(rf"{_INVISIBLE}#+\s+")
_QUOTED = re.compile(rf"{_INVISIBLE}(?:>\s*)+")
_ITEM = re.compile(rf"{_INVISIBLE}[-*•–]\s+")
_ADDRESS = r"\((?=[^()\s]*[/#:.@]|\))(?:[^()\s]|\([^()\s]*\))*(?:\s+[\"'“][^\"'”()]*[\"'”])?\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\]{_ADDRESS}")
_LINK = re.compile(rf"(?<!!)(\[)(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:{_ADDRESS})?)*+(\]{_ADDRESS})")
_NOTE_LINK = re.compile(rf"\[{{1,2}}\\?\[?\^?(?:\d{{1,3}}|[ivxlc]{{1,8}}|[a-z])\\?\]{{1,2}}{_ADDRESS}")
_IS_NOTE = re.compile(r"\[\\?\[|\[\^|[#/](?:_?edn|_?ftn|fn|cite|note|endnote|footnote|ref)\w*", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"(?:(?<=[^\s\[({/])\[(?:\d{1,3}|note \d{1,2}|citation needed)\]"
    r"|(?<=[.,;:?!”’\")\]])\[(?:[a-z]|[ivx]{1,6})\]|\[\^\w{1,8}\](?!:))+"
)
_RAISED = re.compile(r"(?:(?<=[.,;:?!)”’\"])|(?<=[^\W\d_]{4}))[¹²³⁰⁴-⁹]{1,3}(?!\w)")
_NUMBER_MARK = re.compile(rf"(?<=[.?!)”’\"\]])\d{{1,3}}(?=\s+[{UPPER}“\"‘(]|[ \t\u00a0]?$)", re.MULTILINE)
_BEFORE_NUMBER_MARK = re.compile(r"(?:(?P<word>[^\W\d_]{2,})|[)”’\"%\]])[.?!][)”’\"\]]{0,3}$")
_SHORTENED = frozenset(
    {
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "nos",
        "nr",
        "art",
        "sec",
        "fig",
        "vol",
        "para",
        "pt",
        "ch",
        "pp",
        "app",
        "ver",
        "gen",
        "apt",
        "rm",
        "ext",
        "eq",
    }
)
_FEWEST_NUMBER_MARKS = 3
_STARS = re.compile(r"(?<!\\)\*{2,}")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*]+(?<=[^\s*\\])(\*)(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_{1,2}(?=[^\s_])|(?<=[^\s_\\])_{1,2}(?!\w)")
_ESCAPE = re.compile(r"(?<!\\)\\++(?=[_*\[\]()#+.!>~`-])")
_SPACE = re.compile(r"\s")
_ADDRESS_SIGN = re.compile(r"[/@#\\]|www")
_MASKED = re.compile(r"\b\w{1,3}$")
_LONGEST_WORD = 60
_LONGEST_ENDING = 3  # `[drone](…)s`, `[bomb](…)ing`


@dataclass(frozen=True, slots=True)
class Markup:
    """The markup of a line: `cuts` are its stretches, half-open, in order, apart from each other, in code points.

    `text` is the line without them, with a space where they alone kept two words apart; white space is left as it is.
    """

    text: str
    cuts: tuple[Span, ...]
    is_heading: bool = False
    is_item: bool = False
    is_strong: bool = False


def read_markup(line: str, has_number_marks: bool = False) -> Markup:
    """The markup of `line`; `has_number_marks` if numbers glued to the ends of sentences are footnotes."""
    if not _SIGNS.search(line) and line[:1] not in "-•–\ufeff\u200b":
        return Markup(line, ())
    heading = _HEADING.match(line)
    begin = heading.end() if heading else 0
    quoted = _QUOTED.match(line, begin)
    begin = quoted.end() if quoted else begin
    item = _ITEM.match(line, begin)
    begin = item.end() if item else begin
    cuts = [(0, begin)] if begin else []
    for spans in (_find_notes(line, has_number_marks), _find_links(line)):
        cuts = _join(cuts, spans)
    for find in (_find_stars, _find_emphasis, _find_underscores, _find_escapes):
        cuts = _join(cuts, [span for span in find(line, begin) if not _is_within(span, cuts)])
    stars = [match for match in _STARS.finditer(line, begin) if len(match.group()) < 4]
    is_strong = len(stars) == 2 and stars[0].start() == begin and stars[1].end() == len(line)
    cuts = list(_with_spaces(line, cuts))
    return Markup(_without(line, cuts), tuple(cuts), heading is not None, item is not None, is_strong)


def has_number_marks(text: str) -> bool:
    """Whether the numbers glued to the ends of sentences in `text` are footnotes: several, counted from 1."""
    numbers = [int(match.group()) for match in _NUMBER_MARK.finditer(text) if _is_note_number(text, match.start())]
    return len(numbers) >= _FEWEST_NUMBER_MARKS and min(numbers) == 1


def _is_note_number(text: str, start: int) -> bool:
    """Whether the number at `start` follows the end of a sentence: no shortened word (`Aug.31`) and no address."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    ended = _BEFORE_NUMBER_MARK.search(before)
    is_shortened = ended is not None and (ended["word"] or "").casefold() in _SHORTENED
    return ended is not None and not is_shortened and not _ADDRESS_SIGN.search(_SPACE.split(before)[-1])


def _find_notes(line: str, with_numbers: bool) -> Iterator[Span]:
    for match in _NOTE_LINK.finditer(line):
        is_glued = match.start() > 0 and not line[match.start() - 1].isspace()
        if _IS_NOTE.search(match.group()) or (is_glued and re.match(r"\[\d{1,3}\]", match.group())):
            yield match.span()
    for pattern in (_NOTE_MARK, _RAISED):
        yield from (match.span() for match in pattern.finditer(line))
    if with_numbers:
        yield from (match.span() for match in _NUMBER_MARK.finditer(line) if _is_note_number(line, match.start()))


def _find_links(line: str) -> Iterator[Span]:
    for match in _LINK.finditer(line):
        yield match.span(1)
        yield match.span(2)
    for match in _IMAGE.finditer(line):
        yield match.span()


def _find_stars(line: str, begin: int) -> Iterator[Span]:
    """Marks of strong emphasis. A long run closes one stretch and opens the next; within a word, stars mask letters."""
    runs = list(_STARS.finditer(line, begin))
    is_open = False
    for place, run in enumerate(runs):
        before, after = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
        is_in_word = _MASKED.search(line[max(0, run.start() - 5) : run.start()]) is not None
        is_masked = is_in_word and not after.isupper() and not is_open
        if len(run.group()) >= 4 and (is_open or not is_masked):
            yield run.span()
        elif len(run.group()) < 4 and is_open:
            is_open = False
            yield run.span()
        elif len(run.group()) < 4 and after and not after.isspace() and (not before.isalnum() or not after.islower()):
            is_open = any(len(later.group()) < 4 for later in runs[place + 1 :])
            if is_open or not is_masked:
                yield run.span()
        elif len(run.group()) < 4 and not is_masked and not (before.isalnum() and after.isalnum()):
            yield run.span()


def _find_emphasis(line: str, begin: int) -> Iterator[Span]:
    for match in _EMPHASIS.finditer(line, begin):
        yield match.span(1)
        yield match.span(2)


def _find_underscores(line: str, begin: int) -> Iterator[Span]:
    """Underscores at the edge of a word, unless it is an address or the name of an account."""
    for match in _UNDERSCORE.finditer(line, begin):
        before = _SPACE.split(line[max(0, match.start() - _LONGEST_WORD) : match.start()])[-1]
        if not _ADDRESS_SIGN.search(before) and line[match.end() : match.end() + 1] not in {"@", "/"}:
            yield match.span()


def _find_escapes(line: str, begin: int) -> Iterator[Span]:
    return (match.span() for match in _ESCAPE.finditer(line, begin))


def _is_within(span: Span, cuts: Sequence[Span]) -> bool:
    place = bisect.bisect_right(cuts, span[0], key=operator.itemgetter(0)) - 1
    return place >= 0 and span[1] <= cuts[place][1]


def _join(cuts: Sequence[Span], more: Iterator[Span] | Sequence[Span]) -> list[Span]:
    """All spans in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted([*cuts, *more]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _with_spaces(line: str, cuts: Sequence[Span]) -> Iterator[Span]:
    """`cuts`, each with the space after it where there is one before it too, and at the end the one before it."""
    for start, end in cuts:
        is_free = start == 0 or line[start - 1].isspace()
        if is_free and end < len(line) and line[end].isspace() and (start, end) != (0, len(line)):
            yield start, end + 1
        else:
            yield start, end


def _without(line: str, cuts: Sequence[Span]) -> str:
    pieces, last = [], 0
    for start, end in cuts:
        pieces += [line[last:start], _space_for(line, start, end)]
        last = end
    return "".join([*pieces, line[last:]])


def _space_for(line: str, start: int, end: int) -> str:
    """A space where the cut `[start, end)` alone stands between two words or two sentences that were never one."""
    before, after, cut = line[start - 1 : start] if start else "", line[end : end + 1], line[start:end]
    if not before or not after or before.isspace() or after.isspace() or not (after.isalnum() or after in "“‘("):
        return ""
    ending = re.match(r"\w*", line[end:])
    is_new_word = ending is not None and len(ending.group()) > _LONGEST_ENDING
    is_link_end = "](" in cut and before.isalnum() and is_new_word
    is_link_begin = cut.endswith("[") and before.isalnum()
    is_joint = "****" in cut or set(cut) == {"*", "_"}
    is_sentence_end = before in ".?!”" and after.isupper()
    return " " if is_link_end or is_link_begin or is_joint or is_sentence_end else ""
