"""Cue words: a lexicon's entries, found by any of their forms whatever tag the word was given."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from flows import lexicons
from flows.annotate.tree import Token

Form = str  # base, third, ing, past, part, singular, plural

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb, and which forms of it that spelling may be."""

    lemma: str
    forms: frozenset[Form]


@functools.cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """Past and participle by lemma, for verbs that the spelling rules get wrong."""
    return {lemma: (past, part) for lemma, (past, part) in lexicons.load("irregular_verbs")["verbs"].items()}


def forms_of_verb(lemma: str) -> dict[str, frozenset[Form]]:
    """The spellings of a verb, each with the forms that it may be."""
    spelling_rules = lexicons.load("irregular_verbs")
    doubled = lemma + lemma[-1]
    stem = doubled if lemma in spelling_rules["doubled"] else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    past, ing = stem + "ed", stem + "ing"
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    past, part = irregular_verbs().get(lemma, (past, past))
    found: dict[str, set[Form]] = {}
    for spelling, form in ((lemma, "base"), (third, "third"), (ing, "ing"), (past, "past"), (part, "part")):
        found.setdefault(spelling, set()).add(form)
    if lemma in spelling_rules["either"]:
        found.update({doubled + "ed": {"past", "part"}, doubled + "ing": {"ing"}})
    return {spelling: frozenset(forms) for spelling, forms in found.items()}


@functools.cache
def verb_table(lemmas: tuple[str, ...]) -> dict[str, VerbForm]:
    """All spellings of these verbs, in lower case."""
    return {spelling: VerbForm(lemma, forms) for lemma in lemmas for spelling, forms in forms_of_verb(lemma).items()}


@functools.cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of light words that rules on several facts share."""
    return frozenset(lexicons.load("clause_words")[name])


def singular(token: Token) -> str:
    """The noun in lower case without a plural ending."""
    word = token.lower_
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
