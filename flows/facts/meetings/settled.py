"""States that words settle by themselves: what is put off is still planned, nothing was held tomorrow or was to have been."""

from __future__ import annotations

import functools

from flows.annotate.model import DateMention
from flows.annotate.tree import Token
from flows.facts.cues import verb_table
from flows.facts.meetings.lexicon import lexicon
from flows.facts.passage import Passage

_PUT_OFF = frozenset({"obj", "nsubj", "nsubj:pass"})
_AFTER_VERB = 3
_AUXILIARIES = 4
"""As many as stand before a verb: `was to have been held`."""


def settle(passage: Passage, index: int, state: str, day: DateMention | None) -> str:
    """The state of the encounter told at `index`, read as `state`, on this day."""
    if state in ("cancelled", "held") and is_put_off(passage, index):
        return "planned"
    if _came_to_nothing(passage, index):
        return "cancelled"
    published = passage.annotated.article.published_on
    is_ahead = published is not None and day is not None and day.starts_on is not None and day.starts_on > published
    return "planned" if state == "held" and is_ahead else state


def _came_to_nothing(passage: Passage, index: int) -> bool:
    """Whether the verb tells what was to have been: `were to have met in Bogota`."""
    before = [token.lower_ for token in passage.tokens[max(index - _AUXILIARIES, 0) : index] if token.lower_ != "been"]
    return before[-3:] in (["was", "to", "have"], ["were", "to", "have"])


def is_put_off(passage: Passage, index: int) -> bool:
    """Whether a verb puts the encounter off: as its object, its subject or in a clause on it (`talks put back to May`)."""
    token = passage[index]
    while token.dep_ == "nmod" and token.head.pos_ == "NOUN":
        token = token.head
    near = [c for c in token.children if c.dep_.startswith("acl")]
    if token.dep_ in _PUT_OFF:
        near.append(token.head)
    return any(_puts_off(passage, verb) for verb in near)


def _puts_off(passage: Passage, verb: Token) -> bool:
    form = _verbs().get(verb.lower_)
    if form is None:
        return False
    after = {passage[i].lower_ for i in range(verb.i + 1, min(verb.i + _AFTER_VERB, len(passage)))}
    wanted = lexicon()["puts_off"][form]
    return not wanted or not after.isdisjoint(wanted) or any(c.lower_ in wanted for c in verb.children)


@functools.cache
def _verbs() -> dict[str, str]:
    """The verbs that put something off, by any spelling."""
    return {spelling: form.lemma for spelling, form in verb_table(tuple(lexicon()["puts_off"])).items()}
