"""Measure the peak memory of reading JSON Lines, each run in a process of its own.

python -m tests.sources.stream_memory 1000 100000
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flows.documents import read_document
from flows.settings import Settings
from flows.sources import Document, read_sources

TEXT = "ministers of alpha and beta met in geneva on monday to talk about the valley where the shells had fallen"
WORDS = TEXT.split()
FRENCH_TEXT = "les ministres se sont rencontrés lundi à genève pour parler de la vallée où les obus étaient tombés"
FRENCH = FRENCH_TEXT.split()


def write_articles(path: Path, count: int) -> None:
    """`count` articles of some 130 words each, all different; one in a hundred is French, as in any real pile."""
    chance = random.Random(1)
    with path.open("w") as file:
        for number in range(count):
            words = FRENCH if number % 100 == 0 else WORDS
            paragraphs = [f"The {' '.join(chance.choices(words, k=32))}." for _ in range(4)]
            text = "\n\n".join([f"Ministers meet {number}", "By Ann Ware", *paragraphs, "Tags: a, b"])
            file.write(json.dumps({"id": str(number), "text": text, "published_at": "2026-03-09"}) + "\n")


def measure(path: Path) -> None:
    """Read all articles of `path`; print their number, articles per CPU-second and the peak memory in MB."""
    began = time.process_time()
    count = 0
    for found in read_sources([str(path)], Settings()):
        count += isinstance(found, Document) and bool(list(read_document(found)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} articles, {count / (time.process_time() - began):,.0f} a second, peak memory {peak:.1f} MB")


def main(counts: list[int]) -> None:
    """Measure each of `counts` in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.jsonl"
            write_articles(path, count)
            subprocess.run([sys.executable, "-m", "tests.sources.stream_memory", str(path)], check=True)


if __name__ == "__main__":
    if sys.argv[1].isdigit():
        main([int(count) for count in sys.argv[1:]])
    else:
        measure(Path(sys.argv[1]))
