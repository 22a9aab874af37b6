"""The sanctions that rules read in an article, each where it is told, before tellings of one are merged.

A measure is found where it is named (`measure`), the words over it say what is done with it (`action`), and around
both stand sender, targets and advocate (`actors`, `targets`).
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.facts.evidence import cover
from flows.facts.parties import Party, country_by_code
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.actions import read_actions
from flows.facts.sanctions.actors import Actors, read_actors
from flows.facts.sanctions.circumstances import read_condition, read_date
from flows.facts.sanctions.context import fill_known, fill_sender, fill_target
from flows.facts.sanctions.echoes import find_answers, find_echoes
from flows.facts.sanctions.lexicon import RELAXING, word_set
from flows.facts.sanctions.lists import find_listings, read_listing
from flows.facts.sanctions.measure import Measure, find_measures
from flows.facts.sanctions.report import Report

_CONFIDENCE = {
    "verb": 0.85,
    "noun_governed": 0.85,
    "noun_relative": 0.75,
    "noun_modal": 0.75,
    "noun_nominal": 0.6,
    "noun_adjective": 0.5,
    "noun_listed": 0.7,
    "noun_standing": 0.4,
}


def rule_reports(passages: Sequence[Passage]) -> list[Report]:
    """One report per sender, target and action of every telling, in the order of the text."""
    told: list[Report] = []
    for passage in passages:
        listings = list(find_listings(passage))
        for listing in listings:
            told.extend(read_listing(passage, listing, told))
        listed = {i for listing in listings for i in range(listing.link, listing.index + 1)}
        for measure in find_measures(passage):
            if measure.index in listed:
                continue
            for action in read_actions(passage, measure):
                told.extend(_reports_of(passage, measure, action, told))
        told.extend(find_echoes(passage, tuple(told)))
        told.extend(find_answers(passage, tuple(told)))
    return told


def _is_new(actors: Actors, told: Sequence[Report]) -> bool:
    """Whether nobody of these senders is told of yet, so that a standing measure adds something."""
    known = {report.sender.name for report in told if report.sender is not None}
    return known.isdisjoint(party.name for party in actors.senders)


def _is_definite(passage: Passage, measure: Measure) -> bool:
    return not measure.is_verb and passage[measure.first].lower_ in ("the", "those", "these", "its", "their", "such")


def _country_of_organ(passage: Passage, party: Party) -> Party:
    """The country of a target that is only an arm of it (`Iran's military`), else the target."""
    if party.actor is None or party.is_country or party.name.split()[-1].lower() not in word_set("arms_of_state"):
        return party
    return country_by_code(passage.annotated, party.actor.country_iso3) or party


def _reports_of(passage: Passage, measure: Measure, action: Action, told: Sequence[Report]) -> list[Report]:
    """One report for each sender and target of the action, completed from what was told before."""
    actors = read_actors(passage, measure, action)
    if not actors.senders and not actors.targets and action.rule in ("noun_nominal", "noun_adjective"):
        return []
    if action.rule == "noun_standing" and not (actors.senders and _is_new(actors, told)):
        return []
    if action.rule == "noun_nominal" and action.base is not None and not actors.senders:
        return []
    if measure.is_bound and (not actors.targets or action.is_conditional):
        return []
    evidence = cover(passage, actors.reach)
    condition, day = read_condition(passage, measure, action), read_date(passage, measure, action)
    reports = []
    for given in actors.senders or (None,):
        for named in [_country_of_organ(passage, party) for party in actors.targets] or (None,):
            known = None
            if given is None and action.base in RELAXING:
                known = fill_known(measure.kind, _is_definite(passage, measure), named, told)
            sender = given or (known.sender if known is not None else fill_sender(action, named, told))
            target = named or (known.target if known is not None else None)
            target = target or fill_target(passage, measure.index, sender, actors.advocate, told)
            if target is None and action.direction == "relax" and action.action == "urged":
                target = actors.advocate
            if sender is None and target is None:
                continue
            is_guess = given is None or named is None
            reports.append(
                Report(
                    sender=sender,
                    target=target,
                    action=action.action,
                    direction=action.direction,
                    measure=measure.kind,
                    advocate=actors.advocate,
                    evidence=evidence,
                    rule=action.rule,
                    confidence=_CONFIDENCE[action.rule] - (0.2 if is_guess else 0.0),
                    condition=condition,
                    date=day,
                    is_guess=is_guess,
                    paragraph=passage.paragraph.index,
                    cue=measure.index,
                )
            )
    return reports
