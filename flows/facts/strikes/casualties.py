"""Casualties: how many people a sentence says were killed or hurt, and which words say so."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.counting import REACH, Amounts, Casualty, Range, count_of, harm_verbs, harm_words, is_of_war
from flows.facts.strikes.harm_nouns import (
    cost_in_lives,
    in_hospital,
    is_nobody,
    is_toll,
    read_cared_for,
    read_deed,
    read_lost,
    read_noun,
    read_toll,
    without_victims,
)
from flows.facts.strikes.harmed import is_fatal, read_verb, victims_of
from flows.facts.strikes.phrases import obliques_of, phrase_of, subject_of

_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_HARM = frozenset({"harm", "harmed", "harming"})
_DEEDS = frozenset({"murder", "killing", "massacre", "slaughter", "execution", "slaying", "assassination"})
_COUNTED = frozenset({"wounded", "injured", "dead", "victims", "killed", "casualties", "hurt"})
_ATTACKING = frozenset(
    {"attackers", "attacker", "assailants", "assailant", "bombers", "bomber", "raiders", "hijackers"}
)


def find_casualties(passage: Passage, amounts: Amounts) -> Iterator[Casualty]:
    """The casualties that a paragraph tells of, in order, without those who attacked."""
    for casualty in _with_other_counts(passage, amounts, _read(passage, amounts)):
        token = casualty.token
        if casualty.count in (None, (0, 0)):
            yield casualty
        elif not _are_attackers(token):
            yield replace(casualty, count=None) if _is_share(token, amounts) else _scoped(casualty)


def _with_other_counts(passage: Passage, amounts: Amounts, read: Iterable[Casualty]) -> Iterator[Casualty]:
    """The casualties, each with what others count instead: `police said 12 people had died; the mayor put it at 20`."""
    found = list(read)
    for casualty, following in itertools.zip_longest(found, found[1:]):
        yield casualty
        end = following.token.i if following is not None else len(passage)
        if casualty.count not in (None, (0, 0)):
            for amount in _counted_anew(passage, amounts, casualty.token.i + 1, end):
                yield replace(casualty, token=passage[amount[0]], count=amount[1])


def _counted_anew(passage: Passage, amounts: Amounts, first: int, last: int) -> Iterator[tuple[int, Range]]:
    """The numbers of the tokens `[first, last)` that stand for a toll named just before: `put it at 20`, `spoke of 15`."""
    for at in range(first, last - 1):
        words = tuple(passage[i].lower_ for i in range(max(at - 2, first), at + 1))
        is_put = words[-1] == "at" and words[-2:-1] in (("it",), ("figure",), ("number",))
        is_spoken = words[-2:] in (("spoke", "of"), ("speaks", "of"), ("speak", "of"))
        amount = amounts.by_token.get(at + 1)
        behind = passage[at + 2].pos_ if at + 2 < len(passage) else "PUNCT"
        if (is_put or is_spoken) and amount is not None and behind in ("PUNCT", "CCONJ", "ADP"):
            yield at + 1, (amount.low, amount.high)


def _read(passage: Passage, amounts: Amounts) -> Iterator[Casualty]:
    for token in passage.tokens:
        lemma = harm_verbs().get(token.lower_)
        is_counted = token.i - 1 in amounts.by_token
        is_verb = lemma is not None and (token.pos_ in ("VERB", "ADJ", "AUX") or is_counted)
        if is_fatal(token) and not is_of_war(token):
            yield from read_verb(token, "kill", amounts)
        elif lemma is not None and is_verb and not is_toll(token) and not is_of_war(token):
            yield from read_verb(token, lemma, amounts)
        elif (spared := without_victims(token)) is not None:
            yield from spared
        elif token.lower_ in harm_words("losing") and not is_of_war(token):
            yield from read_lost(token, amounts)
        elif token.lower_ in harm_words("care") and not is_of_war(token):
            yield from read_cared_for(token, amounts)
        elif token.lower_ in _HARM and is_nobody(token):
            yield Casualty(token, True, (0, 0), is_both=True)
            yield Casualty(token, False, (0, 0), is_both=True)
        elif token.lower_ in _DEEDS and token.pos_ == "NOUN" and not is_of_war(token):
            yield from read_deed(token, amounts)
        elif token.lower_ in ("life", "lives") and (cost := cost_in_lives(token, amounts)) is not None:
            yield Casualty(token, True, cost)
        elif token.lower_ == "life" and token.head.lower_ in harm_words("taking"):
            counts = [count_of(t, amounts) for t in obliques_of(token, "of")]
            yield Casualty(token, True, counts[0] if counts else (1, 1))
        elif token.lower_ == "hospital" and (hurt := in_hospital(token, amounts)) is not None:
            yield hurt
        elif token.lower_ in ("survive", "survived") and any(t.lower_ in ("not", "n't", "n’t") for t in token.children):
            bearer = subject_of(token)
            yield Casualty(token, True, count_of(bearer, amounts) if bearer is not None else None)
        elif token.lower_ in harm_words("nouns") and not is_toll(token) and not is_of_war(token):
            yield from read_noun(token, amounts)
        elif is_toll(token) and not is_of_war(token):
            yield from read_toll(token, amounts)


def _are_attackers(token: Token) -> bool:
    """`three of the attackers were killed`, `40 assailants neutralised`: no victims of the attack."""
    heads = victims_of(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    return any(
        h.lower_ in _ATTACKING or any(t.lower_ in (*_ATTACKING, "gunmen") for t in obliques_of(h, "of")) for h in heads
    )


def _is_share(token: Token, amounts: Amounts) -> bool:
    """`two of the wounded are in danger`, `13 of the victims died in the mosque`: a part of what is told elsewhere."""
    doc, start = token.doc, token.sent.start
    before = [t.lower_ for t in doc[max(start, token.i - 2) : token.i]]
    if before == ["of", "the"] and token.lower_ in _COUNTED:
        return token.i - 3 >= start and token.i - 3 in amounts.by_token
    heads = victims_of(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    return any(t.lower_ in _COUNTED for h in heads for t in obliques_of(h, "of"))


def _scoped(casualty: Casualty) -> Casualty:
    """The casualty with how its count relates to others: `a second man died`, `five more died`, `since Friday`."""
    token = casualty.token
    heads = victims_of(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    around = {t.lower_ for h in heads for t in phrase_of(h)}
    ordinal = next((_ORDINALS[w] for w in around if w in _ORDINALS), None)
    if ordinal is not None and casualty.count == (1, 1) and casualty.is_killed:
        return replace(casualty, count=(ordinal, ordinal), is_update=True)
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]]
    is_more = bool(around & {"another", "further", "additional", "more"}) and "than" not in around
    if is_more or after[:1] == ["too"] or after[:2] == ["as", "well"]:
        return replace(casualty, sort="more")
    return replace(casualty, sort="total") if _is_since(token) or _is_aside(token) else casualty


def _is_aside(token: Token) -> bool:
    """Whether the count is one that another has replaced, or of other places: `had initially reported`, `in the same time`."""
    words = [t.lower_ for t in token.sent]
    before = words[: token.i - token.sent.start]
    is_first = bool(harm_words("at_first") & set(before)) or ("at", "first") in itertools.pairwise(before)
    return is_first or any(phrase in " ".join(words) for phrase in ("in the same period", "in the same time"))


def _is_since(token: Token) -> bool:
    """`119 have died since Monday`, `Since Friday 224 were killed`: the count of several days."""
    sentence = token.sent
    if sentence[0].lower_ == "since":
        return True
    for near in token.doc[token.i + 1 : min(token.i + REACH, sentence.end)]:
        if near.text in (",", ";"):
            return False
        if near.lower_ == "since":
            return True
    return False
