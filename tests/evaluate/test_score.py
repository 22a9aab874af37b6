"""Scoring: pairs are one to one and best first, names agree across spellings, and the whole agrees with the reference."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from flows import build
from flows.errors import SettingsError
from flows.evaluate import evaluate_folder
from flows.evaluate.names import jaccard_of_names, names_agree, pair_best, token_f1
from flows.settings import Settings

FACTS = ("statements", "meetings", "sanctions", "strikes")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Kremlin", "Russia"),
        ("U.S.", "United States"),
        ("President Erdoğan", "Recep Tayyip Erdogan"),
        ("EU", "European Union"),
        (None, None),
    ],
)
def test_one_name_in_two_spellings_agrees(a: str | None, b: str | None) -> None:
    assert names_agree(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Russia", "Ukraine"),
        ("Sergey Lavrov", "Sergei Ryabkov"),
        ("Russia", None),
        ("Sudan", "Chad"),
    ],
)
def test_two_names_do_not(a: str | None, b: str | None) -> None:
    assert not names_agree(a, b)


def test_words_count_as_often_as_they_stand() -> None:
    assert token_f1("no no yes", "no yes") == pytest.approx(4 / 5)
    assert token_f1("", "no") == 0.0


def test_lists_of_names_agree_by_share() -> None:
    assert jaccard_of_names(["Russia", "Kyiv"], ["Moscow"]) == pytest.approx(1 / 2)
    assert jaccard_of_names([], []) == 1.0


def test_the_best_pair_is_taken_first_and_each_only_once() -> None:
    pairs = pair_best([10, 20], [19, 11], lambda g, f: 1 / (1 + abs(g - f)), 0.01)
    assert sorted((i, j) for i, j, _ in pairs) == [(0, 1), (1, 0)]
    assert pair_best([10], [10, 10], lambda g, f: 1.0, 0.5) == [(0, 0, 1.0)]
    assert pair_best([1], [9], lambda g, f: 0.1, 0.5) == []


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="holds no annotation"):
        evaluate_folder(tmp_path, tmp_path, date(2026, 6, 1))
    (tmp_path / "x.json").write_text('{"id": "x"}')
    with pytest.raises(SettingsError, match="lacks a text"):
        evaluate_folder(tmp_path, tmp_path, date(2026, 6, 1))


def test_the_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    """The reference scores the published warehouse, `parley evaluate` the records: both must say the same."""
    scorer, gold, texts = shared / "scoring" / "score.py", shared / "gold", shared / "seeds"
    lines = subprocess.run([sys.executable, scorer, "input", gold, texts], capture_output=True, text=True, check=True)
    (tmp_path / "articles.jsonl").write_text(lines.stdout, encoding="utf-8")
    settings = Settings(warehouse_dir=tmp_path / "w")
    build.run([str(tmp_path / "articles.jsonl")], settings, build.utc_now)
    done = subprocess.run(
        [sys.executable, scorer, settings.current_path, gold, texts, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    reference = json.loads(done.stdout)["res"]
    ours = {fact.fact: fact for fact in evaluate_folder(gold, texts, build.utc_now().date()).facts}
    for fact in FACTS:
        headline = ours[fact].headline
        assert headline == {key: reference[fact]["HEADLINE"][key] for key in ("p", "r", "f")}, fact
