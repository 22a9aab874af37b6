"""What stands after a cue of meeting: with whom, where, when, about what, brokered by whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.annotate.model import DateMention, Place
from flows.facts.cues import word_list
from flows.facts.meetings.lexicon import noun_cues, word_set
from flows.facts.parties import Party
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage

_WITH = frozenset({"with", "between", "among", "amongst", "involving", "alongside", "including", "featuring", "versus"})
_WHERE = frozenset({"in", "at", "inside", "near", "outside", "aboard"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "aimed"})
_STOPS = word_list("clause_openers")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HAPPENS = word_list("happening")


@dataclass
class Around:
    """What the words after a cue add to it; `reach` is the last token used."""

    reach: int
    parties: list[Party] = field(default_factory=list)
    mediators: list[Party] = field(default_factory=list)
    goal: PartyList | None = None
    place: Place | None = None
    goal_place: Place | None = None
    date: DateMention | None = None
    topic: str | None = None
    anaphor: str | None = None
    has_between: bool = False


def read_around(passage: Passage, index: int, is_subject: bool = False) -> Around:
    """What the tokens after the cue at `index` say of it, up to where another clause begins.

    `is_subject`: the cue is its clause's subject, so the reading goes on through the predicate for place and date.
    """
    found = Around(index)
    limit = passage.sentence_of(index).end
    position, in_predicate = index + 1, False
    while position < limit:
        token = passage[position]
        lower = token.lower_
        if position in passage.dates and lower == "since" and passage[index].pos_ == "NOUN":
            break
        if position in passage.dates:
            position = _take_date(passage, position, found)
            continue
        following = range(position + 1, min(limit, position + 4))
        if lower in ("and", ",") and any(passage[i].lower_ in noun_cues() for i in following):
            break
        if lower == "since" and (passage[index].pos_ == "NOUN" or position + 1 not in passage.dates):
            break
        if lower in _STOPS or (lower == "," and not _resumes(passage, position + 1, limit)):
            break
        if token.tag_ in _FINITE and lower not in _WITH:
            if not is_subject or (in_predicate and lower not in _HAPPENS) or lower not in _HAPPENS:
                break
            in_predicate = True
        position = _take(passage, position, limit, found, index)
    return found


def _take(
    passage: Passage,
    position: int,
    limit: int,
    found: Around,
    cue: int,
) -> int:
    """Take what the preposition or participle at `position` leads to; the position after it."""
    lower = passage[position].lower_
    if lower in _WITH or (lower == "of" and position == cue + 1):
        named = read_parties(passage, position + 1, limit)
        if lower == "of" and not any(p.actor for p in named.parties):
            return position + 1
        found.has_between |= lower in ("between", "among")
        return _take_list(found, named, position)
    if lower in ("by", "from"):
        named = read_parties(passage, position + 1, limit)
        before = passage[position - 1].lower_
        if before in word_set("mediated_by"):
            found.mediators.extend(named.parties)
            return max(named.last, position + 1)
        is_agent = lower == "by" and passage[cue].tag_ in ("VBN", "VBD") and passage[cue - 1].pos_ == "AUX"
        if before in word_set("attended_by") or position == cue + 1 or is_agent:
            return _take_list(found, named, position)
        return position + 1
    if lower in _WHERE and found.place is None:
        return _take_place(passage, position, limit, found)
    if lower == "to" and position <= cue + 4 and found.goal is None:
        return _take_goal(passage, position, limit, found)
    if lower in _ABOUT and found.topic is None and position + 1 < limit and position + 1 not in passage.dates:
        found.topic = read_topic(passage, position + 1, limit)
    return position + 1


def _take_list(found: Around, named: PartyList, position: int) -> int:
    found.parties.extend(named.parties)
    found.anaphor = found.anaphor or named.anaphor
    if named:
        found.reach = max(found.reach, named.last - 1)
    return max(named.last, position + 1)


def _take_place(passage: Passage, position: int, limit: int, found: Around) -> int:
    after = position + 1
    while after < min(limit, position + 7) and after not in passage.places:
        if passage[after].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PART"):
            return position + 1
        after += 1
    mention = passage.places.get(after)
    if mention is None:
        return position + 1
    found.place = mention.place
    while after < limit and passage.places.get(after) is mention:
        after += 1
    found.reach = max(found.reach, after - 1)
    return after


def _take_goal(passage: Passage, position: int, limit: int, found: Around) -> int:
    following = position + 1
    if following < limit and passage[following].tag_ == "VB":
        return position + 1
    named = read_parties(passage, following, limit)
    places = [passage.places[i].place for i in range(following, max(named.last, following + 1)) if i in passage.places]
    found.goal = named if named else None
    found.goal_place = next((place for place in places if place is not None), None)
    if named or found.goal_place is not None:
        found.reach = max(found.reach, named.last - 1, following)
    return max(named.last, following)


def _take_date(passage: Passage, position: int, found: Around) -> int:
    mention = passage.dates[position]
    if found.date is None:
        found.date = mention
    while position < len(passage) and passage.dates.get(position) is mention:
        position += 1
    found.reach = max(found.reach, position - 1)
    return position


def _resumes(passage: Passage, index: int, limit: int) -> bool:
    """Whether what follows a comma still belongs to the cue: a place, a date, a participle or another preposition."""
    if index >= limit:
        return False
    token = passage[index]
    if token.lower_ in _WITH:
        return bool(read_parties(passage, index + 1, limit).parties)
    if index in passage.dates or (token.pos_ == "ADP" and token.lower_ not in ("as", "after", "before", "despite")):
        return True
    return token.lower_ in word_set("mediated_by") | word_set("attended_by") | {"due", "scheduled", "set", "held"}


def read_topic(passage: Passage, start: int, limit: int) -> str | None:
    """The short noun phrase that starts at `start`, as written; None where there is none."""
    end = start
    while end < limit and end - start < 7:
        token = passage[end]
        if end in passage.dates or token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"):
            break
        end += 1
    if end == start or not any(passage[i].pos_ in ("NOUN", "PROPN") for i in range(start, end)):
        return None
    return passage.annotated.body[passage.start_char(start) : passage.end_char(end - 1)]
