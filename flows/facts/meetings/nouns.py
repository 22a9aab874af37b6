"""Encounters told by a noun: `talks between`, `Trump's meeting with`, `the Geneva summit`, `a phone call`."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.model import DateMention, Place
from flows.facts.evidence import cover
from flows.facts.meetings.around import Around, read_around
from flows.facts.meetings.encounter import Encounter
from flows.facts.meetings.front import Front, read_front
from flows.facts.meetings.governor import Governor, read_governor
from flows.facts.meetings.lexicon import NounCue, VerbCue, lexicon, noun_cues, verb_cues, word_set
from flows.facts.meetings.nearby import date_before, main_subject, mentions_call, place_of_journey
from flows.facts.meetings.noun_parties import read_noun_parties
from flows.facts.meetings.noun_status import noun_status
from flows.facts.parties import drop_seats, unique
from flows.facts.passage import Passage

_NO_VERB = VerbCue("", "", "")
_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "X", "ADV"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})


def find_noun_encounters(passage: Passage) -> Iterator[Encounter]:
    """The encounters that nouns of one paragraph tell."""
    for token in passage.tokens:
        before = passage[token.i - 1].lower_ if token.i else ""
        cue = noun_cues().get(f"{before} {token.lower_}") or noun_cues().get(token.lower_)
        if cue is None or (token.pos_ in ("VERB", "AUX", "ADP") and not token.lower_.endswith(("s", "ing"))):
            continue
        if token.lower_ == "meeting" and (token.pos_ == "VERB" or before == ","):
            continue
        encounter = _read(passage, token.i, cue)
        if encounter is not None:
            yield encounter


def _read(passage: Passage, index: int, cue: NounCue) -> Encounter | None:
    if _is_trap(passage, index):
        return None
    front = read_front(passage, index)
    governor = read_governor(passage, index, front.first)
    around = read_around(passage, index, is_subject=governor.is_subject)
    if _is_under_verb(passage, governor, front):
        return None
    parties, mediators = read_noun_parties(passage, cue, front, governor, around)
    if len(parties) == 1 or (cue.kind == "visit" and not parties):
        parties = unique([*main_subject(passage, front.first, around.reach), *parties])
    day = around.date or date_before(passage, index)
    place = around.place or front.place or (around.goal_place if cue.kind == "visit" else None)
    place = place or place_of_journey(passage, index)
    status = noun_status(passage, index, front.first, front.words, governor, day)
    is_call = cue.kind == "call" or mentions_call(passage, index, index + 1)
    words = {word.lower() for word in front.words}
    if "any" in words and status != "cancelled":
        return None
    is_told = around.has_between and len(around.parties) >= 2 and cue.kind in ("call", "meeting")
    if cue.is_general and not is_told and not _is_concrete(cue, day, place, governor, words):
        return None
    if not parties and not (words & _DEFINITE or place is not None or around.anaphor or governor.subject.anaphor):
        return None
    reach = [index, front.first, around.reach]
    if governor.gives_party and governor.subject.parties and governor.subject.last <= index:
        reach.append(governor.subject.first)
    return Encounter(
        kind=cue.kind,
        meeting_format="call" if is_call else "in_person" if place is not None else cue.meeting_format,
        status=status,
        parties=drop_seats(parties) if cue.kind != "visit" else unique(parties),
        mediators=mediators,
        evidence=cover(passage, reach),
        rule=_rule(front, governor, around),
        confidence=0.8 if around.parties and not cue.is_general else 0.65,
        place=place,
        date=day,
        topic=around.topic,
        is_plural=_is_plural(passage, index, words, cue),
        refers_back=len(parties) < 2 and (bool(words & _DEFINITE) or front.place is not None),
        is_another=bool(words & word_set("another")),
        anaphor=around.anaphor or governor.subject.anaphor,
        paragraph=passage.paragraph.index,
        cue=index,
    )


def _is_concrete(
    cue: NounCue,
    day: DateMention | None,
    place: Place | None,
    governor: Governor,
    words: set[str],
) -> bool:
    """Whether a general noun (`negotiations`) is told as an encounter: at a place or time, held, or counted."""
    is_held = governor.gives_party or governor.is_mediation or governor.is_adverbial
    return day is not None or place is not None or is_held or bool(words & (word_set("plural") | word_set("another")))


def _rule(front: Front, governor: Governor, around: Around) -> str:
    if around.has_between:
        return "noun_between"
    if around.parties:
        return "noun_with"
    if front.parties:
        return "noun_modifier"
    return "noun_governed" if governor.gives_party else "noun_bare"


def _is_under_verb(passage: Passage, governor: Governor, front: Front) -> bool:
    """Whether a verb of meeting tells the encounter already: `met at a summit`."""
    if front.first >= 2 and passage[front.first - 2].lower_ in ("sidelines", "margins", "fringes"):
        return True
    if governor.index is not None and governor.index == passage.sentence_of(governor.index).start:
        return False
    return (
        governor.index is not None
        and governor.is_adverbial
        and verb_cues().get(passage[governor.index].lower_, _NO_VERB).frame in ("meet", "speak", "host")
    )


def is_something_else(passage: Passage, index: int) -> bool:
    """Whether the word before makes the noun at `index` another thing than an encounter: `press conference`."""
    return index > 0 and passage[index - 1].lower_ in word_set("not_after")


def _is_trap(passage: Passage, index: int) -> bool:
    if is_something_else(passage, index):
        return True
    rest = " ".join(t.lower_ for t in passage.paragraph.doc[index + 1 : index + 5]) + " "
    noun = passage[index].lower_
    stem = noun if noun in lexicon()["not_before"] else noun.removesuffix("s")
    return any(rest.startswith(f"{words} ") for words in lexicon()["not_before"].get(stem, ()))


def _is_plural(passage: Passage, index: int, words: set[str], cue: NounCue) -> bool:
    return bool(words & word_set("plural")) or (cue.kind != "talks" and passage[index].lower_ == cue.lemma + "s")
