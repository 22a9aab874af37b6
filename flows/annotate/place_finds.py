"""Names of places in the text: what the atlas lists, what is named as a place, and what only bears a place's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flows.annotate.atlas import Candidate, candidates
from flows.annotate.model import Mention, Paragraph
from flows.annotate.people import fold, given_names
from flows.annotate.place_words import (
    AXES,
    BEFORE,
    BODY_AFTER,
    BODY_BEFORE,
    DIRECTIONS,
    DIVISION_NOUNS,
    DIVISIONS,
    FEATURES,
    FIRST_PARTS,
    NAMED,
    NOUNS,
    SECOND_PARTS,
    TIMES,
    TOWARD,
)
from flows.annotate.tree import Doc, Token

MAX_TOKENS = 7
MAX_LIST = 16  # tokens between a name in a list of divisions and the noun behind the list
MAX_LINK = 3  # tokens between two names of a list: `, and toward`
SMALL = 15_000  # a town that only its country's news names


@dataclass(frozen=True, slots=True)
class Find:
    """A name of a place in the text, before it is decided which place it is; without candidates it is unlisted.

    `is_listed` tells that it stands in a list of places, or that the words behind tell a place.
    """

    paragraph: Paragraph
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    is_listed: bool = False

    @property
    def start(self) -> int:
        """The body offset where the name starts."""
        return self.paragraph.start_of(self.paragraph.doc[self.first])

    @property
    def end(self) -> int:
        """The body offset where the name ends."""
        return self.paragraph.end_of(self.paragraph.doc[self.last - 1])


def find_names(paragraph: Paragraph, mentions: Sequence[Mention]) -> Iterator[Find]:
    """Names of places, longest first at each point, without those that belong to persons and bodies."""
    doc = paragraph.doc
    text, words = doc.text, [token.text for token in doc]
    taken = _taken_tokens(paragraph, mentions)
    at, previous = 0, None
    while at < len(words):
        found = None
        if _may_start(words[at]):
            found = _whole(_longest(paragraph, text, words, at)) or _unlisted(paragraph, at)
            found = found or _located(paragraph, at) or _listed_beside(paragraph, at, previous)
        if found is None:
            at += 1
            continue
        if not _is_part_of_body(found) and (
            _is_named_town(doc[found.first])
            or (not _has_given_name(doc[found.first]) and not _is_taken(found, taken, previous))
        ):
            is_listed = previous is not None and _continues_list(previous, found.first)
            is_listed = is_listed or _is_located(doc, found.last) or _names_front(found)
            previous = replace(found, is_listed=is_listed)
            yield previous
        at = max(found.last, at + 1)


def is_named_town(find: Find) -> bool:
    """Whether the words before say that a town follows: `the town of`."""
    return _is_named_town(find.paragraph.doc[find.first])


def _is_taken(found: Find, taken: Sequence[tuple[set[int], str]], previous: Find | None) -> bool:
    """Whether the name belongs to a person or body; no person where a list of places goes on."""
    span = set(range(found.first, found.last))
    is_listed = previous is not None and _continues_list(previous, found.first)
    if is_listed or _is_located(found.paragraph.doc, found.last) or _is_told_as_place(found):
        return any(span & other and kind != "PERSON" for other, kind in taken)
    return any(span & other and (kind == "PERSON" or span < other) for other, kind in taken)


def _is_told_as_place(found: Find) -> bool:
    """Whether a listed name stands where only a place does: `near Pidhirne`, `the Pidhirne direction`."""
    before = found.paragraph.doc[found.first - 1].lower_ if found.first else ""
    return bool(found.candidates) and (before in TOWARD or _names_front(found))


def _names_front(found: Find) -> bool:
    """Whether a listed name tells a part of the front: `the Pidhirne direction`."""
    doc = found.paragraph.doc
    return bool(found.candidates) and found.last < len(doc) and doc[found.last].lower_ in AXES


def _is_named_town(token: Token) -> bool:
    return token.i > 1 and token.doc[token.i - 1].lower_ == "of" and token.doc[token.i - 2].lower_ in NAMED


def _has_given_name(token: Token) -> bool:
    """Whether a given name stands just before: `Denzel Washington`, `Boris Johnson`."""
    return token.i > 0 and not token.is_sent_start and fold(token.doc[token.i - 1].text) in given_names()


def _is_part_of_body(found: Find) -> bool:
    """Whether the words beside make the name part of that of a body: `Black Sea Fleet`, `Dynamo Kyiv`."""
    doc = found.paragraph.doc
    after = doc[found.last] if found.last < len(doc) else None
    before = doc[found.first - 1] if found.first else None
    return (after is not None and after.text[:1].isupper() and after.lower_ in BODY_AFTER) or (
        before is not None and before.text[:1].isupper() and before.lower_ in BODY_BEFORE
    )


def _may_start(text: str) -> bool:
    return text[:1].isupper() or text.lower() in ("al", "el") or text[:3].lower() in ("al-", "el-")


def _longest(paragraph: Paragraph, text: str, words: Sequence[str], at: int) -> Find | None:
    """The longest listed name that begins at the token `at`; `text` and `words` are the paragraph's."""
    doc = paragraph.doc
    start = doc[at].idx
    for last in range(min(at + MAX_TOKENS, len(words)), at, -1):
        final = words[last - 1]
        if not (final[:1].isupper() or (final.lower() in NOUNS and last > at + 1)):
            continue
        if any("[" in w or w.isspace() or w in ",;:.()" for w in words[at:last]) and final not in ("D.C.", "DC"):
            continue
        name = text[start : doc[last - 1].idx + len(final)]
        found = candidates(name)
        if found:
            return Find(paragraph, at, last, _as_divisions(doc, name, last) or found)
    return None


def _as_divisions(doc: Doc, name: str, last: int) -> tuple[Candidate, ...]:
    """The divisions of that name, where their noun stands behind a list: `Kursk and Sumy oblasts`."""
    is_list = last < len(doc) and (doc[last].text in (",", "and", "or", "(", "&") or doc[last].lower_ in DIVISION_NOUNS)
    if not is_list or name.lower().endswith(tuple(NOUNS)):
        return ()
    is_open = False
    for token in doc[last : last + MAX_LIST]:
        if token.lower_ in DIVISION_NOUNS:
            return tuple(c for c in candidates(f"{name} region") if c.place.kind == "admin1")
        is_open = token.text == "(" or (is_open and token.text != ")")
        if not (is_open or token.text[:1].isupper() or token.text in (",", "and", "or", "&", ")")):
            return ()
    return ()


def _whole(found: Find | None) -> Find | None:
    """The longer, unlisted name that a listed one is only a piece of: `Novyi Donbas`, `Mali Shcherbaky`."""
    if found is None:
        return None
    doc, first, last = found.paragraph.doc, found.first, found.last
    if first and _is_word(doc[first - 1]) and doc[first - 1].lower_ in FIRST_PARTS:
        first -= 1
    elif first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in FIRST_PARTS:
        first -= 2
    if last < len(doc) and _is_word(doc[last]):
        is_first = found.last - found.first == 1 and doc[found.first].lower_ in FIRST_PARTS
        if doc[last].lower_ in SECOND_PARTS or (is_first and doc[last].pos_ == "PROPN"):
            last += 1
    return found if (first, last) == (found.first, found.last) else Find(found.paragraph, first, last, ())


def _is_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.isalpha() and len(token) > 1


def _unlisted(paragraph: Paragraph, at: int) -> Find | None:
    """A place that the atlas lacks, named as one: `the village of Lomakovka`, `Sisaket province`, `near Jilib`."""
    doc = paragraph.doc
    last = _name_end(doc, at)
    if not doc[at].text[:1].isupper() or at == 0 or any(c in doc[last - 1].text for c in "[]/()_"):
        return None
    if last < len(doc) and doc[last].lower_ in DIVISIONS and doc[at - 1].lower_ in BEFORE:
        return Find(paragraph, at, last + (doc[last].lower_ != "village"), ())
    if last < len(doc) and doc[last].lower_ in FEATURES and doc[at - 1].lower_ == "the":
        return Find(paragraph, at, last + 1, ())
    if last > at + 1 and doc[last - 1].lower_ in FEATURES:
        return Find(paragraph, at, last, ())
    before = doc[at - 2].lower_ if at > 1 and doc[at - 1].lower_ == "of" else ""
    is_tagged = doc[at].ent_type_ in ("GPE", "LOC") and doc[at - 1].lower_ in ("in", "near", "at", "outside")
    return Find(paragraph, at, last, ()) if before in NAMED or is_tagged else None


def _name_end(doc: Doc, at: int) -> int:
    """Where the run of capitalised proper nouns that begins at `at` ends; a month or weekday is none of it."""
    last = at + 1
    while last < len(doc) and doc[last].lower_ not in TIMES:
        if not ((doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper()) or doc[last].text == "-"):
            break
        last += 1
    return last


def _located(paragraph: Paragraph, at: int) -> Find | None:
    """A place that the atlas lacks, whose name brackets follow that tell where it lies: `Opytne (61km east of Bila)`."""
    doc, last = paragraph.doc, _name_end(paragraph.doc, at)
    is_name = at > 0 and doc[at].pos_ == "PROPN" and _is_word(doc[at])
    return Find(paragraph, at, last, ()) if is_name and _is_located(doc, last) else None


def _is_located(doc: Doc, at: int) -> bool:
    """Whether brackets at `at` tell where a place lies."""
    if at >= len(doc) or doc[at].text != "(":
        return False
    inside = [token.lower_ for token in doc[at + 1 : at + MAX_TOKENS + 2]]
    return any(word in DIRECTIONS and following == "of" for word, following in pairwise(inside))


def _listed_beside(paragraph: Paragraph, at: int, previous: Find | None) -> Find | None:
    """A place that the atlas lacks, in a list of places or beside one: `north of Kharkiv near Lyptsi and Zelene`."""
    doc = paragraph.doc
    token, last = doc[at], _name_end(doc, at)
    if (
        previous is None
        or previous.paragraph is not paragraph
        or token.pos_ in ("VERB", "DET", "PRON")
        or not _is_word(token)
    ):
        return None
    is_beside = doc[at - 1].lower_ in TOWARD and is_reference(previous) and token.sent == doc[previous.first].sent
    if not (is_beside or _continues_list(previous, at)) or token.ent_type_ in ("NORP", "DATE", "EVENT"):
        return None
    is_closed = last >= len(doc) or doc[last].text in (
        ",",
        ".",
        ";",
        ")",
        "(",
        "and",
        "on",
        "or",
        "as",
        "but",
        "toward",
    )
    return Find(paragraph, at, last, ()) if is_closed else None


def _continues_list(previous: Find, at: int) -> bool:
    """Whether a list that began with `near`, `toward` or the like goes on at `at`, right behind `previous`."""
    doc = previous.paragraph.doc
    if at <= previous.last or at - previous.last > MAX_LINK:
        return False
    between = [t.lower_ for t in doc[previous.last : at]]
    if not set(between) <= {",", "and", "or", *TOWARD}:
        return False
    start = previous.first
    while start > 1 and (doc[start - 1].text in (",", "and") or doc[start - 1].pos_ == "PROPN"):
        start -= 1
    return start > 0 and doc[start - 1].lower_ in TOWARD


def is_reference(find: Find) -> bool:
    """Whether another place is told by its direction from this one: `north of Kharkiv`."""
    doc, at = find.paragraph.doc, find.first
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in DIRECTIONS


def _taken_tokens(paragraph: Paragraph, mentions: Sequence[Mention]) -> list[tuple[set[int], str]]:
    """Tokens of persons and bodies, by the mentions and by the tagger where no mention stands."""
    taken = [
        (set(range(m.first, m.last)), m.label)
        for m in mentions
        if m.kind == "name" and m.label in ("PERSON", "ORG") and not _is_country(m) and not _is_misread(m)
    ]
    covered = {i for m in mentions if m.kind == "name" for i in range(m.first, m.last)}
    for ent in paragraph.doc.ents:
        tokens = set(range(ent.start, ent.end))
        is_person = ent.label_ == "PERSON" and ent.start not in covered
        if ent.label_ in ("PERSON", "ORG") and len(tokens) > 1 and (is_person or not tokens & covered):
            taken.append((tokens, ent.label_))
    return taken


def _is_misread(mention: Mention) -> bool:
    """Whether a supposed person, unknown and without an office, bears exactly the name of a town."""
    actor = mention.actor
    if mention.label != "PERSON" or mention.role is not None or (actor is not None and actor.wikidata_id is not None):
        return False
    is_whole = actor is None or actor.name.strip(".") == mention.text.strip(".")
    return is_whole and any(
        c.population >= SMALL or c.place.kind != "city" for c in candidates(mention.text.strip("."))
    )


def _is_country(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.kind == "country"
