"""On what condition and when a measure is taken."""

from __future__ import annotations

from flows.annotate.model import DateMention
from flows.facts.evidence import trim
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.measure import Measure

_CONDITIONS = frozenset({"if", "unless", "until", "provided"})


def read_condition(passage: Passage, measure: Measure, action: Action) -> str | None:
    """The condition as written, from its conjunction to the end of its clause; None where there is none."""
    if action.action in ("imposed", "extended", "lifted"):
        return None
    sentence = passage.sentence_of(measure.index)
    start = next((t.i for t in sentence if t.lower_ in _CONDITIONS), None)
    if start is None:
        if sentence[0].lower_ != "should":
            return None
        start = sentence.start
    end = start + 1
    while end < sentence.end and passage[end].text not in (",", ".", ";", "”", '"', ":"):
        end += 1
    return trim(passage.annotated.body, passage.start_char(start), passage.end_char(end - 1)).text


def read_date(passage: Passage, measure: Measure, action: Action) -> DateMention | None:
    """The date nearest to the act in its sentence, not past another clause's verb."""
    sentence = passage.sentence_of(measure.index)
    low, high = min(measure.index, action.act), max(measure.index, action.act)
    nearest: tuple[int, DateMention] | None = None
    for position in range(sentence.start, sentence.end):
        mention = passage.dates.get(position)
        if mention is None:
            continue
        distance = max(low - position, position - high, 0)
        between = range(position, low) if position < low else range(high + 1, position)
        if any(passage[i].tag_ in ("VBD", "VBZ", "VBP") and passage[i].pos_ == "VERB" for i in between):
            continue
        if nearest is None or distance < nearest[0]:
            nearest = (distance, mention)
    return nearest[1] if nearest is not None else None
