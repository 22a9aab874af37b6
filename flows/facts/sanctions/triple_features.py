"""The features of the second reading: how a word, a sender, a target and an action go together.

Chances and shares are told in steps, since the models weigh only what holds or does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from flows.facts.learned.around import lemma
from flows.facts.sanctions.regimes import does_press
from flows.facts.sanctions.steps import share, small, step
from flows.facts.sanctions.whole import Seat, Whole, Word

_GAPS = (1, 2, 3, 5, 8, 13, 21)


def of_word(whole: Whole, word: Word) -> list[str]:
    """What the word is, how likely it tells a sanction, and how much of the article is about sanctions."""
    told, token = word.told, word.told.passage[word.told.index]
    rule = told.hint.rule if told.hint is not None else None
    chance = step(told.chance)
    most = max(other.told.chance for other in whole.words)
    is_quoted = told.passage.annotated.is_quoted(told.passage.start_char(told.index))
    return [
        "bias",
        f"word={chance}",
        f"w={lemma(token)}",
        f"w={lemma(token)} {token.pos_}",
        f"rule={rule}",
        f"rule={rule} word={chance}",
        f"quoted={is_quoted}",
        f"dense={small(whole.total / whole.sentences)}",
        f"total={small(whole.total / 4)} word={chance}",
        f"most={step(most)} word={chance}",
        f"paragraph={min(told.passage.paragraph.index, 3)} word={chance}",
    ]


def of_seat(role: str, whole: Whole, word: Word, seat: Seat) -> Iterator[str]:
    """How somebody stands to the word, and how often the article has him in which role."""
    name, candidate = seat.name, seat.candidate
    yield f"{role}={step(seat.chance)}"
    yield f"{role} name={name}"
    if name is None or candidate is None:
        yield f"{role} form=none"
        return
    yield f"{role} form={candidate.form}"
    yield f"{role} back={candidate.back} chance={step(seat.chance)}"
    sums = whole.senders if role == "s" else whole.targets
    place = sum(1 for value in sums.values() if value > sums[name])
    sends, suffers = share(whole.senders[name] / whole.total), share(whole.targets[name] / whole.total)
    yield f"{role} sends={sends} suffers={suffers}"
    yield f"{role} place={min(place, 5)} rank={seat.rank} back={candidate.back}"
    yield f"{role} asks={step(word.asking.get(name, 0.0))} chance={step(seat.chance)}"
    if candidate.back != 0:
        return
    passage, head = candidate.passage, candidate.head
    gap = candidate.first - word.told.index
    side = "<" if gap < 0 else ">"
    token = word.told.passage[word.told.index]
    before = passage[candidate.first - 1].lower_ if candidate.first else "^"
    after = passage[candidate.last].lower_ if candidate.last < len(passage) else "$"
    yield f"{role} gap={side}{sum(abs(gap) > g for g in _GAPS)}"
    yield f"{role} before={before} {side}"
    yield f"{role} after={after}"
    yield f"{role} case={_case(seat)} {side} {token.pos_}"
    yield f"{role} dep={head.dep_} {side}"
    yield f"{role} dep={head.dep_} {side} {token.pos_} {lemma(token)}"


def of_rule(role: str, word: Word, seat: Seat) -> Iterator[str]:
    """Whether a rule read him in this role at this word."""
    hint = word.told.hint
    if seat.name is not None:
        read = hint.roles.get(role, ()) if hint is not None else ()
        said = "yes" if seat.name in read or seat.named in read else "other" if read else "open"
        yield f"rule {role} {said} {hint.rule if hint is not None else None}"


def of_pair(whole: Whole, word: Word, sender: Seat, target: Seat) -> Iterator[str]:
    """How sender and target go together, and the other way round."""
    chance, both = word.told.chance, sender.chance * target.chance
    one, other = sender.candidate, target.candidate
    yield f"s={step(sender.chance)} t={step(target.chance)}"
    yield f"all={small(chance * both)}"
    yield f"both={small(both)} word={step(chance)}"
    yield f"ranks={sender.rank} {target.rank}"
    yield f"dense={small(whole.total / whole.sentences)} all={small(chance * both)}"
    yield from _of_press(whole, word, sender, target)
    kinds = [seat.judged.who if seat.judged is not None else None for seat in (sender, target)]
    codes = [who.country_iso3 if who is not None else None for who in kinds]
    yield f"kinds={' '.join(who.kind if who is not None else 'none' for who in kinds)}"
    yield f"kin={codes[0] is not None and codes[0] == codes[1]}"
    yield f"backs={one.back if one is not None else 'none'} {other.back if other is not None else 'none'}"
    yield from _order(word, sender, target)
    if one is None or other is None or sender.name is None or target.name is None:
        return
    names = (sender.name, target.name)
    other_way = word.as_target.get(sender.name, 0.0), word.as_sender.get(target.name, 0.0)
    swapped, here = other_way[0] * other_way[1], word.pairs.get(names, 0.0)
    better = [value for value in word.pairs.values() if value > here]
    rival = max(better or [value for pair, value in word.pairs.items() if pair != names] or [0.0])
    yield f"s suffers={step(other_way[0])} chance={step(sender.chance)}"
    yield f"t sends={step(other_way[1])} chance={step(target.chance)}"
    yield f"swapped={small(swapped)} both={small(both)}"
    yield f"swapped={swapped > both}"
    yield f"better={min(len(better), 5)}"
    yield f"better={min(len(better), 5)} word={step(chance)}"
    yield f"ratio={share(here / (here + rival + 1e-6))} first={not better}"
    yield f"s sends={share(whole.senders[sender.name] / whole.total)} t={share(whole.targets[target.name] / whole.total)}"


def _of_press(whole: Whole, word: Word, sender: Seat, target: Seat) -> Iterator[str]:
    """Whether it is known beforehand that the one presses the other, or the other way round."""
    day = word.told.passage.annotated.article.published_on
    one, other = sender.state, target.state
    if whole.is_told and one is not None and other is not None and target.name is not None:
        to = does_press(one, other, day) or does_press(one, target.name, day)
        fro = does_press(other, one, day)
        yield f"presses={to} back={fro}"
        yield f"presses={to} both={small(sender.chance * target.chance)}"
        yield f"presses={to} word={step(word.told.chance)}"


def _order(word: Word, sender: Seat, target: Seat) -> Iterator[str]:
    """In which order sender, target and word come, and what stands before both."""
    token = word.told.passage[word.told.index]
    here = {
        letter: seat.candidate
        for letter, seat in (("S", sender), ("T", target))
        if seat.candidate is not None and seat.candidate.back == 0
    }
    places = sorted([(token.i, "W"), *((one.first, letter) for letter, one in here.items())])
    order = "".join(letter for _, letter in places)
    yield f"order={order} {token.pos_}"
    if len(here) > 1:
        links = [_case(sender) or _before(sender), _case(target) or _before(target)]
        yield f"order={order}"
        yield f"order={order} {here['S'].head.dep_} {here['T'].head.dep_}"
        yield f"order={order} {links[1]}"
        yield f"order={order} {links[0]} {links[1]}"
        yield f"order={order} {token.pos_} {_case(target)}"


def of_state(word: Word, sender: Seat, target: Seat, state: tuple[str, float, int], chance: float) -> list[str]:
    """How the action goes with them: who asks for it, whether a rule read it, how likely it is.

    `state` is the action, its chance and its rank from 0; `chance` that of all four together.
    """
    name, likely, rank = state
    told, hint = word.told, word.told.hint
    token = told.passage[told.index]
    asks = max(word.asking.values(), default=0.0)
    asks_here = word.asking.get(sender.name, 0.0) if sender.name is not None else 0.0
    kinds = [seat.judged.who.kind if seat.judged is not None else "none" for seat in (sender, target)]
    return [
        f"state={step(likely)}",
        f"a={name}",
        f"a={name} state={step(likely)}",
        f"state rank={rank}",
        f"state rank={rank} state={step(likely)} word={step(told.chance)}",
        f"triple={small(chance)}",
        f"triple={small(chance)} a={name}",
        f"a={name} asks={step(asks)} s={step(asks_here)}",
        f"a={name} word={step(told.chance)}",
        f"a={name} s={sender.name}",
        f"a={name} s kind={kinds[0]}",
        f"a={name} t kind={kinds[1]}",
        f"a={name} w={lemma(token)}",
        f"rule a={hint is not None and hint.state == name} {hint.rule if hint is not None else None}",
    ]


def _case(seat: Seat) -> str:
    head = seat.candidate.head if seat.candidate is not None else None
    return next((str(c.lower_) for c in head.children if c.dep_ == "case"), "") if head is not None else ""


def _before(seat: Seat) -> str:
    one = seat.candidate
    return str(one.passage[one.first - 1].lower_) if one is not None and one.first else "^"
