"""Counts of people: a casualty, the amounts of a paragraph, and how many a phrase names."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from flows import lexicons
from flows.annotate.model import Amount
from flows.annotate.tree import Token
from flows.facts.cues import forms_of_verb, singular
from flows.facts.passage import Passage
from flows.facts.strikes.phrases import obliques_of, phrase_of

Range = tuple[int | None, int | None]
Sort = Literal["own", "more", "total"]
"""Whether a count stands for itself, comes on top of the one before, or is that of several days."""
REACH = 7
_ASIDE = 12  # tokens that an aside between commas may have


@dataclass(frozen=True, slots=True)
class Casualty:
    """A count of killed or injured people; `count` is None where people are mentioned without a number."""

    token: Token
    is_killed: bool
    count: Range | None
    is_update: bool = False
    is_both: bool = False
    sort: Sort = "own"


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of a paragraph by the tokens that they cover."""

    by_token: dict[int, Amount]

    @classmethod
    def of(cls, passage: Passage) -> Amounts:
        """The amounts of the paragraph of `passage`."""
        found: dict[int, Amount] = {}
        days = [(d.start, d.end) for d in passage.annotated.dates if d.paragraph == passage.paragraph.index]
        for amount in passage.annotated.amounts:
            if amount.paragraph == passage.paragraph.index and not any(s <= amount.start < e for s, e in days):
                span = passage.paragraph.span_at(amount.start, amount.end)
                after = passage.paragraph.doc[span.end : span.end + 1].text.lower()
                beyond = passage.annotated.body[amount.end : amount.end + 5].lower()
                if beyond in ("-year", "‑year"):
                    continue
                found.update({} if after in harm_words("units") else {token.i: amount for token in span})
        return cls(found)


def count_of(head: Token, amounts: Amounts) -> Range | None:
    """How many people a phrase names: `at least 12 civilians`, `a nurse`, `her two daughters`."""
    for token in reversed(phrase_of(head)):
        amount = amounts.by_token.get(token.i)
        if amount is not None and not amount.is_percentage and not amount.is_part and token.i <= head.i:
            return amount.low, amount.high
    for token in obliques_of(head, "of"):
        if is_age(token):
            return 1, 1
        if token.i in amounts.by_token and singular(head) in ("family", "group", "crew", "team", "total", "patrol"):
            return amounts.by_token[token.i].low, amounts.by_token[token.i].high
    if head.i in amounts.by_token:
        amount = amounts.by_token[head.i]
        return amount.low, amount.high
    is_plural = head.tag_ in ("NNS", "NNPS") or singular(head) in harm_words("plural")
    if singular(head) in ("couple", "pair"):
        return 2, 2
    if head.pos_ == "ADJ" and head.ent_type_ == "NORP" and any(t.lower_ in ("a", "an", "one") for t in head.children):
        return 1, 1
    if head.pos_ == "PRON" or not _is_person(head):
        return (1, 1) if head.lower_ in ("another", "one") else None
    return None if is_plural else (1, 1)


def _is_person(head: Token) -> bool:
    return head.pos_ in ("NOUN", "PROPN") and head.lower_ not in harm_words("not_people")


def summed(counts: list[Range | None]) -> Range | None:
    """The sum of several counts; the first alone where others are not told."""
    known = [c for c in counts if c is not None and c != (None, None)]
    if not known or (len(known) < len(counts) and len(counts) > 1):
        return known[0] if known else None
    low = sum(c[0] for c in known if c[0] is not None) if all(c[0] is not None for c in known) else None
    high = sum(c[1] for c in known if c[1] is not None) if all(c[1] is not None for c in known) else None
    return low, high


def is_age(number: Token) -> bool:
    """Whether the number is somebody's age: `a woman of 61`, `a boy aged 4`."""
    if number.i < number.sent.start + 2:
        return False
    before, noun = number.doc[number.i - 1], number.doc[number.i - 2]
    return before.lower_ in ("of", "aged") and noun.tag_ == "NN" and noun.lower_ in harm_words("persons")


def _is_counted(noun: Token, amounts: Amounts) -> bool:
    """Whether a number stands before the noun within its phrase."""
    return any(t.i in amounts.by_token for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])


def number_before(token: Token, amounts: Amounts) -> Range | None:
    """How many stand before a verb of dying, over asides: `21 civilians, 11 of them children, died`; one for `a nurse`."""
    doc, at = token.doc, token.i - 1
    while at >= token.sent.start:
        word = doc[at]
        if word.text == ",":
            start = at - 1
            while start > token.sent.start and doc[start].text != ",":
                start -= 1
            if doc[start].text != "," or at - start > _ASIDE:
                return None
            at = start - 1
            continue
        amount = amounts.by_token.get(at)
        if amount is not None and not (amount.is_percentage or amount.is_part or is_age(word)):
            return amount.low, amount.high
        if (
            word.tag_ == "NN"
            and word.lower_ in harm_words("persons")
            and (amount is None)
            and not _is_counted(word, amounts)
        ):
            return 1, 1
        if (
            (word.pos_ == "VERB" and word.lower_ not in harm_words("reported"))
            or word.pos_ == "SCONJ"
            or word.text in ";:"
        ):
            return None
        at -= 1
    return None


def just_before(token: Token, amounts: Amounts) -> Token | None:
    """The number just before: `and 29 hurt`; of `a woman of 61` the woman."""
    for position in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        word = token.doc[position]
        if position in amounts.by_token and is_age(word):
            return word.doc[position - 2]
        if word.text in (",", ";") or word.pos_ == "VERB":
            return None
        if position in amounts.by_token:
            return word if word.dep_ != "nummod" else word.head if word.head.i < token.i else word
    return None


def just_after(token: Token, amounts: Amounts) -> list[Token]:
    """The number just after: `killing dozens`."""
    for position in range(token.i + 1, min(token.sent.end, token.i + REACH)):
        word = token.doc[position]
        if position in amounts.by_token:
            return [word.head if word.dep_ == "nummod" and word.head.i > token.i else word]
        if word.pos_ in ("VERB", "NOUN", "CCONJ") or word.text in (",", ";"):
            return []
    return []


def number_after(token: Token, amounts: Amounts) -> Amount | None:
    """The number right after an active verb of harm, whatever the tree makes of it: `wounding nine people`."""
    at = token.i + 1
    before = token.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    if before in harm_words("being") or token.i - 1 in amounts.by_token or at >= token.sent.end:
        return None
    if token.doc[at].lower_ in ("another", "some", "a", "further", "also"):
        at += 1
    amount = amounts.by_token.get(at)
    return amount if amount is not None and not (amount.is_percentage or amount.is_part) else None


def covers(head: Token, amount: Amount, amounts: Amounts) -> bool:
    """Whether the phrase of `head` is the one that the number counts."""
    return any(amounts.by_token.get(t.i) is amount for t in (head, *phrase_of(head)))


def is_of_war(token: Token) -> bool:
    """Whether the count is that of a whole war: `since the war began`, `in two years of fighting`."""
    before = " ".join(t.lower_ for t in token.doc[token.sent.start : token.i])
    after = " ".join(t.lower_ for t in token.doc[token.i + 1 : min(token.i + 18, token.sent.end)])
    phrases = harm_words("of_war")
    if any(t.lower_ in harm_words("records") for t in token.sent):
        phrases = frozenset(phrase for phrase in phrases if not phrase.startswith("since"))
    if any(phrase in after for phrase in phrases):
        return True
    start = max((before.rfind(phrase) for phrase in phrases), default=-1)
    return start >= 0 and not any(
        word in before[start:] for word in ("attack", "strike", "assault", "raid", "massacre", "bombing")
    )


@functools.cache
def harm_verbs() -> dict[str, str]:
    """The verbs of harm by spelling."""
    names = (*harm_words("killed_verbs"), *harm_words("injured_verbs"))
    return {spelling: lemma for lemma in names for spelling in (*forms_of_verb(lemma), lemma)}


@functools.cache
def harm_words(name: str) -> frozenset[str]:
    """A list of the lexicon of casualty words."""
    return frozenset(lexicons.load("casualty_words")[name])
