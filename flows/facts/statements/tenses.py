"""Tenses: which verbs of a sentence go together by them."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import verb_forms

_SAME_IN_PAST = frozenset({"put", "set", "cast", "hit", "read"})


def verb_of_speech_above(verb: Token, tense: str) -> Token | None:
    """The verb of speech of that tense in whose content the verb stands: `said the raid was over and | called on them`."""
    while verb.head.i != verb.i:
        verb = verb.head
        if verb.lower_ in verb_forms() and finite_tag(verb) == tense:
            return verb
    return None


def finite_tag(token: Token) -> str:
    """The tag that tells the tense of a verb's clause: its first auxiliary's or copula's, else its own."""
    helper = next((c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i < token.i), None)
    tag = str((helper or token).tag_)
    return {"VBP": "VBZ", "VBN": "VBD"}.get(tag, tag)


def coordinate_of(token: Token) -> Token:
    """What a coordinated verb of speech really goes with: the next verb of speech above that has its tense.

    `said he would order a review and warned of attacks` is often read as if he would have warned.
    """
    head, wanted = token.head, finite_tag(token)
    if token.dep_ != "conj":
        return head
    beside = [c for c in head.children if c.dep_ == "conj" and c.i < token.i and has_other_subject(c)]
    if beside and beside[-1].lower_ in verb_forms() and finite_tag(beside[-1]) == wanted:
        return beside[-1]
    opens_that = any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in token.children)
    if finite_tag(head) == wanted and (head.lower_ in verb_forms() or not opens_that):
        return head
    above = head
    while above.head.i != above.i:
        above = above.head
        if finite_tag(above) == wanted and above.lower_ in verb_forms():
            return above
    return head


def is_finite(token: Token) -> bool:
    """Whether a verb is finite, by its tag or its first auxiliary's."""
    helpers = [c for c in token.children if c.dep_ in {"aux", "aux:pass"} or c.lower_ == "to"]
    if any(c.tag_ in {"VBZ", "VBP", "VBD", "MD"} for c in helpers):
        return True
    if token.lower_ in _SAME_IN_PAST and token.dep_ == "conj" and not helpers:
        return True
    return token.tag_ in {"VBD", "VBZ", "VBP"}


def has_other_subject(token: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_.startswith("nsubj") for c in token.children)
