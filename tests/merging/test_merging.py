"""The merge of what the readers made of sixty articles that tell twelve events and their near-misses.

The floors are the figures measured, rounded down; `python -m tests.merging.report` prints them beside those of a
corpus whose texts were not read while the rules were tuned.
"""

from __future__ import annotations

import json

import pytest

from flows.evaluate.merging import MergeScore
from tests.merging.matching import FACTS, HERE, SLOTS, FactMerge, agreement, figures, match_fact, run_corpus

# Reports matched, pairwise precision and recall, and the same as B-cubed: what is measured, rounded down.
FLOORS = {
    "meeting": (33, 1.0, 0.93, 1.0, 0.95),
    "sanction": (16, 1.0, 1.0, 1.0, 1.0),
    "strike": (21, 1.0, 0.83, 1.0, 0.87),
}


@pytest.fixture(scope="module")
def merges(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FactMerge]:
    return run_corpus("corpus_a", tmp_path_factory.mktemp("merging") / "warehouse")


def measured(score: MergeScore) -> tuple[float, ...]:
    return score.report_count, score.pair_precision, score.pair_recall, score.cubed_precision, score.cubed_recall


@pytest.mark.parametrize("fact", FACTS)
def test_reports_are_merged_at_least_as_well_as_measured(merges: dict[str, FactMerge], fact: str) -> None:
    print(figures(merges[fact]))
    assert all(now >= floor for now, floor in zip(measured(merges[fact].score), FLOORS[fact], strict=True)), figures(
        merges[fact]
    )


@pytest.mark.parametrize(
    ("name", "article_count", "event_count"),
    [("corpus_a", 60, 24), ("corpus_b", 60, 24), ("corpus_c", 60, 24), ("corpus_d", 52, 18)],
)
def test_every_article_of_a_corpus_is_labelled(name: str, article_count: int, event_count: int) -> None:
    with (HERE / name / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line)["id"] for line in lines]
    labels = json.loads((HERE / name / "events.json").read_text(encoding="utf-8"))
    assert articles == list(labels)
    assert len(articles) == article_count
    reports = [report for told in labels.values() for report in told]
    assert all(set(report) == {"fact", "event", *SLOTS[report["fact"]]} for report in reports)
    facts = {(report["event"], report["fact"]) for report in reports}
    assert len(facts) == len({event for event, _ in facts}) == event_count


MET = {
    "fact": "meeting",
    "event": "E1",
    "participants": ["India", "Pakistan"],
    "place": "Muscat",
    "status": "held",
    "date": "2026-02-25",
}
NEXT = {**MET, "event": "E2", "place": "Doha", "status": "planned", "date": "2026-03-11"}


def report(event: str, place: str | None, status: str, day: str | None) -> dict[str, object]:
    return {
        "event": event,
        "participants": ["India", "Pakistan"],
        "place": place,
        "status": status,
        "date": day,
        "evidence": "met",
    }


def test_a_report_tells_of_the_label_with_which_it_agrees_best() -> None:
    found = [report("y", "Doha", "planned", None), report("x", None, "held", "2026-02-25")]
    merge = match_fact("meeting", {"a": [MET, NEXT]}, {"a": found})
    assert [(r.gold, r.found) for r in merge.matched] == [("E1", "x"), ("E2", "y")]
    assert (merge.missed, merge.invented) == ([], [])


def test_what_was_missed_and_invented_is_no_error_of_the_merge() -> None:
    found = [{**report("z", "Goma", "proposed", None), "participants": ["Rwanda", "Uganda"]}]
    merge = match_fact("meeting", {"a": [MET]}, {"a": found})
    assert merge.matched == []
    assert (len(merge.missed), len(merge.invented)) == (1, 1)


def test_what_was_not_read_counts_as_parted_among_all_pairs() -> None:
    labels = {article: [MET] for article in ("a", "b", "c")}
    found = {article: [report("x", "Muscat", "held", "2026-02-25")] for article in ("a", "b")}
    merge = match_fact("meeting", labels, found)
    assert merge.score.pair_recall == 1
    assert merge.whole_score.pair_recall == 1 / 3
    assert merge.whole_score.pair_precision == 1


def test_a_label_is_told_by_one_report_of_an_article() -> None:
    found = [report("x", "Muscat", "held", "2026-02-25"), report("y", "Muscat", "held", None)]
    merge = match_fact("meeting", {"a": [MET]}, {"a": found})
    assert [(r.key, r.found) for r in merge.matched] == [("a.E1", "x")]
    assert len(merge.invented) == 1


def test_agreement_is_the_share_of_slots() -> None:
    assert agreement("meeting", MET, report("x", "Muscat", "held", "2026-02-25")) == 1
    assert agreement("meeting", MET, report("x", "Muscat", "planned", None)) == 0.5
