"""On whom: the targets of a measure, from its object, its preposition or the subject of a passive."""

from __future__ import annotations

from flows.annotate.tense import FINITE_TAGS
from flows.facts.cues import word_list
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.measure import Measure
from flows.facts.sanctions.target_lists import collect_targets
from flows.facts.subjects import phrase_start

_THROUGH = frozenset({"with", "to", "on", "under"})


def read_targets(passage: Passage, measure: Measure, action: Action) -> tuple[list[Party], int]:
    """The targets of the measure and the last token that names them."""
    end = passage.sentence_of(measure.index).end
    if measure.is_verb and passage[measure.index].lower_.startswith("retaliat"):
        near = range(measure.last, min(end, measure.last + 8))
        against = next((i for i in near if passage[i].lower_ == "against"), None)
        return collect_targets(passage, against + 1, end) if against is not None else ([], measure.index)
    if measure.is_verb:
        if passage[measure.index].tag_ == "VBN" and _is_passive(passage, measure.index):
            start = phrase_start(passage, subject_index(passage, measure.index))
            return collect_targets(passage, start, measure.index)
        found = collect_targets(passage, measure.index + 1, end)
        after = measure.index + 1
        while not found[0] and after < min(end, measure.index + 8):
            after += 1
            if after < end and passage[after - 1].lower_ in ("with", "of", "from", "to", "by", "in"):
                found = collect_targets(passage, after, end)
        return found
    for position in range(measure.last, min(end, measure.last + 12)):
        token = passage[position]
        if (
            token.lower_ in word_set("target_prepositions")
            and position not in passage.dates
            and position + 1 not in passage.dates
        ):
            found = collect_targets(passage, position + 1, end)
            if found[0]:
                return found
        is_relative = token.dep_ in ("acl:relcl", "acl") or position == action.act
        if token.text in (";", ":") or (token.tag_ in FINITE_TAGS and not is_relative):
            break
    if action.act < measure.first:
        found = collect_targets(passage, action.act + 1, measure.first)
        if found[0] and any(passage[i].lower_ in _THROUGH for i in range(action.act, measure.first)):
            return found
    return [], measure.index


def subject_index(passage: Passage, index: int) -> int:
    """The token that heads the subject of the verb at `index`, or the nearest word before it."""
    token = passage[index]
    subject = next((child for child in token.children if child.dep_ in ("nsubj:pass", "nsubj")), None)
    if subject is not None:
        return int(subject.i)
    if token.dep_ == "acl":
        return int(token.head.i)
    return max(index - 2, 0)


def _is_passive(passage: Passage, index: int) -> bool:
    before = {passage[i].lower_ for i in range(max(0, index - 3), index)}
    return not before.isdisjoint(word_list("be")) or passage[index].dep_ == "acl"
