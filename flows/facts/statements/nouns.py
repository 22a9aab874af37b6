"""Nouns and adjectives of speech: `his claim that …`, `is convinced that …`, `had no comment`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.tree import Token
from flows.facts.statements.according import read_according
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.beliefs import read_adjective
from flows.facts.statements.counted import COUNTS, read_counted
from flows.facts.statements.draft import Draft
from flows.facts.statements.lexicon import Cue, adjectives, nouns, verb_forms
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.owners import owners
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.sources import source_at
from flows.facts.statements.spans import FINITE_TAGS, complement_end, cue_span, opens_clause, sentence_end, trim
from flows.facts.statements.speaking import may_speak
from flows.facts.statements.subjects import find_subject

REACH_OF_THAT = 14
"""Tokens from a noun of speech to its `that`, over where it was said."""


def find_noun_drafts(line: Line, others: Sequence[Attribution]) -> Iterator[Draft]:
    """The statements that nouns and adjectives of one paragraph make."""
    for index in range(len(line)):
        if line.quote_of[index] is not None:
            continue
        word = line.lower(index)
        if word in COUNTS:
            yield from read_counted(line, index)
        if word == "comment" and line.lower(index - 1) in {"no", "immediate"}:
            yield from _read_no_comment(line, index)
        elif word in nouns() and line[index].pos_ == "NOUN":
            yield from _read_noun(line, index, nouns()[word])
        elif word in adjectives() and line[index].pos_ in {"ADJ", "VERB"}:
            yield from read_adjective(line, index, adjectives()[word], others)
        elif (word, line.lower(index + 1)) in {("according", "to"), ("as", "per")}:
            yield from read_according(line, index, others)
        elif word == "as" and _names_document(line, index):
            yield from read_according(line, index + 1, others, lead=1)
        elif word == "words" and _quotes_words(line, index):
            yield from read_according(line, index, others, lead=2)


def _quotes_words(line: Line, index: int) -> bool:
    """Whether `in the words of` stands apart from its clause: `…, in the words of one official, …`."""
    if (line.lower(index + 1), line.lower(index - 2)) != ("of", "in"):
        return False
    return index - 2 == line.sentence(index)[0] or line.lower(index - 3) in {",", "is", "was", "—", "–", "-"}


def _names_document(line: Line, index: int) -> bool:
    """Whether `as noted in a report,` opens the sentence."""
    form = verb_forms().get(line.lower(index + 1))
    is_passive = form is not None and "part" in form.forms and line.lower(index + 2) == "in"
    return is_passive and index == line.sentence(index)[0]


def _read_noun(line: Line, index: int, cue: Cue) -> Iterator[Draft]:
    start = _complement(line, index, cue)
    if start is None:
        return
    span = trim(
        line, start, min(complement_end(line, start), _before_verb(line[index], start), _before_predicate(line, start))
    )
    if span is not None:
        for source in owners(line, index):
            yield Draft("noun_of_speech", cue.act, source, [span], line, cue_span(line, index), index)


def _read_no_comment(line: Line, index: int) -> Iterator[Draft]:
    """`had no immediate comment`: the verb phrase is the content."""
    verb = line[index].head
    if line[index].dep_ != "obj" or verb.lower_ not in {"had", "has", "have", "offered", "made"} or verb.i > index:
        return
    subject = find_subject(line, int(verb.i))
    span = trim(line, int(verb.i), complement_end(line, index))
    if subject is not None and span is not None and may_speak(line, subject, source_at(line, subject), ()):
        yield Draft("refusal", "decline", source_at(line, subject), [span], line, cue_span(line, index), index)


def _complement(line: Line, index: int, cue: Cue) -> int | None:
    """The first token of what the noun's complement says."""
    after = index + 1
    if line.lower(after) in {"by", "from"}:
        agent = noun_after(line, after)
        after = phrase_bounds(line, agent)[1] if agent is not None else after
        if line.lower(after) == "and" and (agent := noun_after(line, after)) is not None:
            after = agent + 1
    elif (
        after < len(line)
        and line[after].pos_ in {"VERB", "ADV"}
        and "by" in {line.lower(after + 1), line.lower(after + 2)}
    ):
        by = after + 1 if line.lower(after + 1) == "by" else after + 2
        agent = noun_after(line, by)
        after = agent + 1 if agent is not None else after
    if line.quote_of[min(after, len(line) - 1)] is not None and line.lower(after + 1) == "to" and "to" in cue.frames:
        return after
    lower = line.lower(after)
    if "that" in cue.frames and lower == "that" and opens_clause(line, after):
        return after + 1
    if "to" in cue.frames and lower == "to" and after + 1 < len(line) and line[after].pos_ == "PART":
        return after
    if lower in cue.prepositions() and after + 1 < len(line):
        return after + 1
    if "wh" in cue.frames and lower in {"whether", "how", "why", "what"}:
        return after
    return _far_that(line, index) if "that" in cue.frames and lower in {"in", "at", "on", "to", "during"} else None


def _far_that(line: Line, index: int) -> int | None:
    """Where a clause starts behind the occasion: `her remarks at a rally in Dakar that | the vote was stolen`."""
    for position in range(index + 2, min(index + REACH_OF_THAT, sentence_end(line, index))):
        token = line[position]
        if token.tag_ in FINITE_TAGS or token.text in {",", ";", ":"} or line.quote_of[position] is not None:
            return None
        if token.lower_ == "that" and opens_clause(line, position):
            is_own = (
                not token.dep_.startswith(("nsubj", "obj"))
                or line.quote_of[min(position + 1, len(line) - 1)] is not None
            )
            return position + 1 if is_own else None
    return None


def _before_verb(noun: Token, start: int) -> int:
    """Where the verb that the noun is the subject of begins: `her claim that he lied | was rejected`."""
    verb = noun.head
    if not noun.dep_.startswith("nsubj") or verb.i <= start + 1:
        return len(noun.doc)
    helpers = [int(c.i) for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i > start]
    return min([int(verb.i), *helpers])


def _before_predicate(line: Line, start: int) -> int:
    """Where a finite verb ends an infinitive that stands before its predicate: `pleas to join | have been ignored`."""
    for position in range(start + 1, sentence_end(line, start) if line.lower(start) == "to" else start):
        if line[position].pos_ in {"SCONJ", "PRON", "CCONJ"} or line.quote_of[position] is not None:
            break
        if line[position].tag_ in FINITE_TAGS:
            return position
    return len(line)
