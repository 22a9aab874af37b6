"""Candidates: what may be the name of a person or of an unlisted body, with the title beside it and a first guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.atlas import candidates as places_called
from flows.annotate.bodies import body_pattern, find_bodies
from flows.annotate.gazetteer import is_known
from flows.annotate.people import by_name, fold, given_names
from flows.annotate.place_words import DIRECTIONS
from flows.annotate.runs import RUN, find_runs, is_body, is_thing, segments, without_full_stop
from flows.annotate.titles import Title, honorifics, is_head, title_after, title_before, title_before_comma
from flows.annotate.tree import Span
from flows.annotate.words import Words
from flows.documents.letters import UPPER
from flows.lexicons import words as word_list

SENTENCE_START = re.compile(r"(?:^|[.!?:;–—…]['\"”’)»]*|[\"“‘«(\[*])\s*$")
LINK = re.compile(rf" (?:of|for|on) (?:the )?(?=[{UPPER}])")
SECOND_LINK = re.compile(rf" (?:of|for|on|in|and) (?:the )?(?=[{UPPER}])")
AGE = re.compile(r", (?:aged )?\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch `[start, end)` of a paragraph's text that may be a name.

    `label` is PERSON, ORG, PLACE for what no actor bears, another entity label or empty; `is_by_head`: a body by
    its head noun, not by the tagger.
    """

    words: Words
    start: int
    end: int
    text: str
    title: Title
    label: str
    begins_sentence: bool = False
    is_by_head: bool = False


def find_candidates(words: Words) -> Iterator[Candidate]:
    """The stretches of a paragraph that may name a person or an unlisted body, in order, not overlapping."""
    bodies = [(body.start, body.end) for body in find_bodies(words)]
    position = 0
    for start, end in find_runs(words):
        if start < position or is_body(words.text[start:end]):
            continue
        is_of_state = any(first < end and start < last for first, last in bodies)
        organisation = None if is_of_state else _organisation(words, start, end)
        begin = start
        if organisation is not None:
            position = organisation.end
            yield organisation
            begin = end - len(words.text[position:end].lstrip())
            if position >= end:
                continue
        for first, last in segments(words, begin, end):
            if first < last and words.text[first].isalpha() and not any(s < last and first < e for s, e in bodies):
                yield _candidate(words, first, last)


def _candidate(words: Words, start: int, end: int) -> Candidate:
    first, last = words.index_at(start), words.last_at(end)
    text = words.text[start:end]
    title = title_before(words, first)
    begins = bool(SENTENCE_START.search(words.text, max(0, start - 6), start))
    if is_thing(words, first, last):
        return Candidate(words, start, end, text, Title(None, None, None, first), "PLACE", begins)
    label = _label(words, text, title, words.paragraph.doc[first:last], begins)
    if label == "PERSON" and _is_located(words, first, last, title):
        return Candidate(words, start, end, text, Title(None, None, None, first), "PLACE", begins)
    if (
        label in ("", "PERSON")
        and first
        and title.role is None
        and words.lower[first - 1] in word_list("nominals", "kin")
    ):
        relation = words.lower[first - 1]
        return Candidate(words, start, end, text, Title(relation, None, title.gender, first), "PERSON", begins)
    if label in ("", "PERSON", "ORG") and first and words.lower[first - 1] in word_list("nominals", "before_bodies"):
        return Candidate(words, start, end, text, Title(None, None, None, first), "ORG", begins, is_by_head=True)
    other = title_after(words, last) or title_before_comma(words, first) if title.role is None else None
    if label == "PERSON" and other:
        gender, begin = title.gender or other.gender, min(title.first, other.first)
        title = Title(other.role, other.affiliation, gender, begin, title.honorific)
    return Candidate(words, start, end, text, title, label, begins)


def _is_located(words: Words, first: int, last: int, title: Title) -> bool:
    """Whether an unknown name of two words follows a preposition of place: `near Staryi Karavan`, `south of Kryva Luka`."""
    if last - first < 2 or first == 0 or title.role or title.honorific or words.hit_starting.get(first):
        return False
    before, known = words.lower[first - 1], fold(words.forms[first]) in given_names()
    is_direction = before == "of" and first > 1 and words.lower[first - 2] in (DIRECTIONS | {"outskirts"})
    is_owner = last < len(words.forms) and words.forms[last] in ("'s", "'")
    return not known and not is_owner and (before in ("near", "in", "toward", "towards", "outside") or is_direction)


def _label(words: Words, text: str, title: Title, tokens: Span, begins_sentence: bool) -> str:
    """PERSON, ORG, another entity label, or `` where nothing but capitals speaks for a name."""
    if text.endswith("s") and (is_head(text.lower()) or _is_group(text)):
        return ""
    hit = words.hit_starting.get(tokens.start)
    if text.isupper() and _begins_like_a_person(text):
        return "PERSON"
    if text in by_name() or title.honorific or title.role or (hit and hit.entry.sort == "person"):
        return "PERSON"
    label = next((token.ent_type_ for token in tokens if token.ent_type_), "")
    if _is_place(text, label):
        return "GPE"
    if label in ("GPE", "LOC", "FAC") and _begins_like_a_person(text) and not places_called(text):
        return "PERSON"
    if label:
        return str(label)
    if _looks_like_a_person(words, text, tokens):
        return "PERSON"
    is_acronym = text.isupper() and 2 < len(text) < 7 and not begins_sentence and tokens[0].pos_ == "PROPN"
    return "ORG" if is_acronym else ""


def _is_group(text: str) -> bool:
    """Whether several words end in a plural for people: `Christian Democrats`."""
    return " " in text and text.rsplit(" ", 1)[1][:-1].lower() in word_list("nominals", "people")


def _is_place(text: str, label: str) -> bool:
    """Whether the tagger's guess of a person or body is the name of a place: `Kiryat Shmona`, `KYIV`."""
    if text.isupper() and is_known(text.capitalize()):
        return True
    is_guess = label in ("PERSON", "ORG") and fold(text.split(maxsplit=1)[0]) not in given_names()
    return is_guess and " " in text and bool(places_called(text))


def _begins_like_a_person(text: str) -> bool:
    """Whether the first of several words is a given name."""
    first, _, rest = text.partition(" ")
    return bool(rest) and fold(first) in given_names()


def _looks_like_a_person(words: Words, text: str, tokens: Span) -> bool:
    parts = text.split()
    if len(parts) > 1:
        after = title_after(words, tokens.end)
        if fold(parts[0]) in given_names() or (after and after.role) or AGE.match(words.text, tokens.end_char):
            return True
    return len(parts) < 4 and _speaks(tokens) and all(token.pos_ == "PROPN" for token in tokens)


def _speaks(tokens: Span) -> bool:
    """Whether a name is the subject of a verb of speech."""
    root = tokens.root
    return bool(root.dep_ == "nsubj" and root.head.lemma_ in word_list("words", "speech"))


def _organisation(words: Words, start: int, end: int) -> Candidate | None:
    """An unlisted body by its head noun: `Chamber of Mines`, `Moscow City Court`, `Brightwater Capital`."""
    linked = _linked_body(words, start, end)
    if linked is not None:
        return linked
    text = words.text[start:end]
    key = next((part for part in reversed(text.split()) if part in word_list("words", "organisation_heads")), None)
    if key is None or body_pattern().fullmatch(text):
        return None
    key_end = start + text.rfind(key) + len(key)
    if any(hit.start < end and hit.end >= key_end for hit in words.hits):
        return None
    first = words.index_at(start)
    while words.lower[first] in word_list("words", "stop") | honorifics() and not _opens_body(words, first):
        first += 1
    rest = words.text[key_end:end].split()
    end = key_end if rest and fold(rest[0]) in given_names() else _linked_end(words, end)
    start = words.starts[first]
    is_person = any(hit.entry.sort == "person" and hit.start < end and start < hit.end for hit in words.hits)
    if " " not in words.text[start:end] or is_person or title_before(words, words.last_at(end)).role:
        return None
    return Candidate(words, start, end, words.text[start:end], Title(None, None, None, first), "ORG", is_by_head=True)


def _opens_body(words: Words, index: int) -> bool:
    """Whether an adjective that opens many sentences belongs to a body's name: `National Unity Government`."""
    token = words.token(index)
    return token.pos_ == "ADJ" and token.ent_type_ == "ORG" and words.token(index + 1).ent_type_ == "ORG"


def _linked_body(words: Words, start: int, end: int) -> Candidate | None:
    """A body whose name the tagger sees whole and which no list holds: `Doctors for Darfur`."""
    first = words.index_at(start)
    for entity in words.paragraph.doc.ents:
        joint = words.text[end : end + 5].strip().split(" ", 1)[0]
        last = words.starts[entity.end - 1] + len(words.forms[entity.end - 1])
        if entity.label_ != "ORG" or entity.start != first or last <= end or joint not in ("for", "without", "against"):
            continue
        if not any(hit.start <= start < hit.end for hit in words.hits):
            return Candidate(
                words, start, last, words.text[start:last], Title(None, None, None, first), "ORG", is_by_head=True
            )
    return None


def _linked_end(words: Words, end: int) -> int:
    """Where a body's name ends with what `of`, `for` or `on` adds: `Institute for the Study of War`."""
    pattern = LINK
    while link := pattern.match(words.text, end):
        following = RUN.match(words.text, link.end())
        if following is None or following[0].lower().strip(".") in word_list("words", "stop"):
            break
        end, pattern = without_full_stop(following[0], following.start()), SECOND_LINK
    return end
