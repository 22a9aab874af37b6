"""The words of speech: cues with their frames, by any of their forms, and the word lists that the rules share."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from flows.facts.cues import forms_of_verb
from flows.lexicons import load, values


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of a lexicon of speech: `frames` leads from a frame to the speech act that it makes.

    `particle` is the second word of a two-word verb; `traps` are words after it that make it something else.
    """

    lemma: str
    act: str
    frames: dict[str, str]
    particle: str | None = None
    traps: frozenset[str] = frozenset()

    def prepositions(self) -> dict[str, str]:
        """The prepositions that may lead its content, with their speech acts."""
        return {frame[2:]: act for frame, act in self.frames.items() if frame.startswith("p:")}


@dataclass(frozen=True, slots=True)
class CueForm:
    """A spelling of a verb: the cues that it may be, and whether it may be finite, an -ing form, a participle."""

    cues: tuple[Cue, ...]
    forms: frozenset[str]


def _parse_row(row: dict[str, str]) -> Cue:
    frames: dict[str, str] = {}
    for spec in row["frames"].split():
        frame, _, act = spec.partition("=")
        frames[frame] = act or row["act"]
    lemma, _, particle = row["cue"].partition(" ")
    return Cue(lemma, row["act"], frames, particle or None, frozenset(values(row.get("traps", ""))))


def _table(name: str, key: str = "rows") -> tuple[Cue, ...]:
    lexicon = load(name)
    columns: list[str] = lexicon["columns"]
    lines = (line.split("|") for line in lexicon[key].splitlines())
    return tuple(_parse_row(dict(zip(columns, (c.strip() for c in cells), strict=True))) for cells in lines)


def _forms(lemma: str) -> dict[str, frozenset[str]]:
    """The spellings of a verb, each with the forms that it may be."""
    irregular: dict[str, list[str]] = load("speech_cues")["irregular"]
    if lemma not in irregular:
        return forms_of_verb(lemma)
    past, part, *ing = irregular[lemma]
    regular = [form for form, kinds in forms_of_verb(lemma).items() if "ing" in kinds]
    third = next(form for form, kinds in forms_of_verb(lemma).items() if "third" in kinds)
    found: dict[str, set[str]] = {}
    spellings = ((lemma, "base"), (third, "third"), ((ing or regular)[0], "ing"), (past, "past"), (part, "part"))
    for spelling, form in spellings:
        found.setdefault(spelling, set()).add(form)
    return {spelling: frozenset(kinds) for spelling, kinds in found.items()}


@functools.cache
def verb_forms() -> dict[str, CueForm]:
    """Every spelling of every verb of speech, in lower case."""
    found: dict[str, CueForm] = {}
    by_lemma: dict[str, dict[str, frozenset[str]]] = {}
    for cue in _table("speech_cues"):
        spellings = by_lemma.setdefault(cue.lemma, _forms(cue.lemma))
        for spelling, forms in spellings.items():
            known = found.get(spelling)
            cues = (*known.cues, cue) if known else (cue,)
            found[spelling] = CueForm(cues, forms | known.forms if known else forms)
    for spelling, lemma in load("speech_cues")["also"].items():
        cues = tuple(cue for cue in _table("speech_cues") if cue.lemma == lemma)
        form = "ing" if spelling.endswith("ing") else "third" if spelling.endswith("s") else "past"
        found[spelling] = CueForm(cues, frozenset({form, "part"} if form == "past" else {form}))
    return found


@functools.cache
def nouns() -> dict[str, Cue]:
    """Nouns of speech, singular and plural, in lower case."""
    found: dict[str, Cue] = {}
    for cue in _table("speech_nouns"):
        plural = cue.lemma[:-1] + "ies" if cue.lemma.endswith("y") else cue.lemma + "s"
        found.setdefault(plural, cue)
        found[cue.lemma] = cue
    return found


@functools.cache
def adjectives() -> dict[str, Cue]:
    """Adjectives that report a position, in lower case."""
    return {cue.lemma: cue for cue in _table("speech_nouns", "adjectives")}


@functools.cache
def words(name: str) -> frozenset[str]:
    """The word list `name` of `speech_words`."""
    return frozenset(load("speech_words")[name])
