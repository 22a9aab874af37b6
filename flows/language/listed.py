"""Articles of our own whose names are listed below the text rather than marked in it.

The first line is a remark, then come headline and paragraphs. Under `== names` each line holds a kind and the forms in
which names of that kind stand in the text (`PERSON: Ishaq Dar; Dar`); what follows a next `==` is not read here.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.errors import ParseError
from flows.language.marked import LABELS, MarkedText, Name

NAMES = "== names"


def read_listed(folder: Path) -> Iterator[tuple[str, list[MarkedText]]]:
    """The articles of a folder: name of the file, and headline and paragraphs with their names."""
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, parse_listed(path.read_text(encoding="utf-8"))


def parse_listed(article: str) -> list[MarkedText]:
    """Headline and paragraphs of one article with their names.

    Raises:
        ParseError: There is no list of names, or a kind or a form in it is none.
    """
    text, mark, rest = article.partition(f"\n{NAMES}")
    if not mark:
        raise ParseError(f"no list of names: {article[:80]}")
    kinds = _read_kinds(rest.partition("\n==")[0])
    lines = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    return [mark_forms(line, kinds) for line in lines if line]


def mark_forms(text: str, kinds: Mapping[str, str]) -> MarkedText:
    """The text with each whole-word occurrence of a form marked; where forms overlap, the longest counts."""
    if not kinds:
        return MarkedText(text, ())
    forms = "|".join(re.escape(form) for form in sorted(kinds, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text)
    return MarkedText(text, tuple(Name(hit.start(), hit.end(), kinds[hit.group()]) for hit in found))


def _read_kinds(listing: str) -> dict[str, str]:
    """The kind of each form."""
    kinds: dict[str, str] = {}
    for line in filter(None, map(str.strip, listing.splitlines())):
        kind, colon, forms = line.partition(":")
        if kind not in LABELS or not colon:
            raise ParseError(f"names are not listed well: {line[:80]}")
        kinds |= {form.strip(): kind for form in forms.split(";") if form.strip()}
    return kinds
