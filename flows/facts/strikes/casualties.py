"""Casualties: how many people a sentence says were killed or hurt, and which words say so."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from flows import lexicons
from flows.annotate.model import Amount
from flows.annotate.tree import Token
from flows.facts.cues import forms_of_verb
from flows.facts.passage import Passage
from flows.facts.strikes.lexicon import singular
from flows.facts.strikes.phrases import (
    is_passive,
    members_of,
    objects_of,
    obliques_of,
    passive_subject,
    phrase_of,
    subject_of,
)

Range = tuple[int | None, int | None]
Sort = Literal["own", "more", "total"]
"""Whether a count stands for itself, comes on top of the one before, or is that of several days."""
REACH = 7
_TOLLED = frozenset({"dead", "wounded", "injured"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_ASIDE = 12  # tokens that an aside between commas may have
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_HARM = frozenset({"harm", "harmed", "harming"})
_FINISHED = {"shot": "dead", "gunned": "down", "shooting": "dead", "gunning": "down"}
"""Verbs that kill with the word behind them, which may stand after those whom they kill."""
_TO_DEATH = ("to", "death")
_FATAL = 6  # tokens after the verb within which it stands
_DEEDS = frozenset({"murder", "killing", "massacre", "slaughter", "execution", "slaying", "assassination"})
_NO_WORD = frozenset(
    {"word", "details", "detail", "information", "news", "confirmation", "figures", "figure", "mention"}
)
_TELLING = frozenset({"giving", "naming", "mentioning", "reporting", "specifying", "disclosing"})
_COUNTED = frozenset({"wounded", "injured", "dead", "victims", "killed", "casualties", "hurt"})
_ATTACKING = frozenset(
    {"attackers", "attacker", "assailants", "assailant", "bombers", "bomber", "raiders", "hijackers"}
)


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
                found.update({} if after in _words("units") else {token.i: amount for token in span})
        return cls(found)


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
        lemma = _verbs().get(token.lower_)
        is_counted = token.i - 1 in amounts.by_token
        is_verb = lemma is not None and (token.pos_ in ("VERB", "ADJ", "AUX") or is_counted)
        if _is_fatal(token) and not is_of_war(token):
            yield from _read_verb(token, "kill", amounts)
        elif lemma is not None and is_verb and not _is_toll(token) and not is_of_war(token):
            yield from _read_verb(token, lemma, amounts)
        elif (spared := _without(token)) is not None:
            yield from spared
        elif token.lower_ in _words("losing") and not is_of_war(token):
            yield from _read_lost(token, amounts)
        elif token.lower_ in _words("care") and not is_of_war(token):
            yield from _read_cared_for(token, amounts)
        elif token.lower_ in _HARM and _is_nobody(token):
            yield Casualty(token, True, (0, 0), is_both=True)
            yield Casualty(token, False, (0, 0), is_both=True)
        elif token.lower_ in _DEEDS and token.pos_ == "NOUN" and not is_of_war(token):
            yield from _read_deed(token, amounts)
        elif token.lower_ in ("life", "lives") and (cost := _cost(token, amounts)) is not None:
            yield Casualty(token, True, cost)
        elif token.lower_ == "life" and token.head.lower_ in _words("taking"):
            counts = [_count(t, amounts) for t in obliques_of(token, "of")]
            yield Casualty(token, True, counts[0] if counts else (1, 1))
        elif token.lower_ == "hospital" and (hurt := _in_hospital(token, amounts)) is not None:
            yield hurt
        elif token.lower_ in ("survive", "survived") and any(t.lower_ in ("not", "n't", "n’t") for t in token.children):
            bearer = subject_of(token)
            yield Casualty(token, True, _count(bearer, amounts) if bearer is not None else None)
        elif token.lower_ in _words("nouns") and not _is_toll(token) and not is_of_war(token):
            yield from _read_noun(token, amounts)
        elif _is_toll(token) and not is_of_war(token):
            yield from _read_toll(token, amounts)


def _is_fatal(token: Token) -> bool:
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
    is_to_death = token.lower_ in _words("to_death") and _TO_DEATH in itertools.pairwise(after)
    return is_to_death or (last is not None and last in after)


def _are_counted(heads: Iterable[Token | None]) -> bool:
    """Whether people are among the heads, and their number is told."""
    people = [h for h in heads if h is not None and h.lower_ in _words("shot_people")]
    return any(t.pos_ == "NUM" for head in people for t in phrase_of(head))


def _victims(token: Token) -> list[Token]:
    """Those of whom a verb of harm speaks: its objects, or its subject where it is passive or means dying."""
    if is_passive(token) or (token.tag_ == "VBN" and not objects_of(token)):
        head = passive_subject(token) or subject_of(token)
        return [head] if head is not None else []
    found = objects_of(token)
    subject = subject_of(token)
    return found or ([subject] if subject is not None and subject.i < token.i else [])


def _are_attackers(token: Token) -> bool:
    """`three of the attackers were killed`, `40 assailants neutralised`: no victims of the attack."""
    heads = _victims(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    return any(
        h.lower_ in _ATTACKING or any(t.lower_ in (*_ATTACKING, "gunmen") for t in obliques_of(h, "of")) for h in heads
    )


def _is_share(token: Token, amounts: Amounts) -> bool:
    """`two of the wounded are in danger`, `13 of the victims died in the mosque`: a part of what is told elsewhere."""
    doc, start = token.doc, token.sent.start
    before = [t.lower_ for t in doc[max(start, token.i - 2) : token.i]]
    if before == ["of", "the"] and token.lower_ in _COUNTED:
        return token.i - 3 >= start and token.i - 3 in amounts.by_token
    heads = _victims(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    return any(t.lower_ in _COUNTED for h in heads for t in obliques_of(h, "of"))


def _scoped(casualty: Casualty) -> Casualty:
    """The casualty with how its count relates to others: `a second man died`, `five more died`, `since Friday`."""
    token = casualty.token
    heads = _victims(token) if token.pos_ in ("VERB", "ADJ", "AUX") else []
    around = {t.lower_ for h in heads for t in phrase_of(h)}
    ordinal = next((_ORDINALS[w] for w in around if w in _ORDINALS), None)
    if ordinal is not None and casualty.count == (1, 1) and casualty.is_killed:
        return replace(casualty, count=(ordinal, ordinal), is_update=True)
    after = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]]
    is_more = bool(around & {"another", "further", "additional", "more"}) and "than" not in around
    if is_more or after[:1] == ["too"] or after[:2] == ["as", "well"]:
        return replace(casualty, sort="more")
    return replace(casualty, sort="total") if _is_since(token) else casualty


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


def _is_nobody(token: Token) -> bool:
    """`nobody was harmed`, `without harming anyone`, `without doing harm`."""
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - REACH) : token.i]}
    return bool(before & {"nobody", "without", "none"}) or {"no", "one"} <= before or "no" in before


def _read_deed(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`the murder of 26 people`, `the killing of General Salim`: whoever is counted or named."""
    for head in obliques_of(token, "of"):
        is_counted = any(t.i in amounts.by_token for t in phrase_of(head))
        if is_counted or head.ent_type_ == "PERSON" or head.lower_ in _words("persons"):
            yield Casualty(token, True, _count(head, amounts))


def _companions(token: Token, amounts: Amounts) -> Range | None:
    """Those killed beside the one named: `with nine other men`, `together with four others`, `and 15 of his men`."""
    for near in token.doc[token.i + 1 : token.sent.end]:
        if near.lower_ == "with" and near.i + 1 in amounts.by_token:
            line = [t.lower_ for t in token.doc[near.i + 2 : min(near.i + 5, token.sent.end)]]
            if {"other", "others"} & set(line):
                return amounts.by_token[near.i + 1].low, amounts.by_token[near.i + 1].high
        if near.text == ";" or near.lower_ in _verbs():
            return None
    return None


def _read_verb(token: Token, lemma: str, amounts: Amounts) -> Iterator[Casualty]:
    is_killed = lemma in _words("killed_verbs")
    intransitive = lemma in ("die", "perish", "succumb", "dead", "lose")
    passive = is_passive(token) or (token.tag_ == "VBN" and not objects_of(token)) or _is_reported(token)
    beside = amounts.by_token.get(token.i - 1)
    if beside is not None and _is_age(token.doc[token.i - 1]):
        beside = None
    if beside is not None and not objects_of(token):
        yield Casualty(token, is_killed, (beside.low, beside.high))
        if (beside.low, beside.high) == (0, 0) and not is_killed:
            yield Casualty(token, True, (0, 0), is_both=True)
        return
    if intransitive or token.pos_ == "ADJ":
        head = subject_of(token) or _before(token, amounts)
        heads = members_of(head) if head is not None else []
    elif passive:
        head = passive_subject(token) or subject_of(token) or _before(token, amounts)
        heads = members_of(head) if head is not None else []
    else:
        heads = objects_of(token) or _after(token, amounts)
    heads = [h for h in _listed(heads) if h == heads[0] or not _has_own_verb(h)]
    if heads and passive:
        heads = [*_joined_before(heads[0]), *heads]
    if heads and not (intransitive or passive):
        heads += _further(heads[-1], heads)
    direct = _number_after(token, amounts)
    if direct is not None and not any(_covers(h, direct, amounts) for h in heads[:1]):
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
    count = _summed([_count(h, amounts) for h in heads])
    if count is None and not any(h.pos_ == "PRON" for h in heads[:1]):
        count = number_before(token, amounts) if intransitive or passive or token.pos_ == "ADJ" else None
    if (
        count in (None, (1, 1))
        and lemma in _words("metaphors")
        and not any(t.i in amounts.by_token for h in heads for t in phrase_of(h))
    ):
        return
    beside_them = _companions(token, amounts) if count == (1, 1) and is_killed else None
    if beside_them is not None:
        count = _summed([count, beside_them])
    yield Casualty(token, is_killed, count, is_both=count == (0, 0) and not is_killed)
    if count == (0, 0) and not is_killed:
        yield Casualty(token, True, count, is_both=True)


def _is_reported(token: Token) -> bool:
    """`reported two soldiers killed`: a participle that the tree takes for a verb of its own."""
    is_clause = token.tag_ == "VBD" and token.dep_ == "ccomp" and token.head.lower_ in _words("counting")
    return is_clause and not objects_of(token) and not any(t.dep_ == "mark" for t in token.children)


def _has_own_verb(head: Token) -> bool:
    """`killed a mother and wounded 16 others`: whether a verb of harm of their own stands before the people."""
    phrase = phrase_of(head)
    return any(
        t.lower_ in _verbs() and phrase[0].i - 1 <= t.i < head.i for t in (head.doc[max(phrase[0].i - 1, 0)], *phrase)
    )


def _joined_before(head: Token) -> list[Token]:
    """One whom `and` joins to the people of a passive, where the tree has cut them off: `A farmer and four workers`."""
    start = phrase_of(head)[0].i
    if start < head.sent.start + 2 or head.doc[start - 1].lower_ != "and":
        return []
    first = head.doc[start - 2]
    is_cut_off = first.tag_ == "NN" and singular(first) in _words("persons") and head not in members_of(first)
    return [first] if is_cut_off else []


def _listed(heads: list[Token]) -> list[Token]:
    """The heads up to the last one that `and` joins: what follows after a mere comma is no victim."""
    last = max((i for i, h in enumerate(heads) if any(t.dep_ == "cc" for t in h.children)), default=0)
    return heads[: last + 1]


def _read_lost(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`two policemen lost their lives`, `the army lost 53 soldiers`: people, and not something else."""
    lost = next(iter(objects_of(token)), None)
    if lost is None:
        return
    if lost.lower_ in ("life", "lives"):
        bearer = subject_of(token)
        if bearer is not None:
            yield Casualty(token, True, _summed([_count(m, amounts) for m in members_of(bearer)]))
    elif lost.lower_ in _words("soldiers") or any(
        t.lower_ in (*_words("soldiers"), "people") for t in obliques_of(lost, "of") if lost.i in amounts.by_token
    ):
        yield Casualty(token, True, _count(lost, amounts))


def _cost(lives: Token, amounts: Amounts) -> Range | None:
    """How many it cost their lives: `cost five fighters their lives`."""
    before = lives.doc[max(lives.sent.start, lives.i - REACH) : lives.i]
    if not len(before) or before[-1].lower_ not in ("their", "his", "her"):
        return None
    costing = next((t for t in before if t.lower_ in ("cost", "costs", "costing")), None)
    if costing is None:
        return None
    people = [t for t in before[:-1] if t.i > costing.i and t.pos_ in ("NOUN", "PROPN", "NUM")]
    return _count(people[-1], amounts) if people else None


def _read_cared_for(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`eleven people needed hospital treatment`, `four were taken to hospital`: the number of the hurt."""
    line = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 5, token.sent.end)]]
    is_treated = token.lower_ == "treated" and "for" in line and bool(_words("ailments") & set(line))
    if not is_treated and not {"hospital", "hospitals", "treatment", "surgery"} & set(line):
        return
    bearer = passive_subject(token) or subject_of(token)
    if bearer is None or bearer.lower_ not in (*_words("persons"), *_words("plural"), "others"):
        bearer = next(
            (
                w
                for w in reversed(token.doc[token.sent.start : token.i])
                if w.i in amounts.by_token and not amounts.by_token[w.i].is_part and not _is_age(w)
            ),
            bearer,
        )
    if bearer is not None and (count := _count(bearer, amounts)) is not None:
        yield Casualty(token, False, count)


def _in_hospital(token: Token, amounts: Amounts) -> Casualty | None:
    """`six contractors are in hospital`: people who lie there."""
    if (
        token.i < 2
        or token.doc[token.i - 1].lower_ != "in"
        or token.doc[token.i - 2].lower_ not in ("is", "are", "were", "was")
    ):
        return None
    for word in reversed(token.doc[max(token.sent.start, token.i - REACH) : token.i - 2]):
        if word.i in amounts.by_token:
            amount = amounts.by_token[word.i]
            return Casualty(token, False, (amount.low, amount.high))
        if word.pos_ in ("VERB", "PUNCT", "CCONJ"):
            return None
    return None


def _before(token: Token, amounts: Amounts) -> Token | None:
    """The number just before: `and 29 hurt`; of `a woman of 61` the woman."""
    for position in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        word = token.doc[position]
        if position in amounts.by_token and _is_age(word):
            return word.doc[position - 2]
        if word.text in (",", ";") or word.pos_ == "VERB":
            return None
        if position in amounts.by_token:
            return word if word.dep_ != "nummod" else word.head if word.head.i < token.i else word
    return None


def _is_age(number: Token) -> bool:
    """Whether the number is somebody's age: `a woman of 61`, `a boy aged 4`."""
    if number.i < number.sent.start + 2:
        return False
    before, noun = number.doc[number.i - 1], number.doc[number.i - 2]
    return before.lower_ in ("of", "aged") and noun.tag_ == "NN" and noun.lower_ in _words("persons")


def _after(token: Token, amounts: Amounts) -> list[Token]:
    """The number just after: `killing dozens`."""
    for position in range(token.i + 1, min(token.sent.end, token.i + REACH)):
        word = token.doc[position]
        if position in amounts.by_token:
            return [word.head if word.dep_ == "nummod" and word.head.i > token.i else word]
        if word.pos_ in ("VERB", "NOUN", "CCONJ") or word.text in (",", ";"):
            return []
    return []


def _number_after(token: Token, amounts: Amounts) -> Amount | None:
    """The number right after an active verb of harm, whatever the tree makes of it: `wounding nine people`."""
    at = token.i + 1
    before = token.doc[token.i - 1].lower_ if token.i > token.sent.start else ""
    if before in _words("being") or token.i - 1 in amounts.by_token or at >= token.sent.end:
        return None
    if token.doc[at].lower_ in ("another", "some", "a", "further", "also"):
        at += 1
    amount = amounts.by_token.get(at)
    return amount if amount is not None and not (amount.is_percentage or amount.is_part) else None


def _covers(head: Token, amount: Amount, amounts: Amounts) -> bool:
    """Whether the phrase of `head` is the one that the number counts."""
    return any(amounts.by_token.get(t.i) is amount for t in (head, *phrase_of(head)))


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
        if amount is not None and not (amount.is_percentage or amount.is_part or _is_age(word)):
            return amount.low, amount.high
        if (
            word.tag_ == "NN"
            and word.lower_ in _words("persons")
            and (amount is None)
            and not _is_counted(word, amounts)
        ):
            return 1, 1
        if (word.pos_ == "VERB" and word.lower_ not in _words("reported")) or word.pos_ == "SCONJ" or word.text in ";:":
            return None
        at -= 1
    return None


def _is_counted(noun: Token, amounts: Amounts) -> bool:
    """Whether a number stands before the noun within its phrase."""
    return any(t.i in amounts.by_token for t in noun.doc[max(noun.sent.start, noun.i - 3) : noun.i])


def _without(token: Token) -> Iterator[Casualty] | None:
    """`without victims`, `no losses`: that nobody was killed, or hurt either."""
    word = token.lower_
    if word not in _words("spared"):
        return None
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    if not before & {"without", "no"} or before & (_NO_WORD | _TELLING):
        return None
    is_both = word in ("victims", "victim", "casualties", "casualty")
    found = [Casualty(token, True, (0, 0), is_both=is_both)]
    return iter([*found, Casualty(token, False, (0, 0), is_both=True)] if is_both else found)


def _further(head: Token, known: list[Token]) -> list[Token]:
    """Members of a list of victims that the tree has hung elsewhere: `a nurse and her two daughters`."""
    doc, at, end = head.doc, head.i + 1, head.sent.end
    if at + 1 >= end or doc[at].lower_ != "and" or doc[at + 1].lower_ in _verbs():
        return []
    last = None
    for token in doc[at + 1 : end]:
        if token.pos_ in ("NOUN", "PROPN"):
            last = token
        elif last is not None or token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            break
    is_clause = last is not None and last.i + 1 < end and doc[last.i + 1].pos_ in ("VERB", "AUX")
    return [] if last is None or is_clause or last in known else [last]


def _count(head: Token, amounts: Amounts) -> Range | None:
    """How many people a phrase names: `at least 12 civilians`, `a nurse`, `her two daughters`."""
    for token in reversed(phrase_of(head)):
        amount = amounts.by_token.get(token.i)
        if amount is not None and not amount.is_percentage and not amount.is_part and token.i <= head.i:
            return amount.low, amount.high
    for token in obliques_of(head, "of"):
        if _is_age(token):
            return 1, 1
        if token.i in amounts.by_token and singular(head) in ("family", "group", "crew", "team", "total", "patrol"):
            return amounts.by_token[token.i].low, amounts.by_token[token.i].high
    if head.i in amounts.by_token:
        amount = amounts.by_token[head.i]
        return amount.low, amount.high
    is_plural = head.tag_ in ("NNS", "NNPS") or singular(head) in _words("plural")
    if singular(head) in ("couple", "pair"):
        return 2, 2
    if head.pos_ == "ADJ" and head.ent_type_ == "NORP" and any(t.lower_ in ("a", "an", "one") for t in head.children):
        return 1, 1
    if head.pos_ == "PRON" or not _is_person(head):
        return (1, 1) if head.lower_ in ("another", "one") else None
    return None if is_plural else (1, 1)


def _is_person(head: Token) -> bool:
    return head.pos_ in ("NOUN", "PROPN") and head.lower_ not in _words("not_people")


def _summed(counts: list[Range | None]) -> Range | None:
    known = [c for c in counts if c is not None and c != (None, None)]
    if not known or (len(known) < len(counts) and len(counts) > 1):
        return known[0] if known else None
    low = sum(c[0] for c in known if c[0] is not None) if all(c[0] is not None for c in known) else None
    high = sum(c[1] for c in known if c[1] is not None) if all(c[1] is not None for c in known) else None
    return low, high


def _read_noun(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`two fatalities`, `injuries to 98 people`, `the death of three`, `no casualties`."""
    word = singular(token)
    if token.lower_ in ("dead", "wounded", "injured") and token.pos_ not in ("NOUN", "ADJ"):
        return
    is_killed = word in _words("killed_nouns") or token.lower_ in _words("killed_nouns")
    count = _count_of_noun(token, amounts)
    if count is None and token.lower_ == "dead":
        count = number_before(token, amounts)
    if count == (0, 0) and _NO_WORD & {t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]}:
        count = None
    is_both = word in ("casualty", "victim") or (word == "injury" and count == (0, 0))
    if count is None and word in ("casualty", "injury") and _is_unreported(token):
        count, is_both = (0, 0), True
    if count is None and (word in ("victim", "body", "life") or token.lower_ == "lives"):
        return
    yield Casualty(token, is_killed or (is_both and count != (0, 0)), count, is_both=is_both and count == (0, 0))
    if is_both and count == (0, 0):
        yield Casualty(token, True, count, is_both=True)


def _is_unreported(noun: Token) -> bool:
    """`casualties were not reported`."""
    verb = noun.head
    is_subject = noun.dep_ == "nsubj:pass" and verb.lower_ in ("reported", "recorded")
    return is_subject and any(t.lower_ in ("not", "n't", "n’t") for t in verb.children)


def _count_of_noun(token: Token, amounts: Amounts) -> Range | None:
    for part in phrase_of(token):
        amount = amounts.by_token.get(part.i)
        if amount is not None and not amount.is_percentage and not amount.is_part and part.i <= token.i:
            return amount.low, amount.high
    if token.lower_ == "dead" and any(t.dep_ == "cop" for t in token.children):
        who = subject_of(token)
        return _count(who, amounts) if who is not None else None
    if token.dep_ == "obj" and token.head.lower_ in _words("bearing"):
        bearer = subject_of(token.head)
        return _count(bearer, amounts) if bearer is not None else None
    for part in obliques_of(token, "to", "of", "among", "at"):
        count = _count(part, amounts)
        if count is not None:
            return count
    if token.i > 0 and token.doc[token.i - 1].lower_ in ("shot", "down"):
        return next((_count(head, amounts) for head in _after(token, amounts)), None)
    if token.lower_ == "dead" and _before(token, amounts) is not None:
        head = _before(token, amounts)
        return _count(head, amounts) if head is not None else None
    return None


def _is_toll(token: Token) -> bool:
    """`the toll`, `the number of dead`."""
    if token.lower_ in ("toll", "tally"):
        return not any(t.lower_ in ("earlier", "previous", "initial") for t in token.children)
    if token.lower_ not in _TOLLED and token.lower_ not in ("number", "count"):
        return False
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if token.lower_ in _TOLLED and after[:1] == ["at"] and token.doc[token.i + 2 : token.i + 3].text not in _ARTICLES:
        return True
    return (
        token.lower_ in ("number", "count")
        and after[:1] == ["of"]
        and bool(set(after) & {"dead", "wounded", "injured", "killed", "casualties"})
    )


def _read_toll(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`put the toll at 38`, `the death toll rose to 12`: the numbers in the rest of the sentence."""
    is_killed = not any(
        t.lower_ in ("injury", "injured", "wounded", "injuries", "hurt")
        for t in token.doc[max(0, token.i - 1) : token.i + (1 if token.lower_ in _TOLLED else 4)]
    )
    words = [t.lower_ for t in token.sent]
    rises = any(w in _words("updates") for w in words)
    seen: set[int] = set()
    for position in range(token.i + 1, token.sent.end):
        if token.lower_ in _TOLLED and token.doc[position].lower_ in _TOLLED:
            return
        amount = amounts.by_token.get(position)
        before = token.doc[position - 1].lower_
        if token.doc[position + 1 : position + 2].text.lower() in _TOLLED:
            continue
        if (
            amount is not None
            and id(amount) not in seen
            and before in ("at", "to", "of", "is", "was", "stands", "as", "reached", ",", "and")
        ):
            seen.add(id(amount))
            is_span = amount.low is not None and amount.high is not None
            count = (amount.high, amount.high) if rises and is_span else (amount.low, amount.high)
            yield Casualty(token, is_killed, count, is_update=rises and before == "to")


def is_of_war(token: Token) -> bool:
    """Whether the count is that of a whole war: `since the war began`, `in two years of fighting`."""
    before = " ".join(t.lower_ for t in token.doc[token.sent.start : token.i])
    after = " ".join(t.lower_ for t in token.doc[token.i + 1 : min(token.i + 18, token.sent.end)])
    phrases = _words("of_war")
    if any(t.lower_ in _words("records") for t in token.sent):
        phrases = frozenset(phrase for phrase in phrases if not phrase.startswith("since"))
    if any(phrase in after for phrase in phrases):
        return True
    start = max((before.rfind(phrase) for phrase in phrases), default=-1)
    return start >= 0 and not any(
        word in before[start:] for word in ("attack", "strike", "assault", "raid", "massacre", "bombing")
    )


@functools.cache
def _verbs() -> dict[str, str]:
    names = (*_words("killed_verbs"), *_words("injured_verbs"))
    return {spelling: lemma for lemma in names for spelling in (*forms_of_verb(lemma), lemma)}


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("casualty_words")[name])
