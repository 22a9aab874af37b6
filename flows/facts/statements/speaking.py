"""Who can speak: persons, bodies and documents, and no law, event or circumstance."""

from __future__ import annotations

from flows.facts.statements.draft import Source
from flows.facts.statements.lexicon import Cue, words
from flows.facts.statements.line import Line
from flows.facts.statements.phrases import SOME, phrase_bounds

_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure", "age", "ing", "hood")


def may_speak(line: Line, head: int | None, source: Source, cues: tuple[Cue, ...]) -> bool:
    """Whether a source can say such a thing: somebody, or a document; not an event, a feature, a circumstance."""
    if head is None or source.actor is not None:
        return (
            head is None
            or all("doc" not in cue.frames for cue in cues)
            or source.actor is None
            or (source.actor.kind == "organisation")
        )
    noun = line.lower(head)
    if _is_law(line, head):
        return False
    mention = line.mention_at(head)
    if mention is not None and mention.label == "PERSON" and any("doc" not in cue.frames for cue in cues):
        return True
    if noun in words("documents") or noun.removesuffix("s") in words("documents"):
        return True
    if line[head].pos_ == "NUM" and noun.isalpha() and line.lower(head - 1) == "the":
        return True
    if noun in SOME and line.lower(head + 1) in {"of", "said", "says", "told", ".", ","}:
        return True
    if noun in words("fact_finders"):
        return True
    if (
        (cues and all("doc" in cue.frames for cue in cues))
        or line[head].pos_ in {"NUM", "SYM"}
        or ":" in noun
        or noun[0].isdigit()
    ):
        return False
    if line[head].pos_ in {"PRON", "PROPN"}:
        return True
    singular = noun.removesuffix("s")
    if noun in words("collectives") or singular in words("collectives"):
        return True
    if mention is None and any(cue.lemma in words("inferring") for cue in cues) and not _may_infer(singular):
        return False
    return not _names_thing(noun)


def is_thing(line: Line, head: int) -> bool:
    """Whether a noun is the name of nobody and of no body, but of a thing or an event."""
    return line[head].pos_ == "NOUN" and line.mention_at(head) is None and _names_thing(line.lower(head))


def _names_thing(noun: str) -> bool:
    singular = noun.removesuffix("s")
    is_abstract = len(singular) > 5 and singular.endswith(_ABSTRACT_ENDINGS)
    return noun in words("inanimate") or singular in words("inanimate") or is_abstract


def _may_infer(noun: str) -> bool:
    """Whether a noun that no list of people or bodies holds is one by its ending: `the geologists suggest`."""
    return noun in words("speakers") | {"percent", "respondent", "many", "other", "some", "critic"} or noun.endswith(
        ("ist", "ian", "man", "men", "one", "body")
    )


def _is_law(line: Line, head: int) -> bool:
    """Whether a law or a part of one provides something: `the code says`, `an article of the constitution states`."""
    if line.lower(head) in words("laws"):
        return True
    end = phrase_bounds(line, head)[1]
    return line.lower(head) in words("parts_of_laws") and any(
        line.lower(i) in words("laws") for i in range(head + 1, end)
    )
