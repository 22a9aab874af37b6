"""Factuality: whether an event happened, as its words tell it, and the word that says so.

Read outwards from the event: its own auxiliaries, negation and adjectives, then the words that govern it, up to the
first one that is a clause of its own.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from flows import lexicons
from flows.annotate.model import Factuality
from flows.annotate.tense import FINITE_TAGS
from flows.annotate.tree import Token

MAX_CLIMB = 4
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "obj", "acl", "nmod", "nsubj:pass", "csubj", "advcl", "obl", "conj", "dep", "iobj"}
)
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Assessment:
    """How real an event is, and the index of the token that tells; None where its plain form does."""

    factuality: Factuality
    cue: int | None = None


def assess(event: Token) -> Assessment:
    """Whether the event that `event` – a verb or a noun – names happened."""
    return _by_own_words(event) or _by_governors(event) or _by_form(event)


def _by_own_words(event: Token) -> Assessment | None:
    condition = _condition(event)
    if condition is not None:
        return Assessment("conditional", condition.i)
    words = list(_helpers(event))
    negation = next((t for t in words if t.lower_ in _words("negations")), None)
    if negation is not None:
        return Assessment("negated", negation.i)
    if event.pos_ in ("NOUN", "PROPN") and not any(t.dep_ == "cop" for t in event.children):
        supposed = _supposing(event)
        if supposed is not None:
            return Assessment("hypothetical", supposed.i)
        return _by_table("adjectives", [t for t in event.children if t.dep_ in ("amod", "det", "acl", "compound")])
    would = next((t for t in words if t.lower_ in ("would", "'d", "’d")), None)
    if would is not None:
        clause = next((t for t in event.children if t.dep_ == "advcl" and _condition(t)), None)
        return Assessment("conditional" if clause is not None else _by_report(event), would.i)
    return _by_table("auxiliaries", words)


def _supposing(noun: Token) -> Token | None:
    """`an attack would …`, `any strike could …`: an event that is spoken of only to say what it would bring."""
    if noun.dep_ not in ("nsubj", "nsubj:pass") or any(t.lower_ in ("the", "this", "that") for t in noun.children):
        return None
    return next(
        (t for t in noun.head.children if t.dep_ in _AUXILIARY and t.lower_ in ("would", "could", "might", "may")), None
    )


def _by_report(event: Token) -> Factuality:
    """`said it would meet` is a plan; `would be a mistake` is only thought of."""
    return (
        "planned" if event.dep_ in ("ccomp", "parataxis") or event.head.lower_ in ("said", "says") else "hypothetical"
    )


def _by_table(name: str, words: list[Token]) -> Assessment | None:
    for token in words:
        factuality = _table(name).get(token.lower_)
        if factuality is not None:
            return Assessment(factuality, token.i)
    return None


def _helpers(event: Token) -> Iterator[Token]:
    """Auxiliaries, negations and determiners of the event; of a joined verb also those of the verb it is joined to."""
    for token in event.children:
        if token.dep_ in _AUXILIARY or token.dep_ in ("advmod", "det", "neg", "cc", "case", "mark"):
            yield token
    if (
        event.dep_ == "conj"
        and event.head.pos_ == event.pos_
        and not any(t.dep_ in ("nsubj", "aux") for t in event.children)
    ):
        yield from (t for t in event.head.children if t.dep_ in _AUXILIARY)


def _condition(event: Token) -> Token | None:
    return next(
        (t for t in event.children if t.dep_ in ("mark", "advmod", "aux") and t.lower_ in ("if", "unless")), None
    )


def _by_governors(event: Token) -> Assessment | None:
    """What the words over the event make of it: `refused to meet`, `plans for a strike`, `denied the attack`."""
    token = event
    for _ in range(MAX_CLIMB):
        if (
            token.dep_ not in _GOVERNED
            or token.head == token
            or (token.dep_ == "obl" and token.pos_ == "NOUN" and not _is_object(token))
        ):
            return None
        is_infinitive = any(t.lower_ == "to" for t in token.children if t.dep_ == "mark")
        if token.dep_ in ("ccomp", "advcl") and not is_infinitive and _own_tense(token) and not _denies(token.head):
            return None
        if token.dep_ == "nmod" and not any(
            t.dep_ == "case" and t.lower_ in ("of", "for", "to", "on") for t in token.children
        ):
            return None
        head = token.head
        factuality = _embedding(head, event)
        if factuality is not None:
            return _nested(factuality, head, _by_own_words(head) or _by_governors(head))
        token = head
    return None


def _nested(inner: Factuality, head: Token, outer: Assessment | None) -> Assessment:
    """What `inner`, said by `head`, becomes under what is said of `head` itself: `did not refuse to meet`."""
    if outer is None or (inner != "happened" and outer.factuality != "negated"):
        return Assessment(inner, head.i)
    return Assessment("happened", head.i) if inner == "negated" else outer


def _denies(head: Token) -> bool:
    return any(_table("embedding").get(form) == "denied" for form in base_forms(head))


def _is_object(token: Token) -> bool:
    """Whether an oblique noun is what its verb is about: `called for a strike`, `threatened with attacks`."""
    return any(t.dep_ == "case" and t.lower_ in ("for", "with", "of", "out", "off", "against") for t in token.children)


def _own_tense(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        t.dep_ in _AUXILIARY and t.tag_ in FINITE_TAGS for t in verb.children
    )


def _embedding(head: Token, event: Token) -> Factuality | None:
    """What an embedding word makes of what it governs; particles belong to it: `called off`."""
    particles = [
        t.lower_
        for t in head.children
        if t.dep_ in ("compound:prt", "prt", "advmod") and t.i in (head.i + 1, head.i + 2)
    ]
    particles += [t.lower_ for t in event.children if t.dep_ == "case"]
    table = _table("embedding")
    for form in base_forms(head):
        for name in (*(f"{form} {p}" for p in particles), form):
            if name in table:
                return table[name]
    return None


def _by_form(event: Token) -> Assessment:
    habit = next((t for t in event.children if t.lower_ in _words("habits")), None)
    if habit is not None:
        return Assessment("habitual", habit.i)
    to = next((t for t in event.children if t.dep_ == "mark" and t.lower_ == "to"), None)
    if to is not None and event.tag_ == "VB":
        return Assessment("planned", to.i)
    return Assessment("happened")


def base_forms(token: Token) -> tuple[str, ...]:
    """The base forms that the word may be of: the lemmatiser's first, then those that spelling allows."""
    word = token.lower_
    forms = [token.lemma_.lower(), word]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            forms += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            if stem.endswith("i"):
                forms.append(stem[:-1] + "y")
    return tuple(dict.fromkeys(forms))


@functools.cache
def _table(name: str) -> dict[str, Factuality]:
    lists = lexicons.load("factuality")[name]
    return {word: cast(Factuality, factuality) for factuality, words in lists.items() for word in words}


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("factuality")[name])
