"""Beside quotations: who signs one, is named before its colon, or is the subject of an unlisted verb next to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.annotate.model import Quote
from flows.facts.statements.draft import Source
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.sources import source_at
from flows.facts.statements.speaking import may_speak
from flows.facts.statements.subjects import find_subject

_DASH = re.compile(r"\s*[—–―\-]{1,2}\s*(?=[A-Z@])")


_LONGEST_SIGNATURE = 12


LONGEST_LABEL = 8


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True)
class Place:
    """A quotation in its line, as tokens, with the sentence around it."""

    line: Line
    quote: Quote
    first: int
    end: int

    @property
    def is_alone(self) -> bool:
        """Whether it makes up its sentence."""
        start, end = self.line.sentence(self.first)
        return self.first - start <= 1 and all(
            self.line[i].is_punct or self.line[i].is_space for i in range(self.end, end)
        )


def signed(place: Place) -> Source | None:
    """`“…” — Name`, in the same paragraph."""
    line = place.line
    body = line.passage.annotated.body
    match = _DASH.match(body, place.quote.end)
    if match is None or match.end() >= line.passage.paragraph.end:
        return None
    rest = [i for i in range(place.end, len(line)) if line.start_char(i) >= match.end()]
    if not rest or len(rest) > _LONGEST_SIGNATURE or not line[rest[0]].text[0].isupper():
        return None
    head = noun_after(line, rest[0] - 1)
    return source_at(line, head) if head is not None else None


def after_colon(place: Place) -> Source | None:
    """`His answer was short: “…”`: the sentence before the colon names who speaks."""
    line = place.line
    first = line.sentence(place.first)[0]
    if place.first - first < 2 or line.lower(place.first - 1) != ":":
        return None
    for position in range(first, place.first - 1):
        token = line[position]
        if (token.tag_ in _FINITE and token.dep_ not in {"aux", "aux:pass"}) or token.dep_ == "ROOT":
            subject = position if token.pos_ in {"NOUN", "PROPN"} else find_subject(line, position)
            if subject is not None:
                source = source_at(line, subject)
                owner = next((c for c in line[subject].children if c.dep_ == "nmod:poss"), None)
                if owner is not None and not _is_person(source):
                    return source_at(line, int(owner.i))
                is_shown = any(line.lower(i) in words("displays") for i in range(first, place.first))
                return source if not is_shown and may_speak(line, subject, source, ()) else None
    is_label = not any(line[i].tag_ in _FINITE for i in range(first, place.first))
    if is_label and place.first - first <= LONGEST_LABEL and line[place.first - 2].pos_ in {"PROPN", "NOUN"}:
        return source_at(line, place.first - 2)
    return None


def _is_person(source: Source) -> bool:
    return source.actor is not None and source.actor.kind == "person"


def beside_verb(place: Place) -> Source | None:
    """`“…,” the hawk raged`: a verb that no lexicon lists, with its subject, right beside a quotation."""
    line = place.line
    end = line.sentence(place.first)[1]
    after = place.end
    if after < end and line[after].text == ",":
        after += 1
    closed = (place.end >= 2 and line[place.end - 2].text in {",", "!", "?", "—", "…", "..."}) or after > place.end
    if not closed or after >= end:
        return None
    if line[after].tag_ in _FINITE and line[after].pos_ == "VERB":
        head = noun_after(line, after)
        return source_at(line, head) if head is not None and not _has_object(line, after, head) else None
    for position in range(after, min(end, after + 12)):
        token = line[position]
        if token.tag_ in _FINITE and token.pos_ == "VERB":
            subject = find_subject(line, position)
            return source_at(line, subject) if subject is not None and after <= subject < position else None
        if token.is_punct and token.text != "-":
            return None
    return None


def _has_object(line: Line, verb: int, head: int) -> bool:
    return any(c.dep_ == "obj" and c.i != head for c in line[verb].children)
