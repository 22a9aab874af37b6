"""What things cost: `make bench` prints a table for docs/benchmarks.md. Figures, not tests: nothing here passes or fails.

CPU-seconds are user plus system time of the process and its children, the median of several runs.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.settings import ROOT, use_one_thread

BIN = Path(sys.executable).parent
SAMPLES = ROOT / "flows" / "samples"


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    value: str


def cpu_of(command: list[str], runs: int = 3, before: Callable[[], object] = lambda: None) -> tuple[float, float]:
    """Median CPU-seconds and seconds of a command over several runs."""
    cpu, wall = [], []
    for _ in range(runs):
        before()
        usage, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(time.perf_counter() - start)
        cpu.append(after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime)
    return statistics.median(cpu), statistics.median(wall)


def measure_road(seeds: Path, folder: Path) -> Iterator[Figure]:
    """What the road costs, on the seeds where they are there, else on the samples."""
    numbers = iter(range(1000))
    parley = str(BIN / "parley")
    fresh = [parley, "run", str(seeds), "--warehouse"]
    runs = [cpu_of([*fresh, str(folder / f"w{next(numbers)}")], runs=1) for _ in range(3)]
    cpu, wall = (statistics.median(values) for values in zip(*runs, strict=True))
    yield Figure(f"`parley run {seeds.name}`, fresh warehouse", f"{cpu:.1f} CPU-s, {wall:.1f} s")
    cpu, wall = cpu_of([*fresh, str(folder / "w0")])
    yield Figure("the same again: nothing new", f"{cpu:.1f} CPU-s, {wall:.1f} s")
    cpu, wall = cpu_of([parley, "--help"], runs=5)
    yield Figure("`parley --help`", f"{cpu:.2f} CPU-s, {wall:.2f} s")
    cpu, wall = cpu_of([parley, "extract", str(SAMPLES / "kharkiv-night.txt")])
    yield Figure("`parley extract FILE`", f"{cpu:.1f} CPU-s, {wall:.1f} s")


def measure_reading(texts: list[str]) -> Iterator[Figure]:
    """Speed of the parse and what names, annotations and facts add to it, on one core."""
    from flows.annotate import annotate
    from flows.documents import read_document
    from flows.facts import find_facts
    from flows.language import load
    from flows.records import ArticleRecord
    from flows.sources.model import Document

    start = time.process_time()
    nlp = load()
    yield Figure("loading the language pipeline", f"{time.process_time() - start:.2f} CPU-s")
    articles = [
        record
        for i, text in enumerate(texts)
        for record in read_document(
            Document(source_uri=str(i), identity=str(i), text=text, published_at="2026-01-15"), today=date(2026, 6, 1)
        )
        if isinstance(record, ArticleRecord)
    ]
    for article in articles[:3]:
        list(find_facts(annotate(article, nlp)))  # lexicons are read on first use
    start = time.process_time()
    words = sum(len(doc) for article in articles for doc in nlp.pipe(article.body.split("\n")))
    parse = time.process_time() - start
    start = time.process_time()
    annotated = [annotate(article, nlp) for article in articles]
    annotation = time.process_time() - start
    start = time.process_time()
    facts = sum(1 for a in annotated for _ in find_facts(a))
    reading = time.process_time() - start
    yield Figure("parse and names alone", f"{words / parse:,.0f} tokens/s ({words:,} tokens)")
    yield Figure("annotations on top of the parse", f"{(annotation - parse) / parse:.0%} of its cost")
    yield Figure("facts on top", f"{reading / parse:.0%} of its cost ({facts:,} records from {len(articles)} articles)")
    yield Figure("peak memory of reading", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def read_texts(data: Path) -> list[str]:
    """The unlabelled articles where they are there, else the samples."""
    path = data / "data" / "articles" / "unlabelled.jsonl"
    if path.exists():
        return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


def main(data: Path) -> None:
    """Print the table."""
    use_one_thread()
    print("| what | measured |\n| --- | --- |")
    seeds = data / "seeds" if (data / "seeds").is_dir() else SAMPLES
    with tempfile.TemporaryDirectory() as folder:
        for figure in measure_road(seeds, Path(folder)):
            print(f"| {figure.what} | {figure.value} |", flush=True)
    for figure in measure_reading(read_texts(data)):
        print(f"| {figure.what} | {figure.value} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
