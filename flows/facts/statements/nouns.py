"""Nouns and adjectives of speech: `his claim that …`, `is convinced that …`, `had no comment`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.tree import Token
from flows.facts.statements.according import read_according
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.attributions import NEGATIONS
from flows.facts.statements.counted import COUNTS, read_counted
from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.lexicon import Cue, adjectives, nouns, verb_forms
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.sources import source_at
from flows.facts.statements.spans import FINITE_TAGS, opens_clause, sentence_end, trim
from flows.facts.statements.speaking import is_thing, may_speak
from flows.facts.statements.subjects import find_subject

_LIGHT_VERBS = frozenset(
    {
        "make",
        "issue",
        "repeat",
        "renew",
        "voice",
        "express",
        "deliver",
        "give",
        "have",
        "send",
        "raise",
        "reiterate",
        "come",
        "level",
        "lodge",
        "face",
        "launch",
        "put",
        "submit",
        "offer",
    }
)


REACH_OF_THAT = 14
"""Tokens from a noun of speech to its `that`, over where it was said."""
LONGEST_ASIDE = 8
"""Tokens of an aside between an adjective and its `that`: `is worried, not without cause, that …`."""
_REMAINING = frozenset({"remain", "stay", "sound", "become", "grow"})
_STOPS = frozenset({",", ";"})


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
            yield from _read_adjective(line, index, adjectives()[word], others)
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
    span = trim(line, start, min(_end(line, start), _before_verb(line[index], start), _before_predicate(line, start)))
    if span is not None:
        for source in _owners(line, index):
            yield Draft("noun_of_speech", cue.act, source, [span], line, _cue_span(line, index), index)


def _read_no_comment(line: Line, index: int) -> Iterator[Draft]:
    """`had no immediate comment`: the verb phrase is the content."""
    verb = line[index].head
    if line[index].dep_ != "obj" or verb.lower_ not in {"had", "has", "have", "offered", "made"} or verb.i > index:
        return
    subject = find_subject(line, int(verb.i))
    span = trim(line, int(verb.i), _end(line, index))
    if subject is not None and span is not None and may_speak(line, subject, source_at(line, subject), ()):
        yield Draft("refusal", "decline", source_at(line, subject), [span], line, _cue_span(line, index), index)


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


def _owners(line: Line, index: int) -> Iterator[Source]:
    """Whose word it is, and who joins in: `appeals from Cairo and Doha for …` is two."""
    source = _owner(line, index)
    if source is None or _is_thing(line, source):
        return
    yield source
    joined = source.mention.last if source.mention is not None else None
    if joined is not None and line.lower(joined) == "and" and line.start_char(index) < source.start:
        other = line.passage.mentions.get(joined + 1)
        if other is not None and other.actor is not None:
            yield source_at(line, joined + 1)


def _is_thing(line: Line, source: Source) -> bool:
    """Whether the phrase that owns a word is no speaker: `the way such things end: with the announcement of a date`."""
    if source.actor is not None:
        return False
    tokens = list(line.passage.paragraph.span_at(source.start, source.end))
    inside = {token.i for token in tokens}
    return any(token.head.i not in inside and is_thing(line, int(token.i)) for token in tokens)


def _owner(line: Line, index: int) -> Source | None:
    """Whose word it is: a possessive, `by …`, a demonym, or the subject of `made a threat`."""
    token = line[index]
    for child in token.children:
        if child.dep_ == "nmod:poss":
            return source_at(line, int(child.i))
    for child in token.children:
        if child.dep_ == "nmod" and any(c.lower_ in {"by", "from"} for c in child.children if c.dep_ == "case"):
            return source_at(line, int(child.i))
    for child in token.children:
        mention = line.passage.mentions.get(int(child.i))
        if child.dep_ in {"amod", "compound"} and mention is not None and mention.actor is not None:
            return source_at(line, int(child.i))
    for child in token.children:
        if child.dep_ in {"acl", "acl:relcl"} and child.tag_ == "VBN":
            agent = next(
                (c for c in child.children if c.dep_.startswith("obl") and any(k.lower_ == "by" for k in c.children)),
                None,
            )
            if agent is not None:
                return source_at(line, int(agent.i))
    head = token.head
    if token.dep_ == "obl" and any(c.lower_ == "with" for c in token.children) and head.pos_ == "VERB":
        subject = find_subject(line, int(head.i))
        return source_at(line, subject) if subject is not None else None
    if token.dep_ == "obj" and head.lemma_ in _LIGHT_VERBS:
        subject = find_subject(line, int(head.i))
        return source_at(line, subject) if subject is not None else None
    beside = noun_after(line, index + 1) if line.lower(index + 1) in {"by", "from"} else None
    return source_at(line, beside) if beside is not None else None


def _end(line: Line, start: int) -> int:
    end = sentence_end(line, start)
    for position in range(start + 1, end):
        if line.quote_of[position] is None and (line.lower(position) in _STOPS or line.is_dash(position)):
            return position
    return end


def _cue_span(line: Line, index: int) -> tuple[int, int]:
    return line.start_char(index), line.end_char(index)


def _before_cue(line: Line, start: int, others: Sequence[Attribution]) -> int:
    """The sentence's end, or the comma before a cue that closes it: `…, he told the paper.`"""
    end = sentence_end(line, start)
    cuts = (o.left - 1 for o in others if start < o.left - 1 < end and line.lower(o.left - 1) in {",", "and", "but"})
    return min(cuts, default=end)


def _read_adjective(line: Line, index: int, cue: Cue, others: Sequence[Attribution]) -> Iterator[Draft]:
    token = line[index]
    holder = token.head if token.dep_ == "xcomp" and token.head.lemma_ in _REMAINING else token
    if holder is token and not any(c.dep_ in {"cop", "aux:pass"} for c in token.children):
        return
    if any(c.lower_ in {"may", "might", "could", "so"} for c in (*holder.children, *token.children)):
        return
    subject = next((c for c in holder.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None and token.dep_ == "conj" and (above := find_subject(line, int(token.head.i))) is not None:
        subject = line[above]
    if subject is None or subject.lower_ in {"it", "that", "this", "there", "what"}:
        return
    start = _adjective_complement(line, token, cue)
    if start is None:
        return
    leads = line.lower(start - 1) in cue.prepositions()
    end = _before_cue(line, start, others)
    span = trim(line, start, min(end, _end(line, start)) if leads else end)
    if span is not None:
        negated = any(c.lower_ in NEGATIONS for c in token.children)
        source = source_at(line, int(subject.i))
        yield Draft(
            "adjective_of_belief", cue.act, source, [span], line, _cue_span(line, index), index, is_negated=negated
        )


def _adjective_complement(line: Line, token: Token, cue: Cue) -> int | None:
    after = int(token.i) + 1
    if line.lower(after) == ",":
        close = next((i for i in range(after + 1, after + LONGEST_ASIDE) if line.lower(i) == ","), after)
        after = close + 1 if line.lower(close + 1) == "that" else after
    if line.lower(after) == "that":
        return after + 1
    if line.lower(after) in cue.prepositions():
        return after + 1
    if "wh" in cue.frames and line.lower(after) in {"whether", "if", "how", "why", "what", "when"}:
        return after
    clause = next((c for c in token.children if c.dep_ == "ccomp" and c.i > token.i), None)
    return int(clause.left_edge.i) if clause is not None and clause.left_edge.i == after else None
