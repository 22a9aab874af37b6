"""Objects: whether what a verb of speech acts on is something said."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.lexicon import nouns, words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after

_OFFERED = frozenset(
    {"evidence", "proof", "detail", "details", "explanation", "comment", "timeline", "timetable", "reason"}
)


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


def says_nothing(attribution: Attribution, target: Token) -> bool:
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


def told_noun(line: Line, target: Token | None, right: int) -> str:
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


def is_somebody_else(line: Line, target: Token) -> bool:
    """Whether somebody is asked rather than something: `questioned two brothers`."""
    mention = line.mention_at(int(target.i))
    return mention is not None and mention.label == "PERSON"


def may_be_said(line: Line, target: Token) -> bool:
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


def refers_back(target: Token) -> bool:
    """Whether an object only takes up words told elsewhere: `echoed these sentiments`, `articulated this assessment`."""
    return target.lower_ in nouns() and any(c.lower_ in {"this", "that", "these", "those"} for c in target.children)
