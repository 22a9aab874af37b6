"""The lines of an input: where each stands in the text as given, and its words as they will stand in the body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from flows.documents.markup import Span, has_number_marks, read_markup

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_MOJIBAKE = re.compile("[ÂÃâÐÑÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|&(?:[a-z]+|#\\d+);")
_SENTENCE_END = re.compile(r"[.!?…।。؟！？][\"'”’»)\]*_\s]*$")
_LONGEST_TITLE = 200
_WORD = re.compile(r"\w[\w’'.-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `start` and `end` are code points into the text as given, half-open, without surrounding white space; `raw` is
    that stretch and `text` the same words repaired, without the stretches of markup in `cuts` (code points likewise).
    `is_heading` and `is_item` say what that markup said; a line that `is_markup` holds nothing else, and keeps it.
    """

    index: int
    start: int
    end: int
    raw: str
    text: str
    word_count: int
    is_sentence: bool
    is_heading: bool = False
    is_item: bool = False
    is_markup: bool = False
    cuts: tuple[Span, ...] = ()


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something, in order."""
    return list(_lines(text))


def repair(text: str) -> str:
    """`text` in NFC with mojibake and entities undone, invisible characters gone and every space a plain one.

    Curly quotes stay. Lone surrogates become U+FFFD, since no file could hold them.
    """
    if text.isascii():
        repaired = text
    else:
        repaired = unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    if _MOJIBAKE.search(repaired):
        repaired = _undo_mojibake(repaired)
    return _INVISIBLE.sub("", _SPACES.sub(" ", repaired))


def _lines(text: str) -> Iterator[Line]:
    index, with_numbers = 0, has_number_marks(text)
    for match in _LINE.finditer(text):
        raw = match.group().strip()
        if not repair(raw).strip():
            continue
        start = match.start() + match.group().index(raw)
        markup = read_markup(raw, with_numbers)
        words = repair(markup.text).strip()
        plain = words or repair(raw).strip()
        is_sentence = bool(_SENTENCE_END.search(plain))
        is_bold_title = markup.is_strong and not is_sentence and len(plain) <= _LONGEST_TITLE
        yield Line(
            index,
            start,
            start + len(raw),
            raw,
            plain,
            len(_WORD.findall(plain)),
            is_sentence,
            markup.is_heading or is_bold_title,
            markup.is_item,
            is_markup=not words,
            cuts=tuple((start + begin, start + end) for begin, end in markup.cuts),
        )
        index += 1


def _undo_mojibake(text: str) -> str:
    import ftfy  # noqa: PLC0415 – 0.1 s, and most articles never need it

    return ftfy.fix_text(text, uncurl_quotes=False, normalization="NFC", fix_latin_ligatures=False)
