"""Which union or body of many states a bare word for one of its organs means: `the Council`, `the Union`, `the bloc`."""

from __future__ import annotations

from collections import Counter

from flows.annotate.model import Annotated
from flows.facts.parties import Party
from flows.facts.sanctions.lexicon import word_set

_MEMBERS = ("heads of state", "heads of government", "heads of state and government")


def union_behind(annotated: Annotated, organ: str) -> Party | None:
    """The union that the article names most often, where `organ` is a common noun for an organ of one, or its heads of state."""
    phrase = organ.lower().removeprefix("the ")
    if phrase not in word_set("bare_organs") and not phrase.endswith(_MEMBERS):
        return None
    named = [m.actor for m in annotated.mentions if m.actor is not None and m.actor.name in word_set("unions")]
    if not named:
        return None
    [(most, _)] = Counter(actor.name for actor in named).most_common(1)
    return Party(most, next(actor for actor in named if actor.name == most))
