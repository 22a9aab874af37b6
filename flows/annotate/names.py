"""Names: who is called by name in an article; known names first, then what looks like one, by vote of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flows.annotate.actors import acts
from flows.annotate.bodies import find_bodies
from flows.annotate.candidates import Candidate, find_candidates
from flows.annotate.model import Actor, Mention
from flows.annotate.people import Roster, by_name, fold, given_names, known_variant
from flows.annotate.titles import is_title_word
from flows.annotate.words import Words
from flows.lexicons import words as word_list

GLUED_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z][a-z])")
LABELS = {"country": "GPE", "capital": "GPE", "seat": "GPE", "adjective": "NORP", "people": "NORP"}


def find_names(paragraphs: Sequence[Words], year: int | None) -> list[Mention]:
    """The mentions by name of all paragraphs, sorted by start, not overlapping; `year` is the article's, if known."""
    countries = frozenset(
        hit.entry.actor.country_iso3 for words in paragraphs for hit in words.hits if hit.entry.actor.country_iso3
    )
    roster = Roster(year, countries)
    found = [candidate for words in paragraphs for candidate in find_candidates(words)]
    candidates = _vote([candidate for candidate in found if not _is_headlined(candidate, found)])
    full = [c for c in candidates if c.label == "PERSON" and " " in c.text]
    for candidate in sorted(full, key=lambda c: -len(c.text.split())):
        roster.add(_person(candidate, roster), candidate.text)
    mentions = [m for candidate in candidates if (m := _mention(candidate, roster))]
    taken: dict[int, list[Mention]] = {}
    for mention in mentions:
        taken.setdefault(mention.paragraph, []).append(mention)
    for words in paragraphs:
        mentions += _known_mentions(words, taken.get(words.paragraph.index, []))
    return list(_apart(sorted(mentions, key=lambda mention: (mention.start, -mention.end))))


def _is_headlined(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether nothing but the capitals of a headline speaks for a person's name of several words: `Troops Lay Down`."""
    if candidate.label != "PERSON" or not candidate.words.is_headline or " " not in candidate.text:
        return False
    if (
        candidate.title.role
        or fold(candidate.text.split(maxsplit=1)[0]) in given_names()
        or candidate.text in by_name()
    ):
        return False
    return not any(other.text == candidate.text and not other.words.is_headline for other in found)


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without those that begin inside another."""
    end = -1
    for mention in mentions:
        if mention.start >= end:
            end = mention.end
            yield mention


def _vote(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, each name a person or a body throughout, as most of its mentions are."""
    votes: dict[str, Counter[str]] = {}
    places: set[str] = set()
    for candidate in candidates:
        votes.setdefault(fold(candidate.text.split()[-1]), Counter())[candidate.label] += 1
        if candidate.label == "PLACE":
            places.add(fold(candidate.text.split(maxsplit=1)[0]))
    return [_as_voted(candidate, votes, places) for candidate in candidates]


def _as_voted(candidate: Candidate, votes: dict[str, Counter[str]], places: set[str]) -> Candidate:
    tally = votes[fold(candidate.text.split()[-1])]
    is_titled = candidate.title.role or candidate.title.honorific
    if candidate.label == "PERSON" and not is_titled and fold(candidate.text.split(maxsplit=1)[0]) in places:
        return replace(candidate, label="PLACE")
    is_guess = candidate.label == "ORG" and not candidate.is_by_head
    return replace(candidate, label="PERSON") if is_guess and tally["PERSON"] >= tally["ORG"] else candidate


def _person(candidate: Candidate, roster: Roster) -> Actor:
    hit = candidate.words.hit_starting.get(candidate.words.index_at(candidate.start))
    if hit and hit.entry.sort == "person" and hit.end - hit.start >= len(candidate.text):
        return hit.entry.actor
    name = GLUED_INITIAL.sub(". ", candidate.words.raw[candidate.start : candidate.end].strip(" .,"))
    name = name.title() if name.isupper() else name
    country = candidate.title.affiliation.country_iso3 if candidate.title.affiliation else None
    return known_variant(name) or roster.in_full(name) or Actor(name, "person", country)


def _mention(candidate: Candidate, roster: Roster) -> Mention | None:
    """The mention that a candidate makes, now that the whole article has voted; None if it is no name of an actor."""
    words, title = candidate.words, candidate.title
    actor = _actor(candidate, roster)
    if actor is None:
        return None
    if actor.kind == "organisation":
        return words.mention(candidate.start, candidate.end, "name", "ORG", actor)
    role_start = words.starts[title.first] if words.starts[title.first] < candidate.start else None
    return words.mention(
        candidate.start,
        candidate.end,
        "name",
        "PERSON",
        actor,
        role=title.role,
        affiliation=title.affiliation,
        role_start=role_start,
    )


def _actor(candidate: Candidate, roster: Roster) -> Actor | None:
    """Whom a candidate names: the article's own person first, then an office holder, then whoever bears the name."""
    country = candidate.title.affiliation.country_iso3 if candidate.title.affiliation else None
    name = candidate.text.strip(" .,")
    is_lone = " " not in candidate.text
    if candidate.label == "PERSON" and not is_lone:
        return _person(candidate, roster)
    if candidate.label == "PLACE" or (is_lone and _is_described(candidate)):
        return None
    if is_lone and not _is_common(candidate):
        known = roster.who(candidate.text)
        if known is None and candidate.label != "ORG":
            known = roster.office_holder(candidate.text, candidate.title.role, country)
        if known is not None:
            return known
    if candidate.label == "ORG":
        return Actor(name, "organisation", country)
    return Actor(name, "person", country) if candidate.label == "PERSON" and _acts_like_a_person(candidate) else None


def _acts_like_a_person(candidate: Candidate) -> bool:
    """Whether a lone name that only the tagger takes for a person's does what persons do."""
    token = candidate.words.token(candidate.words.index_at(candidate.start))
    is_titled = bool(candidate.title.role or candidate.title.honorific)
    is_agent = token.dep_ == "nsubj" and token.head.lemma_ in word_list("words", "speech")
    return is_titled or is_agent or fold(candidate.text) in given_names()


def _is_described(candidate: Candidate) -> bool:
    """Whether a lone capitalised noun describes somebody instead of naming them: `the Democrat`."""
    before = candidate.words.index_at(candidate.start) - 1
    is_noun = candidate.text.lower() in word_list("nominals", "people")
    return is_noun and before >= 0 and candidate.words.lower[before] in ("the", "a", "an", "one")


def _is_common(candidate: Candidate) -> bool:
    """Whether a lone capitalised word is likely an ordinary one."""
    has_reason = candidate.begins_sentence or candidate.text.isupper()
    return candidate.text.lower() in word_list("words", "also_surnames") and has_reason


def _known_mentions(words: Words, taken: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of countries, bodies, groups and outlets of one paragraph, where no other name stands."""
    base = words.paragraph.start
    spans = [(m.start - base, m.end - base) for m in taken]
    for body in find_bodies(words):
        if not any(s < body.end and body.start < e for s, e in spans):
            spans.append((body.start, body.end))
            yield words.mention(body.start, body.end, "name", "ORG", body.actor)
    for hit in words.hits:
        if any(s < hit.end and hit.start < e for s, e in spans) or hit.entry.sort == "person":
            continue
        first, last = words.index_at(hit.start), words.last_at(hit.end)
        if hit.entry.sort == "organisation" and _is_part_of_title(words, last):
            continue
        if hit.entry.sort in ("capital", "seat") and not acts(words, first, last):
            continue
        label = LABELS.get(hit.entry.sort, "ORG")
        yield words.mention(hit.start, hit.end, "name", label, hit.entry.actor, is_plural=hit.entry.sort == "people")


def _is_part_of_title(words: Words, last: int) -> bool:
    """Whether the last word of a body's name belongs to a title: `U.S. Treasury Secretary Scott Bessent`."""
    return last < len(words.forms) and words.lower[last] == "secretary" and is_title_word(words.lower[last - 1])
