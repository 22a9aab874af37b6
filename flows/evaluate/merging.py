"""How well reports were merged into events, against events labelled by hand.

Pairwise: of the pairs of reports that one event holds, how many belong together (precision); of the pairs that
belong together, how many one event holds (recall). B-cubed: the same asked from where each report stands, with
itself counted, and averaged over the reports, so that a large event weighs no more than its reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class MergedReport:
    """A report, the event that it tells of, and the event that it was merged into."""

    key: str
    gold: str
    found: str


@dataclass(frozen=True)
class MergeScore:
    """Precision and recall of a merge, 0 to 1; 1 where there was nothing to get wrong."""

    report_count: int
    gold_count: int
    found_count: int
    pair_precision: float
    pair_recall: float
    cubed_precision: float
    cubed_recall: float


def score_merge(reports: Iterable[MergedReport]) -> MergeScore:
    """The figures over all pairs of `reports`.

    Raises:
        ValueError: two reports have the same key.
    """
    reports = list(reports)
    if len({report.key for report in reports}) < len(reports):
        raise ValueError("a report was given twice")
    gold = Counter(report.gold for report in reports)
    found = Counter(report.found for report in reports)
    both = Counter((report.gold, report.found) for report in reports)
    return MergeScore(
        report_count=len(reports),
        gold_count=len(gold),
        found_count=len(found),
        pair_precision=_share(_count_pairs(both.values()), _count_pairs(found.values())),
        pair_recall=_share(_count_pairs(both.values()), _count_pairs(gold.values())),
        cubed_precision=_share(sum(both[r.gold, r.found] / found[r.found] for r in reports), len(reports)),
        cubed_recall=_share(sum(both[r.gold, r.found] / gold[r.gold] for r in reports), len(reports)),
    )


def find_wrong_pairs(reports: Sequence[MergedReport]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of keys that were merged wrongly, and those that were wrongly left apart."""
    joined, parted = [], []
    for one, other in combinations(sorted(reports, key=lambda report: report.key), 2):
        if one.found == other.found and one.gold != other.gold:
            joined.append((one.key, other.key))
        elif one.found != other.found and one.gold == other.gold:
            parted.append((one.key, other.key))
    return joined, parted


def _count_pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 1.0
