"""Sanctions told by pointing at one told before: `Lithuania would follow suit`, `it later suspended that decision`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.tree import Token
from flows.facts.evidence import cover
from flows.facts.modality import read_modality
from flows.facts.passage import Passage
from flows.facts.sanctions.action import told_action
from flows.facts.sanctions.lexicon import action_words, word_set
from flows.facts.sanctions.report import Report
from flows.facts.subjects import read_subject

_POINTING = frozenset({"that", "this", "such", "these", "those"})
_FOLLOW = frozenset({"follow", "follows", "followed", "following"})
_TOLD = {
    "future": "planned",
    "would": "planned",
    "modal": "proposed",
    "past": "imposed",
    "perfect": "imposed",
    "present": "imposed",
}


def find_echoes(passage: Passage, told: Sequence[Report]) -> Iterator[Report]:
    """A report for each who follows suit, like the last one told but for its sender and state."""
    if not told or told[-1].action not in ("imposed", "planned"):
        return
    for token in passage.paragraph.doc[:-1]:
        if token.lower_ not in _FOLLOW or passage[token.i + 1].lower_ != "suit":
            continue
        modality = read_modality(passage, token.i)
        action = _TOLD.get(modality.tense)
        subject = read_subject(passage, token.i)
        if passage[max(token.i - 1, 0)].lower_ == "of" and passage[max(token.i - 2, 0)].lower_ == "short":
            action, subject = "withheld", read_subject(passage, max(token.i - 3, 0))
        if action is None or modality.is_negated:
            continue
        for sender in subject.parties:
            evidence = cover(passage, (token.i + 1, subject.first))
            yield replace(
                told[-1],
                sender=sender,
                action=action,
                evidence=evidence,
                rule="echo",
                confidence=0.6,
                date=None,
                condition=None,
                advocate=None,
                paragraph=passage.paragraph.index,
                cue=token.i,
            )


def find_answers(passage: Passage, told: Sequence[Report]) -> Iterator[Report]:
    """A report for each thing that is done with the measure last told by a word for it: `vetoed such a move`."""
    for token in passage.paragraph.doc[1:]:
        verb = _verb_on(passage, token)
        if verb is None or not told:
            continue
        action = told_action(passage, verb, action_words()[passage[verb].lower_], "echo")
        if action.action not in ("lifted", "eased", "extended", "withheld"):
            continue
        evidence = cover(passage, (token.i, verb))
        yield replace(
            told[-1],
            action=action.action,
            direction=action.direction,
            evidence=evidence,
            rule="echo",
            confidence=0.5,
            date=None,
            condition=None,
            advocate=None,
            paragraph=passage.paragraph.index,
            cue=token.i,
        )


def _verb_on(passage: Passage, token: Token) -> int | None:
    """The verb that undoes, extends or refuses what `that decision` or `them` stands for."""
    lower = token.lower_
    is_noun = lower in word_set("standing_for") and any(
        passage[i].lower_ in _POINTING for i in range(max(token.sent.start, token.i - 2), token.i)
    )
    if not is_noun:
        return None
    verb = token.head.i if token.dep_ in ("obj", "nsubj:pass") else None
    if verb is None or action_words().get(passage[verb].lower_) not in ("lifted", "eased", "extended", "withheld"):
        return None
    return int(verb)
