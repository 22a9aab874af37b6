"""Sanctions told by a list: `added two banks to its sanctions list`, `he is on the EU blacklist`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.facts.cues import word_list
from flows.facts.evidence import cover
from flows.facts.parties import Party, unique
from flows.facts.passage import Passage
from flows.facts.sanctions.action import told_action
from flows.facts.sanctions.lexicon import list_verbs, word_set
from flows.facts.sanctions.report import Report
from flows.facts.sanctions.states import state_of, subject_of
from flows.facts.sanctions.target_lists import collect_targets
from flows.facts.sanctions.targets import subject_index
from flows.facts.subjects import phrase_start

_LISTS = frozenset({"list", "lists", "blacklist", "blacklists"})
_INTO = frozenset({"on", "onto", "to", "into", "in", "under"})
_OUT_OF = frozenset({"from", "off"})
_BE = word_list("be")
_BOTH = frozenset({"two", "both", "they"})
_REACH = 14
_NEARBY = 160
"""How many characters before the last person named the other one of two may stand."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the sanctioned at the token `index`, after the preposition at `link`, and the verb that leads there."""

    index: int
    link: int
    verb: int


def find_listings(passage: Passage) -> Iterator[Listing]:
    """The places of a paragraph where somebody is, is put or is taken off a list."""
    for token in passage.tokens:
        if token.lower_ not in _LISTS:
            continue
        link = _link_before(passage, token.i)
        if link is None or not _is_of_sanctions(passage, token.i, link):
            continue
        verb = _verb_before(passage, link)
        if verb is not None:
            yield Listing(token.i, link, verb)


def read_listing(passage: Passage, listing: Listing, told: Sequence[Report]) -> list[Report]:
    """A report for each who keeps the list and each who is on it."""
    verb = listing.verb
    is_out = passage[listing.link].lower_ in _OUT_OF
    action = told_action(passage, verb, "lifted" if is_out else "imposed", "listed")
    owners = unique(state_of(passage, p) for p in _named_between(passage, listing.link, listing.index))
    lower = passage[verb].lower_
    is_active = list_verbs().get(lower, False) and not _is_passive(passage, verb)
    if is_active:
        targets, _ = collect_targets(passage, verb + 1, listing.link)
    else:
        start = phrase_start(passage, subject_index(passage, verb))
        targets, _ = collect_targets(passage, start, verb)
        targets = targets or _two_before(passage, verb)
    senders = owners
    if not senders and is_active:
        senders = subject_of(passage, verb)
    targets = [t for t in targets if t.name not in {s.name for s in senders}]
    if not targets or (not senders and not told and passage[listing.index].lower_.startswith("list")):
        return []
    evidence = cover(passage, (listing.index, verb))
    return [
        Report(
            sender=sender,
            target=target,
            action=action.action,
            direction=action.direction,
            measure="general",
            advocate=None,
            evidence=evidence,
            rule="listed",
            confidence=0.7,
            paragraph=passage.paragraph.index,
            cue=listing.index,
        )
        for sender in senders or (None,)
        for target in targets
    ]


def _link_before(passage: Passage, index: int) -> int | None:
    start = passage.sentence_of(index).start
    for position in range(index - 1, max(start, index - 11) - 1, -1):
        lower = passage[position].lower_
        if lower in _INTO | _OUT_OF:
            return position
        if passage[position].pos_ in ("VERB", "AUX") and passage[position].tag_ != "VBN":
            return None
    return None


def _is_of_sanctions(passage: Passage, index: int, link: int) -> bool:
    if passage[index].lower_.startswith("black"):
        return True
    end = min(passage.sentence_of(index).end, index + 6)
    around = {passage[i].lower_ for i in (*range(link, index), *range(index + 1, end))}
    return not around.isdisjoint(word_set("list_marks"))


def _verb_before(passage: Passage, link: int) -> int | None:
    start = passage.sentence_of(link).start
    for position in range(link - 1, max(start, link - _REACH) - 1, -1):
        lower = passage[position].lower_
        if lower in list_verbs():
            return position
        if lower in _BE and position >= link - 3:
            return position
    return None


def _is_passive(passage: Passage, verb: int) -> bool:
    if passage[verb].tag_ not in ("VBN", "VBD"):
        return False
    return any(passage[i].lower_ in _BE for i in range(max(passage.sentence_of(verb).start, verb - 4), verb))


def _named_between(passage: Passage, first: int, last: int) -> Iterator[Party]:
    for position in range(first + 1, last):
        mention = passage.mentions.get(position)
        if mention is not None and mention.actor is not None:
            yield Party(mention.actor.name, mention.actor)


def _two_before(passage: Passage, verb: int) -> list[Party]:
    """The first two persons named before `The two are on …`, in the sentence before."""
    sentence = passage.sentence_of(verb)
    if _BOTH.isdisjoint(passage[i].lower_ for i in range(sentence.start, verb)):
        return []
    start = passage.start_char(sentence.start)
    persons = [
        m
        for m in passage.annotated.mentions
        if m.end <= start and m.actor is not None and m.actor.kind == "person" and m.kind != "nominal"
    ]
    if not persons:
        return []
    last = persons[-1].start - _NEARBY
    return unique(Party(m.actor.name, m.actor) for m in persons if m.start >= last and m.actor is not None)[:2]
