"""The second reading: who does what to whom by each word, sender, target and action judged together, by the whole article.

Judged one by one, the likeliest sender, the likeliest target and the likeliest state often do not belong together: a
target elsewhere sends nothing here, and whoever asks for a measure does not take it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.facts.learned.linear import LinearModel
from flows.facts.learned.reader import YES
from flows.facts.sanctions.triple_company import Company, are_listed, of_action_beside, of_seat_beside
from flows.facts.sanctions.triple_features import of_pair, of_rule, of_seat, of_state, of_word
from flows.facts.sanctions.whole import Seat, Whole, Word

TRIPLE = "triple"
"""The name of the model of the second reading."""
LEAST = 0.15
"""The chance from which a word is looked at."""
_TAUGHT = 0.004
"""The chance in the first reading from which triples are learned from."""
_STATE = 0.05
"""The chance from which a state is looked at, of the likeliest few."""
_STATES = 3


@dataclass(frozen=True)
class Triple:
    """A sender, a target and an action that a word may tell, with the features by which they are judged.

    `chance` is what the first reading makes of the four together, each judged for itself.
    """

    sender: Seat
    target: Seat
    state: str
    chance: float
    features: Sequence[str]

    @property
    def names(self) -> tuple[str | None, str | None, str]:
        """The names of sender and target, and the action."""
        return self.sender.name, self.target.name, self.state


def judge_triples(whole: Whole, number: int, model: LinearModel, least: float) -> list[tuple[Triple, float]]:
    """What a word tells with a chance of `least` or more, 0 to 1, the likeliest first: the geometric mean of both readings'.

    The first reading asks more of a single sentence, the second more of the article. A word tells one measure: beside the
    likeliest triple it tells those of the same action that name somebody listed with its sender or target.
    """
    judged = [
        (triple, math.sqrt(triple.chance * model.probabilities(triple.features)[YES]))
        for triple in read_triples(whole, number, least * least)
    ]
    likely = sorted((one for one in judged if one[1] >= least), key=lambda one: -one[1])
    return [one for one in likely if _are_joint(one[0], likely[0][0])]


def _are_joint(one: Triple, first: Triple) -> bool:
    """Whether two triples are told by one word together: `Canada and Japan barred`, `sanctions on Belarus and Myanmar`."""
    seats = ((one.sender, first.sender), (one.target, first.target))
    return one.state == first.state and all(a.name == b.name or are_listed(a, b) for a, b in seats)


def read_triples(whole: Whole, number: int, least: float = _TAUGHT) -> Iterator[Triple]:
    """The triples that a word may tell with a chance of `least` or more."""
    word = whole.words[number]
    told = word.told
    pairs = [
        (sender, target, chance)
        for sender in word.senders
        for target in word.targets
        if sender.name != target.name and (chance := told.chance * sender.chance * target.chance) >= least
    ]
    if not pairs:
        return
    company = Company.of(whole, number)
    alone = of_word(whole, word)
    states = [s for s in sorted(told.states.items(), key=lambda s: -s[1])[:_STATES] if s[1] >= _STATE]
    senders = {s.name: s for s, _, _ in pairs}
    targets = {t.name: t for _, t, _ in pairs}
    of_senders = {name: _of_seat("sender", whole, word, seat, company) for name, seat in senders.items()}
    of_targets = {name: _of_seat("target", whole, word, seat, company) for name, seat in targets.items()}
    for sender, target, chance in pairs:
        likely_states = [
            (state, likely, rank) for rank, (state, likely) in enumerate(states) if chance * likely >= least
        ]
        if not likely_states:
            continue
        pair = [*alone, *of_senders[sender.name], *of_targets[target.name], *of_pair(whole, word, sender, target)]
        beside = of_action_beside(word, sender, target, [state for state, _, _ in likely_states], company)
        for ranked, around in zip(likely_states, beside, strict=True):
            state, likely, _ = ranked
            own = of_state(word, sender, target, ranked, chance * likely)
            yield Triple(sender, target, state, chance * likely, [*pair, *own, *around])


def _of_seat(role: str, whole: Whole, word: Word, seat: Seat, company: Company) -> list[str]:
    """All that is known of somebody in the role of `sender` or `target`."""
    letter = role[0]
    beside = of_seat_beside(letter, word, seat, company)
    return [*of_seat(letter, whole, word, seat), *of_rule(role, word, seat), *beside]
