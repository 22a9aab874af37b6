"""The corpus of our own articles with their facts: texts that teach, in `flows/facts/corpus`.

A file is an article: `# region; genre; publication date`, the headline, the body, then `== names` (every form of every
name, by kind) and `== facts`, a line a record, whose `at:` fields quote the body with the [word] that tells the event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.errors import ContractError
from flows.records import ArticleRecord

FOLDER = Path(__file__).resolve().parent.parent / "corpus"


@dataclass(frozen=True)
class TaughtFact:
    """A record as annotated: a meeting's participants, or else who acts (`parties[0]`) and on what (`parties[1]`).

    `at` are the body offsets, half-open, of every word that tells it.
    """

    kind: str
    state: str
    parties: tuple[str | None, ...]
    at: tuple[tuple[int, int], ...]
    slots: dict[str, str]


@dataclass(frozen=True)
class TaughtArticle:
    """An article of the corpus: its record as the readers see it, the kinds of its names, and its facts."""

    article: ArticleRecord
    names: dict[str, str]
    facts: tuple[TaughtFact, ...]


def read_corpus(folder: Path = FOLDER) -> Iterator[TaughtArticle]:
    """The articles of a folder, by file name.

    Raises:
        ContractError: A file is not written as the format asks.
    """
    for path in sorted(folder.glob("*.txt")):
        yield read_article(path.read_text(encoding="utf-8"), path.stem)


def read_article(text: str, name: str) -> TaughtArticle:
    """One article from the text of its file.

    Raises:
        ContractError: A part is missing or a quotation of the body is not found.
    """
    head, _, rest = text.partition("\n")
    story, has_names, tail = rest.partition("\n== names")
    names, has_facts, facts = tail.partition("\n== facts")
    if not (head.startswith("# ") and has_names and has_facts):
        raise ContractError(f"corpus {name}: no `# region; genre; date`, `== names` or `== facts`")
    headline, _, body = story.strip("\n").partition("\n")
    body = body.strip("\n")
    published = date.fromisoformat(head.rsplit(";", 1)[-1].strip())
    article = ArticleRecord.of_text(name, body, published, headline)
    rows = tuple(_read_fact(line, body, name) for line in facts.splitlines() if line.strip())
    return TaughtArticle(article, dict(_read_names(names)), rows)


def _read_names(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        kind, _, forms = line.partition(":")
        for form in forms.split(";"):
            if form.strip():
                yield form.strip(), kind.strip()


def _read_fact(line: str, body: str, name: str) -> TaughtFact:
    cells = [cell.strip() for cell in line.split(" | ")]
    kind, state, *details = cells[0].split()
    at, slots = [], {"details": " ".join(details)}
    for cell in cells[2:]:
        key, _, value = cell.partition(":")
        if key.strip() == "at":
            at.append(_offsets(value.strip(), body, name))
        else:
            slots[key.strip()] = value.strip()
    if kind == "meeting":
        parties: tuple[str | None, ...] = tuple(p.strip() for p in cells[1].split(";"))
    else:
        parties = tuple(None if p.strip() == "?" else p.strip() for p in cells[1].split(" > "))
    return TaughtFact(kind, state, parties, tuple(at), slots)


def _offsets(quoted: str, body: str, name: str) -> tuple[int, int]:
    before, _, rest = quoted.partition("[")
    word, _, after = rest.partition("]")
    start = body.find(before + word + after)
    if start < 0 or not word:
        raise ContractError(f"corpus {name}: not in the body: {quoted}")
    return start + len(before), start + len(before) + len(word)
