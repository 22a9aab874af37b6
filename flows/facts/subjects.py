"""Who does it: the subject of a verb as parties, through the tree first and by position where the tree fails."""

from __future__ import annotations

from flows.annotate.salience import SUBJECTS
from flows.annotate.tree import Token
from flows.facts.cues import word_list
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage

_INHERITING = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "acl:relcl", "parataxis", "advcl:relcl"})
_NOMINAL = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "X"})
_AWAITING = word_list("awaiting")
_NONE = PartyList((), 0, 0)


def read_subject(passage: Passage, index: int, depth: int = 0) -> PartyList:
    """The parties that are the subject of the verb at `index`; empty where there is none."""
    token = passage[index]
    subjects = [child for child in token.children if child.dep_ in SUBJECTS]
    own = subjects[0] if subjects else None
    if len(subjects) > 1 and any(passage[i].text == ":" for i in range(subjects[0].i, index)):
        own = subjects[-1]
    if own is not None and own.i < index:
        named = _read_noun_phrase(passage, own, index)
        if named:
            return named
    if token.dep_ in ("acl:relcl", "acl") and token.head.i < index:
        named = read_parties(passage, phrase_start(passage, token.head.i), index)
        if named:
            return named
    if own is None:
        named = read_before(passage, index)
        if named:
            return named
    if own is None and token.dep_ in _INHERITING and token.head.i != index and depth < 4:
        named = read_subject(passage, token.head.i, depth + 1)
        if named:
            return named
    return _NONE


def _read_noun_phrase(passage: Passage, subject: Token, limit: int) -> PartyList:
    if subject.lower_ in ("who", "which", "that", "whom"):
        head = subject.head.head
        before = min(head.i, subject.i)
        return read_parties(passage, phrase_start(passage, before), subject.i)
    left = phrase_start(passage, subject.i, int(subject.left_edge.i))
    named = read_parties(passage, left, limit)
    is_cut = left > 0 and passage[left - 1].pos_ in ("NOUN", "PROPN") and not passage[left - 1].is_space
    if is_cut or (left > 0 and not any(p.actor for p in named.parties) and left - 1 in passage.mentions):
        wider = read_parties(passage, phrase_start(passage, subject.i), limit)
        named = wider if any(p.actor for p in wider.parties) else named
    return named if named else read_parties(passage, phrase_start(passage, subject.i), limit)


def read_before(passage: Passage, index: int) -> PartyList:
    """The parties of the nearest noun phrase before `index` in its clause, past auxiliaries and adverbs."""
    start, position = passage.sentence_of(index).start, index - 1
    has_marker = False
    while position >= start and _is_verb_group(passage, position):
        has_marker |= passage[position].lower_ == "to"
        position -= 1
    if has_marker and not any(passage[i].lower_ in _AWAITING for i in range(position + 1, index)):
        return _NONE
    if position < start or passage[position].pos_ not in _NOMINAL:
        return _NONE
    return read_parties(passage, phrase_start(passage, position), index)


def _is_verb_group(passage: Passage, position: int) -> bool:
    """Whether the token belongs to a group such as `are due on Friday to` before a verb."""
    token = passage[position]
    if position in passage.dates or (token.pos_ == "ADP" and position + 1 in passage.dates):
        return True
    return (token.pos_ in ("AUX", "ADV", "PART") and token.lower_ not in ("'s", "’s")) or token.lower_ in _AWAITING


def phrase_start(passage: Passage, index: int, edge: int | None = None) -> int:
    """Where the list of noun phrases begins that the token at `index` stands in; not before `edge` if given."""
    start = passage.sentence_of(index).start
    edge = start if edge is None else edge
    position = index
    while position > start:
        before = position - 1
        mention = passage.mentions.get(before)
        if (
            mention is not None
            and mention.first < position
            and before not in passage.dates
            and (before >= edge or position < edge)
        ):
            position = max(mention.first, start)
            continue
        token = passage[before]
        if before in passage.dates:
            break
        if token.text == ")":
            opening = next((i for i in range(before, max(start, before - 8) - 1, -1) if passage[i].text == "("), before)
            if opening < before:
                position = opening
                continue
        if before < edge and token.lower_ != "and" and position >= edge:
            break
        if (
            token.lower_ in ("and", ",")
            and before - 1 >= start
            and (before - 1 in passage.mentions or passage[before - 1].text == ")")
        ):
            position = before
            continue
        if token.lower_ == "of" and before - 1 >= start and passage[before - 1].pos_ in ("NOUN", "PROPN"):
            position = before
            continue
        if token.pos_ not in _NOMINAL and token.lower_ not in ("'s", "’s", "-"):
            break
        if token.lower_ in ("who", "whom", "which"):
            break
        position = before
    while position < index and passage[position].lower_ in ("and", ","):
        position += 1
    return position
