"""What stands around a word, as features: its own form, its tree, its neighbours, and who and what is named beside it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from flows.annotate.model import DateMention
from flows.facts.learned.classes import classes_of
from flows.facts.passage import Passage

_CONTENT = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "ADV"})
_SPAN = 4
_MANY = 3
_CLIMB = 4


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


def word_features(passage: Passage, index: int) -> Iterator[str]:
    """The features of the token at `index`: word, tree and window, alone and joined to the word."""
    token = passage[index]
    word, sentence = lemma(token), token.sent
    head = token.head
    yield f"w={word}"
    yield f"f={token.lower_}"
    yield f"t={token.tag_}"
    yield f"d={token.dep_}"
    yield f"w={word} t={token.tag_}"
    yield f"w={word} d={token.dep_}"
    yield f"h={lemma(head)} d={token.dep_}"
    yield f"w={word} h={lemma(head)}"
    for child in token.children:
        if child.dep_ != "punct":
            kind = kind_at(passage, child.i)
            yield f"c={child.dep_}:{lemma(child)}"
            yield f"c={child.dep_}:{kind}"
            yield f"w={word} c={child.dep_}:{kind}"
            if child.dep_ in ("det", "nummod", "amod", "compound", "compound:prt", "obj", "nmod:poss", "advmod"):
                yield f"w={word} c={child.dep_}:{lemma(child)}"
            for case in child.children:
                if case.dep_ == "case":
                    yield f"w={word} p={case.lower_}:{kind}"
                    yield f"p={case.lower_}:{kind}"
    for step in (-3, -2, -1, 1, 2, 3):
        at = index + step
        if sentence.start <= at < sentence.end:
            yield f"{step}={lemma(passage[at])}"
            yield f"{step}={kind_at(passage, at)}"
            if abs(step) == 1:
                yield f"w={word} {step}={lemma(passage[at])}"
                yield f"w={word} {step}={kind_at(passage, at)}"


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
    sentence = token.sent
    for step in (-2, -1, 1, 2):
        at = index + step
        if sentence.start <= at < sentence.end:
            for name in classes_of(passage[at].lower_):
                yield f"{step} k={name}"
                yield from (f"k={own} {step} k={name}" for own in mine)
    for name in {n for t in passage.words_of(sentence) if t.i != index for n in classes_of(t.lower_)}:
        yield f"s k={name}"
        yield from (f"k={own} s k={name}" for own in mine)


def sentence_features(passage: Passage, index: int) -> Iterator[str]:
    """The features of the sentence of the token at `index`: its content words, and how much of what it names."""
    sentence = passage.sentence_of(index)
    kinds: dict[str, set[int]] = {}
    for token in passage.words_of(sentence):
        if token.pos_ in _CONTENT and token.i != index and token.i not in passage.mentions:
            yield f"s={lemma(token)}"
        kind = kind_at(passage, token.i)
        if kind.isupper() and kind not in _CONTENT:
            mention = passage.mentions.get(token.i)
            kinds.setdefault(kind, set()).add(mention.start if mention is not None else token.i)
    for name in ("PERSON", "COUNTRY", "ORGANISATION", "ARMED_GROUP"):
        yield f"n={name}:{min(len(kinds.get(name, ())), _MANY)}"
    sides = sum(len(v) for k, v in kinds.items() if k in ("PERSON", "COUNTRY", "ORGANISATION", "ARMED_GROUP"))
    yield f"n=sides:{min(sides, _MANY)}"
    for name in ("DATE", "PLACE"):
        if name in kinds:
            yield f"has={name}"
    if passage.annotated.is_quoted(passage.start_char(index)):
        yield "quoted"
    yield f"paragraph={min(passage.paragraph.index, _SPAN)}"


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
