"""What stands before a noun of meeting in its phrase: `Trump's planned Geneva` meeting."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.annotate.model import Place
from flows.facts.parties import Party
from flows.facts.party_lists import without_titles
from flows.facts.passage import Passage

_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "X", "ADV"})


@dataclass
class Front:
    """What stands before the noun in its phrase: `Trump's planned Geneva` meeting."""

    first: int
    parties: list[Party] = field(default_factory=list)
    place: Place | None = None
    words: list[str] = field(default_factory=list)


def read_front(passage: Passage, index: int) -> Front:
    """What stands before the noun at `index` in its phrase."""
    start, position = passage.sentence_of(index).start, index
    while position > start:
        token = passage[position - 1]
        mention = passage.mentions.get(position - 1)
        if mention is not None and mention.first >= start:
            position = mention.first
        elif token.text == "-" and position - 2 >= start:
            position -= 2
        elif position - 1 in passage.dates or token.pos_ in _NOMINAL or token.lower_ in ("'s", "’s", "-", "–"):
            if token.lower_ in ("that", "when", "who", "which", "there") or token.lower_.endswith("ly"):
                break
            position -= 1
        elif token.lower_ in ("and", "of") and passage[position].pos_ in _NOMINAL and _continues(passage, position - 1):
            position -= 1
        else:
            break
    front = Front(position, words=[passage[i].text for i in range(position, index)])
    _take_names(passage, index, front)
    return front


def _continues(passage: Passage, index: int) -> bool:
    """Whether the `and`/`of` at `index` joins modifiers of one noun (`Russian and Ukrainian talks`, `round of`)."""
    word, before = passage[index].lower_, passage[index - 1]
    if word == "of":
        return before.lower_ in ("round", "rounds", "series", "kind", "day", "days", "hours", "set")
    return index - 1 in passage.mentions and before.pos_ in ("ADJ", "PROPN") and index + 1 in passage.mentions


def _take_names(passage: Passage, index: int, front: Front) -> None:
    """Sort the names before the noun into parties and the place."""
    body = passage.annotated
    end = passage.start_char(index)
    for mention in without_titles(list(body.mentions_in(passage.start_char(front.first), end))):
        if mention.kind == "nominal" or (passage[mention.first].tag_ == "PRP$" and mention.actor is None):
            continue
        place = passage.places.get(mention.first)
        possessive = mention.last < index and passage[mention.last].lower_ in ("'s", "’s", "'", "’")
        is_city = place is not None and place.place is not None and place.place.kind in ("city", "site", "region")
        if place is not None and is_city and not possessive:
            front.place = place.place
        elif mention.actor is not None:
            front.parties.append(Party(mention.actor.name, mention.actor))
    for position in range(front.first, index):
        found = passage.places.get(position)
        if front.place is None and found is not None and position not in passage.mentions:
            front.place = found.place
