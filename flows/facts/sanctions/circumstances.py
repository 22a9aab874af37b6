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
    return condition_of(passage, measure.index, action.action)


def condition_of(passage: Passage, index: int, action: str) -> str | None:
    """The same of what is told at the token `index`."""
    if action in ("imposed", "extended", "lifted"):
        return None
    sentence = passage.sentence_of(index)
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
    return date_near(passage, min(measure.index, action.act), max(measure.index, action.act))


def date_near(passage: Passage, low: int, high: int) -> DateMention | None:
    """The date nearest to the tokens `low` to `high` in the sentence of the first."""
    sentence = passage.sentence_of(low)
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
