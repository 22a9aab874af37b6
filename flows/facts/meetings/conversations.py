"""Verbs of talk: who speaks with whom, where talk is a meeting or a call."""

from __future__ import annotations

from flows.facts.meetings.around import Around
from flows.facts.meetings.frame import Named, is_done, with_whom
from flows.facts.meetings.lexicon import word_set
from flows.facts.meetings.nearby import mentions_call
from flows.facts.modality import read_modality
from flows.facts.party_lists import PartyList
from flows.facts.passage import Passage

_PRESS = frozenset({"correspondent", "reporter", "journalist", "interviewer", "interview"})
_RANG = frozenset({"rang", "rung", "ring", "rings", "ringing"})


def speak(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`spoke with Y`, `negotiated with Y`; not to the press, nor in a language."""
    others = [p for p in (*target.parties, *around.parties) if p.is_person or p.is_country]
    following = passage[index + 1].lower_ if index + 1 < len(passage) else ""
    if any(passage[i].lower_ in _PRESS for i in range(passage.sentence_of(index).start, index)):
        return None
    is_language = index + 1 in passage.mentions and passage[index].lower_[:2] == "sp"
    if is_language and passage.mentions[index + 1].label == "NORP":
        return None
    if passage[index].lower_.startswith("negotiat") and following not in ("with", "directly", "by", "face"):
        return None
    is_call = mentions_call(passage, index, around.reach + 6)
    if not others and target.anaphor is None and not is_call and passage[index].lower_[:3] != "sat":
        return None
    return [*subject.parties, *others], target.anaphor or subject.anaphor


def phone(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`phoned Y`."""
    others = [p for p in target.parties if p.is_person]
    return ([*subject.parties, *others], None) if others else None


def discuss(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`discussed the truce with Y`: persons on both sides, or a call."""
    if passage[index].lower_.startswith("rais") and read_modality(passage, index).tense not in ("past", "perfect"):
        return None
    speakers = [p for p in subject.parties if p.is_person]
    others = [p for p in around.parties or with_whom(passage, index, 10) if p.is_person]
    if mentions_call(passage, index, passage.sentence_of(index).end):
        return [*subject.parties, *others], subject.anaphor
    is_shared = bool(speakers and others) or len(speakers) >= 2
    return ([*speakers, *others], subject.anaphor) if is_shared and is_done(passage, index) else None


def address(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`addressed the Security Council`, `told the European Parliament`."""
    speakers = [p for p in subject.parties if p.is_person]
    bodies = [
        p
        for p in target.parties
        if p.actor is not None
        and p.actor.kind == "organisation"
        and not word_set("sitting_body").isdisjoint(p.name.lower().split())
    ]
    return ([*speakers, *bodies], None) if speakers and bodies and is_done(passage, index) else None


def brief(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`briefed the Council`, `briefed Y`."""
    return address(passage, index, subject, target, around) or phone(passage, index, subject, target, around)


def ring(passage: Passage, index: int, subject: PartyList, target: PartyList, around: Around) -> Named | None:
    """`called his Lebanese counterpart`, `called Barzani to …`; not `called Barzani a friend`."""
    others = [p for p in target.parties if p.is_person]
    spoken = {passage[i].lower_ for i in range(index, min(target.last, len(passage)))}
    after = passage[target.last] if target.last < len(passage) else passage[index]
    is_ring = passage[index].lower_ in _RANG
    is_told = (
        is_ring
        or target.last in passage.dates
        or after.pos_ in ("ADP", "ADV", "CCONJ", "SCONJ", "PART")
        or (after.text in (".", ","))
    )
    if not is_ring and _is_named_so(passage, index):
        return None
    callers = subject.parties or subject.anaphor
    is_told = is_told or not spoken.isdisjoint({"counterpart", "counterparts", "equivalent"})
    if others and callers and is_told and after.lower_ not in ("a", "as"):
        return [*subject.parties, *others], None
    return None


def _is_named_so(passage: Passage, index: int) -> bool:
    """`called Usyk the greatest since Ali`: what somebody is called stands behind the name."""
    called = passage.mentions.get(index + 1)
    behind = called.last if called is not None else index + 1
    is_date = behind in passage.dates or behind + 1 in passage.dates
    return behind < len(passage) and passage[behind].lower_ in ("the", "a", "an") and not is_date
