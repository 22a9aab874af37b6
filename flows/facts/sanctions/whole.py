"""An article as the first reading leaves it: its words that may tell a sanction, and who may impose and suffer each.

A word alone says little of a target named three sentences before; the article says it elsewhere. What all words say
together is kept here for the second reading (`triples`).
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from flows.annotate.model import Actor, Annotated
from flows.facts.learned.parties import Candidate
from flows.facts.learned.reader import Judged, Told
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.sanctions.regimes import is_known, state_behind
from flows.facts.sanctions.states import state_of
from flows.facts.sanctions.unions import union_behind

Names = tuple[str, str]
"""A sender and a target."""
_LOOKED_AT = 8
"""How many of the likeliest candidates for a role are looked at; several may act for one state."""
_SENDERS, _TARGETS = 4, 5
_NOBODY = 0.3
"""How likely nobody is where the likeliest candidate is out of the question."""


@dataclass(frozen=True)
class Seat:
    """Somebody who may be sender or target at a word, or nobody: `rank` counts from 0, the likeliest.

    `named` is whom the text names, who may act for the party.
    """

    party: Party | None
    chance: float
    rank: int
    judged: Judged | None = None

    @property
    def name(self) -> str | None:
        """The party's canonical name."""
        return self.party.name if self.party is not None else None

    @property
    def named(self) -> str | None:
        """The name of the one whom the text names."""
        return self.judged.who.name if self.judged is not None else None

    @property
    def state(self) -> str | None:
        """The name of the country of the party, else of itself."""
        actor = self.party.actor if self.party is not None else None
        return state_behind(actor) if actor is not None else self.name

    @property
    def candidate(self) -> Candidate | None:
        """Where the text names him."""
        return self.judged.candidate if self.judged is not None else None


@dataclass(frozen=True)
class Word:
    """A word that may tell a sanction: those who may have a part in it, the likeliest first and nobody last.

    `as_sender` and `as_target` are the chances of everybody by name; `pairs` those of the word together with sender and
    target. `named` are the actors that the article names.
    """

    told: Told
    named: frozenset[str]
    senders: Sequence[Seat]
    targets: Sequence[Seat]
    as_sender: Mapping[str, float]
    as_target: Mapping[str, float]
    pairs: Mapping[Names, float]

    @functools.cached_property
    def asking(self) -> Mapping[str, float]:
        """The chances, by name, of asking for the measure; worked out when first asked for."""
        found: dict[str, float] = {}
        for judged in self.told.roles["advocate"][:_LOOKED_AT]:
            for name in (judged.who.name, state_of(self.told.passage, party_of(judged, self.named)).name):
                found[name] = max(found.get(name, 0.0), judged.chance)
        return found


@dataclass(frozen=True)
class Whole:
    """The words of an article, and how much they say of each sender and target together.

    `total` is how many words are expected to tell a sanction, `sentences` how many sentences the article has.
    """

    words: Sequence[Word]
    sentences: int
    senders: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, annotated: Annotated, passages: Sequence[Passage], told: Sequence[Told]) -> Whole:
        """The article in which these words were read."""
        named = names_in(annotated)
        whole = cls([_word(one, named) for one in told], sum(len(passage.sentences) for passage in passages))
        for word in whole.words:
            for seats, sums in ((word.senders, whole.senders), (word.targets, whole.targets)):
                for seat in seats:
                    if seat.name is not None:
                        sums[seat.name] += word.told.chance * seat.chance  # type: ignore[assignment]
        return whole

    @functools.cached_property
    def is_told(self) -> bool:
        """Whether it is known beforehand of any two of those named that the one presses the other."""
        annotated = self.words[0].told.passage.annotated
        return is_known(self.words[0].named, annotated.article.published_on)

    @functools.cached_property
    def total(self) -> float:
        """How many of the words are expected to tell a sanction."""
        return sum(word.told.chance for word in self.words) + 1e-6


def names_in(annotated: Annotated) -> frozenset[str]:
    """The actors that the article names or affiliates somebody with."""
    return frozenset(actor.name for m in annotated.mentions for actor in (m.actor, m.affiliation) if actor is not None)


def party_of(judged: Judged, named: frozenset[str]) -> Party:
    """The one judged, who has an id only where the article names him."""
    who = judged.who
    return Party(who.name, who, is_mentioned=who.name in named) if isinstance(who, Actor) else Party(who.name, None)


def _word(told: Told, named: frozenset[str]) -> Word:
    senders = {s.party.name: s for s in _seats(told, "sender", named) if s.party is not None}
    targets = {s.party.name: s for s in _seats(told, "target", named) if s.party is not None}
    first, second = list(senders.values())[:_SENDERS], list(targets.values())[:_TARGETS]
    return Word(
        told,
        named,
        [*first, _nobody(first)],
        [*second, _nobody(second)],
        {name: seat.chance for name, seat in senders.items()},
        {name: seat.chance for name, seat in targets.items()},
        {
            (one.name, other.name): told.chance * one.chance * other.chance
            for one in first
            for other in second
            if one.name is not None and other.name is not None and one.name != other.name
        },
    )


def _seats(told: Told, role: str, named: frozenset[str]) -> Iterator[Seat]:
    """The candidates for a role, the likeliest first, each but once: a minister sends for his state."""
    seen: set[str] = set()
    for judged in told.roles[role][:_LOOKED_AT]:
        party = party_of(judged, named)
        if role == "sender":
            party = _named_union(told, judged, named) or state_of(told.passage, party)
        if party.name not in seen:
            yield Seat(party, judged.chance, len(seen), judged)
            seen.add(party.name)


def _named_union(told: Told, judged: Judged, named: frozenset[str]) -> Party | None:
    """The union that the article does name, where a word such as `the bloc` is taken for one that it does not."""
    organ = judged.candidate.form.removeprefix("behind ")
    return union_behind(told.passage.annotated, organ) if judged.who.name not in named else None


def _nobody(seats: Sequence[Seat]) -> Seat:
    likeliest = max((seat.chance for seat in seats), default=0.0)
    return Seat(None, (1.0 - likeliest) * _NOBODY, len(seats))
