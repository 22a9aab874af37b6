"""A corpus with its answers: articles told by hand and, for every report, the event that it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from telling import Article

from flows.records import Record


@dataclass
class Corpus:
    """Articles, and for each fact the event of each report."""

    articles: list[Article] = field(default_factory=list)
    events: dict[str, dict[str, str]] = field(
        default_factory=lambda: {"meeting": {}, "strike": {}, "sanction": {}, "quote": {}}
    )

    def article(self, name: str, published_on: date | None, **more: Any) -> Article:
        self.articles.append(Article(name, published_on, **more))
        return self.articles[-1]

    def meeting(self, event: str, article: Article, *args: Any, **more: Any) -> None:
        self._label("meeting", event, article.meeting, *args, **more)

    def strike(self, event: str, article: Article, *args: Any, **more: Any) -> None:
        self._label("strike", event, article.strike, *args, **more)

    def sanction(self, event: str, article: Article, *args: Any, **more: Any) -> None:
        self._label("sanction", event, article.sanction, *args, **more)

    def statement(self, event: str, article: Article, *args: Any, **more: Any) -> None:
        self._label("quote", event, article.statement, *args, **more)

    def records(self) -> Iterator[Record]:
        for article in self.articles:
            yield from article.records()

    def _label(self, fact: str, event: str, tell: Callable[..., str], *args: Any, **more: Any) -> None:
        self.events[fact][tell(*args, **more)] = event


@dataclass(frozen=True)
class Agreement:
    """How well a grouping fits the answers, over pairs of reports and as B-cubed."""

    pair_precision: float
    pair_recall: float
    b3_precision: float
    b3_recall: float


def agreement(answers: dict[str, str], found: dict[str, str]) -> Agreement:
    """The agreement of `found` with `answers`, both report → group."""

    def pairs(sizes: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes.values())

    reports = sorted(answers)
    right, made = Counter(answers[r] for r in reports), Counter(found[r] for r in reports)
    both = Counter((answers[r], found[r]) for r in reports)
    return Agreement(
        pair_precision=pairs(both) / pairs(made) if pairs(made) else 1.0,
        pair_recall=pairs(both) / pairs(right) if pairs(right) else 1.0,
        b3_precision=sum(both[answers[r], found[r]] / made[found[r]] for r in reports) / len(reports),
        b3_recall=sum(both[answers[r], found[r]] / right[answers[r]] for r in reports) / len(reports),
    )
