"""Main sources: who speaks in a participle behind a comma, `…, adding that …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.lexicon import Cue, words
from flows.facts.statements.line import Line
from flows.facts.statements.participles import is_participle
from flows.facts.statements.sources import source_at
from flows.facts.statements.speaking import may_speak
from flows.facts.statements.subjects import find_subject
from flows.facts.statements.unsaid import (
    BELIEFS,
)
from flows.facts.statements.verbs import is_below


def with_main_source(attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """The attribution with the main clause's source, if it is a participle behind a comma: `…, adding that …`."""
    line, index = attribution.line, attribution.index
    if attribution.form.forms != {"ing"} or not is_participle(line, index):
        return attribution
    floor = line.sentence(index)[0]
    before = [a for a in found if a.index >= floor and a.source is not None and a.form.forms != {"ing"}]
    main = next(
        (a for a in reversed(before) if not any(is_below(a.token, b.token) for b in before if b is not a)), None
    )
    if any(cue.lemma in words("inferring") and (main is None or _concludes(main, cue)) for cue in attribution.cues):
        return replace(attribution, source=None)
    if any(cue.lemma in BELIEFS for cue in attribution.cues) and (main is None or _resolves(main)):
        return replace(attribution, source=None)
    if main is None:
        for subject in (_main_subject(line, index), attribution.subject):
            source = source_at(line, subject) if subject is not None else None
            if source is not None and may_speak(line, subject, source, attribution.cues):
                return replace(attribution, subject=subject, source=source)
        return replace(attribution, source=None)
    return replace(attribution, subject=main.subject, source=main.source)


def _concludes(main: Attribution, cue: Cue) -> bool:
    """Whether the writer draws a conclusion from what no person told: `a source reported …, indicating that they fled`."""
    is_person = main.source is not None and main.source.actor is not None and main.source.actor.kind == "person"
    return cue.lemma == "indicate" and not is_person


def _resolves(main: Attribution) -> bool:
    """Whether the main clause tells what somebody made up his mind to do: `had decided to wait, hoping that …`."""
    return all(cue.lemma in {"decide", "determine", "agree", "choose", "resolve"} for cue in main.cues)


def _main_subject(line: Line, index: int) -> int | None:
    """The subject of the first finite verb of the sentence before `index` that is not in a relative clause."""
    for position in range(line.sentence(index)[0], index):
        token = line[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and token.dep_ not in {
            "acl:relcl",
            "advcl:relcl",
            "acl",
            "aux",
            "cop",
        }:
            subject = find_subject(line, position)
            if subject is not None and subject < position:
                return subject
    return None
