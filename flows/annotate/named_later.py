"""Named later: a speaker whom the lead tells by his role and the next sentences by his name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.discourse import Point
from flows.annotate.model import Actor, Mention
from flows.lexicons import words as word_list

REACH, REACH_OF_POSSESSIVES = 8, 4
"""Sentences from the role to the name, at most; from `its minister`, less."""

Placed = tuple[Mention, Point]


def name_later(placed: Sequence[Placed]) -> list[Mention]:
    """The mentions, those of an unnamed speaker with the person whom the article names soon after without a role.

    `A senior adviser to the president accused … . Ana Ruiz said …`: a name that comes out of nowhere as the subject of a
    verb of speech belongs to whoever just spoke.
    """
    found: dict[int, Actor] = {}
    for index, (mention, point) in enumerate(placed):
        if _is_unnamed_speaker(mention, point):
            actor = _next_named(index, placed)
            if actor is not None:
                found[index] = actor
    if not found:
        return [mention for mention, _ in placed]
    return list(_with_names(placed, found))


def _is_unnamed_speaker(mention: Mention, point: Point) -> bool:
    is_one = mention.kind == "nominal" and mention.label == "PERSON" and not mention.is_plural and mention.actor is None
    if not is_one or mention.role is None or not point.is_speaker or point.is_quoted:
        return False
    return _noun_of(mention) in word_list("nominals", "people") - word_list("nominals", "commoners")


def _noun_of(mention: Mention) -> str:
    return (mention.role or "").lower().rsplit(" ", 1)[-1]


def _next_named(index: int, placed: Sequence[Placed]) -> Actor | None:
    """The person whom the next sentences name for the first time, as somebody who speaks and is told nothing else of."""
    mention, point = placed[index]
    is_owned = mention.text.split(" ", 1)[0].lower() in {"its", "their", "his", "her"}
    reach = REACH_OF_POSSESSIVES if is_owned else REACH
    known = {other.actor.name for other, _ in placed[:index] if other.actor is not None}
    for other, place in placed[index + 1 :]:
        if place.sentence > point.sentence + reach:
            return None
        if place.sentence == point.sentence or place.is_quoted:
            if other.kind == "name" and other.actor is not None:
                known.add(other.actor.name)
            continue
        if other.kind == "nominal" and _is_unnamed_speaker(other, place) and not _is_same_role(other, mention):
            return None
        if other.kind != "name" or other.actor is None or other.actor.kind != "person" or other.actor.name in known:
            continue
        is_untold = other.role is None and not _is_explained(other, place)
        is_meant = is_untold or _is_same_role(other, mention) or _is_explained_as(_noun_of(mention), other, place)
        return other.actor if _speaks(place) and is_meant else None
    return None


def _speaks(place: Point) -> bool:
    """Whether the name is the subject of a verb of speech, or of `speak`: `Ruiz was speaking in Taxco`."""
    return place.is_speaker or (place.token.dep_ == "nsubj" and place.token.head.lemma_ == "speak")


def _is_same_role(other: Mention, mention: Mention) -> bool:
    """Whether two roles have their noun in common: `a spokesman`, `the spokesman for the ministry`."""
    if other.role is None or mention.role is None:
        return False
    return _noun_of(mention) in other.role.lower().replace(",", " ").split()


def _is_explained(other: Mention, place: Point) -> bool:
    """Whether an age or an apposition follows the name: `Ana Ruiz, 34,`; such a person is new to the article."""
    forms = place.words.forms
    return other.last < len(forms) and forms[other.last] in (",", "(")


def _is_explained_as(noun: str, other: Mention, place: Point) -> bool:
    """Whether the apposition behind the name holds the noun: `Ana Ruiz, leader of the Reform Party,`."""
    forms = place.words.lower[other.last : other.last + 6]
    return forms[:1] == [","] and noun in forms


def _with_names(placed: Sequence[Placed], found: dict[int, Actor]) -> Iterator[Mention]:
    """The mentions with the actors `found` by index, also where a pronoun means one of those phrases."""
    by_phrase = {placed[index][0].text: actor for index, actor in found.items()}
    first = min(found)
    for index, (mention, _) in enumerate(placed):
        actor = found.get(index)
        if actor is None and index > first and mention.kind == "pronoun" and mention.refers_to is not None:
            actor = next((a for phrase, a in by_phrase.items() if mention.refers_to.startswith(phrase)), None)
        yield mention if actor is None else replace(mention, actor=actor, refers_to=None)
