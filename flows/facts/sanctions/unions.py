"""Which union or body of many states a bare word for one of its organs means: `the Council`, `the Union`, `the bloc`."""

from __future__ import annotations

from collections import Counter

from flows.annotate.model import Annotated
from flows.facts.parties import Party
from flows.facts.sanctions.lexicon import word_set


def union_behind(annotated: Annotated, organ: str) -> Party | None:
    """The union that the article names most often, where `organ` is no more than a common noun for one of a union's organs."""
    if organ.lower().removeprefix("the ") not in word_set("bare_organs"):
        return None
    named = [m.actor for m in annotated.mentions if m.actor is not None and m.actor.name in word_set("unions")]
    if not named:
        return None
    [(most, _)] = Counter(actor.name for actor in named).most_common(1)
    return Party(most, next(actor for actor in named if actor.name == most))
