"""Sanctions as the models judge them: which words tell one, in which state, by whom, on whom and who asks for it.

Where a rule read the same word, its evidence, condition and date are kept; all else is the models', which have seen
what the rule made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.model import Actor, Annotated
from flows.facts.evidence import cover
from flows.facts.learned.reader import Judged, Models, Told, models_of, read_told
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.sanctions.actors import state_of
from flows.facts.sanctions.again import LEAST, ROLES, Whole, judge_again
from flows.facts.sanctions.circumstances import condition_of, date_near
from flows.facts.sanctions.hints import hints_of
from flows.facts.sanctions.lexicon import RELAXING, word_set
from flows.facts.sanctions.report import LEARNED, Report, merge_reports
from flows.facts.sanctions.told import rule_reports

TOLD = 0.15
"""The chance from which a word is looked at at all."""
SURE = 0.4
"""The chance from which somebody is one of several senders or targets."""
LIKELY = 0.1
"""The chance from which the likeliest is the sender or target where nobody is sure."""
ASKING = 0.5
"""The chance from which somebody is taken to ask for the measure."""
NOBODY = 0.2
"""The chance that nobody is named where nobody is likely."""
BACKED, ALONE = 0.1, 0.3
"""The chance of word, state, sender and target together from which a report is kept: where a rule read it, where none did."""
TRUSTED = frozenset({"noun_governed", "verb", "noun_modal", "listed", "echo"})
"""The rules that are followed where the text itself names sender and target."""
TRUST = 0.8
_ASKED = frozenset({"urged", "proposed"})


def judged_reports(annotated: Annotated, passages: Sequence[Passage], models: Models | None = None) -> list[Report]:
    """The distinct sanctions that are likely enough, in the order of the text."""
    every = merge_reports(_told(annotated, passages, models or models_of("sanction")))
    return [r for r in every if r.confidence >= (ALONE if r.rule == LEARNED else BACKED)]


def _told(annotated: Annotated, passages: Sequence[Passage], models: Models) -> Iterator[Report]:
    """A report for each sender and target of every telling, in the order of the text."""
    by_rule = rule_reports(annotated, passages)
    read: dict[tuple[int, int], list[Report]] = {}
    for report in by_rule:
        read.setdefault((report.paragraph, report.cue), []).append(report)
    named = _named(annotated)
    whole = Whole.of(list(read_told(annotated, "sanction", passages, hints_of(by_rule, passages), models, LEAST)))
    for number, first in enumerate(whole.told):
        if not word_set("sport_words").isdisjoint(t.lower_ for t in first.passage.sentence_of(first.index)):
            continue
        here = read.get((first.passage.paragraph.index, first.index), [])
        if here and all(is_trusted(report) for report in here):
            yield from (replace(report, confidence=TRUST) for report in here)
        elif first.chance >= TOLD:
            again = {role: judge_again(whole, number, role, models.further[role]) for role in ROLES}
            yield from _reports(
                replace(first, roles=again | {"advocate": first.roles["advocate"]}), here[0] if here else None, named
            )


def is_trusted(report: Report) -> bool:
    """Whether a rule's reading is better than what the models would make of the word."""
    has_both = report.sender is not None and report.target is not None
    return report.rule in TRUSTED and has_both and not report.is_guess


def chosen(judged: Sequence[Judged]) -> list[Judged]:
    """Those who are sure, else the likeliest."""
    sure = [j for j in judged if j.chance >= SURE]
    return sure or [j for j in judged[:1] if j.chance >= LIKELY]


def _named(annotated: Annotated) -> frozenset[str]:
    """The actors that the article names or affiliates somebody with."""
    return frozenset(actor.name for m in annotated.mentions for actor in (m.actor, m.affiliation) if actor is not None)


def _party(judged: Judged, named: frozenset[str]) -> Party:
    who = judged.who
    if isinstance(who, Actor):
        return Party(who.name, who, is_mentioned=who.name in named)
    return Party(who.name, None)


def _reports(told: Told, read: Report | None, named: frozenset[str]) -> Iterator[Report]:
    passage, index, state = told.passage, told.index, told.state
    asking = [j for j in told.roles["advocate"][:1] if j.chance >= ASKING and state in _ASKED]
    asked = {j.who.name: j.chance for j in asking}
    if read is not None and read.advocate is not None and read.action == state:
        asked[read.advocate.name] = 1.0
    targets = chosen(told.roles["target"])
    rivals = asked | {j.who.name: j.chance for j in targets}
    senders = [j for j in chosen(told.roles["sender"]) if j.chance >= rivals.get(j.who.name, 0.0)]
    acting = _acting(passage, senders, named)
    targets = [j for j in targets if j.who.name not in acting]
    if not senders and not targets:
        return
    reach = [index, *(j.candidate.head.i for j in (*senders, *targets) if j.candidate.back == 0)]
    evidence = read.evidence if read is not None else cover(passage, reach)
    condition = read.condition if read is not None else condition_of(passage, index, state)
    day = read.date if read is not None else date_near(passage, index, index)
    advocate = next((_party(j, named) for j in asking if j.who.name not in acting), None)
    if advocate is None and read is not None and read.action == state and read.advocate is not None:
        advocate = read.advocate if read.advocate.name not in acting else None
    word = told.chance * told.states[state]
    for sender, sender_chance in acting.values() or ((None, NOBODY),):
        for target in targets or (None,):
            yield Report(
                sender=sender,
                target=_party(target, named) if target is not None else None,
                action=state,
                direction=_direction(told, read),
                measure=_measure(told, read),
                advocate=advocate,
                evidence=evidence,
                rule=read.rule if read is not None else LEARNED,
                confidence=round(word * sender_chance * (target.chance if target is not None else NOBODY), 3),
                condition=condition,
                date=day,
                paragraph=passage.paragraph.index,
                cue=index,
            )


def _acting(passage: Passage, senders: Sequence[Judged], named: frozenset[str]) -> dict[str, tuple[Party, float]]:
    """Those for whom the senders act, by name, with their chances; a minister acts for his state."""
    found: dict[str, tuple[Party, float]] = {}
    for judged in senders:
        party = state_of(passage, _party(judged, named))
        found.setdefault(party.name, (party, judged.chance))
    return found


def _direction(told: Told, read: Report | None) -> str:
    if told.state in RELAXING:
        return "relax"
    if read is not None and read.action == told.state:
        return read.direction
    return _likeliest(told.aspects["direction"])


def _measure(told: Told, read: Report | None) -> str:
    return read.measure if read is not None else _likeliest(told.aspects["measure"])


def _likeliest(chances: dict[str, float]) -> str:
    return max(chances.items(), key=lambda item: item[1])[0]
