"""Verbs of harm: who was killed or hurt by them, and how many."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.strikes.counting import (
    Amounts,
    Casualty,
    Range,
    count_of,
    covers,
    harm_verbs,
    harm_words,
    is_age,
    just_after,
    just_before,
    number_after,
    number_before,
    summed,
)
from flows.facts.strikes.phrases import (
    is_passive,
    members_of,
    objects_of,
    obliques_of,
    passive_subject,
    phrase_of,
    subject_of,
)

_FINISHED = {"shot": "dead", "gunned": "down", "shooting": "dead", "gunning": "down"}
"""Verbs that kill with the word behind them, which may stand after those whom they kill."""
_TO_DEATH = ("to", "death")
_FATAL = 6  # tokens after the verb within which it stands


def is_fatal(token: Token) -> bool:
    """`were shot dead`, `gunned down`, `hacked 51 villagers to death`: whether the verb kills with what follows.

    Those shot by number are reported as dead: `had shot 22 villagers`.
    """
    if token.pos_ != "VERB":
        return False
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 1 + _FATAL, token.sent.end)]]
    last = _FINISHED.get(token.lower_)
    is_shot = token.lower_ in ("shot", "shooting") and not {"down", "at", "and", "in"} & set(after[:1])
    if is_shot and "wounded" not in after and _are_counted([*objects_of(token), passive_subject(token)]):
        return True
    is_to_death = token.lower_ in harm_words("to_death") and _TO_DEATH in itertools.pairwise(after)
    return is_to_death or (last is not None and last in after)


def _are_counted(heads: Iterable[Token | None]) -> bool:
    """Whether people are among the heads, and their number is told."""
    people = [h for h in heads if h is not None and h.lower_ in harm_words("shot_people")]
    return any(t.pos_ == "NUM" for head in people for t in phrase_of(head))


def victims_of(token: Token) -> list[Token]:
    """Those of whom a verb of harm speaks: its objects, or its subject where it is passive or means dying."""
    if is_passive(token) or (token.tag_ == "VBN" and not objects_of(token)):
        head = passive_subject(token) or subject_of(token)
        return [head] if head is not None else []
    found = objects_of(token)
    subject = subject_of(token)
    return found or ([subject] if subject is not None and subject.i < token.i else [])


def _companions(token: Token, amounts: Amounts) -> Range | None:
    """Those killed beside the one named: `with nine other men`, `together with four others`, `and 15 of his men`."""
    for near in token.doc[token.i + 1 : token.sent.end]:
        if near.lower_ == "with" and near.i + 1 in amounts.by_token:
            line = [t.lower_ for t in token.doc[near.i + 2 : min(near.i + 5, token.sent.end)]]
            if {"other", "others"} & set(line):
                return amounts.by_token[near.i + 1].low, amounts.by_token[near.i + 1].high
        if near.text == ";" or near.lower_ in harm_verbs():
            return None
    return None


def read_verb(token: Token, lemma: str, amounts: Amounts) -> Iterator[Casualty]:
    """Those whom a verb of harm kills or hurts: its objects, or its subject where it is passive or means dying."""
    is_killed = lemma in harm_words("killed_verbs")
    intransitive = lemma in ("die", "perish", "succumb", "dead", "lose")
    passive = is_passive(token) or (token.tag_ == "VBN" and not objects_of(token)) or _is_reported(token)
    beside = amounts.by_token.get(token.i - 1)
    if beside is not None and is_age(token.doc[token.i - 1]):
        beside = None
    if beside is not None and not objects_of(token):
        yield Casualty(token, is_killed, (beside.low, beside.high))
        if (beside.low, beside.high) == (0, 0) and not is_killed:
            yield Casualty(token, True, (0, 0), is_both=True)
        return
    if intransitive or token.pos_ == "ADJ":
        head = left_so(token) or subject_of(token) or just_before(token, amounts)
        heads = _bearers(token) or (members_of(head) if head is not None else [])
    elif passive:
        head = passive_subject(token) or subject_of(token) or just_before(token, amounts)
        heads = members_of(head) if head is not None else []
    else:
        heads = objects_of(token) or just_after(token, amounts)
    heads = [h for h in _listed(heads) if h == heads[0] or not _has_own_verb(h)]
    if heads and passive:
        heads = [*_joined_before(heads[0]), *heads]
    heads += [t for h in heads for t in _aged(h) if t not in heads]
    if heads and not (intransitive or passive):
        heads += _further(heads[-1], heads)
    direct = number_after(token, amounts)
    if direct is not None and not any(covers(h, direct, amounts) for h in heads[:1]):
        yield Casualty(token, is_killed, (direct.low, direct.high))
        return
    if (
        heads
        and heads[0].lower_ in ("anyone", "anybody")
        and any(t.lower_ in ("without", "not", "n't", "n’t") for t in token.children)
    ):
        yield Casualty(token, is_killed, (0, 0), is_both=True)
        yield Casualty(token, not is_killed, (0, 0), is_both=True)
        return
    if any(t.lower_ in ("himself", "herself", "themselves") for t in heads):
        return
    count = summed([count_of(h, amounts) for h in heads])
    if count is None and not any(h.pos_ == "PRON" for h in heads[:1]):
        count = number_before(token, amounts) if intransitive or passive or token.pos_ == "ADJ" else None
    if (
        count in (None, (1, 1))
        and lemma in harm_words("metaphors")
        and not any(t.i in amounts.by_token for h in heads for t in phrase_of(h))
    ):
        return
    beside_them = _companions(token, amounts) if count == (1, 1) and is_killed else None
    if beside_them is not None:
        count = summed([count, beside_them])
    yield Casualty(token, is_killed, count, is_both=count == (0, 0) and not is_killed)
    if count == (0, 0) and not is_killed:
        yield Casualty(token, True, count, is_both=True)


def _bearers(verb: Token) -> list[Token]:
    """Those who die, where the tree gives the verb several subjects: `A mother, her two sons and a neighbour died`."""
    subjects = [t for t in verb.children if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")]
    return [m for t in subjects for m in members_of(t)] if len(subjects) > 1 else []


def left_so(token: Token) -> Token | None:
    """Whom something left `dead` or `injured`."""
    is_left = token.dep_ == "xcomp" and token.head.lower_ in ("left", "leaving", "leaves", "leave")
    return next(iter(objects_of(token.head)), None) if is_left else None


def _aged(head: Token) -> list[Token]:
    """Those whom `and` joins to somebody by way of his age: `A boy of ten and his grandmother`."""
    return [t for age in obliques_of(head, "of", "aged") if is_age(age) for t in age.children if t.dep_ == "conj"]


def _is_reported(token: Token) -> bool:
    """A participle that the tree takes for a verb of its own: `reported two soldiers killed`, `and her father hurt`."""
    if token.tag_ not in ("VBD", "VBN") or objects_of(token) or any(t.dep_ in ("mark", "aux") for t in token.children):
        return False
    if token.dep_ == "ccomp":
        return token.head.lower_ in harm_words("counting")
    above = token.head
    is_harm = above.lower_ == "dead" or (above.lower_ in harm_verbs() and (above.pos_ == "ADJ" or is_passive(above)))
    return token.dep_ == "conj" and is_harm


def _has_own_verb(head: Token) -> bool:
    """`killed a mother and wounded 16 others`: whether a verb of harm of their own stands before the people."""
    phrase = phrase_of(head)
    return any(
        t.lower_ in harm_verbs() and phrase[0].i - 1 <= t.i < head.i
        for t in (head.doc[max(phrase[0].i - 1, 0)], *phrase)
    )


def _joined_before(head: Token) -> list[Token]:
    """One whom `and` joins to the people of a passive, where the tree has cut them off: `A farmer and four workers`."""
    start = phrase_of(head)[0].i
    if start < head.sent.start + 2 or head.doc[start - 1].lower_ != "and":
        return []
    first = head.doc[start - 2]
    is_cut_off = first.tag_ == "NN" and singular(first) in harm_words("persons") and head not in members_of(first)
    return [first] if is_cut_off else []


def _listed(heads: list[Token]) -> list[Token]:
    """The heads up to the last one that `and` joins: what follows after a mere comma is no victim."""
    last = max((i for i, h in enumerate(heads) if any(t.dep_ == "cc" for t in h.children)), default=0)
    return heads[: last + 1]


def _further(head: Token, known: list[Token]) -> list[Token]:
    """Members of a list of victims that the tree has hung elsewhere: `a nurse and her two daughters`."""
    doc, at, end = head.doc, head.i + 1, head.sent.end
    if at + 1 >= end or doc[at].lower_ != "and" or doc[at + 1].lower_ in harm_verbs():
        return []
    last = None
    for token in doc[at + 1 : end]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif last is not None or token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            break
    is_clause = last is not None and last.i + 1 < end and doc[last.i + 1].pos_ in ("VERB", "AUX")
    return [] if last is None or is_clause or last in known else [last]
