"""One published article with its facts, for `parley article`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from flows.article_page import FactNote, Highlight, render_article
from flows.errors import SettingsError
from flows.settings import Settings
from flows.warehouse.connect import open_published


def read_article_page(settings: Settings, article: str) -> str:
    """The page of the article with that `article_id` or `external_id`.

    Raises:
        SettingsError: there is none.
    """
    with open_published(settings.current_path) as connection:
        found = _rows(
            connection,
            "select * from dim_articles where article_id = ? or external_id = ? order by article_id limit 1",
            article,
            article,
        )
        if not found:
            raise SettingsError(f'no article {article}; `parley query "select article_id, headline from dim_articles"`')
        about = [str(found[0][name]) for name in ("outlet", "byline", "published_on", "source_uri") if found[0][name]]
        facts = sorted(_facts(connection, found[0]["article_id"]), key=lambda fact: fact[0].start)
    highlights = [highlight for highlight, _ in facts]
    notes = {note.fact_id: note for _, note in facts if note}
    return render_article(found[0]["headline"], about, found[0]["body"], highlights, list(notes.values()))


def _facts(connection: duckdb.DuckDBPyConnection, article_id: str) -> Iterator[tuple[Highlight, FactNote | None]]:
    for row in _rows(
        connection,
        "select s.*, g.start_char as first, g.end_char as last from fct_statements s"
        " join bridge_statement_segments g using (statement_id) where article_id = ?",
        article_id,
    ):
        key = row["statement_id"]
        detail = ", ".join(str(value) for value in (row["speaker_role"], row["quote_type"], row["said_on"]) if value)
        yield (
            Highlight(row["first"], row["last"], "statement", key),
            FactNote(key, "statement", f"{row['speaker_name']}: {row['speech_act']}", detail),
        )
        for part in ("cue", "speaker"):
            if row[f"{part}_start_char"] is not None:
                yield Highlight(row[f"{part}_start_char"], row[f"{part}_end_char"], part, key), None
    for kind, title in (
        ("meeting", ("participants",)),
        ("sanction", ("sender_name", "target_name")),
        ("strike", ("attacker_name", "place_name")),
    ):
        status = "action" if kind == "sanction" else "status"
        for row in _rows(connection, f"select * from fct_{kind}_reports where article_id = ?", article_id):
            who = " → ".join(str(row[name] or "unnamed") for name in title)
            told = (
                row.get("place_name") if kind == "meeting" else None,
                row.get("measure"),
                row.get("weapon"),
                row.get("date_text"),
            )
            yield (
                Highlight(row["start_char"], row["end_char"], kind, row["report_id"]),
                FactNote(row["report_id"], kind, f"{who}: {row[status]}", ", ".join(str(t) for t in told if t)),
            )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, list(values))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
