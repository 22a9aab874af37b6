"""Who says what in articles of our own writing: names, pronouns, roles, bodies and people without a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.facts.statements.test_statements import statements

ARTICLES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("speakers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("article", ARTICLES, ids=[article["name"] for article in ARTICLES])
def test_speakers_of_article(article: dict[str, Any]) -> None:
    found = statements(article["text"])
    wrong = [
        (words, speaker)
        for words, speaker in article["speakers"]
        if not any(
            words in statement.content and statement.speaker_name.casefold() == speaker.casefold()
            for statement in found
        )
    ]
    assert not wrong, [(s.speaker_name, s.content) for s in found]


@pytest.mark.parametrize("article", [a for a in ARTICLES if "excluded" in a], ids=lambda a: str(a["name"]))
def test_content_ends_where_the_writer_goes_on(article: dict[str, Any]) -> None:
    contents = [statement.content for statement in statements(article["text"])]
    assert not [words for words in article["excluded"] if any(words in content for content in contents)]
