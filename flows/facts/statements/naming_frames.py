"""Frames of naming: what somebody calls, describes or takes something as."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.phrase_frames import is_somebody
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import clause_end, holds_finite_verb, object_of, sentence_end, skip_adjuncts

_NAMING = frozenset({"call", "label", "brand", "dub", "term", "deem", "consider", "declare", "pronounce"})


_AS_WELL = frozenset({"well", "far", "much", "soon", "long", "usual", "planned", "expected", "early", "late"})


def read_what_is(attribution: Attribution, others: Others) -> Reading | None:
    """`during what officials say was an exercise`: what somebody says it was."""
    act, line, right = attribution.act("that") or attribution.act("as"), attribution.line, clause_end(attribution)
    before = attribution.left - 2
    if act is None or line.lower(attribution.left - 1) != "what" or before < line.sentence(attribution.index)[0]:
        return None
    if line.lower(right) not in {"is", "was", "are", "were"} or line[before].pos_ not in {
        "ADP",
        "VERB",
        "PUNCT",
        "SCONJ",
    }:
        return None
    end = sentence_end(line, attribution.index)
    stop = next((i for i in range(right, end) if line.lower(i) in {",", ";"} and line.quote_of[i] is None), end)
    return Reading("what_called", act, ((right, stop),))


def read_what_called(attribution: Attribution, others: Others) -> Reading | None:
    """`what he termed the “low-level” representation`: the phrase that he chose."""
    act, line, right = attribution.act("as"), attribution.line, clause_end(attribution)
    if act is None or line.lower(attribution.left - 1) != "what" or attribution.subject is None:
        return None
    end = sentence_end(line, attribution.index)
    position = right + (line.lower(right) == "as")
    first = position
    while position < end and (
        line.quote_of[position] is not None
        or not (
            line.lower(position) in {",", "but", ";"}
            or line.is_dash(position)
            or (line.lower(position) == "and" and not _joins_nouns(line, position))
            or (line[position].pos_ in {"VERB", "AUX", "SCONJ"} and line.lower(position - 1) != "to")
        )
    ):
        position += 1
    return Reading("what_called", act, ((first, position),)) if position > first else None


def _joins_nouns(line: Line, position: int) -> bool:
    """Whether `and` joins parts of a phrase: `both Kyiv and Moscow’s unwillingness`."""
    after = line[position + 1] if position + 1 < len(line) else line[position]
    return after.pos_ in {"PROPN", "NOUN", "ADJ"} and after.tag_ not in {"VBD", "VBZ", "VBP"}


def read_naming(attribution: Attribution, others: Others) -> Reading | None:
    """`described the talks as hollow`, `called the report “a fairy tale”`."""
    act = attribution.act("as")
    if act is None or not is_somebody(attribution) or _is_mere_view(attribution):
        return None
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    naming = any(cue.lemma in _NAMING for cue in attribution.cues)
    if naming and attribution.token.dep_ == "acl" and "part" in attribution.form.forms:
        return None
    if line.lower(right) == "as" and right + 1 < end and line.quote_of[right + 1] is not None:
        return Reading("described_as", act, ((right, content_end(attribution, right, others, tight=True)),))
    if naming and line.lower(right) in {"that", "this"} and right + 1 < end and line.quote_of[right + 1] is not None:
        return Reading("named", act, ((right, content_end(attribution, right, others, tight=True)),))
    target = object_of(attribution)
    if target is not None and target.lower_ in {"himself", "herself", "itself", "themselves"}:
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if naming and first < end and line[right].pos_ in {"DET", "NOUN", "PROPN", "ADJ"}:
        first = right
    if act == "propose" and line.lower(first) in {"no", "little", "few"}:
        return None
    if first >= end or attribution.is_passive:
        return None
    stop = content_end(attribution, first, others, tight=True)
    for position in range(first + 1, stop):
        if (
            line.lower(position) == "as"
            and line.quote_of[position] is None
            and not (holds_finite_verb(line, first, position))
            and line.lower(position + 1) not in _AS_WELL
        ):
            return Reading("described_as", act, ((first, stop),))
    if naming and _has_predicate(attribution, first, stop, target):
        return Reading("named", act, ((first, stop),))
    return None


def _is_mere_view(attribution: Attribution) -> bool:
    """Whether the writer tells how somebody does not see it, or the way he sees it: `how the generals view it as …`."""
    is_view = any(cue.lemma in {"see", "view", "regard", "perceive"} for cue in attribution.cues)
    is_way = any(c.lower_ in {"how", "why", "when"} and c.i < attribution.index for c in attribution.token.children)
    return is_view and (attribution.is_negated or is_way)


def _has_predicate(attribution: Attribution, first: int, stop: int, target: Token | None) -> bool:
    """Whether a second phrase follows the object: `called him a liar`, `called it “unwise”`, `declared it over`."""
    line = attribution.line
    if target is None and line.quote_of[first] is None and line[first].pos_ not in {"PRON", "PROPN", "DET", "NOUN"}:
        return False
    head = int(target.i) if target is not None else first
    after = phrase_bounds(line, head)[1]
    if _is_telephoned(line, head, skip_adjuncts(line, after, stop)):
        return False
    if head > first and line.lower(head) in words("verdict_adjectives") and line[head - 1].pos_ in {"NOUN", "PROPN"}:
        return True
    if line.quote_of[first] is not None:
        return False
    if any(first < i < stop and line.quote_of[i] is not None for i in range(first + 1, stop)):
        return True
    if any(head < c.i < stop for c in attribution.children("xcomp")):
        return True
    if head > first and line[first].head.i != head and all(line[i].head.i != head for i in range(first, first + 1)):
        return True
    return after < stop and (line.lower(after) in {"a", "an"} or line[after].pos_ == "ADJ")


def _is_telephoned(line: Line, head: int, after: int) -> bool:
    """Whether somebody is called by telephone: `called the emir on Sunday to offer help`."""
    mention = line.mention_at(head)
    is_somebody = mention is not None and mention.label in {"PERSON", "PRON"}
    return is_somebody and line.lower(after) in {"to", "from", "after", "before", "and", "about", ".", ""}
