"""`python -m tests.merging.report`: the figures of both corpora; `--errors` tells what went wrong in the tuned one."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from flows.evaluate.merging import find_wrong_pairs
from tests.merging.matching import FactMerge, figures, run_corpus

TUNED, UNREAD = "corpus_a", "corpus_b"


def show_errors(merge: FactMerge) -> None:
    """Print every pair merged or parted wrongly, and what the readers missed or invented."""
    joined, parted = find_wrong_pairs(merge.matched)
    for fault, pairs in (("wrongly joined", joined), ("wrongly parted", parted)):
        for one, other in pairs:
            print(f"  {fault}: {one} {merge.told[one]}\n{'':<18}{other} {merge.told[other]}")
    for fault, lines in (("missed", merge.missed), ("invented", merge.invented)):
        for line in lines:
            print(f"  {fault} {' '.join(line.split())}")


def main() -> None:
    """Run both corpora and print; nothing but figures of the one whose texts stay unread."""
    for name in (TUNED, UNREAD):
        with tempfile.TemporaryDirectory() as folder:
            merges = run_corpus(name, Path(folder) / "warehouse")
        print(f"{name}{' (texts unread)' if name == UNREAD else ''}")
        for merge in merges.values():
            print(figures(merge))
            if "--errors" in sys.argv and name == TUNED:
                show_errors(merge)


if __name__ == "__main__":
    main()
