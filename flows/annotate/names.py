"""Names: who is called by name, in every paragraph; known names first, then what looks like one, by vote of the article."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from flows.annotate.actors import acts
from flows.annotate.bodies import body_pattern, find_bodies
from flows.annotate.gazetteer import Hit, is_known
from flows.annotate.model import Actor, Mention
from flows.annotate.people import PARTICLES, Roster, by_name, fold, given_names, known_variant
from flows.annotate.titles import Title, heads, honorifics, is_title_word, title_after, title_before, title_before_comma
from flows.annotate.words import Words
from flows.lexicons import load

UPPER = "".join(char for char in map(chr, range(0x250)) if char.isupper())
COMPOUND = r"(?!-(?:born|backed|led|based|held|made|run|installed|owned|controlled|occupied|speaking|era|style|trained|appointed|allied)\b)"
WORD = rf"(?:(?:al|el|ad|ar|as|ash|at|an|d|l)[-'])?[{UPPER}](?:[\w]|{COMPOUND}['\-‑](?=\w)(?!s\b))*\.?(?:[{UPPER}]\.)*"
PARTICLE = rf"(?:{'|'.join(sorted(PARTICLES - {'ben', 'st', 'abu', 'ag'}))})"
RUN = re.compile(rf"(?<![\w'@#/-])(?:(?:von|van|de|bin|al|el) (?:der |den |la )?)?{WORD}(?:'? (?:{PARTICLE} )*{WORD})*")
SENTENCE_START = re.compile(r"(?:^|[.!?:;–—…]['\"”’)»]*|[\"“‘«(\[*])\s*$")
ORG_LINK = re.compile(rf" (?:of|for|on) (?:the )?(?=[{UPPER}])")
SECOND_LINK = re.compile(rf" (?:of|for|on|in|and) (?:the )?(?=[{UPPER}])")
LABELS = {"country": "GPE", "capital": "GPE", "seat": "GPE", "adjective": "NORP", "people": "NORP", "person": "PERSON"}
ABBREVIATIONS = frozenset({"Jr.", "Sr.", "St.", "Lt.", "Gen.", "Mr.", "Dr.", "No."})
AGE = re.compile(r", (?:aged )?\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised stretch `[start, end)` of a paragraph's text that may be a name, with the title beside it."""

    words: Words
    start: int
    end: int
    text: str
    title: Title
    label: str
    begins_sentence: bool
    is_by_head: bool = False


def find_names(paragraphs: Sequence[Words], year: int | None) -> list[Mention]:
    """The mentions by name of all paragraphs, sorted by start and not overlapping; `year` is the article's, if known."""
    countries = frozenset(
        hit.entry.actor.country_iso3 for words in paragraphs for hit in words.hits if hit.entry.actor.country_iso3
    )
    roster = Roster(year, countries)
    candidates = _vote([candidate for words in paragraphs for candidate in _candidates(words)])
    for candidate in candidates:
        if candidate.label == "PERSON" and " " in candidate.text:
            roster.add(_person(candidate, roster), candidate.text)
    mentions = [m for candidate in candidates if (m := _name_mention(candidate, roster))]
    for words in paragraphs:
        mentions += _known_mentions(words, [m for m in mentions if m.paragraph == words.paragraph.index])
    return list(_apart(sorted(mentions, key=lambda mention: (mention.start, -mention.end))))


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
    for candidate in candidates:
        votes.setdefault(fold(candidate.text.split()[-1]), Counter())[candidate.label] += 1
    return [
        replace(candidate, label="PERSON")
        if candidate.label == "ORG" and not candidate.is_by_head
        and (tally := votes[fold(candidate.text.split()[-1])])["PERSON"] >= tally["ORG"] else candidate
        for candidate in candidates
    ]


def _candidates(words: Words) -> Iterator[Candidate]:
    """The stretches of a paragraph that may name a person or an unlisted body."""
    bodies = [(body.start, body.end) for body in find_bodies(words)]
    position = 0
    for match in RUN.finditer(words.text):
        stop = _without_full_stop(match[0], match.start())
        inside = next((hit.end for hit in words.hits if hit.start < match.start() < hit.end), None)
        if inside is not None and inside < stop:
            yield from (_candidate(words, *part) for part in _segments(words, inside, stop) if _is_word(words, *part))
        if inside is not None or match.start() < position or _is_body(words.text[match.start() : stop]):
            continue
        is_of_state = any(start < stop and match.start() < end for start, end in bodies)
        if not is_of_state and (organisation := _organisation(words, match.start(), stop)):
            position = organisation.end
            yield organisation
            continue
        for start, end in _segments(words, match.start(), stop):
            if not any(s < end and start < e for s, e in bodies) and _is_word(words, start, end):
                yield _candidate(words, start, end)


def _is_word(words: Words, start: int, end: int) -> bool:
    return end > start and words.text[start].isalpha()


def _is_body(run: str) -> bool:
    """Whether a run ends in a body of state without saying whose: `Interior Ministry`."""
    return any(match.end() == len(run) for match in body_pattern().finditer(run))


def _without_full_stop(run: str, start: int) -> int:
    """The end of a run, without a full stop that ends the sentence rather than an abbreviation."""
    last = run.rsplit(" ", 1)[-1]
    is_sentence_end = last.endswith(".") and last.count(".") == 1 and len(last) > 2 and last not in ABBREVIATIONS
    return start + len(run) - (1 if is_sentence_end else 0)


def _segments(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a capitalised run between known names, titles and function words."""
    first, last = words.index_at(start), words.last_at(end)
    index = opened = first
    while index < last:
        hit = words.hit_starting.get(index)
        if hit and not _is_part_of_name(words, hit, first, last):
            if index > opened:
                yield _bounds(words, opened, index)
            if hit.entry.sort == "person":
                yield hit.start, hit.end
            index = max(words.last_at(hit.end), index + 1)
            opened = index
        elif (words.forms[index] in ("'s", "'") or words.lower[index] in _stop_words() or _is_title(words, index, last)
              or (index == first < last - 1 and _opens_sentence(words, index))):
            if index > opened:
                yield _bounds(words, opened, index)
            index += 1
            opened = index
        else:
            index += 1
    if index > opened:
        yield _bounds(words, opened, min(index, last))


def _is_title(words: Words, index: int, last: int) -> bool:
    word = words.lower[index]
    return word in honorifics() or (is_title_word(word) and not (index + 1 == last and word not in heads()))


def _opens_sentence(words: Words, index: int) -> bool:
    """Whether a capital is due to the sentence's beginning: `Joining Borodai`."""
    token = words.token(index)
    return bool(token.is_sent_start) and token.pos_ != "PROPN" and token.ent_type_ != "PERSON" and (
        fold(words.forms[index]) not in given_names())


def _is_part_of_name(words: Words, hit: Hit, first: int, last: int) -> bool:
    """Whether a known name is a given or family name here: `Jordan Bardella`, `Therese Kayikwamba Wagner`."""
    if hit.entry.sort == "person":
        after = words.last_at(hit.end)
        return after < last and words.forms[after][:1].isupper() and words.lower[after] not in _stop_words() and (
            after not in words.hit_starting and not is_title_word(words.lower[after]))
    if hit.entry.sort == "adjective":
        return False
    index, after = words.index_at(hit.start), words.last_at(hit.end)
    if index > first and fold(words.forms[index - 1]) in given_names() and after - index == 1:
        return True
    is_given = fold(words.forms[index]) in given_names()
    return is_given and after < last and not is_title_word(words.lower[after]) and after not in words.hit_starting


def _bounds(words: Words, first: int, last: int) -> tuple[int, int]:
    return words.starts[first], words.starts[last - 1] + len(words.forms[last - 1])


def _candidate(words: Words, start: int, end: int) -> Candidate:
    first, last = words.index_at(start), words.last_at(end)
    text = words.text[start:end]
    title = title_before(words, first)
    begins = bool(SENTENCE_START.search(words.text, max(0, start - 6), start))
    label = _label(words, first, last, text, title, begins)
    after = title_after(words, last) or title_before_comma(words, first) if title.role is None else None
    if label == "PERSON" and after:
        title = Title(after.role, after.affiliation, title.gender or after.gender, title.first, title.honorific)
    return Candidate(words, start, end, text, title, label, begins)


def _label(words: Words, first: int, last: int, text: str, title: Title, begins_sentence: bool) -> str:
    """PERSON, ORG, another entity label, or `` where nothing but capitals speaks for a name."""
    if text.isupper() and is_known(text.capitalize()):
        return ""
    if text in by_name() or title.honorific or title.role:
        return "PERSON"
    hit = words.hit_starting.get(first)
    if hit and hit.entry.sort == "person":
        return "PERSON"
    label = next((token.ent_type_ for token in words.paragraph.doc[first:last] if token.ent_type_), "")
    if label:
        return label
    parts = text.split()
    tokens = words.paragraph.doc[first:last]
    if len(parts) > 1 and fold(parts[0]) in given_names() and parts[-1][0].isalpha():
        return "PERSON"
    if len(parts) > 1 and (AGE.match(words.text, words.starts[last - 1] + len(words.forms[last - 1])) or
                           (after := title_after(words, last)) and after.role):
        return "PERSON"
    if text.isupper() and 2 < len(text) < 7 and not begins_sentence and tokens[0].pos_ == "PROPN":
        return "ORG"
    return "PERSON" if _speaks(tokens) and all(token.pos_ == "PROPN" for token in tokens) else ""


def _speaks(tokens: Span) -> bool:
    """Whether a name of up to three words is the subject of a verb of speech."""
    root = tokens.root
    return len(tokens) < 4 and root.dep_ == "nsubj" and root.head.lemma_ in _speech()


def _person(candidate: Candidate, roster: Roster) -> Actor:
    hit = candidate.words.hit_starting.get(candidate.words.index_at(candidate.start))
    if hit and hit.entry.sort == "person" and hit.end - hit.start >= len(candidate.text):
        return hit.entry.actor
    name = candidate.words.raw[candidate.start : candidate.end].strip(" .,")
    country = candidate.title.affiliation.country_iso3 if candidate.title.affiliation else None
    return known_variant(name) or roster.actors.get(name) or Actor(name, "person", country)


def _name_mention(candidate: Candidate, roster: Roster) -> Mention | None:
    """The mention that a candidate makes, now that the whole article has voted; None if it is no name of an actor."""
    words, title = candidate.words, candidate.title
    first, last = words.index_at(candidate.start), words.last_at(candidate.end)
    country = title.affiliation.country_iso3 if title.affiliation else None
    actor = roster.who(candidate.text) if " " not in candidate.text and not _is_common(candidate) else None
    if candidate.label == "ORG" and actor is None:
        name = candidate.text.strip(" .,")
        return words.mention(candidate.start, candidate.end, "name", "ORG", Actor(name, "organisation", country))
    if candidate.label == "PERSON" and " " in candidate.text:
        actor = _person(candidate, roster)
    elif actor is None and " " not in candidate.text and not _is_common(candidate):
        actor = roster.office_holder(candidate.text, title.role, country)
    if actor is None and candidate.label == "PERSON" and _acts_like_a_person(candidate):
        actor = Actor(candidate.text.strip(" .,"), "person", country)
    if actor is None:
        return None
    role_start = words.starts[title.first] if title.first < first else None
    return words.mention(candidate.start, candidate.end, "name", "PERSON", actor, role=title.role,
                         affiliation=title.affiliation, role_start=role_start)


def _acts_like_a_person(candidate: Candidate) -> bool:
    """Whether a lone name that only the tagger takes for a person's does what persons do."""
    token = candidate.words.token(candidate.words.index_at(candidate.start))
    is_titled = candidate.title.role or candidate.title.honorific
    return bool(is_titled) or token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss") or fold(candidate.text) in given_names()


def _is_common(candidate: Candidate) -> bool:
    """Whether a lone capitalised word is likely an ordinary one."""
    return candidate.text.lower() in _common_names() and candidate.begins_sentence


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


def _organisation(words: Words, start: int, end: int) -> Candidate | None:
    """An unlisted body by its head noun: `Chamber of Mines`, `Moscow City Court`, `Brightwater Capital`."""
    text = words.text[start:end]
    key = next((part for part in reversed(text.split()) if part in _org_heads()), None)
    if key is None or body_pattern().fullmatch(text) or any(hit.end >= start + text.rfind(key) + len(key) and
                                                           hit.start < end for hit in words.hits):
        return None
    pattern = ORG_LINK
    while link := pattern.match(words.text, end):
        following = RUN.match(words.text, link.end())
        if following is None or following[0].lower().strip(".") in _stop_words():
            break
        end, pattern = _without_full_stop(following[0], following.start()), SECOND_LINK
    first = words.index_at(start)
    while words.lower[first] in _stop_words() | honorifics():
        first += 1
    start = words.starts[first]
    name = words.text[start:end]
    if " " not in name or any(hit.start <= start and hit.end >= end for hit in words.hits):
        return None
    if any(hit.entry.sort == "person" and hit.start < end and start < hit.end for hit in words.hits):
        return None
    if title_before(words, words.last_at(end)).role:
        return None
    return Candidate(words, start, end, name, Title(None, None, None, first), "ORG", False, True)


@functools.cache
def _org_heads() -> frozenset[str]:
    return frozenset(load("words")["organisation_heads"])


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(load("words")["stop"])


@functools.cache
def _common_names() -> frozenset[str]:
    return frozenset(load("words")["also_surnames"])


@functools.cache
def _speech() -> frozenset[str]:
    return frozenset(load("words")["speech"])
