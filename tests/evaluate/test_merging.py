"""The figures of a merge, against examples reckoned by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.evaluate.merging import MergedReport, find_wrong_pairs, score_merge


def merged(*pairs: str) -> list[MergedReport]:
    """Reports 0, 1, 2 …; `"Ax"` is one that tells of A and was merged into x."""
    return [MergedReport(str(i), pair[0], pair[1]) for i, pair in enumerate(pairs)]


def test_a_perfect_merge_scores_one_whatever_the_events_are_called() -> None:
    score = score_merge(merged("Ax", "Ax", "By"))
    assert (score.report_count, score.gold_count, score.found_count) == (3, 2, 2)
    assert (score.pair_precision, score.pair_recall, score.cubed_precision, score.cubed_recall) == (1, 1, 1, 1)


def test_one_report_too_many_costs_precision_only() -> None:
    score = score_merge(merged("Ax", "Ax", "Bx"))
    assert score.pair_precision == pytest.approx(1 / 3)  # 0-1 of 0-1, 0-2, 1-2
    assert score.pair_recall == 1
    assert score.cubed_precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert score.cubed_recall == 1


def test_a_split_event_costs_recall_only() -> None:
    score = score_merge(merged("Ax", "Ax", "Ax", "Ay"))
    assert score.pair_precision == 1
    assert score.pair_recall == pytest.approx(3 / 6)
    assert score.cubed_precision == 1
    assert score.cubed_recall == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)


def test_both_faults_at_once() -> None:
    score = score_merge(merged("Ax", "Ax", "Ay", "By", "By"))
    # Merged: 0-1, 2-3, 2-4, 3-4; belonging together: 0-1, 0-2, 1-2, 3-4; both: 0-1, 3-4.
    assert score.pair_precision == pytest.approx(2 / 4)
    assert score.pair_recall == pytest.approx(2 / 4)
    assert score.cubed_precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert score.cubed_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


def test_reports_all_apart_make_no_wrong_pair() -> None:
    score = score_merge(merged("Ax", "Ay"))
    assert (score.pair_precision, score.pair_recall) == (1, 0)


def test_without_reports_there_is_nothing_to_get_wrong() -> None:
    score = score_merge([])
    assert (score.report_count, score.pair_precision, score.cubed_recall) == (0, 1, 1)


def test_a_report_counts_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        score_merge([MergedReport("0", "A", "x"), MergedReport("0", "B", "y")])


def test_wrong_pairs_are_told_by_their_fault() -> None:
    joined, parted = find_wrong_pairs(merged("Ax", "Ax", "Ay", "By"))
    assert joined == [("2", "3")]
    assert parted == [("0", "2"), ("1", "2")]


REPORTS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz")), max_size=12).map(
    lambda pairs: merged(*("".join(pair) for pair in pairs))
)


@given(REPORTS)
def test_gold_and_found_exchanged_exchange_precision_and_recall(reports: list[MergedReport]) -> None:
    score = score_merge(reports)
    mirror = score_merge(MergedReport(r.key, r.found, r.gold) for r in reports)
    assert score.pair_precision == pytest.approx(mirror.pair_recall)
    assert score.cubed_precision == pytest.approx(mirror.cubed_recall)


@given(REPORTS)
def test_precision_and_recall_are_the_shares_of_the_wrong_pairs(reports: list[MergedReport]) -> None:
    score, (joined, parted) = score_merge(reports), find_wrong_pairs(reports)
    assert (score.pair_precision == 1) == (not joined)
    assert (score.pair_recall == 1) == (not parted)
