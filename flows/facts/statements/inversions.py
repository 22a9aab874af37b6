"""Inversions: sources that stand behind their verb, `…, said Rubio`."""

from __future__ import annotations

from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import CLOSING, DASHES, Line
from flows.facts.statements.neighbours import noun_after


def is_inverted(line: Line, index: int) -> bool:
    """Whether the verb stands before its subject, behind its content: `…,” said Rubio`."""
    before, after = line.lower(index - 1), index + 1
    if after >= len(line) or not (before == "," or before in CLOSING or before in DASHES or before in {"?", "!"}):
        return False
    if line[after].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"} or line[after].lower_ in {"that", "it"}:
        return False
    if line[after].lower_ in {"him", "her", "them", "us", "me", "reporters"} or line[after].pos_ == "SCONJ":
        return False
    quote = line.quote_of[index - 1]
    if quote is not None:
        return True
    noun = noun_after(line, index)
    if noun is None or not _ends_clause(line, noun) or line.lower(noun) in words("inanimate"):
        return False
    if line.lower(noun) in words("times") and line.passage.mentions.get(noun) is None:
        return False
    cues = verb_forms()[line.lower(index)].cues if line.lower(index) in verb_forms() else ()
    takes_object = any(frame in cue.frames for cue in cues for frame in ("np", "acc", "objto", "as"))
    if line[index].dep_ == "conj" or takes_object:
        mention = line.passage.mentions.get(noun)
        named = (mention is not None and mention.label == "PERSON") or line.lower(noun) in words("speakers")
        floor = line.sentence(index)[0]
        told = any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(floor, index))
        return named and told and any("that" in cue.frames for cue in cues)
    return True


def _ends_clause(line: Line, noun: int | None) -> bool:
    return noun is not None and (
        line.lower(noun + 1)
        in {"", ",", ".", ";", "who", "in", "on", "of", "from", "at", "after", "late", "involved", "close", "familiar"}
    )


def named_after(line: Line, index: int) -> int | None:
    """Who is named after a verb in the middle or at the end of what is said: `The plan, argues Ms Lee, is dead`."""
    form = verb_forms().get(line.lower(index))
    if form is None or line.lower(index - 1) != "," or not form.forms & {"third", "past"}:
        return None
    if "third" not in form.forms and any(frame in cue.frames for cue in form.cues for frame in ("np", "acc", "objto")):
        return None
    noun = noun_after(line, index)
    mention = line.passage.mentions.get(noun) if noun is not None else None
    if mention is None or noun is None or mention.label != "PERSON" or mention.kind == "pronoun":
        return None
    if not _ends_clause(line, noun):
        return None
    return noun if not any(c.dep_ == "obj" and c.i > mention.last for c in line[index].children) else None


def speaker_at_end(line: Line, index: int) -> int | None:
    """Who ends the sentence behind a verb of saying that stands behind a comma: `…, says the taxpayers' league.`"""
    form = verb_forms().get(line.lower(index))
    if form is None or line.lower(index - 1) != "," or not form.forms & {"third", "past"}:
        return None
    if any(frame in cue.frames for cue in form.cues for frame in ("np", "acc", "objto", "as", "att")):
        return None
    first = index + 1
    if first >= len(line) or line[first].pos_ not in {"DET", "NUM", "ADJ", "NOUN", "PROPN"}:
        return None
    noun = noun_after(line, index)
    mention = line.passage.mentions.get(noun) if noun is not None else None
    known = words("speakers") | words("collectives")
    is_somebody = noun is not None and (
        (mention is not None and mention.label in {"PERSON", "ORG"}) or line.lower(noun) in known
    )
    return noun if noun is not None and is_somebody and line.lower(noun + 1) in {"", "."} else None
