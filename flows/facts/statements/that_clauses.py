"""Clauses of content: where the clause begins that a verb of saying leads up to, with or without `that`."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution, is_behind_content
from flows.facts.statements.lexicon import nouns, verb_forms, words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.spans import (
    FINITE_TAGS,
    REACH,
    holds_finite_verb,
    object_of,
    opens_clause,
    skip_adjuncts,
)

WH_WORDS = frozenset({"whether", "if", "what", "how", "why", "when", "where", "who", "which"})


_TURNING = frozenset({";", ":", "although", "while", "whereas"})


_PLAIN = frozenset({"say", "insist", "argue", "maintain", "contend", "add"})


_TELLING = frozenset(
    {"tell", "warn", "assure", "reassure", "remind", "inform", "notify", "promise", "caution", "advise"}
)


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "it’s", "he’s"})


def that_start(attribution: Attribution, right: int) -> int | None:
    """The first token of the clause that the verb leads up to from `right` on, None if there is none."""
    line, end = attribution.line, attribution.line.sentence(attribution.index)[1]
    behind_aside = _after_aside(line, right, end)
    if behind_aside is not None:
        return behind_aside
    behind_hearer = _after_hearer(attribution, right, end)
    if behind_hearer is not None:
        return behind_hearer
    clauses = (c for c in attribution.children("ccomp") if c.i >= right and _is_finite(c))
    clause = next((c for c in clauses if line.lower(c.i - 1) != "and"), None)
    limit = clause.i if clause is not None else min(end, right + REACH)
    for position in range(right, limit):
        is_verb = line[position].pos_ == "VERB" and line[position].dep_ not in {"amod", "acl"}
        if clause is None and (_closes(line, position) or is_verb):
            break
        if (
            line.lower(position) == "that"
            and line.lower(position - 1) not in {"exactly", "just", "precisely"}
            and (clause is not None or opens_clause(line, position))
            and (line.quote_of[position] is None)
        ):
            if any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(right, position)):
                break
            if position > right and line.lower(position - 2) == "and" and line.lower(position - 1) in verb_forms():
                break
            if attribution.has("np") and _holds_assertion(attribution, right, position):
                return None
            if line.lower(position + 1) in {"out", "off", "down", "up"}:
                return None
            is_subject = line[position].dep_.startswith("nsubj") and line[position + 1].tag_ in FINITE_TAGS
            return position + (not is_subject)
    if clause is not None:
        start = max(right, int(clause.left_edge.i))
        subject = next((c for c in attribution.children("obj", "iobj") if right <= c.i < start), None)
        if (
            subject is not None
            and subject.right_edge.i + 1 == start
            and (any(c.lemma in _PLAIN for c in attribution.cues) or _lacks_subject(line, clause, start))
        ):
            start = max(right, int(subject.left_edge.i))
        if line[start].tag_ in FINITE_TAGS and start > right and any(c.lemma in _PLAIN for c in attribution.cues):
            start = right
        return skip_adjuncts(line, start, end) if start == skip_adjuncts(line, right, start) else start
    after = skip_adjuncts(line, right, end)
    if after < end and line.lower(after) in _PRONOUNS and holds_finite_verb(line, after, min(end, after + 5)):
        return after
    return _clause_by_position(attribution, right, after, end)


def _lacks_subject(line: Line, clause: Token, start: int) -> bool:
    """Whether the clause begins with its finite verb, so that what stands before it is its subject."""
    return line[start].tag_ in FINITE_TAGS and not any(c.dep_.startswith(("nsubj", "expl")) for c in clause.children)


def _after_aside(line: Line, right: int, end: int) -> int | None:
    """Where a clause starts behind an aside on the source: `reported, citing a medic, that | nine people had died`."""
    if line.lower(right) != "," or line.lower(right + 1) not in words("circumstance") | {
        "as",
        "like",
        "in",
        "for",
        "with",
    }:
        return None
    close = next((i for i in range(right + 2, min(right + REACH, end)) if line.lower(i) == ","), end)
    return close + 2 if line.lower(close + 1) == "that" and close + 2 < end else None


def _after_hearer(attribution: Attribution, right: int, end: int) -> int | None:
    """Where a clause without `that` starts behind who is told: `warned drivers | the bridge was shut`."""
    line = attribution.line
    if not any(cue.lemma in _TELLING for cue in attribution.cues) or line[right].pos_ not in {
        "DET",
        "NOUN",
        "PROPN",
        "ADJ",
    }:
        return None
    named = line.passage.mentions.get(right)
    if named is not None and named.kind == "name" and (told := line.passage.mentions.get(named.last)) is not None:
        is_other = told.kind == "name" and told.actor is not None and told.actor != named.actor
        if is_other and holds_finite_verb(line, told.last, min(end, told.last + 3)):
            return named.last
    head = noun_after(line, right - 1)
    if (
        head is None
        or head + 2 >= end
        or line[head + 1].pos_ not in {"DET", "PRON"}
        or line.quote_of[head + 1] is not None
    ):
        return None
    if line.lower(head + 1) in WH_WORDS | {"that", "who", "which", "whose", "all", "both"}:
        return None
    return head + 1 if holds_finite_verb(line, head + 2, min(end, head + REACH)) else None


def _holds_assertion(attribution: Attribution, right: int, position: int) -> bool:
    """Whether the `that` at `position` belongs to a noun of speech: `rejected the suggestion of some that …`."""
    target = object_of(attribution)
    is_object = target is not None and right <= target.i < position and target.lower_ in nouns()
    return position > right and (is_object or attribution.line.lower(position - 1) in nouns())


def _closes(line: Line, position: int) -> bool:
    """Whether a comma ends the verb's clause, and is none around a place: `said in Toledo, Ohio, that`."""
    if line.lower(position) != ",":
        return False
    is_inner = (
        line[position - 1].pos_ == "PROPN" and line[position + 1].pos_ == "PROPN" if position + 1 < len(line) else False
    )
    return not (is_inner or line.lower(position + 1) == "that")


def _clause_by_position(attribution: Attribution, right: int, after: int, end: int) -> int | None:
    """Where a clause starts that the tree does not show: after a plain verb of saying, with a finite verb to come."""
    line = attribution.line
    is_say = any(cue.lemma in _PLAIN for cue in attribution.cues)
    is_told = after > right and any(cue.lemma == "tell" for cue in attribution.cues)
    if attribution.has("np", "as", "acc", "objto") and not is_say and not is_told:
        return None
    if after < end and line.lower(after) == "," and not is_behind_content(attribution):
        after += 1
    if (
        after >= end
        or line.lower(after) in WH_WORDS
        or line[after].pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ", "VERB", "PART"}
    ):
        return None
    commas = 0
    for position in range(after, end):
        if (commas % 2 and _opens_another(line, position, end)) or line.lower(position) in _TURNING:
            return None
        if line[position].tag_ in FINITE_TAGS and not _is_relative(line[position]):
            return after if line.lower(position - 1) not in {"and", "but"} else None
        commas += line.lower(position) == ","
    starts = line[after].pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"}
    is_plain = any(cue.lemma == "say" for cue in attribution.cues) or line.quote_of[end - 1] is not None
    return after if is_plain and end - after > 4 and starts else None


def _opens_another(line: Line, position: int, end: int) -> bool:
    """Whether a conjunction opens a clause here rather than joins two nouns: `the fall of the king, and Kyiv's turn, was`."""
    if line[position].pos_ == "SCONJ":
        return True
    follows = line[position + 1] if position + 1 < end else line[position]
    return line[position].pos_ == "CCONJ" and follows.pos_ not in {"NOUN", "PROPN", "ADJ"}


def _is_relative(token: Token) -> bool:
    """Whether a finite verb, or the one that it helps, belongs to a relative clause: `the list of those who are here`."""
    verb = token.head if token.dep_ in {"aux", "aux:pass", "cop"} else token
    return str(verb.dep_) in {"acl:relcl", "advcl:relcl"}


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"nsubj", "nsubj:pass", "aux", "cop", "expl"} and c.lower_ != "to" for c in clause.children)
