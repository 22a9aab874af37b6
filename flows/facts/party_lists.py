"""Lists of parties: the actors that a noun phrase or a list of them names, read from left to right.

The reading goes by position, not by the tree: lists of long titled names are where a parser errs most, while
names, commas and `and` are certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.annotate.model import Mention
from flows.annotate.tense import FINITE_TAGS
from flows.annotate.tree import Token
from flows.facts.cues import singular
from flows.facts.parties import Party, unique, words
from flows.facts.passage import Passage

_LEADERS_OF = frozenset({"led", "headed", "chaired", "fronted"})
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "INTJ", "X", "SYM"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "who", "whose"})


@dataclass(frozen=True, slots=True)
class PartyList:
    """The parties that a stretch `[first, last)` of tokens names, and the plural phrase in it that points back."""

    parties: tuple[Party, ...]
    first: int
    last: int
    anaphor: str | None = None

    def __bool__(self) -> bool:
        return bool(self.parties) or self.anaphor is not None


@dataclass
class _Phrase:
    """One noun phrase of the list while it is read."""

    mentions: list[Mention] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    possessors: list[Mention] = field(default_factory=list)
    trailing: str | None = None
    is_group: bool = False
    after_comma: bool = False
    has_article: bool = False


def _is_mistaken_plural(token: Token, group: Sequence[Mention]) -> bool:
    """Whether a plural pronoun is said to mean one body, so that it is better led back by what it takes part in."""
    return token.lower_ in ("they", "them", "both") and len(group) < 2


def read_parties(passage: Passage, first: int, limit: int) -> PartyList:
    """The parties named from the token `first` on, as far as the list goes and at most up to `limit`."""
    phrases, phrase, index = [], _Phrase(), first
    while index < limit:
        token = passage[index]
        mention = passage.mentions.get(index)
        group = passage.groups.get((mention.first, mention.last), []) if mention is not None else []
        if mention is not None and mention.last > index and (mention.kind != "nominal" or len(group) > 1):
            if token.tag_ != "PRP$" and not _is_mistaken_plural(token, group):
                phrase.mentions.extend(group)
                phrase.is_group |= len(group) > 1
            elif token.tag_ != "PRP$":
                phrase.nouns.append(token.lower_)
            phrase.words.append(mention.text)
            phrase.trailing = None
            index = max(mention.last, index + 1)
            if index < limit and passage[index].lower_ in ("'s", "’s", "'", "’"):
                phrase.possessors.append(mention)
            continue
        step = _step(passage, index, limit, phrase)
        if step == 0:
            break
        if token.lower_ in (",", "and", "or", "&", "plus") or (token.lower_ == "as" and step == 3):
            phrases.append(phrase)
            phrase = _Phrase(after_comma=token.text == ",")
        else:
            _add_word(phrase, token, mention)
        index += step
    phrases.append(phrase)
    return _gather(phrases, first, index)


def _step(
    passage: Passage,
    index: int,
    limit: int,
    phrase: _Phrase,
) -> int:
    """How many tokens belong to the list from here; 0 where it ends."""
    token = passage[index]
    lower, following = token.lower_, passage[index + 1].lower_ if index + 1 < limit else ""
    if token.text == "(":
        closing = next((i for i in range(index, min(limit, index + 12)) if passage[i].text == ")"), index - 1)
        return closing - index + 1
    if index in passage.dates:
        return 0
    if lower == "," and opens_clause(passage, index + 1, limit):
        return 0
    if lower in (",", "and", "or", "&", "plus"):
        return 1 if _goes_on(passage, index + 1, limit) else 0
    if lower == "as" and following == "well":
        return 3
    if lower == "both":
        return 1
    if lower in _LEADERS_OF or (lower == "by" and passage[index - 1].lower_ in _LEADERS_OF):
        return 1
    if lower in ("of", "from", "for") and (set(phrase.nouns) & words("group") or not phrase.words):
        return 1
    if lower in ("who", "whom", "which", "that", "there", "when", "where"):
        return 0
    return 1 if token.pos_ in _INSIDE or lower in ("'s", "’s", "-", "’", "'") else 0


def opens_clause(passage: Passage, index: int, limit: int) -> bool:
    """Whether a comma is followed by a name and its verb (`…, Putin said`), so that no list goes on."""
    position = index + 1 if index < limit and passage[index].lower_ == "and" else index
    first = position
    nominal = ("DET", "ADJ", "NOUN", "PROPN")
    while position < limit and (position in passage.mentions or passage[position].pos_ in nominal):
        position += 1
    if position in (first, limit):
        return False
    return passage[position].tag_ in FINITE_TAGS


def _goes_on(passage: Passage, index: int, limit: int) -> bool:
    """Whether a further noun phrase follows a comma or `and` before anything that ends the list."""
    for position in range(index, min(limit, index + 14)):
        if position in passage.dates:
            return False
        if position in passage.mentions:
            return True
        token = passage[position]
        if token.lower_ in ("and", "or") and position == index:
            continue
        if token.lower_ not in ("of", "from") and token.pos_ not in _INSIDE:
            return False
    return False


def _add_word(phrase: _Phrase, token: Token, mention: Mention | None) -> None:
    if mention is not None and mention.actor is not None and mention not in phrase.mentions:
        phrase.mentions.append(mention)
    if not phrase.words and token.lower_ in _ARTICLES:
        phrase.has_article = True
    if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET") or token.lower_ == "both":
        phrase.nouns.append(singular(token))
    if token.pos_ in ("NOUN", "PROPN"):
        phrase.trailing = singular(token)
    phrase.words.append(token.text)


def _gather(phrases: Iterable[_Phrase], first: int, last: int) -> PartyList:
    parties: list[Party] = []
    anaphor: str | None = None
    awaits_name = False
    for phrase in phrases:
        named = _named(phrase)
        is_person = bool(named) and named[0].is_person
        is_office = bool(set(phrase.nouns) & words("office"))
        is_explained = phrase.has_article or (phrase.trailing is not None and bool(phrase.possessors))
        if (
            phrase.after_comma
            and parties
            and is_office
            and ((not is_person and phrase.has_article) or (is_explained and phrase.trailing is not None))
        ):
            continue
        if awaits_name and is_person and phrase.after_comma:
            parties.pop()
        awaits_name = bool(named) and not is_person and is_office
        parties.extend(named)
        if not named and anaphor is None:
            anaphor = _anaphor(phrase)
    return PartyList(tuple(unique(parties)), first, last, anaphor)


def _named(phrase: _Phrase) -> list[Party]:
    """The parties of one noun phrase: its persons, else its other actors, else a phrase for an unnamed group."""
    if phrase.trailing is not None and phrase.trailing not in words("group") | words("office"):
        return []
    mentions = without_titles(phrase.mentions)
    owners = [m for m in phrase.possessors if m.actor is not None and m.actor.kind == "country"]
    owned = [m for m in mentions if m not in owners and m.actor is not None]
    actors = [m.actor for m in (owned if owned and phrase.trailing is None else mentions) if m.actor is not None]
    persons = [a for a in actors if a.kind == "person"]
    if actors and phrase.is_group:
        return [Party(actor.name, actor) for actor in actors]
    if actors:
        chosen = persons[-1:] if persons else actors[:1]
        return [Party(actor.name, actor) for actor in chosen]
    texts = [m.text for m in phrase.mentions if m.kind == "name"]
    if texts:
        return [Party(texts[-1], None)]
    is_group = phrase.trailing is not None and phrase.trailing in words("group") and not phrase.has_article
    return [Party(" ".join(phrase.words), None)] if is_group and _anaphor(phrase) is None else []


def without_titles(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are not part of the title of a person among them, as `Thai` in `Thai premier Anutin` is."""
    titles = [(m.role_start, m.start) for m in mentions if m.role_start is not None]
    return [m for m in mentions if not any(start <= m.start < end for start, end in titles)]


def _anaphor(phrase: _Phrase) -> str | None:
    nouns = phrase.nouns
    if not nouns or len(nouns) > 5:
        return None
    head = phrase.trailing if phrase.trailing is not None else nouns[0]
    if head in words("plural_anaphor") and (phrase.has_article or len(nouns) == 1 or "both" in nouns):
        return head
    return None
