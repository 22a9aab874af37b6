"""Attributions: verbs of speech with their subjects, outside quotations, that report something really said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.draft import Source
from flows.facts.statements.edges import clause_edges, quoting_clause
from flows.facts.statements.joint_subjects import first_of_joint
from flows.facts.statements.lexicon import Cue, CueForm, verb_forms
from flows.facts.statements.line import Line
from flows.facts.statements.main_sources import with_main_source
from flows.facts.statements.participles import is_participle
from flows.facts.statements.passives import agent_in_passive, goes_on_passively, is_passive
from flows.facts.statements.sources import source_at
from flows.facts.statements.speaking import may_speak
from flows.facts.statements.subjects import find_subject
from flows.facts.statements.unsaid import (
    draws_on_things,
    is_asked_bare,
    is_left_out,
    is_mere_thought,
    is_purpose,
    sorts_generally,
    sorts_people,
)
from flows.facts.statements.verbs import fits, is_unreal, is_verb

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})


_MODALS = frozenset(
    {
        "will",
        "would",
        "wo",
        "could",
        "ca",
        "can",
        "cannot",
        "may",
        "might",
        "should",
        "shall",
        "must",
        "’ll",
        "'ll",
        "’d",
        "'d",
    }
)


_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


LONGEST_QUOTED_CUE = 4
"""Tokens of a quoted verb with its adverb and marks."""


def find_attributions(line: Line) -> Iterator[Attribution]:
    """The attributions of one paragraph, from left to right."""
    table = verb_forms()
    found: list[Attribution] = []
    for index in range(len(line)):
        form = table.get(line.lower(index))
        if form is None or _is_quoted(line, index) or not is_verb(line, index, form):
            continue
        cues = tuple(cue for cue in form.cues if fits(line, index, cue))
        particles = tuple(cue for cue in cues if cue.particle)
        if not cues:
            continue
        for bare in _attribution(line, index, form, particles or cues):
            attribution = with_main_source(bare, found)
            found.append(attribution)
            yield attribution


def _is_set_in(line: Line, index: int) -> bool:
    """Whether a pronoun and the verb stand alone between commas: `If the dam breaks, he said, nobody …`."""
    is_pronoun = line.lower(index - 1) in {"he", "she", "they", "it"}
    return is_pronoun and line.lower(index - 2) == "," and line.lower(index + 1) == ","


def _is_quoted(line: Line, index: int) -> bool:
    """Whether the verb is part of a quotation, more than its only verb: `“strongly condemned” the attack` is none."""
    quote = line.quote_of[index]
    if quote is None:
        return False
    first, end = line.tokens_of(quote)
    before = line[first - 1].pos_ if first else ""
    return end - first > LONGEST_QUOTED_CUE or index != end - 2 or before not in {"NOUN", "PROPN", "PRON", "AUX"}


def _with_relative(line: Line, source: Source, verb: Token) -> Source:
    """The source whose span runs on to the relative pronoun that stands for it at the verb: `Laura, who`."""
    for child in verb.children:
        if child.dep_.startswith("nsubj") and child.lower_ in {"who", "which"}:
            end = line.end_char(int(child.i))
            if 0 < end - source.end <= 8:
                return replace(source, end=end)
    return source


def _before_verb(line: Line, source: Source, index: int) -> Source:
    """An unnamed source without the verb itself, where the tree takes that for a part of its phrase."""
    start = line.start_char(index)
    if source.actor is not None or not source.start < start < source.end:
        return source
    text = line.passage.annotated.body[source.start : start]
    return replace(source, name=" ".join(text.split()), end=source.start + len(text.rstrip()))


def _attribution(line: Line, index: int, form: CueForm, cues: tuple[Cue, ...]) -> Iterator[Attribution]:
    token = line[index]
    children = list(token.children)
    helpers = [c for c in children if c.dep_ in {"aux", "aux:pass"} or c.pos_ == "AUX"]
    passive = is_passive(token, form, children) or goes_on_passively(line, index, form)
    negated = (
        any(c.lower_ in NEGATIONS and line.quote_of[c.i] is None for c in children)
        or line.lower(index - 1) in NEGATIONS
    )
    modal = any(c.lower_ in _MODALS for c in helpers) or line.lower(index - 1) in _MODALS
    is_conditional = any(c.lower_ in _CONDITIONS and c.i < index for c in children if c.dep_ in {"mark", "advmod"})
    if is_conditional and not _is_set_in(line, index):
        return
    if is_unreal(line, token, children) or is_purpose(token, cues) or is_left_out(line, index):
        return
    if is_asked_bare(line, index, children) or is_mere_thought(line, token, cues):
        return
    agent = agent_in_passive(line, index, children) if passive else None
    subject = agent if passive else find_subject(line, index)
    if token.tag_ == "VB" and token.dep_ == "conj" and subject is not None and subject < token.head.i:
        modal = modal or any(c.lower_ in _MODALS for c in token.head.children)
    is_along = "ing" in form.forms and is_participle(line, index)
    if subject is None and not passive and not is_along:
        return
    if draws_on_things(line, token, subject, cues) or sorts_people(line, token, subject, cues):
        return
    if sorts_generally(line, token, subject, cues):
        return
    is_after = subject is not None and subject > index and token.tag_ != "VBG"
    if subject is not None and not passive:
        subject = first_of_joint(line, subject)
    source = source_at(line, subject) if subject is not None else None
    if is_along:
        yield Attribution(line, index, form, cues, subject, source, index, index + 1, False, False, negated, modal)
        return
    if source is not None and not may_speak(line, subject, source, cues):
        return
    if source is not None and subject is not None:
        source = _before_verb(line, _with_relative(line, source, token), index)
    left, right = clause_edges(line, index, subject, helpers, is_after)
    left = quoting_clause(line, index) or left
    yield Attribution(
        line,
        index,
        form,
        cues,
        subject,
        source,
        left,
        right,
        is_after and agent is None,
        passive,
        negated,
        modal,
        agent,
    )
