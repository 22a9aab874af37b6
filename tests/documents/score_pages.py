"""Score article extraction on a folder of saved pages with their articles as JSON.

    python -m tests.documents.score_pages ../shared/data/html

The folder holds `<country>/<Outlet>_<date>.html.gz`, and beside them `<Outlet>.json`: articles keyed by version, each
with `title`, `authors`, `publishing_date` and `body` (`summary`, `sections` of `headline` and `paragraphs`).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.documents import read_document
from flows.records import ArticleRecord
from flows.sources import Document

BODY_KINDS = {
    "summary, headings, paragraphs": (True, True),
    "summary, paragraphs": (True, False),
    "paragraphs": (False, False),
}


@dataclass(frozen=True)
class PageScore:
    """How one page was read: word overlap (F1) of the body by what counts as body, of title and authors; date right."""

    name: str
    body: dict[str, float]
    title: float
    authors: float
    is_date_right: bool


def find_pages(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, HTML and annotated article of each page: of several versions, the one whose words the page holds."""
    for path in sorted(folder.glob("*/*.html.gz")):
        html = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        versions = json.loads((path.parent / f"{path.name.split('_')[0]}.json").read_text()).values()
        yield path.name, html, max(versions, key=lambda version: _count_found(version, html))


def score_page(name: str, html: str, gold: dict[str, Any]) -> PageScore:
    """The score of one page."""
    record = next(read_document(Document(source_uri=name, identity=name, html=html)))
    if not isinstance(record, ArticleRecord):  # not English: not in the warehouse, and not in the score
        return PageScore(name, {}, 0, 0, False)
    return PageScore(
        name=name,
        title=overlap(record.headline or "", gold["title"]),
        body={kind: overlap(record.body, _body(gold, *parts)) for kind, parts in BODY_KINDS.items()},
        authors=overlap(record.byline or "", " ".join(gold["authors"])),
        is_date_right=str(record.published_on) == gold["publishing_date"][:10],
    )


def overlap(one: str, other: str) -> float:
    """F1 of the words that two texts share, 0 to 1."""
    first, second = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, other))
    common = sum((first & second).values())
    return 2 * common / (sum(first.values()) + sum(second.values())) if common else 0.0


def _body(gold: dict[str, Any], with_summary: bool, with_headings: bool) -> str:
    parts = list(gold["body"]["summary"]) if with_summary else []
    for section in gold["body"]["sections"]:
        parts += (section["headline"] if with_headings else []) + section["paragraphs"]
    return "\n".join(parts)


def _count_found(version: dict[str, Any], html: str) -> int:
    starts = [json.dumps(text[:40])[1:-1] for text in _body(version, False, False).split("\n")]
    return sum(start in html for start in starts) + sum(json.loads(f'"{start}"') in html for start in starts)


def main(folder: Path) -> None:
    """Print a line for each page and the means, with pages per CPU-second beside trafilatura's own."""
    import trafilatura

    pages = list(find_pages(folder))
    scores = [score_page(*page) for page in pages]
    for score in scores:
        print(
            f"{score.name:45}",
            *(f"{value:.3f}" for value in score.body.values()),
            f"title {score.title:.2f} authors {score.authors:.2f} date {'right' if score.is_date_right else 'WRONG'}",
        )
    read = [score for score in scores if score.body]
    print(f"{len(read)} English pages of {len(pages)}")
    for kind in BODY_KINDS:
        print(f"body F1 ({kind}): {sum(score.body[kind] for score in read) / len(read):.4f}")
    print(f"headline, word overlap of 0.6 and more: {sum(score.title >= 0.6 for score in read) / len(read):.1%}")
    print(f"date: {sum(score.is_date_right for score in read) / len(read):.1%}")
    print(
        f"pages per CPU-second: {_speed(lambda html: list(read_document(_document(html))), pages):.1f}; "
        f"trafilatura.extract alone: {_speed(trafilatura.extract, pages):.1f}"
    )


def _document(html: str) -> Document:
    return Document(source_uri="page", identity="page", html=html)


def _speed(read: Any, pages: list[tuple[str, str, dict[str, Any]]]) -> float:
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        for _, html, _ in pages:
            read(html)
        best = max(best, len(pages) / (time.process_time() - began))
    return best


if __name__ == "__main__":
    main(Path(sys.argv[1]))
