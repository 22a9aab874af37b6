"""Whom a stretch of words names as targets: persons and bodies, countries, the owners of what is named."""

from __future__ import annotations

from flows.annotate.model import Actor, Mention
from flows.documents.printed_dates import MONTHS
from flows.facts.parties import Party, country_by_code, unique
from flows.facts.party_lists import opens_clause
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.stand_ins import behind_staff, is_circle, is_led, is_of_allies, is_stand_in

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "X", "CCONJ"})
_LINKS = frozenset({",", "'s", "’s", "-", "of", "from", "and", "as", "well", "including"})
_AIMS = frozenset({"to", "from", "with", "against", "on", "of", "between"})
_CLOSING = frozenset({"for", "over", "after", "that", "who", "which", "if", "with"})
_MOST = 3
"""Named persons or firms are a record each up to this many."""


def collect_targets(passage: Passage, start: int, limit: int) -> tuple[list[Party], int]:
    """The actors named from `start` on, and the last token that names one.

    Persons and bodies, else the countries that what is named belongs to.
    """
    reading = _Reading(passage, start, limit)
    while reading.position < limit and reading.read_word():
        pass
    named = unique(reading.named)
    if named and len(named) <= _MOST:
        return named, reading.last
    return unique(reading.countries) or named[:1] or unique(reading.owners), reading.last


class _Reading:
    """A list of targets as far as `position`: persons and bodies `named`, countries, owners of things; `last` names one."""

    def __init__(self, passage: Passage, start: int, limit: int) -> None:
        self.passage = passage
        self.start = self.position = self.last = start
        self.limit = limit
        self.named: list[Party] = []
        self.countries: list[Party] = []
        self.owners: list[Party] = []
        self.is_joined = False

    @property
    def mention(self) -> Mention | None:
        """The mention that covers the word at `position`."""
        found = self.passage.mentions.get(self.position)
        return found if found is not None and found.last > self.position else None

    def read_word(self) -> bool:
        """Take in the word at `position`, with the name that it begins; false where the list is over."""
        passage, position = self.passage, self.position
        if passage[position].lower_ in (",", "and"):
            self.is_joined = False
        mention = self.mention
        if position in passage.dates:
            return False
        if mention is not None:
            self._read_mention(mention)
            return True
        if passage[position].text == "," and _is_left(passage, position + 1, self.limit):
            return False
        self._read_place()
        if self._begins_name():
            self._read_name()
            return True
        self.position += 1
        return not self._ends(position)

    def _read_mention(self, mention: Mention) -> None:
        token = self.passage[self.position]
        group = self.passage.groups.get((mention.first, mention.last), [])
        if len(group) > 1 and self.position == mention.first:
            self.countries.extend(Party(m.actor.name, m.actor) for m in group if m.actor is not None)
        elif token.tag_ == "PRP$" or (
            mention.kind == "nominal" and not is_stand_in(self.passage, mention, self.position)
        ):
            if token.lower_ != "its" and mention.actor is not None and mention.actor.kind == "country":
                self.owners.append(Party(mention.actor.name, mention.actor))
            self.position += 1
            return
        elif mention.actor is None:
            if mention.kind != "name":
                self.position = mention.last
                return
            self.named.append(Party(mention.text, None))
        elif not is_of_allies(self.passage, mention):
            self._add(self._party_of(mention, mention.actor))
        self.last = mention.last - 1
        self.position = mention.last

    def _party_of(self, mention: Mention, actor: Actor) -> Party:
        """Who is meant: the person or body, or the country of those around or under them."""
        passage, party = self.passage, Party(actor.name, actor)
        is_followed = mention.last < self.limit and passage[mention.last].tag_ == "POS"
        if party.is_person and (is_followed or is_circle(passage, self.start, self.position)):
            party = country_by_code(passage.annotated, actor.country_iso3) or party
        return behind_staff(passage, mention, self.limit) or party

    def _add(self, party: Party) -> None:
        """Add a party; a person takes the place of the body whose post he holds."""
        is_holder = party.is_person and (self.is_joined or is_led(self.passage, self.start, self.position))
        if is_holder and self.named and not self.named[-1].is_person:
            self.named.pop()
        self.is_joined = True
        (self.countries if party.is_country else self.named).append(party)

    def _read_place(self) -> None:
        """Take in the country of a place that something goes to or comes from."""
        passage, position = self.passage, self.position
        place = passage.places.get(position) if position not in passage.mentions else None
        if place is not None and place.place is not None and position and passage[position - 1].lower_ in _AIMS:
            country = country_by_code(passage.annotated, place.place.country_iso3)
            self.owners.extend([country] if country is not None else [])

    def _begins_name(self) -> bool:
        """Whether a name begins that nobody knows."""
        passage, position = self.passage, self.position
        token = passage[position]
        is_name = token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() and position not in passage.places
        return is_name and not _describes(passage, position) and not _is_title(passage, position)

    def _read_name(self) -> None:
        passage, first = self.passage, self.position
        while (
            self.position < self.limit
            and passage[self.position].text[0].isupper()
            and self.position not in passage.mentions
        ):
            self.position += 1
        self.named.append(Party(" ".join(passage[i].text for i in range(first, self.position)), None))
        self.last = self.position - 1

    def _ends(self, position: int) -> bool:
        """Whether a word that names nobody ends the list."""
        passage = self.passage
        token = passage[position]
        is_located = token.lower_ == "in" and not self.named and not self.countries and position > self.start
        is_tie = token.lower_ == "to" and passage[position - 1].lower_ in word_set("circles")
        is_attribute = token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
        is_inside = token.pos_ in _INSIDE or token.lower_ in _LINKS
        if not (is_tie or is_attribute or is_inside or is_located):
            return True
        if token.text == ",":
            is_last = passage[min(position + 1, self.limit - 1)].lower_ == "and" and _is_name(passage, position + 2)
            return not (_is_name(passage, position + 1) or is_last)
        if token.lower_ == "from" and (self.named or self.countries):
            return True
        return token.lower_ in _CLOSING


def _is_name(passage: Passage, index: int) -> bool:
    return index in passage.mentions or (index < len(passage) and passage[index].tag_ in ("NNP", "NNPS"))


def _is_left(passage: Passage, start: int, limit: int) -> bool:
    """Whether a comma ends the list: another clause or the source of the sentence follows."""
    return opens_clause(passage, start, limit) or _is_source(passage, start, limit)


def _is_source(passage: Passage, start: int, limit: int) -> bool:
    """Whether what follows a comma is who said it: `…, Estonian Prime Minister Kristen Michal said`."""
    for position in range(start, min(limit, start + 9)):
        if passage[position].text == "," or passage[position].lower_ == "and":
            return False
        if passage[position].lower_ in ("said", "says", "warned", "told", "added", "announced", "reported"):
            return True
    return False


def _describes(passage: Passage, index: int) -> bool:
    """Whether a capitalised word only describes a common noun behind it (`Crimean companies`, `the Attari crossing`) or dates it."""
    token = passage[index]
    is_before_noun = token.dep_ in ("amod", "compound") and token.head.i > index and token.head.tag_ in ("NN", "NNS")
    return is_before_noun or token.lower_ in MONTHS


def _is_title(passage: Passage, index: int) -> bool:
    """Whether a capitalised word leads to a name as its title does: `President Ahmed al-Sharaa`."""
    while index < len(passage) and index not in passage.mentions and passage[index].tag_ in ("NNP", "NNPS"):
        index += 1
    return index in passage.mentions
