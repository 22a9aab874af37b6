"""What speaks for and against seating a candidate, two together, and so many: the features by which a table is chosen."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from flows.facts.learned.around import lemma
from flows.facts.learned.parties import Candidate
from flows.facts.learned.reader import Judged
from flows.facts.meetings.bearing import bearings, count_told
from flows.facts.meetings.choice import LARGEST, Table
from flows.facts.meetings.story import Story, Telling

_CHANCES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
_SUMS = (0.1, 0.3, 0.7, 1.5, 3.0)
_TOGETHER = (0.05, 0.2, 0.5, 1.0, 2.0)
_LEADS = (-0.5, -0.2, -0.05, 0.05, 0.2, 0.5)
_PLACED = 0.3
_CLOSE, _ADJACENT = 6, 3
_PAIRED = frozenset(
    {"they", "both", "two", "each", "sides", "pair", "parties", "leaders", "counterparts", "delegations"}
    | {"ministers", "presidents"}
)


def step(value: float, steps: Sequence[float] = _CHANCES) -> int:
    """How many of the steps, which rise, the value has reached."""
    return bisect.bisect_right(steps, value)


def table_of(story: Story, number: int) -> Table:
    """The table of the telling of this number, with what speaks for and against each way of seating it."""
    telling = story.tellings[number]
    candidates = telling.candidates
    sentence = telling.told.passage.sentence_of(telling.told.index)
    is_paired = any(t.lower_ in _PAIRED for t in telling.told.passage.words_of(sentence))
    before, beside = story.before(number), story.beside(number)
    members = [_member(story, number, rank, before, is_paired) for rank in range(len(candidates))]
    for judged, found, borne in zip(candidates, members, bearings(telling), strict=True):
        found.extend(_rivals(telling, beside, judged))
        found.extend(borne)
    said, here = count_told(telling), min(sum(j.candidate.back == 0 for j in candidates), 4)
    return Table(
        members,
        {
            (x, y): _pair(story, number, candidates[x], candidates[y], before)
            for y in range(len(candidates))
            for x in range(y)
        },
        {
            (count, is_open): _size(telling, (count, is_open), is_paired, said, here)
            for count in range(min(LARGEST, len(candidates)) + 1)
            for is_open in (False, True)
        },
    )


def _member(story: Story, number: int, rank: int, before: frozenset[str], is_paired: bool) -> list[str]:
    """Features of whether the candidate of this rank takes part."""
    telling = story.tellings[number]
    judged = telling.candidates[rank]
    name, kind, back = judged.who.name, judged.who.kind, judged.candidate.back
    chance = step(judged.chance)
    share = step(story.elsewhere(number, name), _SUMS)
    named = story.most_named.index(name) if name in story.most_named else -1
    ruled = f"ruled={name in telling.named} of={min(len(telling.named), 3)}"
    word = telling.told.passage[telling.told.index]
    is_host = _is_host(telling, judged)
    return [
        "one",
        *(f"one chance>{passed}" for passed in range(chance)),
        f"one rank={rank}",
        f"one rank={rank} chance={chance}",
        f"one kind={kind}",
        f"one kind={kind} told={telling.kind}",
        f"one back={back}",
        f"one back={back} kind={kind}",
        f"one back={back} chance={chance}",
        f"one share={share}",
        f"one share={share} back={back}",
        f"one share={share} chance={chance}",
        f"one named={named}",
        f"one named={named} back={back}",
        f"one {ruled}",
        f"one {ruled} {telling.rule}",
        f"one broker={name in telling.brokers}",
        f"one broker={name in telling.brokers} chance={chance}",
        f"one before={name in before} back={back}",
        f"one before={name in before} back={back} the={telling.points_back} {word.pos_}",
        f"one host={is_host} kind={kind}",
        f"one host={is_host} kind={kind} told={telling.kind}",
        f"one paired={is_paired} kind={kind} back={back}",
    ]


def _is_host(telling: Telling, judged: Judged) -> bool:
    """Whether the encounter is likely on the candidate's ground."""
    places = telling.told.roles["place"]
    if not places or places[0].chance < _PLACED or places[0].who.country_iso3 is None:
        return False
    return places[0].who.country_iso3 == judged.who.country_iso3


def _rivals(telling: Telling, beside: Sequence[Telling], judged: Judged) -> list[str]:
    """Features of whether the candidate belongs rather to another telling of the same sentence."""
    if not beside:
        return ["one alone"]
    back, at = judged.candidate.back, judged.candidate.first
    chance = max(other.chance_of(judged.who.name) for other in beside)
    lead = step(chance - judged.chance, _LEADS)
    found = [
        f"one rival={lead}",
        f"one rival={lead} back={back}",
        f"one rival={step(chance)} chance={step(judged.chance)}",
    ]
    if back == 0:
        mine = telling.told.index
        is_nearer = abs(at - mine) <= min(abs(at - other.told.index) for other in beside)
        under = _governed_by(judged.candidate, mine, {other.told.index for other in beside})
        found += [
            f"one nearer={is_nearer}",
            f"one nearer={is_nearer} after={at > mine}",
            f"one under={under}",
            f"one under={under} chance={step(judged.chance)}",
            f"one under={under} kind={judged.who.kind}",
        ]
    return found


def _governed_by(candidate: Candidate, mine: int, others: set[int]) -> str:
    """Which telling the candidate hangs on in the tree first: this one, another, or none."""
    token = candidate.head
    while True:
        if token.i == mine:
            return "mine"
        if token.i in others:
            return "other"
        if token.head.i == token.i:
            return "none"
        token = token.head


def _pair(story: Story, number: int, one: Judged, other: Judged, before: frozenset[str]) -> list[str]:
    """Features of whether two candidates take part together."""
    telling = story.tellings[number]
    kinds = ",".join(sorted((one.who.kind, other.who.kind)))
    is_kin = one.who.country_iso3 is not None and one.who.country_iso3 == other.who.country_iso3
    pair = f"{kinds} kin={is_kin}"
    ruled = (one.who.name in telling.named) + (other.who.name in telling.named)
    together = step(story.together_elsewhere(number, one, other), _TOGETHER)
    sides = _sides(telling.told.index, one.candidate, other.candidate)
    near = _nearness(one.candidate, other.candidate)
    return [
        "two",
        f"two {kinds}",
        f"two {pair}",
        f"two {pair} told={telling.kind}",
        f"two ruled={ruled} of={min(len(telling.named), 3)}",
        f"two together={together}",
        f"two together={together} kin={is_kin}",
        f"two sides={sides}",
        f"two sides={sides} told={telling.kind}",
        f"two sides={sides} {pair}",
        f"two near={near}",
        f"two near={near} sides={sides} {kinds}",
        f"two backs={one.candidate.back},{other.candidate.back}",
        f"two before={(one.who.name in before) + (other.who.name in before)}",
    ]


def _sides(index: int, one: Candidate, other: Candidate) -> str:
    """On which sides of the word at `index` two candidates of its sentence stand."""
    if one.back != 0 or other.back != 0:
        return "away"
    return "".join(sorted("after " if c.first > index else "before " for c in (one, other))).strip()


def _nearness(one: Candidate, other: Candidate) -> str:
    """What stands between two candidates who are named close to each other."""
    if one.passage is not other.passage:
        return "away"
    first, second = sorted((one, other), key=lambda c: c.first)
    gap = second.first - first.last
    words = {one.passage[i].lower_ for i in range(first.last, second.first)} if gap <= _CLOSE else set()
    return "and" if "and" in words else "with" if "with" in words else str(gap) if gap <= _ADJACENT else "far"


def _size(telling: Telling, size: tuple[int, bool], is_paired: bool, said: int, here: int) -> list[str]:
    """Features of whether so many of the candidates take part, and others beside them.

    `said` is how many sides the sentence counts, `here` how many of the candidates it names.
    """
    count, is_open = size
    token = telling.told.passage[telling.told.index]
    seats = f"all {count} open={is_open}"
    ruled = min(len(telling.named), 4)
    return [
        seats,
        f"{seats} told={telling.kind}",
        f"{seats} here={here}",
        f"{seats} paired={is_paired} {token.pos_}",
        f"{seats} w={lemma(token)}",
        f"{seats} ruled={ruled}",
        f"all={count + is_open} told={telling.kind}",
        f"all={count + is_open} paired={is_paired}",
        f"all={count + is_open} ruled={ruled}",
        f"all={count + is_open} said={said}",
    ]
