"""More features of the second reading: the company that sender, target and action keep.

Who is named with them in one list, who speaks, and what the words just before and after tell of the same two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.model import Actor
from flows.annotate.tree import Token
from flows.facts.learned.around import lemma
from flows.facts.sanctions.steps import small, step
from flows.facts.sanctions.whole import Seat, Whole, Word

_STRONG = 0.4
"""The chance from which a word before or after is taken to tell something."""
_TOLD = 0.1
"""The chance from which it tells of the same two."""
_CLIMB = 5
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


@dataclass(frozen=True)
class Company:
    """What stands around a word that may tell a sanction.

    `near` are the words before and after it that most likely tell one too, each with whether it stands in the same
    sentence; `verb` is the verb over the word that has a subject, `subject` the token of that, `speaker` who it names.
    """

    near: Sequence[tuple[str, Word, bool]]
    verb: str
    subject: Token | None
    speaker: Actor | None

    @classmethod
    def of(cls, whole: Whole, number: int) -> Company:
        """The company of the word at `number`."""
        word = whole.words[number]
        before = next((w for w in reversed(whole.words[:number]) if w.told.chance >= _STRONG), None)
        after = next((w for w in whole.words[number + 1 :] if w.told.chance >= _STRONG), None)
        near = [(side, w, _same_sentence(word, w)) for side, w in (("<", before), (">", after)) if w is not None]
        verb, subject = _speech(word)
        mention = word.told.passage.mentions.get(subject.i) if subject is not None else None
        return cls(near, verb, subject, mention.actor if mention is not None else None)


def _same_sentence(word: Word, other: Word) -> bool:
    one, two = word.told, other.told
    same = one.passage.paragraph.index == two.passage.paragraph.index
    return same and one.passage.sentence_number(one.index) == two.passage.sentence_number(two.index)


def _speech(word: Word) -> tuple[str, Token | None]:
    """The nearest verb over the word that has a subject, and the subject."""
    token = word.told.passage[word.told.index]
    for climbed in range(_CLIMB):
        if climbed and token.pos_ == "VERB":
            subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
            if subject is not None:
                return lemma(token), subject
        if token.head.i == token.i:
            break
        token = token.head
    return "", None


def of_seat_beside(role: str, word: Word, seat: Seat, company: Company) -> Iterator[str]:
    """How somebody stands at the words before and after, who is listed with him and who is of his country."""
    name, candidate = seat.name, seat.candidate
    if name is None or candidate is None:
        return
    for side, other, is_here in company.near:
        chances = other.as_sender if role == "s" else other.as_target
        yield f"{role} {side}{step(chances.get(name, 0.0))} here={is_here}"
        yield f"{role} {side}{step(chances.get(name, 0.0))} back={candidate.back}"
    seats = word.senders if role == "s" else word.targets
    others = [(s.chance, s.candidate) for s in seats if s.candidate is not None and s.name != name]
    head = _list_head(candidate.head)
    mates = [chance for chance, o in others if o.passage is candidate.passage and _list_head(o.head).i == head.i]
    if mates:
        yield f"{role} mate={step(max(mates))}"
        yield f"{role} mate={step(max(mates))} chance={step(seat.chance)}"
    code = candidate.who.country_iso3
    kin = [(chance, o.who.kind) for chance, o in others if code is not None and o.who.country_iso3 == code]
    if kin:
        chance, kind = max(kin)
        yield f"{role} kin={step(chance)} {kind} {candidate.who.kind}"
        yield f"{role} kin={step(chance)} chance={step(seat.chance)} {candidate.who.kind}"


def of_action_beside(
    word: Word, sender: Seat, target: Seat, states: Sequence[str], company: Company
) -> list[list[str]]:
    """For each of these actions: who speaks and asks, and what the words before and after tell of the same two."""
    relax = step(word.told.aspects["direction"].get("relax", 0.0))
    asks = step(word.asking.get(target.name, 0.0)) if target.name is not None else "none"
    who = _who_speaks(company, sender, target)
    common = [f"relax={relax}", f"relax={relax} t asks={asks}", f"t asks={asks}", f"speaker={who}"]
    common += [f"speaker={who} {company.verb}", f"speaker={who} relax={relax}"]
    alike: list[str] = []
    if sender.name is not None and target.name is not None:
        for side, other, is_here in company.near:
            pair = other.pairs.get((sender.name, target.name), 0.0)
            alike.append(f"{side}pair={small(pair)} here={is_here}")
            if pair > _TOLD:
                common.append(f"{side}{other.told.state} here={is_here}")
    return [[*alike, *(f"a={state} {feature}" for feature in common)] for state in states]


def are_listed(one: Seat, other: Seat) -> bool:
    """Whether two are named in one list: `Canada and Japan`."""
    first, second = one.candidate, other.candidate
    if first is None or second is None or first.passage is not second.passage:
        return False
    return _list_head(first.head).i == _list_head(second.head).i


def _list_head(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _who_speaks(company: Company, sender: Seat, target: Seat) -> str:
    """Which of the two is the subject over the word, if either."""
    if company.subject is None:
        return "none"
    at, who = company.subject, company.speaker
    for label, seat in (("sender", sender), ("target", target)):
        one = seat.candidate
        if one is not None and one.passage.paragraph.doc is at.doc and one.first <= at.i < one.last:
            return label
        actor = seat.party.actor if seat.party is not None else None
        if who is not None and actor is not None and (actor.name == who.name or _are_kin(actor, who)):
            return label
    return "unnamed" if who is None else "other"


def _are_kin(one: Actor, other: Actor) -> bool:
    return one.country_iso3 is not None and one.country_iso3 == other.country_iso3
