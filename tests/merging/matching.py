"""A corpus run through the real road: which report tells of which labelled event, and into which it was merged.

Only reports that tell of a labelled event can be merged rightly or wrongly. What the readers missed or invented
(a second report of the same event in one article included) is counted apart. A report with a wrong slot counts,
so the figures also carry the readers' faults; those of reports read without a fault are given beside them. Recall is
given over all labelled pairs too, of which those with a report that the readers missed cannot be merged.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from flows import build
from flows.evaluate.merging import MergedReport, MergeScore, score_merge
from flows.evaluate.names import jaccard_of_names, names_agree, pair_best
from flows.settings import read_settings

HERE = Path(__file__).parent
NOW = datetime(2026, 8, 1, 12, 0)
FACTS = ("meeting", "sanction", "strike")
# A report tells of a labelled one when at least half of its slots agree.
FLOOR = 0.5

REPORTS = {
    "meeting": """
        select report_id, meeting_id as event, string_split(participants, '; ') as participants, place_name as place,
            status, starts_on as date""",
    "sanction": """
        select report_id, sanction_id as event, sender_name as sender, target_name as target, action, measure,
            effective_on as date""",
    "strike": """
        select report_id, strike_id as event, attacker_name as attacker, place_name as place, status,
            occurred_on as date""",
}
SLOTS = {
    "meeting": ("participants", "place", "status", "date"),
    "sanction": ("sender", "target", "action", "measure", "date"),
    "strike": ("attacker", "place", "status", "date"),
}
NAMES = ("place", "sender", "target", "attacker")


@dataclass
class FactMerge:
    """The matched reports of one fact, and what the readers missed or invented, each told in a line."""

    fact: str
    matched: list[MergedReport] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    faultless: set[str] = field(default_factory=set)
    unread: list[MergedReport] = field(default_factory=list)

    @property
    def score(self) -> MergeScore:
        """The figures of the merge over the matched reports."""
        return score_merge(self.matched)

    @property
    def whole_score(self) -> MergeScore:
        """The same over all labelled reports: one that was not read is in an event of its own."""
        return score_merge([*self.matched, *self.unread])

    @property
    def faultless_score(self) -> MergeScore:
        """The figures of the merge over the matched reports that agree with their labels in every slot."""
        return score_merge(report for report in self.matched if report.key in self.faultless)


def run_corpus(name: str, warehouse: Path) -> dict[str, FactMerge]:
    """What became of the reports of the corpus `name` in a warehouse of their own, by fact."""
    settings = read_settings(warehouse_dir=warehouse)
    build.run([str(HERE / name / "articles.jsonl")], settings, lambda: NOW)
    return match_corpus(name, settings.current_path)


def match_corpus(name: str, database: Path) -> dict[str, FactMerge]:
    """What became of the reports of the corpus `name` in the published `database`, by fact."""
    labels = json.loads((HERE / name / "events.json").read_text(encoding="utf-8"))
    with duckdb.connect(str(database), read_only=True) as connection:
        return {fact: match_fact(fact, labels, read_reports(connection, fact)) for fact in FACTS}


def read_reports(connection: duckdb.DuckDBPyConnection, fact: str) -> dict[str, list[dict[str, Any]]]:
    """The published reports of one fact by the article's own id, in the order of the text."""
    rows = connection.execute(f"""{REPORTS[fact]}, external_id, evidence
        from fct_{fact}_reports inner join dim_articles using (article_id) order by start_char, report_id""")
    columns = [column[0] for column in rows.description or ()]
    by_article = defaultdict(list)
    for row in rows.fetchall():
        report = dict(zip(columns, row, strict=True))
        by_article[report["external_id"]].append(report)
    return by_article


def match_fact(
    fact: str, labels: dict[str, list[dict[str, Any]]], reports: dict[str, list[dict[str, Any]]]
) -> FactMerge:
    """The labelled and the published reports of one fact, paired within each article: the best agreement first."""
    merge = FactMerge(fact)
    for article in sorted(labels):
        gold = [label for label in labels[article] if label["fact"] == fact]
        found = reports.get(article, [])
        pairs = pair_best(gold, found, lambda one, other: agreement(fact, one, other), FLOOR)
        for i, j, agreed in pairs:
            key = f"{article}.{gold[i]['event']}"
            merge.matched.append(MergedReport(key, gold[i]["event"], found[j]["event"]))
            merge.told[key] = tell(fact, found[j])
            if agreed == 1:
                merge.faultless.add(key)
        for label in (gold[i] for i in range(len(gold)) if i not in {pair[0] for pair in pairs}):
            key = f"{article}.{label['event']}"
            merge.missed.append(f"{key}: {tell(fact, label)}")
            merge.unread.append(MergedReport(key, label["event"], f"not read: {key}"))
        merge.invented += [
            f"{article}: {tell(fact, found[j])} – {found[j]['evidence']}"
            for j in range(len(found))
            if j not in {pair[1] for pair in pairs}
        ]
    return merge


def agreement(fact: str, gold: dict[str, Any], found: dict[str, Any]) -> float:
    """The share of the slots in which a labelled and a published report agree, 0 to 1."""
    return sum(slot_agreement(slot, gold[slot], found[slot]) for slot in SLOTS[fact]) / len(SLOTS[fact])


def slot_agreement(slot: str, gold: Any, found: Any) -> float:
    """How far two values of `slot` agree, 0 to 1."""
    if slot == "participants":
        return jaccard_of_names(gold, found or [])
    if slot in NAMES:
        return float(names_agree(gold, found))
    return float(gold == (str(found) if slot == "date" and found is not None else found))


def tell(fact: str, report: dict[str, Any]) -> str:
    """The slots of a report in one line."""
    return " | ".join(
        " + ".join(report[slot] or []) if slot == "participants" else str(report[slot]) for slot in SLOTS[fact]
    )


def figures(merge: FactMerge) -> str:
    """The figures of one fact: of pairs that were read, of all labelled pairs, of those read without a fault."""
    return (
        f"{merge.fact:<9} {_line(merge.score)}   readers missed {len(merge.missed)}, invented {len(merge.invented)}"
        f"\n{'all':>9} {_line(merge.whole_score)}\n{'faultless':>9} {_line(merge.faultless_score)}"
    )


def _line(score: MergeScore) -> str:
    return (
        f"pairwise P {score.pair_precision:.3f} R {score.pair_recall:.3f}"
        f"   B-cubed P {score.cubed_precision:.3f} R {score.cubed_recall:.3f}"
        f"   {score.report_count} reports of {score.gold_count} events in {score.found_count}"
    )
