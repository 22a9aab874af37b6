"""Who and where stands in which role to an event word: every actor and place named near it, judged one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows.annotate import gazetteer
from flows.annotate.model import Actor, Annotated, Place
from flows.annotate.tree import Token
from flows.facts.learned.around import kind_at, lemma, path_between
from flows.facts.learned.classes import classes_of
from flows.facts.learned.hints import Hint, role_hints
from flows.facts.learned.phrases import unnamed_groups
from flows.facts.passage import Passage

REACH = 4
"""How many sentences before the event an actor may be named last to be looked at."""
_SALIENT = 4
_CLOSE = 6
_PAIRED = frozenset(
    {"they", "both", "two", "each", "sides", "pair", "parties", "leaders", "counterparts", "delegations"}
)
_SAYING = frozenset({"say", "tell", "add", "write", "announce", "claim", "report", "note", "confirm", "state"})


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article in the order of the text: its passage and its tokens `[first, last)`."""

    passage: Passage
    first: int
    last: int


class Candidate(NamedTuple):
    """An actor or place that may belong to an event: its mention nearest to it, and how many sentences back that stands.

    `back` is 0 in the event's own sentence, -1 in the next one, None where the article names it only further off.
    `first` and `last` are token indices in `passage`, half-open; `head` is the token that the others hang on.
    """

    who: Actor | Place
    form: str
    passage: Passage
    first: int
    last: int
    head: Token
    back: int | None = None

    @classmethod
    def of(cls, who: Actor | Place, form: str, passage: Passage, first: int, last: int) -> Candidate:
        """The one that the tokens `[first, last)` of the passage name, before it is known from where it is looked at."""
        return cls(who, form, passage, first, last, passage.paragraph.doc[first : max(last, first + 1)].root)


class Cast:
    """All actors, or all places, of one article: where each is named, how often, and which stand near a given word."""

    def __init__(
        self, passages: Sequence[Passage], mentions: Sequence[tuple[Actor | Place, str, int, int, int]]
    ) -> None:
        self.sentences: list[Sentence] = []
        self._first: dict[int, tuple[int, Passage]] = {}
        for passage in passages:
            self._first[passage.paragraph.index] = (len(self.sentences), passage)
            self.sentences.extend(Sentence(passage, s.start, s.end) for s in passage.sentences)
        self._named: list[list[Candidate]] = [[] for _ in self.sentences]
        self._hosts: list[list[Candidate]] = [[] for _ in self.sentences]
        self.counts: Counter[str] = Counter()
        for who, form, paragraph, first, last in mentions:
            number = self._number(paragraph, first)
            if number is not None:
                self._named[number].append(Candidate.of(who, form, self.sentences[number].passage, first, last))
                self.counts[who.name] += 1
        self._ranks = {name: rank for rank, (name, _) in enumerate(self.counts.most_common())}
        self._salient = [c for named in self._named for c in named if self._ranks[c.who.name] < _SALIENT]
        self._positions: dict[tuple[int, int, int, int | None], tuple[str, ...]] = {}

    def _number(self, paragraph: int, index: int) -> int | None:
        """The place in the article of the sentence of a token; None where the paragraph is not among the passages."""
        if paragraph not in self._first:
            return None
        before, passage = self._first[paragraph]
        return before + passage.sentence_number(index)

    @classmethod
    def of_actors(cls, annotated: Annotated, passages: Sequence[Passage]) -> Cast:
        """Everybody whom the article names, and the countries of the places that it names."""
        cast = cls(
            passages,
            [(m.actor, f"{m.kind} {m.label}", m.paragraph, m.first, m.last) for m in annotated.mentions if m.actor],
        )
        for number, sentence in enumerate(cast.sentences):
            for index in range(sentence.first, sentence.last):
                place = sentence.passage.places.get(index)
                if place is not None and place.place is not None and place.place.kind != "country":
                    host = gazetteer.country_by_code(place.place.country_iso3 or "")
                    if host is not None:
                        cast._hosts[number].append(
                            Candidate.of(host, f"host {place.place.kind}", sentence.passage, index, index + 1)
                        )
        for who, form, paragraph, first, last in unnamed_groups(passages):
            where = cast._number(paragraph, first)
            if where is not None:
                cast._named[where].append(Candidate.of(who, form, cast.sentences[where].passage, first, last))
        return cast

    @classmethod
    def of_places(cls, _annotated: Annotated, passages: Sequence[Passage]) -> Cast:
        """Every place that the article names."""
        found: dict[int, tuple[Place, str, int, int, int]] = {}
        for passage in passages:
            for index, mention in passage.places.items():
                if mention.place is None:
                    continue
                place, form, paragraph, first, _ = found.get(
                    mention.start, (mention.place, mention.place.kind, passage.paragraph.index, index, index)
                )
                found[mention.start] = (place, form, paragraph, min(first, index), index + 1)
        return cls(passages, [found[start] for start in sorted(found)])

    def rank(self, name: str) -> int:
        """How many of the others the article names more often."""
        return self._ranks.get(name, len(self._ranks))

    def near(self, passage: Passage, index: int) -> list[Candidate]:
        """Those named in the sentence of the token at `index`, in those just before it, after it, or most often."""
        before, _ = self._first[passage.paragraph.index]
        here = before + passage.sentence_number(index)
        found: dict[str, Candidate] = {}
        for back in (0, *range(1, REACH + 1), -1):
            number = here - back
            if 0 <= number < len(self.sentences):
                named = self._named[number]
                for one in sorted(named, key=lambda c: abs(c.first - index)) if back == 0 else named:
                    if one.who.name not in found:
                        found[one.who.name] = one._replace(back=back)
        for back in (0, 1):
            for one in self._hosts[here - back] if here >= back else ():
                if one.who.name not in found:
                    found[one.who.name] = one._replace(back=back)
        for one in self._salient:
            found.setdefault(one.who.name, one)
        return list(found.values())

    def position_of(self, candidate: Candidate) -> tuple[str, ...]:
        """How the candidate's mention stands in its own sentence, as features; worked out once for each."""
        key = (candidate.passage.paragraph.index, candidate.first, candidate.last, candidate.back)
        if key not in self._positions:
            self._positions[key] = tuple(_position(candidate))
        return self._positions[key]


def features_of_all(cast: Cast, passage: Passage, index: int) -> list[tuple[Candidate, list[str]]]:
    """Every candidate for a role in the event told at `index`, with what is known of him whatever the role."""
    near = cast.near(passage, index)
    scene = _Scene.of(passage, index, near)
    return [(one, _features(cast, scene, one)) for one in near]


def with_hints(
    seen: Sequence[tuple[Candidate, list[str]]], hint: Hint | None, role: str
) -> Iterator[tuple[Candidate, list[str]]]:
    """The candidates with the features by which they are judged to have `role`: those known, and what the rules said."""
    for one, features in seen:
        yield one, [*features, *role_hints(hint, role, one.who.name, one.back)]


@dataclass(frozen=True)
class _Scene:
    """What is the same for all candidates for an event: its word, who stands in its sentence, whose ground it names."""

    passage: Passage
    token: Token
    others: Sequence[Candidate]
    inside: Sequence[Candidate]
    sides: int
    is_paired: bool
    grounds: frozenset[str | None]

    @classmethod
    def of(cls, passage: Passage, index: int, others: Sequence[Candidate]) -> _Scene:
        """The scene of the event told at `index`."""
        words = passage.words_of(passage.sentence_of(index))
        inside = [c for c in others if c.back == 0]
        places = [passage.places[t.i].place for t in words if t.i in passage.places]
        return cls(
            passage,
            passage[index],
            others,
            inside,
            sum(1 for c in inside if c.who.kind != "organisation"),
            any(t.lower_ in _PAIRED for t in words),
            frozenset(p.country_iso3 for p in places if p is not None),
        )


def _features(cast: Cast, scene: _Scene, candidate: Candidate) -> list[str]:
    """The features by which a candidate is judged to have a role in the event of the scene."""
    token, inside = scene.token, scene.inside
    word, who, back, index = lemma(token), candidate.who, candidate.back, token.i
    kind, name = who.kind, who.name
    here = f"back={back}"
    found = [
        "bias",
        f"kind={kind}",
        f"{here} kind={kind}",
        f"{here} w={word}",
        f"w={word} kind={kind}",
        f"{here} near={min(len(inside), 4)}",
        f"{here} paired={scene.is_paired} near={min(scene.sides, 3)}",
        f"rank={min(cast.rank(name), 6)} {here}",
        f"count={min(cast.counts[name], 6)} {here}",
        f"form={candidate.form} {here}",
        f"first={candidate.passage.paragraph.index == 0} {here}",
    ]
    seat = [c for c in scene.others if c.who.country_iso3 == who.country_iso3 and c.who.name != name]
    found.extend({f"seat={c.who.kind} {here} kind={kind} there={c.back == 0}": None for c in seat})
    if who.country_iso3 in scene.grounds:
        found.append(f"host {here} kind={kind}")
    found.extend(cast.position_of(candidate))
    if back == 0:
        found.extend(_relation(scene.passage, token, candidate))
        side = [c for c in inside if (c.first > index) == (candidate.first > index)]
        nearer = sum(1 for c in side if abs(c.first - index) < abs(candidate.first - index))
        order = "after" if candidate.first > index else "before"
        found.append(f"nearer={min(nearer, 3)} order={order}")
        found.append(f"nearer={min(nearer, 3)} order={order} kind={kind} w={word}")
    return found


def _position(candidate: Candidate) -> Iterator[str]:
    """How the mention stands in its own sentence: its relation, the word over it, the one before it."""
    passage, head = candidate.passage, candidate.head
    here = f"back={candidate.back}"
    yield f"dep={head.dep_} {here}"
    yield f"over={lemma(head.head)} {here}"
    for name in classes_of(head.head.lower_):
        yield f"over k={name} dep={head.dep_} {here}"
    yield f"said={lemma(head.head) in _SAYING and head.dep_ == 'nsubj'} {here}"
    before, after = _beside(candidate)
    yield f"before={before} {here}"
    yield f"after={after} {here}"
    if candidate.first in passage.places:
        yield f"is_place {here} before={before}"


def _beside(candidate: Candidate) -> tuple[str, str]:
    passage = candidate.passage
    before = passage[candidate.first - 1].lower_ if candidate.first else "^"
    after = passage[candidate.last].lower_ if candidate.last < len(passage) else "$"
    return before, after


def _relation(passage: Passage, token: Token, candidate: Candidate) -> Iterator[str]:
    """How the mention stands to the event word in one sentence: order, distance, the path of the tree between them."""
    word, head = lemma(token), candidate.head
    order = "after" if candidate.first > token.i else "before"
    gap = abs(candidate.first - token.i)
    bucket = next(b for b in (1, 2, 3, 5, 8, 13, 21, 999) if gap <= b)
    before, after = _beside(candidate)
    yield f"order={order} gap={bucket}"
    yield f"order={order} w={word}"
    yield f"order={order} before={before}"
    yield f"order={order} before={before} w={word}"
    yield f"order={order} after={after}"
    yield f"order={order} t={token.pos_} kind={candidate.who.kind}"
    between = range(candidate.last, token.i) if order == "before" else range(token.i + 1, candidate.first)
    kinds = {kind_at(passage, i) for i in between}
    for i in between if len(between) <= _CLOSE else ():
        yield f"between={passage[i].lower_} order={order}"
    verbs = sum(1 for i in between if passage[i].pos_ == "VERB")
    yield f"verbs={min(verbs, 3)} order={order}"
    if kinds & {"PERSON", "COUNTRY", "ORGANISATION"}:
        yield f"others between order={order}"
    if any(passage[i].text in ",;:“”" for i in between):
        yield f"comma between order={order}"
    first = head
    while first.dep_ in ("conj", "appos") and first.head.i < first.i:
        first = first.head
    if first.i != head.i:
        listed = path_between(token, first)
        case = next((c.lower_ for c in first.children if c.dep_ == "case"), "")
        yield f"list={listed[0] if listed is not None else 'far'} case={case}"
        yield f"list t={token.pos_} case={case} order={order}"
    found = path_between(token, head)
    if found is None:
        yield "path=far"
        return
    path, top = found
    case = next((c.lower_ for c in head.children if c.dep_ == "case"), "")
    yield f"path={path}"
    yield f"path={path} case={case}"
    yield f"path={path} t={token.pos_} kind={candidate.who.kind}"
    yield f"path={path} w={word} case={case}"
    mine = classes_of(token.lower_) or ("-",)
    for own in mine:
        yield f"path={path} k={own}"
        yield f"path={path} k={own} case={case}"
    for name in classes_of(top.lower_):
        yield f"top k={name} path={path}"
        yield from (f"top k={name} k={own} order={order}" for own in mine)
    if top.i != token.i:
        yield f"top={lemma(top)} path={path}"
        yield f"top={lemma(top)}"
