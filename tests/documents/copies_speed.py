"""Measure how long it takes to hold new articles against many stored ones.

python -m tests.documents.copies_speed [STORED]
"""

from __future__ import annotations

import dataclasses
import random
import sys
import tempfile
import time
from pathlib import Path

from flows.documents.duplicates import sign_article, verify_pairs
from flows.settings import Settings
from flows.warehouse import load as loading
from flows.warehouse.connect import locked, open_build
from tests.warehouse.test_load import article

NEW, WORDS = 200, 600


def main(stored: int) -> None:
    """Print the seconds for signing new articles and for finding their copies among `stored` ones."""
    chance = random.Random(1)
    vocabulary = [f"word{number}" for number in range(5_000)]
    texts = [" ".join(chance.choices(vocabulary, k=WORDS)) for _ in range(NEW)]
    articles = [dataclasses.replace(article(f"new{n}"), body=body) for n, body in enumerate([*texts, texts[0]])]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(warehouse_dir=Path(folder))
        with locked(settings), open_build(settings) as connection:
            connection.execute(
                "insert into raw.articles (article_id, source_uri, body, language, word_count,"
                " content_hash, load_id) select 'old' || i, 'x', 'text ' || i, 'en', 2, 'c', 'old'"
                " from range(?) t(i)",
                [stored],
            )
            connection.execute(
                "insert into raw.article_signatures select 'old' || i, b,"
                " (hash(i * 32 + b) >> 1)::bigint, 'old' from range(?) t(i), range(32) u(b)",
                [stored],
            )
            began = time.perf_counter()
            signatures = [line for one in articles for line in sign_article(one.article_id, one.body)]
            signed = time.perf_counter()
            loading.load_records(connection, [*articles, *signatures], "new")
            loaded = time.perf_counter()
            found = list(verify_pairs(loading.find_candidate_pairs(connection, "new")))
            print(
                f"{len(articles)} new, {stored:,} stored: signing {signed - began:.2f} s, "
                f"loading {loaded - signed:.2f} s, finding {len(found)} pair {time.perf_counter() - loaded:.2f} s"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
