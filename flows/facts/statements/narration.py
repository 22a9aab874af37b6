"""Narration: where the writer takes over behind the comma after what somebody said."""

from __future__ import annotations

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.lexicon import verb_forms
from flows.facts.statements.line import Line
from flows.facts.statements.spans import FINITE_TAGS
from flows.facts.statements.takeovers import STATIVE
from flows.facts.statements.unsaid import BELIEFS

REACH = 14
"""Tokens from a comma to the finite verb of the clause that it opens."""
_JOINING = frozenset({"and", "but", "yet", "though", "although", "while", "whereas"})
_PAST_MODALS = frozenset({"would", "could", "might", "should", "’d", "'d"})
_OCCASIONS = frozenset({"visit", "trip", "tour", "day", "eve", "sidelines", "margins", "anniversary", "occasion"})
_PICTURES = frozenset({"footage", "imagery", "images", "photos", "photographs", "pictures", "video", "videos"})
_SHOWING = frozenset({"show", "shows", "showed", "indicate", "indicates", "indicated", "confirm", "confirms"})
_DENYING = frozenset({"deny", "reject", "refuse", "dispute", "dismiss", "contest", "rebut"})


def takes_over(attribution: Attribution, start: int, comma: int, end: int) -> bool:
    """Whether the writer goes on behind the comma, in another tense, on an occasion or with who denies it.

    `The militia claimed that it held the dam, but monitors have not found any proof`: what is told back stands a step
    in the past; the writer's own present is another's word.
    """
    line = attribution.line
    if any(line.quote_of[i] is not None for i in range(comma, min(comma + 2, end))):
        return False
    return (
        _returns_to_present(attribution, start, comma, end)
        or _leaves_belief(attribution, start, comma, end)
        or _tells_outcome(line, comma + 1, end)
        or _names_occasion(line, comma + 1, end)
        or _is_denied(line, comma + 1, end)
        or _is_seen(line, comma + 1, end)
    )


def _returns_to_present(attribution: Attribution, start: int, comma: int, end: int) -> bool:
    line = attribution.line
    if attribution.token.tag_ != "VBD" or line.lower(comma + 1) not in _JOINING:
        return False
    said = [i for i in range(start, comma) if line[i].tag_ in FINITE_TAGS and line.quote_of[i] is None]
    if not said or not all(_is_past(line, i) for i in said):
        return False
    for index in range(comma + 2, min(comma + REACH, end)):
        if line.quote_of[index] is not None or line.lower(index) in {",", "who", "which", "that", "if", "when"}:
            return False
        if line[index].tag_ in FINITE_TAGS:
            is_told_back = all(line[i].tag_ == "MD" or line.lower(i) in STATIVE for i in said)
            is_event = (
                is_told_back
                and line[index].tag_ == "VBD"
                and line.lower(index) not in STATIVE
                and line[comma + 2].pos_ != "PRON"
            )
            return (not _is_past(line, index) or is_event) and index > comma + 2
    return False


def _leaves_belief(attribution: Attribution, start: int, comma: int, end: int) -> bool:
    """Whether a clause of its own follows a belief: `believed Moscow needed two months, and they raised the alarm`."""
    line = attribution.line
    if not all(cue.lemma in BELIEFS | {"assume"} for cue in attribution.cues) or not _is_whole(line, start, comma):
        return False
    if line.lower(comma + 1) not in _JOINING | {"so"}:
        return False
    reach = range(comma + 2, min(comma + REACH, end))
    verb = next((i for i in reach if line[i].tag_ in FINITE_TAGS), None)
    stops = {",", "who", "which", "that", "if", "when"}
    return (
        verb is not None
        and line[verb].tag_ != "MD"
        and all(line.quote_of[i] is None and line.lower(i) not in stops for i in range(comma + 2, verb))
    )


def _is_whole(line: Line, start: int, end: int) -> bool:
    return any(line[i].tag_ in FINITE_TAGS for i in range(start, end))


def _tells_outcome(line: Line, first: int, end: int) -> bool:
    """Whether `only to lose it again`, `only for the king to return` tells what came of it."""
    if line.lower(first) != "only" or line.lower(first + 1) not in {"to", "for"}:
        return False
    return any(line.lower(i) == "to" for i in range(first + 1, min(first + REACH, end)))


def _is_past(line: Line, index: int) -> bool:
    token = line[index]
    return token.tag_ == "VBD" or token.lower_ in _PAST_MODALS


def _names_occasion(line: Line, first: int, end: int) -> bool:
    """Whether `on the first visit to …`, `on the day that …` tells when it was said."""
    if line.lower(first) not in {"on", "during"} or line.lower(first + 1) not in {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
    }:
        return False
    return any(line.lower(i) in _OCCASIONS for i in range(first + 2, min(first + 5, end)))


def _is_denied(line: Line, first: int, end: int) -> bool:
    """Whether `which Tshisekedi has refused` tells what another thinks of it."""
    if line.lower(first) != "which":
        return False
    verbs = [line[i] for i in range(first + 1, min(first + 8, end)) if line[i].pos_ == "VERB" or _denies(line, i)]
    if not verbs or not _denies(line, verbs[0].i) or verbs[0].i == first + 1:
        return False
    return not any(c.dep_ in {"obj", "ccomp"} and c.i > verbs[0].i for c in verbs[0].children)


def _is_seen(line: Line, first: int, end: int) -> bool:
    """Whether `and satellite images show …` sets beside what is said what can be seen."""
    if line.lower(first) not in _JOINING:
        return False
    seen = next((i for i in range(first + 1, min(first + 5, end)) if line.lower(i) in _PICTURES), end)
    return any(line.lower(i) in _SHOWING for i in range(seen + 1, min(seen + 7, end)))


def _denies(line: Line, index: int) -> bool:
    form = verb_forms().get(line.lower(index))
    return form is not None and any(cue.lemma in _DENYING for cue in form.cues)
