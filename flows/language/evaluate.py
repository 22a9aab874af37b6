"""What the shipped weights reach on test data that they were not trained on.

`python -m flows.language.evaluate TREEBANKS NER [--check] [--write]`: raw text in, scores out; `--check` fails where a
score is below its floor, `--write` keeps the scores beside the weights.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.language import MODEL, load
from flows.language.gold import make_docs, read_named_documents, read_paragraphs, read_pud
from flows.language.scoring import (
    UNER_LABEL,
    NameFinder,
    entities_of,
    measure_speed,
    score_grammar,
    score_names,
)

FLOORS: Mapping[str, Mapping[str, float]] = {
    "pud_news": {"uas": 87.7, "las": 84.2, "sentence_f": 95.7},
    "ewt_test": {"las": 80.6},
}
"""Scores below which weights are not shipped: the shipped release less one point."""

NAME_FLOORS: Mapping[str, float] = {"all": 69.2, "PER": 77.6, "untyped": 85.0}
"""The same for the F of names on UNER PUD."""


def evaluate(treebanks: Path, ner: Path) -> dict[str, Any]:
    """All scores of the bare pipeline."""
    nlp = load()
    news = make_docs(nlp.vocab, read_pud(treebanks / "pud-test.conllu", "n"))
    grammar = {
        "pud_news": score_grammar(nlp, news),
        "pud_wiki": score_grammar(nlp, make_docs(nlp.vocab, read_pud(treebanks / "pud-test.conllu", "w"))),
        "ewt_test": score_grammar(nlp, make_docs(nlp.vocab, read_paragraphs(treebanks / "ewt-test.conllu"))),
        "gum_test": score_grammar(nlp, make_docs(nlp.vocab, read_paragraphs(treebanks / "gum-test.conllu"))),
    }
    names = evaluate_names(ner, entities_of(nlp))
    return {"grammar": grammar, "names": names, "words_per_second": measure_speed(nlp, [doc.text for doc in news])}


def evaluate_names(ner: Path, find: NameFinder) -> dict[str, dict[str, dict[str, float]]]:
    """Precision, recall and F of the names that `find` finds, by test set and by class, `all` and `untyped`."""
    return {
        name: score_names(find, list(read_named_documents(ner / f"{name}.iob2")), UNER_LABEL).percent()
        for name in ("uner-pud-test", "uner-ewt-test")
    }


def find_shortfalls(scores: dict[str, Any]) -> list[str]:
    """One line for each score that is below its floor."""
    short = [
        f"{part} {name} {scores['grammar'][part][name]} < {floor}"
        for part, floors in FLOORS.items()
        for name, floor in floors.items()
        if scores["grammar"][part][name] < floor
    ]
    pud = scores["names"]["uner-pud-test"]
    reached = {kind: pud[kind]["f"] for kind in NAME_FLOORS}
    return short + [f"names {kind} {f} < {NAME_FLOORS[kind]}" for kind, f in reached.items() if f < NAME_FLOORS[kind]]


def main() -> int:
    """The exit code: 1 where `--check` finds a score below its floor."""
    parser = argparse.ArgumentParser(prog="flows.language.evaluate", description="Score the shipped language pipeline.")
    parser.add_argument("treebanks", type=Path, help="folder with pud-test, ewt-test and gum-test .conllu")
    parser.add_argument("ner", type=Path, help="folder with uner-pud-test and uner-ewt-test .iob2")
    parser.add_argument("--check", action="store_true", help="fail where a score is below its floor")
    parser.add_argument("--write", action="store_true", help="keep the scores beside the weights")
    options = parser.parse_args()
    scores = evaluate(options.treebanks, options.ner)
    text = json.dumps(scores, indent=2)
    sys.stdout.write(text + "\n")
    if options.write:
        (MODEL / "metrics.json").write_text(text + "\n", encoding="utf-8")
    shortfalls = find_shortfalls(scores) if options.check else []
    sys.stderr.writelines(f"below its floor: {line}\n" for line in shortfalls)
    return 1 if shortfalls else 0


if __name__ == "__main__":
    sys.exit(main())
