"""Frames of phrases: accusations, gerunds and noun phrases as what is said."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.double_objects import double_objects, is_withheld
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.objects import is_somebody_else, may_be_said, refers_back, says_nothing, told_noun
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import clause_end, object_of

_GIVING = frozenset({"deny", "propose", "promise"})


_REASONS = {"charge": frozenset({"with"}), "blast": frozenset({"for", "over", "as"})} | dict.fromkeys(
    ("compare", "liken", "attribute", "ascribe", "link", "put"), frozenset({"to", "with"})
)
"""Verbs that accuse only with a reason: one is charged with a crime, or charged a fee."""


def read_accusation(attribution: Attribution, others: Others) -> Reading | None:
    """`accused Moscow of lying`, `blamed the weather`: the accused belongs to the content."""
    act = attribution.act("acc")
    target = object_of(attribution)
    if act is None or attribution.is_passive or not is_somebody(attribution):
        return None
    line, right = attribution.line, _after_terms(attribution.line, clause_end(attribution))
    if line.lower(right) in {"of", "for", "to"} and _is_told_before(attribution):
        return Reading("accusation", act, ((right, content_end(attribution, right, others, tight=True)),))
    if target is None and (right >= len(line) or line[right].pos_ not in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if any(cue.particle == "down" for cue in attribution.cues):
        first = attribution.index + 1
    elif line.lower(first) in {"that", "if", "whether"}:
        return None
    stop = content_end(attribution, first, others, tight=True)
    needed = next((_REASONS[cue.lemma] for cue in attribution.cues if cue.lemma in _REASONS), None)
    if needed is not None and not any(line.lower(i) in needed for i in range(first, stop)):
        return None
    return Reading("accusation", act, ((first, stop),)) if stop > first else None


def _after_terms(line: Line, position: int) -> int:
    """The token after how strongly it is said: `condemned in the strongest terms | the attack`."""
    if line.lower(position) != "in":
        return position
    return next(
        (i + 1 for i in range(position + 2, min(position + 5, len(line))) if line.lower(i) == "terms"), position
    )


def _is_told_before(attribution: Attribution) -> bool:
    """Whether a relative clause accuses the noun before it: `the men whom he accused of theft`, `firms it accuses of fraud`."""
    token = attribution.token
    is_pronoun = any(
        c.lower_ in {"whom", "who", "that", "which"} and c.i < attribution.index for c in attribution.children("obj")
    )
    return is_pronoun or (token.dep_ == "acl:relcl" and object_of(attribution) is None)


def read_gerund(attribution: Attribution, others: Others) -> Reading | None:
    """`denied sending troops`, `suggested meeting in Geneva`."""
    act, line, right = attribution.act("ing"), attribution.line, clause_end(attribution)
    if act is None or right >= len(line) or line[right].tag_ != "VBG" or line.quote_of[right] is not None:
        return None
    return Reading("gerund", act, ((right, content_end(attribution, right, others, tight=True)),))


def read_noun_phrase(attribution: Attribution, others: Others) -> Reading | None:
    """`announced a ban`, `rejected the offer`, `voiced hope`."""
    line, right = attribution.line, clause_end(attribution)
    act = attribution.act("np")
    attitude = attribution.act("att")
    target = object_of(attribution)
    if (act is None and attitude is None) or attribution.is_passive or not is_somebody(attribution):
        return None
    if target is None:
        if right >= len(line) or line[right].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or act is None:
            return None
    elif not may_be_said(line, target) and (act not in _GIVING or double_objects(attribution, right) is None):
        return None
    if any(line.lower(i) in words("containers") for i in range(right, min(right + 4, len(line)))):
        return None
    if act is None and (target is None or target.lower_ not in words("attitudes")):
        return None
    if line.lower(attribution.index - 1) in {"hardly", "barely", "scarcely", "rarely", "seldom"}:
        return None
    if act == "say" and target is not None and refers_back(target):
        return None
    if act == "threaten" and told_noun(line, target, right) not in words("threats"):
        return None
    if act == "ask" and target is not None and is_somebody_else(line, target):
        return None
    if target is not None and says_nothing(attribution, target):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if first in line.passage.dates or line.lower(first) in words("times"):
        return None
    hearer, first = double_objects(attribution, right) or (None, first) if act in _GIVING else (None, first)
    if act == "deny" and is_withheld(attribution, right):
        return None
    stop = content_end(attribution, first, others, tight=True)
    return Reading("noun_phrase", act or attitude or "say", ((first, stop),), hearer) if stop > first else None


def is_somebody(attribution: Attribution) -> bool:
    """Whether the source is a person, a body, a document or at least many; `the assault underscored …` says nothing."""
    line, head, source = attribution.line, attribution.subject, attribution.source
    if head is None or source is None or source.actor is not None or line[head].tag_ != "NN":
        return True
    mention = line.mention_at(head)
    noun = line.lower(head)
    known = words("documents") | words("collectives") | words("speakers")
    return (
        mention is not None
        or "@" in noun
        or noun in known
        or noun.endswith(("er", "or", "ist", "ian", "man", "one", "body"))
    )
