"""Frames of phrases: accusations, gerunds and noun phrases as what is said."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.double_objects import double_objects
from flows.facts.statements.lexicon import nouns, words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import clause_end, object_of

_OFFERED = frozenset(
    {"evidence", "proof", "detail", "details", "explanation", "comment", "timeline", "timetable", "reason"}
)


_GIVING = frozenset({"deny", "propose", "promise"})
_SEEING = frozenset({"note", "notice", "observe", "record", "register", "detect", "spot"})
_MOTIONS = frozenset({"motion", "resolution", "bill", "amendment", "draft", "act"})


_VOTING = frozenset(
    {
        "council",
        "parliament",
        "assembly",
        "senate",
        "congress",
        "house",
        "duma",
        "rada",
        "knesset",
        "committee",
        "lawmakers",
        "deputies",
        "mps",
        "senators",
    }
)


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
    elif not _may_be_said(line, target) and (act not in _GIVING or double_objects(attribution, right) is None):
        return None
    if any(line.lower(i) in words("containers") for i in range(right, min(right + 4, len(line)))):
        return None
    if act is None and (target is None or target.lower_ not in words("attitudes")):
        return None
    if line.lower(attribution.index - 1) in {"hardly", "barely", "scarcely", "rarely", "seldom"}:
        return None
    if act == "say" and target is not None and _refers_back(target):
        return None
    if act == "threaten" and _told_noun(line, target, right) not in words("threats"):
        return None
    if act == "ask" and target is not None and _is_somebody_else(line, target):
        return None
    if target is not None and _says_nothing(attribution, target):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if first in line.passage.dates or line.lower(first) in words("times"):
        return None
    hearer, first = double_objects(attribution, right) or (None, first) if act in _GIVING else (None, first)
    if hearer is not None and act == "deny":
        return None
    stop = content_end(attribution, first, others, tight=True)
    return Reading("noun_phrase", act or attitude or "say", ((first, stop),), hearer) if stop > first else None


def _says_nothing(attribution: Attribution, target: Token) -> bool:
    """Whether an object leaves open what is said, or is voted on: `offered no proof`, `the council rejected a motion`."""
    line, lemmas = attribution.line, {cue.lemma for cue in attribution.cues}
    if lemmas & {"offer"} and (
        target.lower_ in _OFFERED or any(c.lower_ in {"no", "little", "few"} for c in target.children)
    ):
        return True
    if lemmas <= _SEEING and (_is_counted(line, target) or _watches(attribution)):
        return True
    voters = line.lower(attribution.subject) if attribution.subject is not None else ""
    return "reject" in lemmas and target.lower_ in _MOTIONS and voters in _VOTING


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


def _told_noun(line: Line, target: Token | None, right: int) -> str:
    """The noun that is told: the object, or what stands where it should."""
    head = int(target.i) if target is not None else noun_after(line, right - 1)
    return line.lower(head) if head is not None else ""


def _is_counted(line: Line, target: Token) -> bool:
    """Whether so many things are told: `noted 90 vehicles`."""
    return any(c.dep_ == "nummod" or c.pos_ == "NUM" for c in target.children)


def _watches(attribution: Attribution) -> bool:
    """Whether the source is one that monitors, so that what it notes it has seen: `the patrol noted fresh craters`."""
    head, source = attribution.subject, attribution.source
    name = source.actor.name.casefold().split() if source is not None and source.actor is not None else []
    own = attribution.line.lower(head).removesuffix("s") if head is not None else ""
    return bool(words("watchers").intersection((*name, own)))


def _is_somebody_else(line: Line, target: Token) -> bool:
    """Whether somebody is asked rather than something: `questioned two brothers`."""
    mention = line.mention_at(int(target.i))
    return mention is not None and mention.label == "PERSON"


def _may_be_said(line: Line, target: Token) -> bool:
    """Whether an object is something said rather than somebody spoken to or a day."""
    if (
        target.pos_ == "PRON"
        or target.lower_ in words("containers")
        or target.lower_ in words("hearers")
        or target.i in line.passage.dates
    ):
        return False
    mention = line.passage.mentions.get(int(target.i))
    if mention is None:
        return True
    if mention.actor is None:
        return mention.kind != "name" or mention.label != "PERSON"
    return mention.actor.kind != "person"


def _refers_back(target: Token) -> bool:
    """Whether an object only takes up words told elsewhere: `echoed these sentiments`, `articulated this assessment`."""
    return target.lower_ in nouns() and any(c.lower_ in {"this", "that", "these", "those"} for c in target.children)
