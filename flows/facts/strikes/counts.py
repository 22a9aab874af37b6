"""The numbers of an article that may count killed or hurt people, and which attack each belongs to, as a model judges."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from flows.facts.learned.around import lemma, path_between
from flows.facts.passage import Passage
from flows.facts.strikes.casualties import Amounts, Casualty, Range, casualties_in, is_of_war
from flows.facts.strikes.notes import classes
from flows.facts.strikes.telling import Telling, steps

KILLED, INJURED = "killed", "injured"
_FAR = (1, 2, 3, 4, 6, 9, 14)
_WINDOW = 3
_REACH = 3
_SURE = 0.4
_VAGUE = frozenset({24, 40, 200, 2_000})


@dataclass(frozen=True, eq=False)
class Count:
    """A number of people, or that nobody, or that somebody uncounted, is dead or hurt.

    `casualty` is what the rules read. `at` is the token of the number, or of the word for the harm where there is
    none; `sentence` counts the sentences of the article.
    """

    passage: Passage
    sentence: int
    at: int
    kind: str
    casualty: Casualty

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that it stands in."""
        return self.passage.paragraph.index

    @property
    def count(self) -> Range | None:
        """How many; None where the words give no number."""
        return self.casualty.count

    @property
    def token(self) -> Token:
        """The word that says how they are harmed."""
        return self.casualty.token

    @functools.cached_property
    def words(self) -> tuple[str, ...]:
        """The features of the words in and around it, whatever the attack."""
        return tuple(_window(self, self.kind))


def counts_of(passages: Sequence[Passage], tellings: Sequence[Telling]) -> list[Count]:
    """Every number near words of attacks that may count the dead or the hurt, in the order of the text."""
    found: list[Count] = []
    before = 0
    near = {one.paragraph + step for one in tellings for step in range(-_REACH, _REACH + 1)}
    for passage in passages:
        if passage.paragraph.index not in near:
            before += len(passage.sentences)
            continue
        amounts = Amounts.of(passage)
        read = [_read(passage, casualty, amounts, before) for casualty in casualties_in(passage, 0)]
        found.extend(sorted(read, key=lambda c: c.at))
        before += len(passage.sentences)
    return found


def _read(passage: Passage, casualty: Casualty, amounts: Amounts, before: int) -> Count:
    """What a rule read, at the nearest such number of its sentence."""
    index = casualty.token.i
    sentence = passage.sentence_of(index)
    same = [
        i
        for i in range(sentence.start, sentence.end)
        if (amount := amounts.by_token.get(i)) is not None and (amount.low, amount.high) == casualty.count
    ]
    at = min(same, key=lambda i: abs(i - index), default=index)
    kind = KILLED if casualty.is_killed else INJURED
    return Count(passage, before + passage.sentence_number(index), at, kind, casualty)


@dataclass(frozen=True)
class Scenery:
    """What all attacks of an article, as groups of words, have to do with a number: how near each is."""

    groups: Sequence[Sequence[Telling]]

    def gap(self, number: int, count: Count) -> int:
        """How many sentences after the nearest word of an attack the number stands; negative where before it."""
        return min((count.sentence - t.sentence for t in self.groups[number]), key=lambda g: (abs(g), g < 0))

    def near(self, count: Count, reach: int = 12) -> list[int]:
        """The attacks told near a number."""
        return [n for n in range(len(self.groups)) if abs(self.gap(n, count)) <= reach]


def count_features(scenery: Scenery, number: int, count: Count) -> list[str]:
    """The features by which a number is judged to be among the killed, or the hurt, of the attack `number`."""
    group = scenery.groups[number]
    gap = scenery.gap(number, count)
    near = "here" if gap == 0 else "next" if gap == 1 else "after" if 0 < gap <= 3 else "before" if gap < 0 else "far"
    ruled = count.kind
    own = [
        f"ruled={ruled}",
        f"word={lemma(count.token)} {ruled}",
        f"size={_size(count)} {ruled}",
        f"war={is_of_war(count.token)}",
    ]
    found = ["bias", *own, *(f"{one} {near}" for one in own), f"near={near}"]
    found.extend(f"{one} {ruled}" for one in steps("gap", abs(gap), _FAR))
    found.extend(count.words)
    others = [abs(scenery.gap(n, count)) for n in range(len(scenery.groups)) if n != number]
    rivals = f"rivals nearer={sum(o < abs(gap) for o in others) > 0} level={sum(o == abs(gap) for o in others) > 0}"
    place = f"place={_place(count, group)}"
    paragraphs = f"paragraph={max(-1, min(count.paragraph - max(t.paragraph for t in group), 2))}"
    before = [t for g in scenery.groups for t in g if (t.sentence, t.told.index) <= (count.sentence, count.at)]
    is_latest = bool(before) and max(before, key=lambda t: (t.sentence, t.told.index)) in group
    surest = [t for t in before if t.chance >= _SURE]
    is_surest = bool(surest) and max(surest, key=lambda t: (t.sentence, t.told.index)) in group
    latest = f"latest={is_latest} {is_surest}"
    found.extend((latest, f"{latest} {near}", f"{latest} {near} {ruled}"))
    given = f"rules give={_given(count, group)}"
    found.extend((given, f"{given} {near}", f"{given} {ruled}"))
    best = max(t.chance for t in group)
    found.extend(
        (rivals, f"{rivals} {near}", place, f"{place} {near}", f"{place} {rivals} {near}", f"{paragraphs} {near}")
    )
    found.extend(steps("chance", best))
    found.append(f"state={group[0].told.state}")
    here = [t for t in group if t.sentence == count.sentence]
    if here:
        found.extend(_inside(min(here, key=lambda t: abs(t.told.index - count.at)), count, scenery, ruled))
    return found


def rules_give(count: Count, group: Sequence[Telling]) -> bool:
    """Whether the rules count the number to an attack that these words tell."""
    at = count.passage.start_char(count.token.i)
    return any(start == at for t in group for a in t.merged for start, _ in a.casualty_spans)


def _given(count: Count, group: Sequence[Telling]) -> str:
    """Whether the rules count the number to an attack that these words tell: at the word itself, or over the article."""
    at = count.passage.start_char(count.token.i)
    in_sentence = any(start == at for t in group for a in t.attacks for start, _ in a.casualty_spans)
    in_article = any(start == at for t in group for a in t.merged for start, _ in a.casualty_spans)
    return f"{in_sentence} {in_article}"


def _size(count: Count) -> str:
    if count.count is None:
        return "none"
    low, high = count.count
    bound = "exact" if low == high else "least" if high is None else "most" if low is None else "range"
    number = low if low is not None else high or 0
    if bound == "least" and number in _VAGUE:
        return "vague"
    size = "0" if number == 0 else "1" if number == 1 else "few" if number < 10 else "many" if number < 100 else "mass"
    return f"{bound} {size}"


def _window(count: Count, ruled: str) -> Iterator[str]:
    """The words beside the number and the classes of those in its sentence."""
    passage, sentence = count.passage, count.passage.sentence_of(count.at)
    for step in range(-_WINDOW, _WINDOW + 1):
        at = count.at + step
        if sentence.start <= at < sentence.end and step:
            yield f"{step}={lemma(passage[at])}"
            yield from (f"{step} {name} {ruled}" for name in classes(passage[at]))
    token = passage[count.at]
    yield f"dep={token.dep_} over={lemma(token.head)}"
    yield f"over={lemma(token.head)} {ruled}"
    yield f"overover={lemma(token.head.head)} {ruled}"
    yield from (
        f"has {lemma(t)}" for t in passage.words_of(sentence) if t.pos_ in ("VERB", "NOUN", "ADP", "SCONJ", "ADV")
    )


def _place(count: Count, group: Sequence[Telling]) -> str:
    """Whether the sentence of the number names the place of the attack, another one, or none."""
    passage = count.passage
    named = {
        m.place.name if m.place is not None else m.text
        for t in passage.words_of(passage.sentence_of(count.at))
        if (m := passage.places.get(t.i)) is not None
    }
    scenes = {t.scene.who.name for t in group if t.scene is not None}
    if not named:
        return "none"
    return "its own" if named & scenes else "another" if scenes else "unknown"


def _inside(telling: Telling, count: Count, scenery: Scenery, ruled: str) -> Iterator[str]:
    """How the number stands to a word of its own sentence that tells of the attack."""
    order = "after" if count.at > telling.told.index else "before"
    yield f"order={order} {ruled}"
    yield from steps(f"tokens {order}", abs(count.at - telling.told.index), (2, 3, 5, 8, 13, 21))
    rivals = [t for g in scenery.groups for t in g if t.sentence == count.sentence and telling not in g]
    nearer = sum(abs(t.told.index - count.at) < abs(telling.told.index - count.at) for t in rivals)
    yield f"rivals here={min(len(rivals), 2)} nearer={min(nearer, 2)}"
    found = path_between(telling.token, count.token)
    path = found[0] if found is not None else "far"
    yield f"path={path}"
    yield f"path={path} {ruled}"
