"""Nominals: phrases that refer to people or bodies without naming them (`senior U.S. officials`, `the ministry`)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from flows.annotate.bodies import body_noun, government_nouns
from flows.annotate.gazetteer import country_by_code
from flows.annotate.model import Actor, Mention
from flows.annotate.titles import is_title_word
from flows.annotate.tree import Token
from flows.annotate.words import Words
from flows.lexicons import words as word_list

NOMINAL_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})
AGE = re.compile(r"\bthe \d{1,3}-year-old\b", re.IGNORECASE)
LEFT_OF_HEAD = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "nmod:desc",
        "flat",
        "advmod",
    }
)
LONGEST_TITLE = 11
OF_TITLES = frozenset({"of", "for", "the", "'s", "’s", "and", "3rd", "1st", "2nd"})
OWNING_SORTS = frozenset({"adjective", "country", "capital", "seat", "organisation", "armed_group", "outlet"})


def find_nominals(words: Words, names: Sequence[Mention]) -> list[Mention]:
    """The nominal mentions of a paragraph, outside its names; unresolved, sorted by start.

    A phrase that means a government (`Russian authorities`, `the Ukrainian delegation`) has its country as actor.
    Others carry the country or body that they belong to as affiliation.
    """
    taken = {
        index
        for mention in names
        if mention.label not in ("NORP", "GPE")
        for index in range(_first_of_title(words, mention), mention.last)
    }
    persons = [mention for mention in names if mention.label == "PERSON" and mention.actor]
    return list(_find(words, taken, persons))


def _first_of_title(words: Words, mention: Mention) -> int:
    """Where the title begins that is one phrase with the name; an apposition is a phrase of its own."""
    return mention.first if _is_apposed(words, mention) else _first_of_role(words, mention)


def _first_of_role(words: Words, mention: Mention) -> int:
    return mention.first if mention.role_start is None else words.index_at(mention.role_start - words.paragraph.start)


def _is_apposed(words: Words, mention: Mention) -> bool:
    """Whether the role before the name is more than a title: `the head of the committee, Ana Ruiz`."""
    first = _first_of_role(words, mention)
    return "," in words.forms[first : mention.first] or "of" in words.lower[first : mention.first]


def _find(words: Words, taken: set[int], persons: Sequence[Mention]) -> Iterator[Mention]:
    people, bodies = _people(), word_list("nominals", "bodies")
    for match in AGE.finditer(words.text):
        following = words.last_at(match.end())
        is_last = following == len(words.forms) or words.token(following).pos_ not in ("NOUN", "PROPN", "ADJ")
        if is_last:
            yield words.mention(*match.span(), "nominal", "PERSON", None, role=match[0].split()[-1])
        elif words.token(following).pos_ == "NOUN" and words.token(following).tag_ == "NN":
            taken = taken | {following}
            end = words.starts[following] + len(words.forms[following])
            yield words.mention(match.start(), end, "nominal", "PERSON", None, role=words.forms[following])
    before_name = {mention.first for mention in persons}
    for index, lower in enumerate(words.lower):
        if not lower:
            continue
        token = words.token(index)
        is_tank = lower == "tank" and index > 0 and words.lower[index - 1] == "think"
        is_person = lower in people or _speaks_as_many(token) or _speaks_as_known(words, index, token)
        if not is_person and lower not in bodies and not is_tank:
            continue
        if index in taken or token.pos_ not in NOMINAL_TAGS or not _is_head(words, index, token, before_name):
            continue
        yield _mention(words, index, "PERSON" if is_person else "ORG", persons)


def _speaks_as_many(token: Token) -> bool:
    """Whether a plural that no list holds is the subject of a verb of saying, so that it means people: `vendors`."""
    is_subject = token.tag_ == "NNS" and token.dep_ == "nsubj" and token.head.lemma_ in word_list("nominals", "saying")
    lower = token.lower_
    return is_subject and lower not in word_list("nominals", "bodies") and lower not in word_list("nominals", "texts")


def _speaks_as_known(words: Words, index: int, token: Token) -> bool:
    """Whether `the` and a noun that no list holds speaks, so that it means somebody told of before: `the leftist`."""
    is_subject = (
        token.tag_ == "NN" and token.dep_ in ("nsubj", "obj") and (token.head.lemma_ in word_list("nominals", "saying"))
    )
    if not is_subject or (
        token.dep_ == "obj" and (token.head.i != index - 2 or words.forms[index - 3] not in (",", "”"))
    ):
        return False
    lower = token.lower_
    is_thing = lower in word_list("nominals", "bodies") | word_list("nominals", "institutions")
    is_thing = is_thing or f"{lower}s" in word_list("nominals", "texts")
    return not is_thing and any(child.lower_ == "the" for child in token.children)


def _is_head(words: Words, index: int, token: Token, before_name: set[int]) -> bool:
    """Whether the noun heads its phrase, instead of standing in a compound or before a name."""
    following = index + 1
    if following < len(words.forms) and following in before_name:
        return False
    if (
        words.forms[index][:1].isupper()
        and following < len(words.forms)
        and words.forms[following][:1].isupper()
        and (is_title_word(words.lower[following]))
    ):
        return False
    is_before_clause = index + 2 < len(words.forms) and words.lower[index + 2] == "that"
    if token.dep_ in ("compound", "amod", "nmod:desc", "flat") and token.head.i > index and not is_before_clause:
        return False
    is_subject = token.dep_ == "nsubj" and index > 0 and words.lower[index - 1] == "the"
    return bool(token.pos_ != "ADJ" or token.tag_ in ("NN", "NNS") or is_subject)


def _mention(words: Words, index: int, label: str, persons: Sequence[Mention]) -> Mention:
    first = _left_edge(words, index)
    owner = _owner(words, first, index) or next((p.actor for p in persons if first <= p.first < index), None)
    is_plural = words.token(index).tag_ in ("NNS", "NNPS") or "Number=Plur" in words.token(index).morph
    if label == "PERSON":
        actor = _explained(words, first, index, persons) or _government(words, index, owner)
    else:
        actor = _named_body(words, first, index) or _government(words, index, owner)
    start, end = words.starts[first], words.starts[index] + len(words.forms[index])
    role = None
    if label == "PERSON":
        role = words.text[words.starts[_after_determiner(words, first, index)] : end]
    return words.mention(start, end, "nominal", label, actor, role=role, affiliation=owner, is_plural=is_plural)


def _left_edge(words: Words, index: int) -> int:
    """Where the phrase begins that ends with its head at `index`."""
    first = index
    head = words.token(index)
    for child in head.lefts:
        if child.dep_ in LEFT_OF_HEAD and head.i - child.left_edge.i < 12:
            edge = child.left_edge.i
            if all(
                words.forms[i] not in (",", ";", "“", '"', "”", "(") and words.token(i).tag_ not in ("VBD", "VBZ", "MD")
                for i in range(edge, index)
            ):
                first = min(first, edge)
    while first < index and (not words.forms[first] or words.lower[first] in word_list("nominals", "not_leading")):
        first += 1
    return first


def _after_determiner(words: Words, first: int, index: int) -> int:
    while first < index and words.lower[first] in word_list("nominals", "determiners"):
        first += 1
    return first


def _owner(words: Words, first: int, index: int) -> Actor | None:
    for position in range(first, index):
        hit = words.hit_starting.get(position)
        if hit and hit.entry.sort in OWNING_SORTS:
            return hit.entry.actor
    return None


def _named_body(words: Words, first: int, index: int) -> Actor | None:
    """The body that the phrase names and sorts: `the RIA news agency`."""
    if words.lower[index] not in word_list("nominals", "sorts_of_body"):
        return None
    hits = [hit for hit in words.hits if first <= words.index_at(hit.start) and words.last_at(hit.end) <= index]
    last = hits[-1] if hits else None
    is_body = last is not None and last.entry.sort in ("organisation", "armed_group", "outlet")
    return last.entry.actor if last is not None and is_body and index - words.last_at(last.end) < 2 else None


def _explained(words: Words, first: int, index: int, persons: Sequence[Mention]) -> Actor | None:
    """The person beside whose name the phrase stands: `Svetlana Davydova, a mother`; `the colonel, Ivan Petrov,`."""
    for person in persons:
        is_beside = person.first == index + 2 and words.forms[index + 1] == ","
        is_role = _first_of_role(words, person) <= index < person.first
        if _is_titled(words, index, person):
            return person.actor
        if (is_beside or is_role) and person.role is not None and words.lower[index] in person.role.lower().split():
            return person.actor
    is_many = words.token(index).tag_ == "NNS"
    if first == 0 or words.forms[first - 1] != "," or is_many or _speaks_itself(words, index):
        return None
    return next((person.actor for person in persons if person.last == first - 1), None)


def _is_titled(words: Words, index: int, person: Mention) -> bool:
    """Whether the name follows the body that its title names: `the chief of the General Staff Viktor Muzhenko`."""
    if not index + 2 < person.first < index + LONGEST_TITLE or words.lower[index + 1] not in ("of", "for"):
        return False
    between = words.forms[index + 1 : person.first]
    is_body = between[-1] in word_list("words", "organisation_heads")
    return is_body and all(form[:1].isupper() or form in OF_TITLES for form in between)


def _speaks_itself(words: Words, index: int) -> bool:
    """Whether the phrase is no apposition but closes the sentence with its verb: `… to Ana Ruiz, an official said.`"""
    if index + 2 >= len(words.forms) or words.lower[index + 2] not in {".", ",", "in", "on"}:
        return False
    verb = words.token(index + 1)
    return verb.tag_ in ("VBD", "VBZ", "VBP") and verb.lemma_ in word_list("words", "speech")


def _government(words: Words, index: int, owner: Actor | None) -> Actor | None:
    """The country, where the phrase means its government."""
    noun = words.lower[index]
    if owner is None or noun not in government_nouns() or owner.kind == "organisation":
        return None
    return owner if owner.kind == "armed_group" else country_by_code(owner.country_iso3 or "")


def noun_of_body(words: Words, mention: Mention) -> str | None:
    """The canonical noun of a body's phrase (`the defense ministry` → `Defence Ministry`), if it is one."""
    for first in range(mention.first, mention.last):
        noun = body_noun(" ".join(words.forms[first : mention.last]))
        if noun:
            return noun
    return None


@functools.cache
def _people() -> frozenset[str]:
    people = word_list("nominals", "people")
    return people | {f"{noun}s" for noun in people}
