"""Encounters told by a verb: `met`, `hosted`, `visited`, `spoke by phone with`, `sat down with`."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.evidence import cover
from flows.facts.meetings.around import read_around
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.frames import FRAMES
from flows.facts.meetings.lexicon import VerbCue, verb_cues, word_set
from flows.facts.meetings.nearby import date_before, mentions_call, place_of_journey
from flows.facts.meetings.status import verb_status
from flows.facts.meetings.verb_subjects import asked_or_subject, controlling
from flows.facts.parties import drop_seats, unique
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage
from flows.facts.subjects import phrase_start

_CALLS = frozenset({"call", "calls", "called", "calling"})
_CERTAIN = frozenset(
    {
        "met",
        "visited",
        "hosted",
        "convened",
        "telephoned",
        "phoned",
        "meets",
        "speak",
        "spoke",
        "speaks",
        "convenes",
        "meet",
        "due",
    }
)


def find_verb_encounters(passage: Passage) -> Iterator[Encounter]:
    """The encounters that verbs of one paragraph tell."""
    for token in passage.tokens:
        cue = verb_cues().get(_spelling(passage, token))
        if cue is None or not _may_be(passage, token, cue):
            continue
        encounter = _read(passage, token.i, cue)
        if encounter is not None:
            yield encounter


def _spelling(passage: Passage, token: Token) -> str:
    """The spelling under which the cue is known: `due` is expected, and who is `called in` is summoned."""
    following = passage[token.i + 1].lower_ if token.i + 1 < len(passage) else ""
    if token.lower_ in _CALLS and following == "in":
        return "summoned"
    return "expected" if token.lower_ == "due" else token.lower_


def _may_be(passage: Passage, token: Token, cue: VerbCue) -> bool:
    """Whether the token is a verb, by its tag, by what it needs after it (`shook hands`) or as an aside."""
    if cue.needs:
        has_needed = any(passage[i].lower_ in cue.needs for i in _next(passage, token.i, 4))
        return has_needed and (token.pos_ in ("VERB", "AUX") or cue.frame == "beside" or token.lower_ in _CERTAIN)
    if _is_aside(passage, token.i):
        return True
    return (token.pos_ in ("VERB", "AUX") or token.lower_ in _CERTAIN) and not _is_noun(token)


def _is_aside(passage: Passage, index: int) -> bool:
    """Whether it is a participle between commas: `ASEAN ministers, meeting in Kuala Lumpur, called for …`."""
    if passage[index].lower_ not in ("meeting", "gathering", "convening") or index == 0 or index + 1 >= len(passage):
        return False
    return passage[index - 1].text == "," and passage[index + 1].lower_ in ("in", "at", "on", "behind", "under")


def _is_noun(token: Token) -> bool:
    """Whether a form in -ing has an article, a possessor or a compound before it, whatever its tag."""
    if token.dep_ == "amod":
        return True
    has_article = any(c.dep_ in ("det", "compound", "amod", "nmod:poss") for c in token.children)
    return token.lower_.endswith("ing") and has_article


def _next(passage: Passage, index: int, count: int) -> range:
    return range(index + 1, min(passage.sentence_of(index).end, index + 1 + count))


def _read(passage: Passage, index: int, cue: VerbCue) -> Encounter | None:
    target = _object(passage, index)
    if _is_trap(passage, index, cue, target):
        return None
    subject = asked_or_subject(passage, index)
    around = read_around(passage, max(index, target.last - 1))
    around.reach = max(around.reach, index)
    named = FRAMES[cue.frame](passage, index, subject, target, around)
    if named is None:
        return None
    parties, anaphor = named
    if len(unique(parties)) == 1 and anaphor is None and parties[0].is_person:
        parties = [*parties, *controlling(passage, index)]
    day = around.date or date_before(passage, index)
    place = around.place or around.goal_place or place_of_journey(passage, index)
    reach = [index, around.reach, max(index, target.last - 1)]
    if subject and subject.last <= index:
        reach.append(subject.first)
    is_call = mentions_call(passage, index, around.reach)
    return Encounter(
        kind="visit" if cue.frame in ("visit", "travel") else "call" if is_call else "meeting",
        meeting_format="call" if is_call else cue.meeting_format,
        status=verb_status(passage, index, day),
        parties=drop_seats(parties) if cue.frame != "visit" else unique(parties),
        mediators=around.mediators + (list(subject.parties) if cue.frame == "shuttle" else []),
        evidence=cover(passage, reach),
        rule=f"verb_{cue.frame}",
        confidence=0.9 if cue.frame == "meet" else 0.75,
        place=place,
        date=day,
        topic=around.topic,
        anaphor=anaphor,
        paragraph=passage.paragraph.index,
        cue=index,
    )


def _object(passage: Passage, index: int) -> PartyList:
    """The parties right after the verb, past adverbs and `with`, `down with`."""
    end = passage.sentence_of(index).end
    position = index + 1
    while (
        position < end
        and (passage[position].lower_ in ("with", "down", "up", "to") or passage[position].pos_ == "ADV")
        and position not in passage.dates
        and position not in passage.mentions
    ):
        if passage[position].lower_ == "to" and passage[index].lower_[:4] not in ("spok", "spea", "talk"):
            break
        position += 1
    named = read_parties(passage, position, end)
    return named if named else _relative_object(passage, index) or named


def _relative_object(passage: Passage, index: int) -> PartyList | None:
    """Whom a clause with `whom` has for its object: `Rubio, whom Netanyahu welcomed`."""
    start = max(passage.sentence_of(index).start + 1, index - 12)
    whom = next((i for i in range(index - 1, start - 1, -1) if passage[i].lower_ == "whom"), None)
    if whom is None:
        return None
    last = whom - 2 if passage[whom - 1].text == "," else whom - 1
    if last < 0:
        return None
    named = read_parties(passage, phrase_start(passage, last), last + 1)
    return PartyList(named.parties, index, index, named.anaphor) if named else None


def _is_trap(passage: Passage, index: int, cue: VerbCue, target: PartyList) -> bool:
    if target.parties and cue.frame == "meet":
        return False
    if cue.frame not in ("meet", "speak"):
        return False
    refused = word_set("not_met" if cue.frame == "meet" else "not_spoken_to")
    for position in _next(passage, index, 7):
        token = passage[position]
        if token.pos_ == "VERB" or token.text in (",", ";", ".") or position in passage.dates:
            return False
        if singular(token) in refused or token.lower_ in refused:
            return True
    return False
