"""Whether a meeting is held, planned, proposed or cancelled, from the words over its cue."""

from __future__ import annotations

from datetime import date

from flows.annotate.model import DateMention
from flows.facts.meetings.lexicon import status_words
from flows.facts.modality import Modality, read_modality
from flows.facts.passage import Passage

_BY_TENSE = {
    "past": "held",
    "perfect": "held",
    "progressive": "held",
    "future": "planned",
    "would": "planned",
    "modal": "proposed",
    "infinitive": "planned",
    "gerund": "held",
    "bare": "planned",
    "present": "held",
}
_AFTER = frozenset({"after", "following", "since", "during", "upon", "from", "amid"})
_BEFORE = frozenset({"before", "ahead", "pending"})
_DOUBTS = frozenset({"doubt", "doubts", "doubted", "doubtful", "rumours", "rumors"})
_TALKED = frozenset({"conversation", "call"})
_HYPOTHETICAL = frozenset({"through", "via", "without", "until"})


def verb_status(passage: Passage, index: int, day: DateMention | None = None) -> str:
    """The state of an encounter that the verb at `index` tells."""
    if passage[index].lower_ in ("expected", "due"):
        return "planned"
    modality = read_modality(passage, index)
    status = _by_modality(passage, index, modality)
    if status == "held" and modality.tense in ("present", "progressive") and is_ahead(passage, day):
        return "planned"
    return status


def _by_modality(
    passage: Passage,
    index: int,
    modality: Modality,
) -> str:
    if modality.is_conditional or _is_doubted(passage, index):
        return "proposed"
    if _was_to_be(passage, index):
        return "cancelled"
    token = passage[index]
    if token.dep_ == "ccomp" and token.head.lower_ in ("hope", "hopes", "hoped", "hoping", "wish", "wishes"):
        return "proposed"
    if token.dep_ == "ccomp" and modality.tense in ("present", "bare", "modal"):
        said = status_words().get(token.head.lower_)
        if said == "proposed":
            return said
    if modality.is_negated:
        return "held" if modality.tense == "perfect" and _follows(passage, index, "since") else "cancelled"
    if modality.controller is not None:
        controlled = _controlled_status(passage, modality)
        if controlled is None and modality.tense == "infinitive":
            controlled = _said_before(passage, index)
        if controlled is not None:
            return controlled
    if modality.tense == "present" and any(
        passage[i].lower_ in ("when", "before") for i in range(max(token.sent.start, index - 5), index)
    ):
        return "planned"
    if modality.tense == "gerund":
        before = passage[index - 1].lower_ if index else ""
        if before in _BEFORE or (before == "of" and index > 1 and passage[index - 2].lower_ == "ahead"):
            return "planned"
    return _BY_TENSE[modality.tense]


def _is_doubted(passage: Passage, index: int) -> bool:
    """Whether it hangs on a doubt or a rumour: `analysts doubt that they would meet`."""
    opening = range(passage.sentence_of(index).start, index - 1)
    return any(passage[i].lower_ in _DOUBTS and passage[i + 1].lower_ in ("that", "whether", "if") for i in opening)


def _was_to_be(passage: Passage, index: int) -> bool:
    """Whether it was to be and was not: `were to have met`."""
    words = [passage[i].lower_ for i in range(max(0, index - 3), index)]
    return words[1:] == ["to", "have"] and words[0] in ("was", "were")


def _controlled_status(passage: Passage, modality: Modality) -> str | None:
    """The state that `offered to meet`, `refused to meet`, `flew to X to meet` give; None where they give none."""
    assert modality.controller is not None
    word = passage[modality.controller]
    said = status_words().get(word.lower_)
    if word.lower_ == "supposed" and modality.controller and passage[modality.controller - 1].lower_ in ("was", "were"):
        return "cancelled"
    if word.lower_ == "prepared":
        said = "proposed"
    if modality.tense == "gerund" and said == "held":
        return "held"
    if word.pos_ != "VERB" and said is None:
        return None
    outer = read_modality(passage, modality.controller)
    if said is not None and said != "held":
        if outer.is_negated:
            return "cancelled" if said in ("planned", "proposed") else "held"
        return said
    if modality.tense == "gerund":
        return None
    if outer.is_negated:
        return "cancelled"
    if outer.tense == "infinitive" and outer.controller is not None:
        return _controlled_status(passage, outer) or "planned"
    return "proposed" if outer.is_conditional else _BY_TENSE[outer.tense]


def _said_before(passage: Passage, index: int) -> str | None:
    """What the nearest verb before an infinitive says, where the tree hangs it on a noun: `urged them to return`."""
    start = max(passage.sentence_of(index).start, index - 9)
    verbs = (passage[i] for i in range(index - 1, start - 1, -1) if passage[i].pos_ == "VERB")
    said = next((status_words().get(verb.lower_) for verb in verbs), None)
    return said if said != "held" else None


def _follows(passage: Passage, index: int, word: str) -> bool:
    end = min(passage.sentence_of(index).end, index + 14)
    return any(passage[i].lower_ == word for i in range(index + 1, end))


def is_ahead(passage: Passage, day: DateMention | None) -> bool:
    """Whether the day lies after the article's publication, or its words say so where that is unknown."""
    if day is None:
        return False
    published: date | None = passage.annotated.article.published_on
    if day.starts_on is not None and published is not None:
        return day.starts_on > published
    return day.text.lower().startswith(("next", "tomorrow", "later this", "in the coming"))


def preposition_status(passage: Passage, first: int) -> str | None:
    """The state that the preposition before the phrase starting at `first` gives: `after talks`, `ahead of talks`."""
    position = first - 1
    if position >= 0 and passage[position].lower_ in ("with", "to"):
        position -= 1
    if position < 0:
        return None
    end = min(passage.sentence_of(first).end, first + 4)
    lower, earlier = passage[position].lower_, passage[position - 1].lower_ if position else ""
    if lower in _AFTER or (lower == "in" and any(passage[i].lower_ in _TALKED for i in range(first, end))):
        return "held"
    if lower in _HYPOTHETICAL:
        return "proposed"
    if lower in _BEFORE or (lower == "of" and earlier == "ahead"):
        return "planned"
    return None
