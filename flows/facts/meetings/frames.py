"""The frames of verbs of meeting: who of those around the verb takes part, and in what role."""

from __future__ import annotations

from collections.abc import Callable

from flows.facts.meetings.around import Around
from flows.facts.meetings.company import beside, come, company, join
from flows.facts.meetings.conversations import address, brief, discuss, phone, ring, speak
from flows.facts.meetings.frame import Named, behind
from flows.facts.meetings.journeys import await_visit, travel, visit
from flows.facts.meetings.lexicon import noun_cues, word_set
from flows.facts.meetings.verb_subjects import controlling
from flows.facts.modality import read_modality
from flows.facts.parties import Party, unique
from flows.facts.party_lists import PartyList
from flows.facts.passage import Passage


def _meet(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return [*subject.parties, *target.parties, *around.parties], subject.anaphor or target.anaphor or around.anaphor


def _host(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in range(index + 1, max(target.last, index + 5)) if i < len(passage)):
        return None
    if read_modality(passage, index).is_passive:
        return ([*subject.parties, *around.parties], subject.anaphor) if around.parties else None
    guests = [p for p in target.parties if p.is_person] or (
        list(target.parties) if passage[index].lower_.startswith("host") else []
    )
    if not guests and target.anaphor is None:
        return None
    if not subject.parties:
        return None
    return [*subject.parties, *guests], target.anaphor


def _summon(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """The state that summons and the envoy: by his name where it follows his title, else by his country."""
    end = min(passage.sentence_of(index).end, index + 11)
    title = next((i for i in range(index + 1, end) if passage[i].lower_.removesuffix("s") in word_set("envoys")), None)
    if title is None:
        return None
    named = unique(
        Party(m.actor.name, m.actor)
        for i in range(index + 1, min(end, title + 5))
        if (m := passage.mentions.get(i)) is not None and m.actor is not None
    )
    envoys = [p for p in named if p.is_person] or [p for p in named if p.is_country and p not in subject.parties]
    return ([*subject.parties, *envoys], None) if envoys else None


def _bring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(p for p in subject.parties if p not in target.parties)
    return (list(target.parties), target.anaphor) if len(target.parties) >= 2 or target.anaphor else None


def _see(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    after = passage[target.last] if target.last < len(passage) else passage[index]
    others = [p for p in target.parties if p.is_person]
    seers = [p for p in subject.parties if p.is_person]
    if not others or after.lower_ in ("as", "off", "through") or after.pos_ in ("VERB", "AUX", "ADJ"):
        return None
    return ([*seers, *others], subject.anaphor) if seers or subject.anaphor else None


def _return(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    around.mediators.extend(controlling(passage, index))
    return list(subject.parties), subject.anaphor


def _convene(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    if any(passage[i].lower_ in noun_cues() for i in behind(passage, index, 6)):
        return None
    return [*subject.parties, *around.parties], subject.anaphor


def _shuttle(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    return (around.parties, around.anaphor) if around.has_between else None


FRAMES: dict[str, Callable[[Passage, int, PartyList, PartyList, Around], Named | None]] = {
    "meet": _meet,
    "host": _host,
    "visit": visit,
    "travel": travel,
    "speak": speak,
    "phone": phone,
    "convene": _convene,
    "return": _return,
    "shuttle": _shuttle,
    "await": await_visit,
    "summon": _summon,
    "bring": _bring,
    "see": _see,
    "discuss": discuss,
    "ring": ring,
    "beside": beside,
    "company": company,
    "address": address,
    "brief": brief,
    "join": join,
    "come": come,
}
