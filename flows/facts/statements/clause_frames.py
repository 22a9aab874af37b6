"""Frames of clauses: `that` and questions after a verb of speech."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attributions import Attribution, is_behind_content
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import nouns, words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.quote_frames import after_quote
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.sources import phrase_bounds
from flows.facts.statements.spans import (
    FINITE_TAGS,
    REACH,
    clause_end,
    holds_finite_verb,
    is_bracketed,
    object_of,
    opens_clause,
    skip_adjuncts,
)

_WH = frozenset({"whether", "if", "what", "how", "why", "when", "where", "who", "which"})


_TURNING = frozenset({";", ":", "although", "while", "whereas"})
_PLAIN = frozenset({"say", "insist", "argue", "maintain", "contend", "add"})


JOINING = frozenset({"though", "although", "but", "because", "while", "if", "unless", "until", "when", "since", "as"})
_TELLING = frozenset(
    {"tell", "warn", "assure", "reassure", "remind", "inform", "notify", "promise", "caution", "advise"}
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "it’s", "he’s"})


def read_that(attribution: Attribution, others: Others) -> Reading | None:
    """`He said (that) the talks had failed.`"""
    act = attribution.act("that") or attribution.act("xthat")
    line, right = attribution.line, clause_end(attribution)
    is_set_off = is_bracketed(attribution) or _is_told_between_commas(attribution, right)
    if act is None or (is_set_off and not _introduces_that(attribution)):
        return None
    start = _that_start(attribution, right)
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
    quote = line.quote_of[start] if start < len(line) else None
    if quote is not None and quote.is_clause:
        last = line.tokens_of(quote)[1]
        end = after_quote(attribution, last, others)
    if any(cue.lemma == "suggest" for cue in attribution.cues) and _is_wished(attribution):
        act = "propose"
    return Reading("that_clause", act, ((start, end),)) if end > start else None


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


def _that_start(attribution: Attribution, right: int) -> int | None:
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
            and any(c.lemma in _PLAIN for c in attribution.cues)
        ):
            start = max(right, int(subject.left_edge.i))
        if line[start].tag_ in FINITE_TAGS and start > right and any(c.lemma in _PLAIN for c in attribution.cues):
            start = right
        return skip_adjuncts(line, start, end) if start == skip_adjuncts(line, right, start) else start
    after = skip_adjuncts(line, right, end)
    if after < end and line.lower(after) in _PRONOUNS and holds_finite_verb(line, after, min(end, after + 5)):
        return after
    return _clause_by_position(attribution, right, after, end)


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


def _is_told_between_commas(attribution: Attribution, right: int) -> bool:
    """Whether cue and hearer interrupt what is said: `The plan, the envoy told Reuters, is dead`."""
    line = attribution.line
    if line.lower(attribution.left - 1) != "," or not any(cue.lemma == "tell" for cue in attribution.cues):
        return False
    hearer = noun_after(line, right - 1)
    return hearer is not None and line.lower(hearer + 1) == ","


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
    head = noun_after(line, right - 1)
    if (
        head is None
        or head + 2 >= end
        or line[head + 1].pos_ not in {"DET", "PRON"}
        or line.quote_of[head + 1] is not None
    ):
        return None
    if line.lower(head + 1) in _WH | {"that", "who", "which", "whose", "all", "both"}:
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
        or line.lower(after) in _WH
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
        and line.lower(start) in _WH
        and line.quote_of[start] is None
        and not _is_condition(attribution, start)
    ):
        return Reading("question", act, ((start, content_end(attribution, start, others)),))
    return None
