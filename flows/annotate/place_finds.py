"""Names of places in the text: what the atlas lists, what is named as a place, and what only bears a place's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.atlas import Candidate, candidates
from flows.annotate.model import Mention, Paragraph
from flows.annotate.people import fold, given_names
from flows.annotate.place_find import MAX_TOKENS, Find, continues_list, is_located, names_front
from flows.annotate.place_words import (
    BODY_AFTER,
    BODY_BEFORE,
    DIVISION_NOUNS,
    NAMED,
    NOUNS,
    TOWARD,
)
from flows.annotate.tree import Doc, Token
from flows.annotate.unlisted_places import listed_beside, located, unlisted, whole

MAX_LIST = 16  # tokens between a name in a list of divisions and the noun behind the list
SMALL = 15_000  # a town that only its country's news names


def find_names(paragraph: Paragraph, mentions: Sequence[Mention]) -> Iterator[Find]:
    """Names of places, longest first at each point, without those that belong to persons and bodies."""
    doc = paragraph.doc
    text, words = doc.text, [token.text for token in doc]
    taken = _taken_tokens(paragraph, mentions)
    at, previous = 0, None
    while at < len(words):
        found = None
        if _may_start(words[at]):
            found = whole(_longest(paragraph, text, words, at)) or unlisted(paragraph, at)
            found = found or located(paragraph, at) or listed_beside(paragraph, at, previous)
        if found is None:
            at += 1
            continue
        if not _is_part_of_body(found) and (
            _is_named_town(doc[found.first])
            or (not _has_given_name(doc[found.first]) and not _is_taken(found, taken, previous))
        ):
            is_listed = previous is not None and continues_list(previous, found.first)
            is_listed = is_listed or is_located(doc, found.last) or names_front(found)
            previous = replace(found, is_listed=is_listed)
            yield previous
        at = max(found.last, at + 1)


def is_named_town(find: Find) -> bool:
    """Whether the words before say that a town follows: `the town of`."""
    return _is_named_town(find.paragraph.doc[find.first])


def _is_taken(found: Find, taken: Sequence[tuple[set[int], str]], previous: Find | None) -> bool:
    """Whether the name belongs to a person or body; no person where a list of places goes on."""
    span = set(range(found.first, found.last))
    is_listed = previous is not None and continues_list(previous, found.first)
    if is_listed or is_located(found.paragraph.doc, found.last) or _is_told_as_place(found):
        return any(span & other and kind != "PERSON" for other, kind in taken)
    return any(span & other and (kind == "PERSON" or span < other) for other, kind in taken)


def _is_told_as_place(found: Find) -> bool:
    """Whether a listed name stands where only a place does: `near Pidhirne`, `the Pidhirne direction`."""
    before = found.paragraph.doc[found.first - 1].lower_ if found.first else ""
    return bool(found.candidates) and (before in TOWARD or names_front(found))


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
