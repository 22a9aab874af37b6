"""`python -m tests.merging.report`: the figures of all corpora; `--errors` tells what went wrong in the tuned ones."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from flows.evaluate.merging import find_wrong_pairs
from tests.merging.matching import FactMerge, figures, run_corpus

CORPORA = {
    "corpus_a": "tuned on",
    "corpus_d": "strikes only, tuned on",
    "corpus_b": "texts unread, figures looked at while rules changed",
    "corpus_c": "held out: neither texts nor pairs were looked at",
}


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
    """Run the corpora and print; nothing but figures of those whose texts stay unread."""
    for name, use in CORPORA.items():
        with tempfile.TemporaryDirectory() as folder:
            merges = run_corpus(name, Path(folder) / "warehouse")
        print(f"{name} ({use})")
        for merge in merges.values():
            print(figures(merge))
            if "--errors" in sys.argv and use.endswith("tuned on"):
                show_errors(merge)


if __name__ == "__main__":
    main()
