"""Frames of clauses: `that` and questions after a verb of speech."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution, is_behind_content
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.quote_frames import after_quote
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import (
    FINITE_TAGS,
    clause_end,
    is_bracketed,
    object_of,
    skip_adjuncts,
)
from flows.facts.statements.that_clauses import WH_WORDS, that_start

LONGEST_VERB = 2
"""Tokens of a verb with its auxiliary."""
JOINING = frozenset({"though", "although", "but", "because", "while", "if", "unless", "until", "when", "since", "as"})


def read_that(attribution: Attribution, others: Others) -> Reading | None:
    """`He said (that) the talks had failed.`"""
    act = attribution.act("that") or attribution.act("xthat")
    line, right = attribution.line, clause_end(attribution)
    is_set_off = is_bracketed(attribution) or _is_told_between_commas(attribution, right)
    if act is None or (is_set_off and not _introduces_that(attribution)) or _is_interrupted(attribution, right, others):
        return None
    start = that_start(attribution, right)
    is_bare = start is not None and line.lower(start - 1) != "that"
    if is_bare and attribution.has("np") and _has_relative_object(attribution):
        return None
    if is_bare and start is not None and _is_condition(attribution, start):
        return None
    if (
        start is None
        or _is_amount(line, start)
        or _adds_quote(attribution, start)
        or (not attribution.has("that") and line.lower(start - 1) != "that")
    ):
        return None
    end = content_end(attribution, start, others)
    if is_bare and (_leads_to_infinitive(attribution, start, end) or _is_lone_verb(line, start, end)):
        return None
    quote = line.quote_of[start] if start < len(line) else None
    if quote is not None and quote.is_clause:
        last = line.tokens_of(quote)[1]
        end = after_quote(attribution, last, others)
    if any(cue.lemma == "suggest" for cue in attribution.cues) and _is_wished(attribution):
        act = "propose"
    return Reading("that_clause", act, ((start, end),)) if end > start else None


def _is_interrupted(attribution: Attribution, right: int, others: Others) -> bool:
    """Whether somebody else tells it all: `Aides had informed him, he said, that the ship was near`."""
    line = attribution.line
    comma = next((i for i in range(right, right + 3) if line.lower(i) == ","), None)
    aside = next((o for o in others if comma is not None and o.left == comma + 1 and o.left < o.index), None)
    return aside is not None and line.lower(aside.right) == "," and line.lower(aside.right + 1) == "that"


def _is_lone_verb(line: Line, start: int, end: int) -> bool:
    """Whether nothing but the main verb follows a relative clause: `a ban, on which Oslo had insisted, | was lifted`."""
    return line[start].tag_ in FINITE_TAGS and line.lower(start - 1) == "," and end - start <= LONGEST_VERB


def _leads_to_infinitive(attribution: Attribution, start: int, end: int) -> bool:
    """Whether only a time stands before what somebody will do: `had agreed some months earlier to feed them`."""
    line = attribution.line
    lead = next((i for i in range(start, min(start + 5, end)) if line.lower(i) == "to"), None)
    return (
        lead is not None
        and lead > start
        and all(
            line[i].pos_ in {"ADV", "DET", "NUM", "ADJ"} or line.lower(i).removesuffix("s") in words("times")
            for i in range(start, lead)
        )
    )


def _is_condition(attribution: Attribution, start: int) -> bool:
    """Whether a clause only tells when what was said before it holds: `warned Tokyo of countermeasures if it went on`."""
    line, right = attribution.line, clause_end(attribution)
    leads = {preposition for cue in attribution.cues for preposition in cue.prepositions()}
    return line.lower(start) in {"if", "unless", "when"} and any(line.lower(i) in leads for i in range(right, start))


def _has_relative_object(attribution: Attribution) -> bool:
    """Whether what is said stands before the verb as a pronoun: `the boycott which the union announced`."""
    return any(c.lower_ in {"which", "whom", "that"} and c.i < attribution.index for c in attribution.children("obj"))


def _is_wished(attribution: Attribution) -> bool:
    """Whether the clause is about what should be done: `suggested that she leave`."""
    for clause in attribution.children("ccomp"):
        helpers = [c for c in clause.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.lower_ != "be"]
        subject = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        is_one = subject is not None and (subject.lower_ in {"he", "she", "it"} or subject.tag_ in {"NN", "NNP"})
        if clause.tag_ in ({"VB", "VBP"} if is_one else {"VB"}) and not helpers and clause.i > attribution.index:
            return True
    return False


def _adds_quote(attribution: Attribution, start: int) -> bool:
    """Whether a quotation only goes on with what stands before the cue: `It waits, he told them, “though not long”`."""
    line = attribution.line
    opening = next((i for i in range(start, min(start + 3, len(line))) if not line[i].is_punct), start)
    return line.quote_of[opening] is not None and line.lower(opening) in JOINING and is_behind_content(attribution)


def _is_amount(line: Line, start: int) -> bool:
    """Whether no clause follows but how much is said: `said nothing of the kind`, `said little about it`."""
    is_amount = line.lower(start) in {"nothing", "little", "something", "anything"}
    return is_amount and line[min(start + 1, len(line) - 1)].tag_ not in FINITE_TAGS


def _introduces_that(attribution: Attribution) -> bool:
    line = attribution.line
    return any(
        line.lower(c.i) == "that" and c.i > attribution.index
        for clause in attribution.children("ccomp")
        for c in clause.children
        if c.dep_ == "mark"
    )


def _is_told_between_commas(attribution: Attribution, right: int) -> bool:
    """Whether cue and hearer interrupt what is said: `The plan, the envoy told Reuters, is dead`."""
    line = attribution.line
    if line.lower(attribution.left - 1) != "," or not any(cue.lemma == "tell" for cue in attribution.cues):
        return False
    hearer = noun_after(line, right - 1)
    return hearer is not None and line.lower(hearer + 1) == ","


def read_question(attribution: Attribution, others: Others) -> Reading | None:
    """`asked whether …`, `has not said when …`."""
    act = attribution.act("wh")
    if act is None:
        return None
    line, right = attribution.line, clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    start = skip_adjuncts(line, right, end)
    target = object_of(attribution)
    if target is not None and target.i >= right:
        start = max(start, phrase_bounds(line, int(target.i))[1])
        if line.lower(start) in {"who", "which"}:
            return None
    if (
        start < end
        and line.lower(start) in WH_WORDS
        and line.quote_of[start] is None
        and not _is_condition(attribution, start)
    ):
        return Reading("question", act, ((start, content_end(attribution, start, others)),))
    return None
