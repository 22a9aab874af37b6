"""Articles annotated by hand, and what was read from the same texts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flows.documents import read_document
from flows.errors import SettingsError
from flows.ids import stable_id
from flows.reading import read_article
from flows.records import ArticleRecord, MeetingParticipantRecord, Record
from flows.sources.model import Document


@dataclass(frozen=True)
class Case:
    """An annotated article: the annotation, its text, and the records read from that text (none if rejected)."""

    gold: dict[str, Any]
    text: str
    article: ArticleRecord | None
    records: tuple[Record, ...]

    @property
    def article_id(self) -> str:
        """The annotation's id of the article."""
        return str(self.gold["id"])

    def found(self, record: type[Record]) -> list[Any]:
        """The records of one kind that begin in the annotated part of the text."""
        rows: list[Any] = [r for r in self.records if isinstance(r, record)]
        until = self.gold.get("annotate_until")
        if not until or self.article is None:
            return rows
        annotated = self.text[:until]
        body = self.article.body
        return [r for r in rows if body[r.start_char : r.start_char + 30].strip()[:25] in annotated]

    def participants(self, report_id: str, role: str = "participant") -> list[str]:
        """The names of those who have `role` in a meeting report."""
        return sorted(
            r.actor_name
            for r in self.records
            if isinstance(r, MeetingParticipantRecord) and r.report_id == report_id and r.role == role
        )


def read_cases(gold_dir: Path, texts: Path, today: date) -> list[Case]:
    """Every annotated article of the folder, read as on the day `today`.

    Raises:
        SettingsError: there is no gold, or a text is missing.
    """
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(gold_dir.glob("*.json"))]
    if not golds:
        raise SettingsError(f"{gold_dir} holds no annotation (<id>.json)")
    try:
        return [_read_case(gold, text, today) for gold, text in zip(golds, _read_texts(golds, texts), strict=True)]
    except (KeyError, FileNotFoundError) as error:
        raise SettingsError(f"{texts} lacks a text that {gold_dir} annotates: {error}") from None


def _read_texts(golds: list[dict[str, Any]], texts: Path) -> list[str]:
    if texts.suffix == ".jsonl":
        with texts.open(encoding="utf-8") as lines:
            by_id = {row["id"]: row["text"] for row in map(json.loads, lines)}
        return [by_id[gold["id"]] for gold in golds]
    return [(texts / gold.get("file", f"{gold['id']}.txt")).read_text(encoding="utf-8") for gold in golds]


def _read_case(gold: dict[str, Any], text: str, today: date) -> Case:
    document = Document(
        source_uri=f"gold:{gold['id']}",
        identity=stable_id("gold", gold["id"]),
        text=text,
        external_id=gold["id"],
        published_at=gold.get("given_published_on"),
    )
    article: ArticleRecord | None = None
    records: list[Record] = []
    for record in read_document(document, today=today):
        if isinstance(record, ArticleRecord):
            article = record
            records.extend(read_article(record))
    return Case(gold, text, article, tuple(records))
