"""The cast of an article: each person that it names, with sex, offices and country, as far as they are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.annotate.model import Actor, Mention
from flows.annotate.people import by_name, gender_of, is_same_office
from flows.annotate.titles import gender_of_title
from flows.annotate.words import Words
from flows.lexicons import load
from flows.lexicons import words as word_list

LEADERS = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "leader",
    "head of state",
    "ruler",
    "junta",
    "pope",
)


@dataclass
class Part:
    """What is known of one person of the article."""

    actor: Actor
    gender: str | None
    roles: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)

    def holds(self, phrase: str) -> bool:
        """Whether the person may be meant by the role `phrase` (`leader`, `foreign minister`, `spokesman`)."""
        wanted = _plain(phrase)
        known = by_name().get(self.actor.name)
        if (
            known
            and "secretary general" in " ".join(wanted.replace("-", " ").split())
            and "general" not in known.office
        ):
            return False
        if known and "supreme" in wanted and "supreme" not in known.office:
            return False
        if known and is_same_office(wanted, known.office):
            return True
        if wanted in ("leader", "ruler", "president") and known and known.office.endswith(wanted):
            return True
        if wanted == "leader":
            return any(office in role for role in self.roles for office in LEADERS)
        return any(_is_within(wanted, role) for role in self.roles)


class Cast:
    """The persons of one article by canonical name."""

    def __init__(self, paragraphs: Iterable[Words], names: Iterable[Mention]) -> None:
        self.parts: dict[str, Part] = {}
        lines = {words.paragraph.index: words for words in paragraphs}
        for mention in names:
            if mention.actor is not None and mention.actor.kind == "person":
                self._add(mention, mention.actor, lines[mention.paragraph])

    def _add(self, mention: Mention, actor: Actor, words: Words) -> None:
        part = self.parts.setdefault(actor.name, Part(actor, gender_of(actor)))
        if mention.role:
            part.roles.append(_plain(mention.role))
            by_word: dict[str, str] = load("nominals")["genders"]
            genders = (gender_of_title(word) or by_word.get(word) for word in mention.role.lower().split())
            part.gender = part.gender or next((gender for gender in genders if gender), None)
        if part.gender is None and mention.first > 0:
            part.gender = gender_of_title(words.lower[mention.first - 1]) or _gender_of_kin(mention, words)
        for code in (actor.country_iso3, mention.affiliation.country_iso3 if mention.affiliation else None):
            if code:
                part.countries.add(code)

    def who_holds(self, phrase: str, country: str | None) -> list[Part]:
        """The persons whom a role may mean, of `country` where that is given."""
        fitting = [part for part in self.parts.values() if part.holds(phrase)]
        if country is None:
            return fitting
        return [part for part in fitting if country in part.countries]


def _gender_of_kin(mention: Mention, words: Words) -> str | None:
    """The sex that the word of kinship before a name tells: `his mother, Noreen`, `her son Omar`."""
    before = mention.first - 1 - (words.lower[mention.first - 1] == ",")
    noun = words.lower[before] if before >= 0 else ""
    genders: dict[str, str] = load("nominals")["genders"]
    return genders.get(noun) if noun in word_list("nominals", "kin") else None


def _plain(role: str) -> str:
    plain = role.lower().replace("defense", "defence")
    return plain.replace("spokeswoman", "spokesperson").replace("spokesman", "spokesperson")


def _is_within(wanted: str, role: str) -> bool:
    """Whether every word of the wanted role is one of the role as printed; `minister` is within `foreign minister`."""
    words = set(role.replace("-", " ").replace(",", " ").split())
    return all(word in words for word in wanted.replace("-", " ").split())


def groups_of(noun: str) -> list[str]:
    """The bodies that a noun such as `alliance` or `bloc` usually means."""
    return list(load("nominals")["groups_of"].get(noun, ()))
