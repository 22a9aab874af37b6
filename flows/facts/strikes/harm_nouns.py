"""Nouns and turns of harm: `two fatalities`, `the death toll`, `lost their lives`, `without victims`."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.titles import DETERMINERS
from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.strikes.counting import (
    REACH,
    Amounts,
    Casualty,
    Range,
    count_of,
    harm_words,
    is_age,
    just_after,
    just_before,
    number_before,
    summed,
)
from flows.facts.strikes.harmed import left_so
from flows.facts.strikes.phrases import members_of, objects_of, obliques_of, passive_subject, phrase_of, subject_of

_TOLLED = frozenset({"dead", "wounded", "injured"})
_NO_WORD = frozenset(
    {"word", "details", "detail", "information", "news", "confirmation", "figures", "figure", "mention"}
)
_TELLING = frozenset({"giving", "naming", "mentioning", "reporting", "specifying", "disclosing"})


def is_nobody(token: Token) -> bool:
    """`nobody was harmed`, `without harming anyone`, `without doing harm`."""
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - REACH) : token.i]}
    return bool(before & {"nobody", "without", "none"}) or {"no", "one"} <= before or "no" in before


def read_deed(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`the murder of 26 people`, `the killing of General Salim`: whoever is counted or named."""
    for head in obliques_of(token, "of"):
        is_counted = any(t.i in amounts.by_token for t in phrase_of(head))
        if is_counted or head.ent_type_ == "PERSON" or head.lower_ in harm_words("persons"):
            yield Casualty(token, True, count_of(head, amounts))


def read_lost(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`two policemen lost their lives`, `the army lost 53 soldiers`: people, and not something else."""
    lost = next(iter(objects_of(token)), None)
    if lost is None:
        return
    if lost.lower_ in ("life", "lives"):
        bearer = subject_of(token)
        if bearer is not None:
            yield Casualty(token, True, summed([count_of(m, amounts) for m in members_of(bearer)]))
    elif lost.lower_ in harm_words("soldiers") or any(
        t.lower_ in (*harm_words("soldiers"), "people") for t in obliques_of(lost, "of") if lost.i in amounts.by_token
    ):
        yield Casualty(token, True, count_of(lost, amounts))


def cost_in_lives(lives: Token, amounts: Amounts) -> Range | None:
    """How many it cost their lives: `cost five fighters their lives`."""
    before = lives.doc[max(lives.sent.start, lives.i - REACH) : lives.i]
    if not len(before) or before[-1].lower_ not in ("their", "his", "her"):
        return None
    costing = next((t for t in before if t.lower_ in ("cost", "costs", "costing")), None)
    if costing is None:
        return None
    people = [t for t in before[:-1] if t.i > costing.i and t.pos_ in ("NOUN", "PROPN", "NUM")]
    return count_of(people[-1], amounts) if people else None


def read_cared_for(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`eleven people needed hospital treatment`, `four were taken to hospital`: the number of the hurt."""
    line = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 5, token.sent.end)]]
    is_treated = token.lower_ == "treated" and "for" in line and bool(harm_words("ailments") & set(line))
    if not is_treated and not {"hospital", "hospitals", "treatment", "surgery"} & set(line):
        return
    bearer = passive_subject(token) or subject_of(token)
    if bearer is None or bearer.lower_ not in (*harm_words("persons"), *harm_words("plural"), "others"):
        bearer = next(
            (
                w
                for w in reversed(token.doc[token.sent.start : token.i])
                if w.i in amounts.by_token and not amounts.by_token[w.i].is_part and not is_age(w)
            ),
            bearer,
        )
    if bearer is not None and (count := count_of(bearer, amounts)) is not None:
        yield Casualty(token, False, count)


def in_hospital(token: Token, amounts: Amounts) -> Casualty | None:
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


def without_victims(token: Token) -> Iterator[Casualty] | None:
    """`without victims`, `no losses`: that nobody was killed, or hurt either."""
    word = token.lower_
    if word not in harm_words("spared"):
        return None
    before = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    if not before & {"without", "no"} or before & (_NO_WORD | _TELLING):
        return None
    is_both = word in ("victims", "victim", "casualties", "casualty")
    found = [Casualty(token, True, (0, 0), is_both=is_both)]
    return iter([*found, Casualty(token, False, (0, 0), is_both=True)] if is_both else found)


def read_noun(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`two fatalities`, `injuries to 98 people`, `the death of three`, `no casualties`."""
    word = singular(token)
    if token.lower_ in ("dead", "wounded", "injured") and token.pos_ not in ("NOUN", "ADJ"):
        return
    is_killed = word in harm_words("killed_nouns") or token.lower_ in harm_words("killed_nouns")
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
    if (left := left_so(token)) is not None:
        return summed([count_of(m, amounts) for m in members_of(left)])
    if token.lower_ == "dead" and any(t.dep_ == "cop" for t in token.children):
        who = subject_of(token)
        return count_of(who, amounts) if who is not None else None
    if token.dep_ == "obj" and token.head.lower_ in harm_words("bearing"):
        bearer = subject_of(token.head)
        return count_of(bearer, amounts) if bearer is not None else None
    for part in obliques_of(token, "to", "of", "among", "at"):
        count = count_of(part, amounts)
        if count is not None:
            return count
    if token.i > 0 and token.doc[token.i - 1].lower_ in ("shot", "down"):
        return next((count_of(head, amounts) for head in just_after(token, amounts)), None)
    if token.lower_ == "dead" and just_before(token, amounts) is not None:
        head = just_before(token, amounts)
        return count_of(head, amounts) if head is not None else None
    return None


def is_toll(token: Token) -> bool:
    """`the toll`, `the number of dead`."""
    if token.lower_ in ("toll", "tally"):
        return not any(t.lower_ in ("earlier", "previous", "initial") for t in token.children)
    if token.lower_ not in _TOLLED and token.lower_ not in ("number", "count"):
        return False
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if token.lower_ in _TOLLED and after[:1] == ["at"] and token.doc[token.i + 2 : token.i + 3].text not in DETERMINERS:
        return True
    return (
        token.lower_ in ("number", "count")
        and after[:1] == ["of"]
        and bool(set(after) & {"dead", "wounded", "injured", "killed", "casualties"})
    )


def read_toll(token: Token, amounts: Amounts) -> Iterator[Casualty]:
    """`put the toll at 38`, `the death toll rose to 12`: the numbers in the rest of the sentence."""
    is_killed = not any(
        t.lower_ in ("injury", "injured", "wounded", "injuries", "hurt")
        for t in token.doc[max(0, token.i - 1) : token.i + (1 if token.lower_ in _TOLLED else 4)]
    )
    words = [t.lower_ for t in token.sent]
    rises = any(w in harm_words("updates") for w in words)
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
