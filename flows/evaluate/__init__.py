"""Scoring the readers against annotations made by hand: `parley evaluate`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.evaluate.gold import Case, read_cases
from flows.evaluate.score import RULES, FactScore, score_fact


@dataclass(frozen=True)
class Evaluation:
    """The scores of all facts, and how many articles were read and dated as annotated."""

    facts: tuple[FactScore, ...]
    article_count: int
    loaded_count: int
    dated_count: int

    @property
    def mean_f(self) -> float:
        """The mean of the four headline Fs."""
        return round(sum(fact.headline["f"] for fact in self.facts) / len(self.facts), 3)


def evaluate_folder(gold_dir: Path, texts: Path, today: date) -> Evaluation:
    """The scores over every annotated article of the folder.

    Raises:
        SettingsError: gold or texts are not there.
    """
    cases = read_cases(gold_dir, texts, today)
    return Evaluation(
        tuple(score_fact(rules, cases) for rules in RULES),
        len(cases),
        sum(case.article is not None for case in cases),
        sum(map(_is_dated_right, cases)),
    )


def show_evaluation(evaluation: Evaluation, *, errors: bool = False, as_json: bool = False) -> None:
    """Print the figures, as text or JSON; `errors` lists what was missed, invented or wrong."""
    if as_json:
        print(json.dumps(_figures(evaluation), indent=1))
        return
    for fact in evaluation.facts:
        print(
            f"{fact.fact:<11} {_line(fact.headline)}  found {_line(fact.figures(fact.paired))}"
            f"  ({fact.gold_count} annotated, {fact.found_count} read)"
        )
        print(" " * 12 + "  ".join(f"{slot} {share}" for slot, share in _slot_shares(fact).items()))
        if errors:
            for rule, (right, wrong) in sorted(fact.right_by_rule.items(), key=lambda item: -sum(item[1])):
                print(f"    rule {rule}: {right} right, {wrong} wrong")
            for error in fact.errors:
                print(f"    {' '.join(error.split())}")
    print(
        f"articles    {evaluation.loaded_count}/{evaluation.article_count} read,"
        f" {evaluation.dated_count}/{evaluation.article_count} dated as annotated"
    )
    print(f"mean F      {evaluation.mean_f}")


def _figures(evaluation: Evaluation) -> dict[str, object]:
    facts = {
        fact.fact: {
            "headline": fact.headline,
            "found": fact.figures(fact.paired),
            "slots": _slot_shares(fact),
            "gold": fact.gold_count,
            "read": fact.found_count,
        }
        for fact in evaluation.facts
    }
    return {**facts, "mean_f": evaluation.mean_f}


def _slot_shares(fact: FactScore) -> dict[str, float]:
    return {slot: round(count / max(fact.paired, 1), 3) for slot, count in fact.slots.items()}


def _line(figures: dict[str, float]) -> str:
    return f"P {figures['p']:.3f}  R {figures['r']:.3f}  F {figures['f']:.3f}"


def _is_dated_right(case: Case) -> bool:
    day = case.article.published_on if case.article else None
    return case.article is not None and str(day) == str(case.gold["article"]["published_on"])
