"""What stands before or beside a cue of meeting: its date, the journey that leads to it, a telephone."""

from __future__ import annotations

from flows.annotate.model import DateMention, Place
from flows.facts.cues import word_list
from flows.facts.parties import Party
from flows.facts.party_lists import read_parties
from flows.facts.passage import Passage

_CALL = frozenset({"phone", "telephone", "phoned", "telephoned", "video", "videoconference", "call", "virtually"})
_OPENERS = frozenset({"after", "following", "before", "ahead", "during", "at", "in", "on", "over", "from"})
_JOURNEY = word_list("journey")


def date_before(passage: Passage, index: int) -> DateMention | None:
    """The nearest date before the cue in its sentence, unless another clause's verb stands between."""
    start = passage.sentence_of(index).start
    for position in range(index - 1, start - 1, -1):
        if position in passage.dates:
            return passage.dates[position]
        token = passage[position]
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.pos_ == "VERB":
            return None
        if token.text in (";", ":", "“", "”", '"'):
            return None
    return None


def place_of_journey(passage: Passage, index: int) -> Place | None:
    """Where the journey before the cue leads: `flew to Doha to meet …`."""
    start = passage.sentence_of(index).start
    for position in range(index - 1, max(start, index - 16) - 1, -1):
        if passage[position].lower_ in _JOURNEY:
            for after in range(position + 1, index):
                if after in passage.places:
                    return passage.places[after].place
            return None
    return None


def mentions_call(passage: Passage, index: int, reach: int) -> bool:
    """Whether the words from the cue at `index` up to `reach` and a few more speak of a telephone or a screen."""
    end = min(passage.sentence_of(index).end, max(reach, index + 5) + 1)
    return any(passage[i].lower_ in _CALL for i in range(max(0, index - 1), end))


def main_subject(passage: Passage, first: int, reach: int) -> tuple[Party, ...]:
    """The subject after a comma where the phrase from `first` opens the sentence: `After talks with X, Y said …`."""
    sentence = passage.sentence_of(first)
    if first - sentence.start > 4 or first == sentence.start:
        return ()
    opener, second = passage[sentence.start].lower_, passage[sentence.start + 1].lower_
    if opener not in _OPENERS and not (second in _OPENERS and opener.endswith("ing")):
        return ()
    comma = next((i for i in range(reach + 1, min(sentence.end, reach + 6)) if passage[i].text == ","), None)
    if comma is None:
        return ()
    named = read_parties(passage, comma + 1, sentence.end)
    return tuple(p for p in named.parties if p.is_person)
