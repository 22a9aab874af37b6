"""The same article gives the same rows in every process: nothing may hang on the order of a set."""

from __future__ import annotations

import os
import subprocess
import sys

READ_SOME = """
import hashlib
from itertools import islice
from flows.facts.learned.corpus import read_corpus
from flows.reading import read_article
rows = [repr(record) for taught in islice(read_corpus(), 0, None, 20) for record in read_article(taught.article)]
print(len(rows), hashlib.sha256("\\n".join(rows).encode()).hexdigest())
"""


def rows_with(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(
        [sys.executable, "-c", READ_SOME], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_rows_do_not_depend_on_the_hash_seed() -> None:
    first = rows_with("1")
    assert int(first.split()[0]) > 100
    assert rows_with("2") == first
