"""Whether a stretch of text speaks of what has been or of what is to come."""

from __future__ import annotations

from typing import Literal

from flows.annotate.tree import Doc, Span, Token

Tense = Literal["past", "coming"]

FINITE_TAGS = frozenset({"MD", "VBD", "VBP", "VBZ"})
"""Tags of verbs with a tense or mood of their own."""
COMING_AUXILIARIES = frozenset(
    {"will", "shall", "would", "'ll", "’ll", "wo", "should", "may", "might", "could", "can", "must"}
)
AHEAD = frozenset(
    {
        "scheduled",
        "planned",
        "expected",
        "due",
        "set",
        "slated",
        "poised",
        "upcoming",
        "forthcoming",
        "coming",
        "next",
        "ahead",
        "planning",
        "plans",
        "plan",
        "hopes",
        "intends",
        "until",
        "till",
        "by",
        "deadline",
    }
)
PROSPECTS = frozenset(
    {"chance", "chances", "prospect", "prospects", "hope", "hopes", "possibility", "likelihood", "intention", "before"}
)
BEHIND = frozenset({"since", "last", "after", "ago"})
MAX_CLIMB = 8


def tense_at(doc: Doc, start: int, end: int) -> Tense | None:
    """The tense of the clause that the characters `[start, end)` of `doc` stand in; None where nothing tells."""
    span = doc.span_at(start, end)
    if not len(span):
        return None
    by_words = _by_words_before(doc, span)
    if by_words is not None:
        return by_words
    return _by_tree(span)


def _by_words_before(doc: Doc, span: Span) -> Tense | None:
    """What the words just before the expression say: `until Friday`, `since Friday`, `scheduled for Friday`."""
    for token in reversed(list(doc[max(0, span.start - 2) : span.start])):
        if token.lower_ in BEHIND:
            return "past"
        if token.lower_ in AHEAD:
            return "coming"
        if token.lower_ not in ("for", "on", "to", "in", "of", "the", "’s", "'s", "early", "late", "at"):
            return None
    return None


def _by_tree(span: Span) -> Tense | None:
    token = span.root
    for _ in range(MAX_CLIMB):
        if token.tag_ == "VBG" and _is_prospect(token):
            return "coming"
        if token.pos_ in ("VERB", "AUX"):
            found = tense_of(token)
            if found is not None:
                return found
        elif token.lower_ in AHEAD:
            return "coming"
        if token.head == token:
            return None
        token = token.head
    return None


def _is_prospect(gerund: Token) -> bool:
    """Whether a gerund tells what may come: `the chances of signing a deal`, `before signing`."""
    before = [token.lower_ for token in gerund.doc[max(0, gerund.i - 2) : gerund.i]]
    return before[-1:] == ["before"] or (before[-1:] == ["of"] and before[0] in PROSPECTS)


def tense_of(verb: Token) -> Tense | None:
    """The tense of a verb with its auxiliaries; None where it has none of its own and none to inherit."""
    helpers = {t.lower_ for t in verb.children if t.dep_ in ("aux", "aux:pass", "cop")}
    if helpers & COMING_AUXILIARIES or verb.lower_ in COMING_AUXILIARIES:
        return None if helpers & {"have"} else "coming"
    if verb.tag_ == "VBN" and verb.lower_ in AHEAD:
        return "coming"
    if helpers & {"had", "was", "were", "has", "have", "did"} or verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VB" and any(t.lower_ == "to" for t in verb.children):
        return "coming"
    if helpers & {"is", "are", "'s", "’s", "'re", "’re", "am", "be"} or verb.tag_ in ("VBZ", "VBP"):
        return "coming"
    return "past" if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") else None
