"""In which state an event is told: held or planned, imposed or threatened, occurred or claimed – from what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.learned.around import class_features, lemma, word_at
from flows.facts.learned.classes import classes_of
from flows.facts.modality import read_modality
from flows.facts.passage import Passage

_LEFT, _RIGHT = 9, 7
_CLIMB = 4


def features(passage: Passage, index: int) -> list[str]:
    """The features by which the state of the event told at `index` is judged."""
    return [
        "bias",
        *class_features(passage, index),
        *_governors(passage, index),
        *_window(passage, index),
        *_time(passage, index),
    ]


def _governors(passage: Passage, index: int) -> Iterator[str]:
    """The words over the event and what stands by them: auxiliaries, negation, markers; how its verb is told."""
    token = passage[index]
    verb = None
    for step in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX") and verb is None:
            verb = token
            modality = read_modality(passage, token.i)
            told = f"tense={modality.tense}"
            yield told
            yield f"{told} noun={step > 0}"
            yield f"{told} verb={lemma(token)}"
            yield f"not={modality.is_negated}"
            yield f"if={modality.is_conditional}"
            yield f"passive={modality.is_passive}"
            for name in classes_of(token.lower_):
                yield f"{told} k={name}"
                yield f"{told} k={name} not={modality.is_negated} if={modality.is_conditional}"
            if modality.controller is not None:
                for name in classes_of(passage[modality.controller].lower_):
                    yield f"controller k={name}"
                    yield f"{told} controller k={name}"
                yield f"controller={lemma(passage[modality.controller])}"
        yield f"up={lemma(token)}" if step else f"me={lemma(token)}"
        if step:
            yield f"up{step}={lemma(token)} d={token.dep_}"
        for child in token.children:
            if child.dep_ in ("aux", "aux:pass", "advmod", "mark", "cop", "det", "compound:prt", "amod", "case"):
                yield f"by{min(step, 2)}={child.lower_}"
                yield f"by={child.lower_} up={lemma(token)}"
        if token.head.i == token.i:
            break
        token = token.head


def _window(passage: Passage, index: int) -> Iterator[str]:
    sentence = passage.sentence_of(index)
    for i in range(max(sentence.start, index - _LEFT), min(sentence.end, index + _RIGHT)):
        if i != index:
            side = "l" if i < index else "r"
            yield f"{side}={_form_at(passage, i)}"
            if i + 1 != index and i + 1 < sentence.end:
                yield f"{side}={_form_at(passage, i)} {_form_at(passage, i + 1)}"
    for token in sentence:
        if token.pos_ == "VERB":
            yield f"v={lemma(token)}"
        if token.pos_ == "AUX" or token.dep_ == "mark":
            yield f"a={token.lower_}"


def _form_at(passage: Passage, index: int) -> str:
    """The word as written, in lower case, or what kind of name it is part of."""
    word = word_at(passage, index)
    return word if word.isupper() else passage[index].lower_


def _time(passage: Passage, index: int) -> Iterator[str]:
    """Whether the dates of the sentence lie before or after publication."""
    published = passage.annotated.article.published_on
    sentence = passage.sentence_of(index)
    days = {passage.dates[t.i].start: passage.dates[t.i] for t in sentence if t.i in passage.dates}
    for day in days.values():
        yield f"date={day.text.lower().split()[0]}"
        if published is not None and day.starts_on is not None:
            yield (
                "date=ahead" if day.starts_on > published else "date=past" if day.starts_on < published else "date=now"
            )
    if not days:
        yield "date=none"
    if passage.annotated.is_quoted(passage.start_char(index)):
        yield "quoted"
