"""On whom: the targets of a measure, from its object, its preposition or the subject of a passive."""

from __future__ import annotations

from flows.annotate.model import Mention
from flows.annotate.tense import FINITE_TAGS
from flows.documents.printed_dates import MONTHS
from flows.facts.cues import word_list
from flows.facts.parties import Party, country_by_code, unique
from flows.facts.party_lists import opens_clause
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import word_set
from flows.facts.sanctions.measure import Measure
from flows.facts.sanctions.organs import named_in
from flows.facts.subjects import phrase_start

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "X", "CCONJ"})
_LINKS = frozenset({",", "'s", "’s", "-", "of", "from", "and", "as", "well", "including"})
_THROUGH = frozenset({"with", "to", "on", "under"})
_AIMS = frozenset({"to", "from", "with", "against", "on", "of", "between"})
_MOST = 3
"""Named persons or firms are a record each up to this many."""


def read_targets(passage: Passage, measure: Measure, action: Action) -> tuple[list[Party], int]:
    """The targets of the measure and the last token that names them."""
    end = passage.sentence_of(measure.index).end
    if measure.is_verb and passage[measure.index].lower_.startswith("retaliat"):
        near = range(measure.last, min(end, measure.last + 8))
        against = next((i for i in near if passage[i].lower_ == "against"), None)
        return collect_targets(passage, against + 1, end) if against is not None else ([], measure.index)
    if measure.is_verb:
        if passage[measure.index].tag_ == "VBN" and _is_passive(passage, measure.index):
            start = phrase_start(passage, subject_index(passage, measure.index))
            return collect_targets(passage, start, measure.index)
        found = collect_targets(passage, measure.index + 1, end)
        after = measure.index + 1
        while not found[0] and after < min(end, measure.index + 8):
            after += 1
            if after < end and passage[after - 1].lower_ in ("with", "of", "from", "to", "by", "in"):
                found = collect_targets(passage, after, end)
        return found
    for position in range(measure.last, min(end, measure.last + 12)):
        token = passage[position]
        if (
            token.lower_ in word_set("target_prepositions")
            and position not in passage.dates
            and position + 1 not in passage.dates
        ):
            found = collect_targets(passage, position + 1, end)
            if found[0]:
                return found
        is_relative = token.dep_ in ("acl:relcl", "acl") or position == action.act
        if token.text in (";", ":") or (token.tag_ in FINITE_TAGS and not is_relative):
            break
    if action.act < measure.first:
        found = collect_targets(passage, action.act + 1, measure.first)
        if found[0] and any(passage[i].lower_ in _THROUGH for i in range(action.act, measure.first)):
            return found
    return [], measure.index


def _is_name(passage: Passage, index: int) -> bool:
    return index in passage.mentions or (index < len(passage) and passage[index].tag_ in ("NNP", "NNPS"))


def _is_stand_in(passage: Passage, mention: Mention, position: int) -> bool:
    """Whether a nominal that begins at `position` stands for one actor: `its neighbour`; not `the leader of …`."""
    is_one = mention.actor is not None and position == mention.first and not mention.is_plural
    is_described = mention.last < len(passage) and passage[mention.last].lower_ == "of"
    return is_one and not is_described


def _behind_staff(passage: Passage, mention: Mention, limit: int) -> Party | None:
    """The country whose organ employs those named: `Georgian police commanders`."""
    if mention.actor is None or mention.actor.kind != "organisation":
        return None
    if mention.last >= limit or passage[mention.last].tag_ != "NNS":
        return None
    return next((p for p in named_in(mention.text) if p.is_country), None)


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


def _is_of_allies(passage: Passage, mention: Mention) -> bool:
    """Whether a body is named only to say who is meant: `their NATO ally`, `EU members`."""
    after = passage[mention.last].lower_ if mention.last < len(passage) else ""
    is_body = mention.actor is not None and mention.actor.kind == "organisation"
    return is_body and after.removesuffix("s") in word_set("fellows")


def _is_circle(passage: Passage, start: int, index: int) -> bool:
    """Whether those around the person at `index` are meant: `people close to Putin`."""
    return any(passage[i].lower_ in word_set("circles") for i in range(start, index))


def _is_led(passage: Passage, start: int, index: int) -> bool:
    """Whether the person at `index` is named behind his post: `the leader of the front, Abu Ali`."""
    return passage[index - 1].text == "," and any(passage[i].lower_ in word_set("posts") for i in range(start, index))


def _is_title(passage: Passage, index: int) -> bool:
    """Whether a capitalised word leads to a name as its title does: `President Ahmed al-Sharaa`."""
    while index < len(passage) and index not in passage.mentions and passage[index].tag_ in ("NNP", "NNPS"):
        index += 1
    return index in passage.mentions


def _is_passive(passage: Passage, index: int) -> bool:
    before = {passage[i].lower_ for i in range(max(0, index - 3), index)}
    return not before.isdisjoint(word_list("be")) or passage[index].dep_ == "acl"


def subject_index(passage: Passage, index: int) -> int:
    """The token that heads the subject of the verb at `index`, or the nearest word before it."""
    token = passage[index]
    subject = next((child for child in token.children if child.dep_ in ("nsubj:pass", "nsubj")), None)
    if subject is not None:
        return int(subject.i)
    if token.dep_ == "acl":
        return int(token.head.i)
    return max(index - 2, 0)


def collect_targets(  # noqa: PLR0915 - one branch per kind of word
    passage: Passage,
    start: int,
    limit: int,
) -> tuple[list[Party], int]:
    """The actors named from `start` on: persons and bodies, else the countries that what is named belongs to."""
    named: list[Party] = []
    countries: list[Party] = []
    owners: list[Party] = []
    position, last, is_joined = start, start, False
    while position < limit:
        if passage[position].lower_ in (",", "and"):
            is_joined = False
        token, mention = passage[position], passage.mentions.get(position)
        if position in passage.dates:
            break
        group = passage.groups.get((mention.first, mention.last), []) if mention is not None else []
        if mention is not None and len(group) > 1 and position == mention.first:
            countries.extend(Party(m.actor.name, m.actor) for m in group if m.actor is not None)
            last = mention.last - 1
            position = mention.last
            continue
        if mention is not None and mention.last > position:
            if token.tag_ == "PRP$" or (mention.kind == "nominal" and not _is_stand_in(passage, mention, position)):
                if token.lower_ != "its" and mention.actor is not None and mention.actor.kind == "country":
                    owners.append(Party(mention.actor.name, mention.actor))
                position += 1
                continue
            if mention.actor is not None and _is_of_allies(passage, mention):
                last = mention.last - 1
            elif mention.actor is not None:
                party = Party(mention.actor.name, mention.actor)
                is_followed = mention.last < limit and passage[mention.last].tag_ == "POS"
                if party.is_person and (is_followed or _is_circle(passage, start, position)):
                    party = country_by_code(passage.annotated, mention.actor.country_iso3) or party
                party = _behind_staff(passage, mention, limit) or party
                if (
                    party.is_person
                    and (is_joined or _is_led(passage, start, position))
                    and named
                    and not named[-1].is_person
                ):
                    named.pop()
                is_joined = True
                (countries if party.is_country else named).append(party)
                last = mention.last - 1
            elif mention.kind == "name":
                named.append(Party(mention.text, None))
                last = mention.last - 1
            position = max(mention.last, position + 1)
            continue
        if token.text == "," and _is_left(passage, position + 1, limit):
            break
        place = passage.places.get(position)
        is_aim = passage[position - 1].lower_ in _AIMS if position else False
        if mention is None and is_aim and place is not None and place.place is not None:
            country = country_by_code(passage.annotated, place.place.country_iso3)
            owners.extend([country] if country is not None else [])
        is_new_name = token.tag_ in ("NNP", "NNPS") and token.text[0].isupper() and position not in passage.places
        is_new_name &= not _describes(passage, position)
        if is_new_name and not _is_title(passage, position):
            start_name = position
            while position < limit and passage[position].text[0].isupper() and position not in passage.mentions:
                position += 1
            named.append(Party(" ".join(passage[i].text for i in range(start_name, position)), None))
            last = position - 1
            continue
        is_located = token.lower_ == "in" and not named and not countries and position > start
        is_tie = token.lower_ == "to" and passage[position - 1].lower_ in word_set("circles")
        is_attribute = token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
        if (
            not is_tie
            and not is_attribute
            and token.pos_ not in _INSIDE
            and token.lower_ not in _LINKS
            and not is_located
        ):
            break
        if (
            token.text == ","
            and not _is_name(passage, position + 1)
            and not (passage[min(position + 1, limit - 1)].lower_ == "and" and _is_name(passage, position + 2))
        ):
            break
        if token.lower_ == "from" and (named or countries):
            break
        if token.lower_ in ("for", "over", "after", "that", "who", "which", "if", "with"):
            break
        position += 1
    named = unique(named)
    if named and len(named) <= _MOST:
        return named, last
    return unique(countries) or named[:1] or unique(owners), last
