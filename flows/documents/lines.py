"""The lines of an input: where each stands in the text as given, and its words as they will stand in the body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_MOJIBAKE = re.compile("[ÂÃâÐÑÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|&(?:[a-z]+|#\\d+);")
_MARKUP = re.compile(r"[*_\[`>#]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\\\(|\\\)|\([^()\s]*\))*\)")
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![\w*])")
_FOOTNOTE = re.compile(r"\[\[\w{1,8}\]\]\([^()\s]*\)")
_SENTENCE_END = re.compile(r"[.!?…।。؟！？][\"'”’»)\]*_\s]*$")
_LONGEST_TITLE = 200
_WORD = re.compile(r"\w[\w’'.-]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `start` and `end` are code points into the text as given, half-open, without surrounding white space; `raw` is
    that stretch and `text` the same words repaired. `is_heading` and `is_item` say what its markup said.
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
    index = 0
    for match in _LINE.finditer(text):
        raw = match.group().strip()
        clean = repair(raw).strip()
        if not clean:
            continue
        start = match.start() + match.group().index(raw)
        plain, is_heading, is_item = _without_markup(clean)
        if plain:
            yield Line(index, start, start + len(raw), raw, plain, len(_WORD.findall(plain)),
                       bool(_SENTENCE_END.search(plain)), is_heading, is_item)
            index += 1


def _without_markup(text: str) -> tuple[str, bool, bool]:
    """The words of a Markdown line, whether it is a heading, and whether it is an item of a list."""
    if not _MARKUP.search(text) and text[:2] not in {"- ", "• ", "– "}:
        return text, False, False
    bare = text.lstrip("#")
    is_heading = bare != text and bare[:1] == " "
    bare = re.sub(r"^(?:>\s*)+", "", bare.strip() if is_heading else text)
    item = re.match(r"[-*•–]\s+", bare)
    if item:
        bare = bare[item.end():]
    bare = _LINK.sub(r"\1", _FOOTNOTE.sub("", bare))
    whole = _STRONG.fullmatch(bare)
    bare = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", bare))
    is_bold_title = whole is not None and not _SENTENCE_END.search(bare) and len(bare) <= _LONGEST_TITLE
    return bare.strip(), is_heading or is_bold_title, item is not None


def _undo_mojibake(text: str) -> str:
    import ftfy  # noqa: PLC0415 – 0.1 s, and most articles never need it

    return ftfy.fix_text(text, uncurl_quotes=False, normalization="NFC", fix_latin_ligatures=False)
