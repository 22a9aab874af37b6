"""What stands around a word, as features: its own form, its tree, its neighbours, and who and what is named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.model import DateMention
from flows.annotate.tree import Token
from flows.facts.learned.classes import classes_of
from flows.facts.passage import Passage, remembered

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_SPAN = 4
_MANY = 3
_CLIMB = 4
_SIDES = ("PERSON", "COUNTRY", "ORGANISATION", "ARMED_GROUP")
_NAMED_CHILDREN = frozenset({"det", "nummod", "amod", "compound", "compound:prt", "obj", "nmod:poss", "advmod"})


@remembered
def kind_at(passage: Passage, index: int) -> str:
    """What the token at `index` is part of: a date, a place, somebody by kind; else its part of speech."""
    if index in passage.dates:
        return "DATE"
    mention = passage.mentions.get(index)
    if mention is not None and mention.actor is not None:
        plural = "s" if mention.is_plural else ""
        return mention.actor.kind.upper() + plural
    if index in passage.places:
        return "PLACE"
    return str(passage[index].pos_)


def lemma(token: Token) -> str:
    """The token's lemma in lower case."""
    return str(token.lemma_).lower()


@remembered
def word_at(passage: Passage, index: int) -> str:
    """The lemma of the token at `index`, or what kind of name it is part of: no model shall learn who did what before."""
    is_named = index in passage.mentions or index in passage.places or passage[index].pos_ == "PROPN"
    return kind_at(passage, index) if is_named else lemma(passage[index])


def word_features(passage: Passage, index: int) -> Iterator[str]:
    """The features of the token at `index`: word, tree and window, alone and joined to the word."""
    token = passage[index]
    word, sentence = lemma(token), passage.sentence_of(index)
    head, relation, tag = token.head, token.dep_, token.tag_
    yield f"w={word}"
    yield f"f={token.lower_}"
    yield f"t={tag}"
    yield f"d={relation}"
    yield f"w={word} t={tag}"
    yield f"w={word} d={relation}"
    yield f"h={word_at(passage, head.i)} d={relation}"
    yield f"w={word} h={word_at(passage, head.i)}"
    for child in token.children:
        under = child.dep_
        if under != "punct":
            kind, name = kind_at(passage, child.i), word_at(passage, child.i)
            yield f"c={under}:{name}"
            yield f"c={under}:{kind}"
            yield f"w={word} c={under}:{kind}"
            if under in _NAMED_CHILDREN:
                yield f"w={word} c={under}:{name}"
            for case in child.children:
                if case.dep_ == "case":
                    yield f"w={word} p={case.lower_}:{kind}"
                    yield f"p={case.lower_}:{kind}"
    first, last = sentence.start, sentence.end
    for step in (-3, -2, -1, 1, 2, 3):
        at = index + step
        if first <= at < last:
            name, kind = word_at(passage, at), kind_at(passage, at)
            yield f"{step}={name}"
            yield f"{step}={kind}"
            if abs(step) == 1:
                yield f"w={word} {step}={name}"
                yield f"w={word} {step}={kind}"


def class_features(passage: Passage, index: int) -> Iterator[str]:
    """The features of the classes of the token at `index`, of the words on its path up, under and beside it."""
    token = passage[index]
    mine = classes_of(token.lower_) or ("-",)
    for own in mine:
        yield f"k={own}"
        yield f"k={own} t={token.tag_}"
        yield f"k={own} d={token.dep_}"
    over = token
    for step in range(_CLIMB):
        if over.head.i == over.i:
            break
        relation, over = over.dep_, over.head
        for name in classes_of(over.lower_):
            yield f"up k={name}"
            yield f"up{step} k={name} d={relation}"
            yield from (f"k={own} up k={name}" for own in mine)
    for child in token.children:
        for name in classes_of(child.lower_):
            yield f"c k={name} d={child.dep_}"
            yield from (f"k={own} c k={name}" for own in mine)
    sentence = _sentence_at(passage, passage.sentence_of(index).start)
    for step in (-2, -1, 1, 2):
        at = index + step
        if sentence.first <= at < sentence.last:
            for name in classes_of(passage[at].lower_):
                yield f"{step} k={name}"
                yield from (f"k={own} {step} k={name}" for own in mine)
    for name, where in sentence.classes.items():
        if where != [index]:
            yield f"s k={name}"
            yield from (f"k={own} s k={name}" for own in mine)


@dataclass(frozen=True)
class _Sentence:
    """A sentence as every word of it sees it: its tokens `[first, last)`, its content words, where which class stands."""

    first: int
    last: int
    content: dict[int, str]
    classes: dict[str, list[int]]
    named: tuple[str, ...]


@remembered
def _sentence_at(passage: Passage, first: int) -> _Sentence:
    """The sentence that starts with the token at `first`."""
    content: dict[int, str] = {}
    classes: dict[str, list[int]] = {}
    kinds: dict[str, set[int]] = {}
    last = passage.sentence_of(first).end
    for index in range(first, last):
        token = passage[index]
        mention = passage.mentions.get(index)
        if mention is None and index not in passage.places and token.pos_ in _CONTENT:
            content[index] = f"s={lemma(token)}"
        for name in classes_of(token.lower_):
            classes.setdefault(name, []).append(index)
        if mention is not None or index in passage.places or index in passage.dates:
            kinds.setdefault(kind_at(passage, index), set()).add(mention.start if mention is not None else index)
    named = [f"n={name}:{min(len(kinds.get(name, ())), _MANY)}" for name in _SIDES]
    named.append(f"n=sides:{min(sum(len(kinds.get(name, ())) for name in _SIDES), _MANY)}")
    named.extend(f"has={name}" for name in ("DATE", "PLACE") if name in kinds)
    return _Sentence(first, last, content, classes, tuple(named))


def sentence_features(passage: Passage, index: int) -> tuple[str, ...]:
    """The features of the sentence of the token at `index`: its content words, and how much of what it names."""
    sentence = _sentence_at(passage, passage.sentence_of(index).start)
    quoted = ("quoted",) if passage.annotated.is_quoted(passage.start_char(index)) else ()
    return (
        *(word for at, word in sentence.content.items() if at != index),
        *sentence.named,
        *quoted,
        f"paragraph={min(passage.paragraph.index, _SPAN)}",
    )


def path_between(one: Token, other: Token, limit: int = 6) -> tuple[str, Token] | None:
    """The relations from `one` up to the common governor and down to `other`, with that governor; None if too far."""
    ups: dict[int, list[str]] = {one.i: []}
    token = one
    steps: list[str] = []
    while token.head.i != token.i and len(steps) < limit:
        steps = [*steps, "<" + token.dep_]
        token = token.head
        ups[token.i] = steps
    token = other
    downs: list[str] = []
    while token.i not in ups:
        if token.head.i == token.i or len(downs) >= limit:
            return None
        downs = [">" + token.dep_, *downs]
        token = token.head
    path = ups[token.i] + downs
    return ("".join(path), token) if len(path) <= limit else None


def nearest_date(passage: Passage, index: int) -> DateMention | None:
    """The date of the sentence that stands nearest to the word at `index`."""
    at = passage.start_char(index)
    dates = {passage.dates[t.i].start: passage.dates[t.i] for t in passage.sentence_of(index) if t.i in passage.dates}
    return min((dates[start] for start in sorted(dates)), key=lambda d: abs(d.start - at), default=None)
