"""What the rules and cues of sanctions say at each word, for the models to weigh."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flows.annotate.model import Annotated
from flows.facts.learned.classes import classes_of
from flows.facts.learned.hints import Hint, Hints
from flows.facts.passage import Passage
from flows.facts.sanctions.action import told_action
from flows.facts.sanctions.lexicon import (
    HAPPENED,
    RELAXING,
    action_adjectives,
    action_nouns,
    action_words,
    noun_cues,
    verb_cues,
)
from flows.facts.sanctions.phrases import phrase_notes
from flows.facts.sanctions.report import Report
from flows.facts.sanctions.standing import Notes, Standing
from flows.facts.sanctions.told import rule_reports

_CLIMB = 3
_CUE, _WORD = "cue", "word"
_OPEN = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "X"})
_TELLING = frozenset({"less", "end", "stop", "restart", "punish", "a measure", "a relief"})


def sanction_hints(annotated: Annotated, passages: Sequence[Passage]) -> Hints:
    """What the rules read, and the cues that none of them took, by paragraph and token."""
    return hints_of(annotated, rule_reports(passages), passages)


class _Noted(Mapping[tuple[int, int], Hint]):
    """The hints at rules and cues; of any other word that is asked for, what the lexicon notes of it."""

    def __init__(self, found: Mapping[tuple[int, int], Hint], passages: Sequence[Passage], standing: Standing) -> None:
        self._found = found
        self._standing = standing
        self._passages = {passage.paragraph.index: passage for passage in passages}

    def __getitem__(self, at: tuple[int, int]) -> Hint:
        hint = self._found.get(at)
        if hint is not None:
            return hint
        passage, index = self._passages[at[0]], at[1]
        return Hint(_WORD, "", {}, tuple(_notes(passage, index)), self._standing.at(passage, index))

    def __contains__(self, at: object) -> bool:
        return at in self._found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def hints_of(annotated: Annotated, reports: Sequence[Report], passages: Sequence[Passage]) -> Hints:
    """The same of reports already read."""
    read: dict[tuple[int, int], list[Report]] = {}
    for report in reports:
        read.setdefault((report.paragraph, report.cue), []).append(report)
    standing = Standing.of(annotated, passages, reports)
    found: dict[tuple[int, int], Hint] = {}
    for passage in passages:
        number = passage.paragraph.index
        for token in passage.tokens:
            at = (number, token.i)
            if at in read:
                found[at] = _hint(read[at], passage, token.i, standing.at(passage, token.i))
            elif is_cue(passage, token.i):
                found[at] = Hint(_CUE, "", {}, tuple(_notes(passage, token.i)), standing.at(passage, token.i))
    return _Noted(found, passages, standing)


def is_cue(passage: Passage, index: int) -> bool:
    """Whether the token at `index` is by itself a word of measures or of their end: `embargo`, `blacklisted`, `eased`."""
    token = passage[index]
    if token.pos_ not in _OPEN:
        return False
    lower = token.lower_
    return lower in noun_cues() or lower in verb_cues() or not _TELLING.isdisjoint(classes_of(lower))


def _hint(reports: Sequence[Report], passage: Passage, index: int, standing: Notes) -> Hint:
    first = reports[0]
    return Hint(
        f"{first.rule} guess" if first.is_guess else first.rule,
        first.action,
        {
            "sender": _names(r.sender.name for r in reports if r.sender is not None),
            "target": _names(r.target.name for r in reports if r.target is not None),
            "advocate": _names(r.advocate.name for r in reports if r.advocate is not None),
        },
        (f"direction={first.direction}", f"kind={first.measure}", *_notes(passage, index)),
        standing,
    )


def _names(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _notes(passage: Passage, index: int) -> Iterator[str]:
    """What the lexicon says of the word, of what governs it and of what stands right before it."""
    token = passage[index]
    noun, verb = noun_cues().get(token.lower_), verb_cues().get(token.lower_)
    for cue in (noun, verb):
        if cue is not None:
            yield f"measure={cue.measure} {token.pos_}"
            around = {t.lower_ for t in passage.paragraph.doc[max(token.sent.start, index - 6) : index + 8]}
            if cue.needs:
                yield f"needs met={not cue.needs.isdisjoint(around)}"
            if cue.excludes:
                yield f"excluded={not cue.excludes.isdisjoint(around)}"
    yield from _act_notes(passage, index)
    yield from phrase_notes(passage, index)
    over = token
    for step in range(_CLIMB):
        if over.head.i == over.i:
            break
        relation, over = over.dep_, over.head
        said = action_words().get(over.lower_) or action_nouns().get(over.lower_)
        if said is not None:
            yield f"over={said}"
            yield f"over{step}={said} {relation}"
    before = passage[index - 1].lower_ if index else ""
    for table in (action_adjectives(), action_words(), action_nouns()):
        if before in table:
            yield f"before={table[before]}"


def _act_notes(passage: Passage, index: int) -> Iterator[str]:
    """What the nearest word over or at the token that acts on measures says, and how it is told."""
    token = passage[index]
    own = verb_cues().get(token.lower_)
    over = token
    for step in range(_CLIMB):
        said = action_words().get(over.lower_) or action_nouns().get(over.lower_)
        if step == 0 and own is not None:
            said = own.action or said
        if said is not None and (step or over.pos_ == "VERB"):
            told = told_action(passage, over.i, said, "note").action if said in HAPPENED else said
            side = "relax" if said in RELAXING else "tighten" if said in HAPPENED else "open"
            yield f"act={told}"
            yield f"act={told} {side}"
            yield f"act={told} step={step} {token.pos_}"
            return
        if over.head.i == over.i:
            break
        over = over.head
    if over.pos_ in ("VERB", "AUX"):
        told = told_action(passage, over.i, "imposed", "note").action
        yield f"told={told}"
