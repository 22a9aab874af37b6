"""Where a strike hit: the place named in what was hit, else in its clause, else in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.annotate.model import PlaceMention
from flows.annotate.tree import Token
from flows.facts.passage import Passage
from flows.facts.strikes.cue import Cue
from flows.facts.strikes.lexicon import match_words, words
from flows.facts.strikes.phrases import ancestors_of, right_of

RANK = {"city": 0, "site": 0, "admin1": 1, "region": 2, "country": 3}
_SPEECH = frozenset({"said", "told", "says", "wrote", "reported", "announced", "added", "quoted", "according"})
_LINKS = re.compile(r"\b(?:and|in|on|at|near|the)\b")
_NOT_HERE = frozenset({"from", "by", "via", "since", "between"})


def sites_of(passage: Passage, cue: Cue, others: Iterable[Cue]) -> list[PlaceMention]:
    """The places that the cue hit: the most specific ones nearest to it, several where they are one list."""
    own = _in_order(passage, _own_tokens(cue), frozenset(t.i for t in cue.targets))
    found = _best(passage, own, cue)
    if found or cue.rule == "verb_kill":
        return found
    owned = [t for target in cue.targets for t in target.children if t.dep_ == "nmod:poss" and t.i in passage.places]
    if owned and match_words(cue.targets[0], words("combatants")) is None:
        return [passage.places[owned[0].i]]
    taken = {i for other in others if other is not cue for i in _own_indices(other)}
    verb = _verb_of(cue.token)
    over = {verb.i, *(t.i for t in ancestors_of(verb))}
    sentence = [t for t in passage.sentence_of(cue.token.i) if t.i not in taken]
    if cue.rule == "verb_shot":
        sentence = [t for t in sentence if t.i > cue.token.i]
    found = _best(passage, _in_order(passage, [t for t in sentence if _verb_of(t).i in over]), cue)
    if found or (cue.is_noun and any(t.lower_ == "the" for t in cue.token.children)):
        return found
    return _best(passage, _in_order(passage, [t for t in sentence if _is_scene(passage, t)]), cue)


def _is_scene(passage: Passage, token: Token) -> bool:
    """Whether the name follows a preposition of place, whatever the tree makes of it."""
    place = passage.places.get(token.i)
    if place is None:
        return False
    first = passage.paragraph.span_at(place.start, place.end)[0].i
    return first > 0 and passage[first - 1].lower_ in ("in", "near", "at", "outside", "across", "around", "over")


def _verb_of(token: Token) -> Token:
    """The nearest verb over the word, or the word at the top."""
    if token.pos_ in ("VERB", "AUX"):
        return token
    above = token
    for above in ancestors_of(token):
        if above.pos_ == "VERB":
            return above
    return above


def _own_tokens(cue: Cue) -> Iterator[Token]:
    for target in cue.targets:
        yield from target.subtree
    if cue.is_noun:
        yield from _line_of(cue.token)
    for child in cue.token.children:
        if child.dep_ in ("obl", "nmod", "advmod", "obl:tmod", "nmod:poss", "compound", "advcl") and child != cue.actor:
            yield from child.subtree


def _line_of(noun: Token) -> Iterator[Token]:
    """The words after the noun without those of who did it: `shelling by the army of a camp near Sittwe`."""
    skips = False
    for token in right_of(noun):
        if token.pos_ == "ADP" or token.lower_ in ("on", "near", "in"):
            skips = token.lower_ in ("by", "from")
        if not skips:
            yield token


def _own_indices(cue: Cue) -> set[int]:
    return {t.i for t in _own_tokens(cue)} | {t.i for t in cue.token.subtree}


def _in_order(passage: Passage, tokens: Iterable[Token], targets: frozenset[int] = frozenset()) -> list[PlaceMention]:
    """The places among the tokens, without those that are no scene; `targets` are what is hit, whatever their case."""
    found: dict[int, PlaceMention] = {}
    for token in tokens:
        place = passage.places.get(token.i)
        if place is not None and (token.i in targets or not is_elsewhere(passage, token, place)):
            found[place.start] = place
    return [found[start] for start in sorted(found)]


def is_elsewhere(passage: Passage, token: Token, place: PlaceMention) -> bool:
    """Whether the name is no scene: an actor, a speaker's office, where something came from."""
    head = _head_of(passage, place, token)
    is_country = place.place is not None and place.place.kind == "country"
    return _is_doer(head, is_country) or _is_owner(head, is_country) or _is_aside(head)


def _is_doer(head: Token, is_country: bool) -> bool:
    """The subject of a verb; a country that is reported to be spoken of."""
    if head.head.pos_ not in ("VERB", "AUX"):
        return False
    return head.dep_ == "nsubj" or (head.dep_ == "nsubj:pass" and is_country and head.head.lower_ in _SPEECH)


def _is_owner(head: Token, is_country: bool) -> bool:
    """`Ukraine's special forces`, `U.S. envoy`, `the governor of Kharkiv`, `Kyiv officials`."""
    if head.dep_ not in ("compound", "nmod", "amod", "nmod:poss"):
        return False
    is_fighters = head.i < head.head.i and match_words(head.head, words("combatants")) is not None
    return (is_country and head.dep_ != "nmod") or head.head.lower_ in words("offices") or is_fighters


def _is_aside(head: Token) -> bool:
    """`told reporters in Cairo`, `from Lebanon`."""
    if head.dep_ == "obl" and head.head.lower_ in _SPEECH and head.i > head.head.i:
        return True
    return any(t.dep_ == "case" and t.lower_ in _NOT_HERE for t in head.children)


def _head_of(passage: Passage, place: PlaceMention, token: Token) -> Token:
    inside = {t.i for t in passage.paragraph.span_at(place.start, place.end)}
    while token.head.i in inside and token.head != token:
        token = token.head
    return token


def _best(passage: Passage, places: list[PlaceMention], cue: Cue) -> list[PlaceMention]:
    """The most specific places; of equal ones those nearest to the cue, and a list that they stand in."""
    if not places:
        return []
    rank = min(_rank(p) for p in places)
    kept = [p for p in places if _rank(p) == rank]
    at = passage.start_char(cue.token.i)
    nearest = min(kept, key=lambda p: abs(p.start - at))
    listed = [p for p in kept if p == nearest or _joined(passage, p, nearest)]
    return listed or [nearest]


def _rank(place: PlaceMention) -> int:
    return 0 if place.place is None else RANK[place.place.kind]


def _joined(passage: Passage, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two names stand in one list: `Kharkiv, Sumy and Odesa`."""
    tokens = [_head_of(passage, p, passage.paragraph.span_at(p.start, p.end)[-1]) for p in (one, other)]
    if tokens[0].i > tokens[1].i:
        tokens.reverse()
    first, last = sorted((one, other), key=lambda p: p.start)
    between = passage.annotated.body[first.end : last.start]
    listed = [p.text for p in passage.places.values() if first.end <= p.start and p.end <= last.start]
    for name in listed:
        between = between.replace(name, "")
    if not _LINKS.sub("", between).strip(" ,") and "and" in passage.annotated.body[first.end : last.end + 1 + 60]:
        return True
    if tokens[1].dep_ != "conj":
        return False
    return any(a.i == tokens[0].i for a in ancestors_of(tokens[1])) and all(
        t.text in (",", "and") or t.pos_ in ("PROPN", "PUNCT", "CCONJ") or t.i in passage.places
        for t in passage.paragraph.doc[tokens[0].i + 1 : tokens[1].i]
    )
