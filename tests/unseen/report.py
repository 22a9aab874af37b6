"""`python -m tests.unseen.report`: how well 224 articles are read that no model was trained on.

They are of our own writing, in the form of `flows/facts/corpus`. The errors of `ta-*` may be read; of `tb-*` and `y*` only
the figures are looked at. Those of `y*` are the hardest: sparse press, spun rewrites, tabloids, columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.evaluate.gold import Case
from flows.evaluate.score import RULES, FactScore, score_fact
from flows.facts.learned.corpus import TaughtArticle, TaughtFact, read_corpus
from flows.reading import read_article

ARTICLES = Path(__file__).parent / "articles"
FACTS = ("meetings", "sanctions", "strikes")
PARTS = {"ta": "errors may be read", "tb": "never opened", "y": "never opened, harder", "": "all"}
Range = list[int | None]


def toll_of(written: str | None) -> Range | None:
    """The range that the corpus writes as `12`, `12-`, `-10` or `40-49`."""
    if written is None:
        return None
    low, dash, high = written.partition("-")
    if not dash:
        return [int(low), int(low)]
    return [int(low) if low else None, int(high) if high else None]


def annotation_of(fact: TaughtFact) -> tuple[str, dict[str, Any]]:
    """The annotated fact as the scorer wants it, with its kind."""
    slots = fact.slots
    if fact.kind == "meeting":
        day = (slots.get("date") or "").split("/")[0] or None
        row = {"participants": list(fact.parties), "status": fact.state, "place": slots.get("place"), "start_date": day}
        return "meetings", row
    first, second = fact.parties
    if fact.kind == "sanction":
        return "sanctions", {"sender": first, "target": second, "action": fact.state}
    return "strikes", {
        "attacker": first,
        "place": second,
        "killed": toll_of(slots.get("killed")),
        "injured": toll_of(slots.get("injured")),
        "weapon": slots["details"].split()[0],
        "status": fact.state,
    }


def case_of(taught: TaughtArticle) -> Case:
    """The article with its annotation and what is read in it."""
    gold: dict[str, Any] = {"id": taught.article.external_id, **{fact: [] for fact in FACTS}}
    for fact in taught.facts:
        kind, row = annotation_of(fact)
        gold[kind].append({**row, "start": fact.at[0][0], "end": fact.at[0][1]})
    return Case(gold, taught.article.body, taught.article, tuple(read_article(taught.article)))


def scores(cases: Sequence[Case]) -> Iterator[FactScore]:
    """The score of each fact."""
    return (score_fact(rules, list(cases)) for rules in RULES if rules.fact in FACTS)


def main() -> None:
    """Print the figures of each part and of all."""
    cases = [case_of(taught) for taught in read_corpus(ARTICLES)]
    for prefix, use in PARTS.items():
        chosen = [case for case in cases if case.article_id.startswith(prefix)]
        print(f"{prefix}-* ({len(chosen)} articles, {use})")
        for score in scores(chosen):
            right, found = score.headline, score.figures(score.paired)
            print(
                f"  {score.fact:<10} P {right['p']:.3f}  R {right['r']:.3f}  F {right['f']:.3f}  found F {found['f']:.3f}"
                f"  ({score.gold_count} annotated, {score.found_count} read)"
            )


if __name__ == "__main__":
    main()
