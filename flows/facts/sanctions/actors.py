"""Who imposes on whom, and who urges it: sender, targets and advocate of a measure."""

from __future__ import annotations

from dataclasses import dataclass

from flows.facts.cues import verb_table
from flows.facts.modality import read_modality
from flows.facts.parties import Party, unique
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.advocates import of_members, speaker_over, under_controller
from flows.facts.sanctions.lexicon import action_words, word_set
from flows.facts.sanctions.measure import Measure
from flows.facts.sanctions.organs import read_organ
from flows.facts.sanctions.states import WEST, as_states, without_organs
from flows.facts.sanctions.targets import read_targets
from flows.facts.subjects import phrase_start, read_subject

_JOINING = ("join", "align", "follow", "match", "mirror", "copy")
_CONTROLLED = frozenset({"urged", "proposed", "planned", "threatened", "withheld"})
_WEST = frozenset({"western", "west"})


@dataclass(frozen=True, slots=True)
class Actors:
    """The parties of a measure; `reach` are the tokens that name them."""

    senders: list[Party]
    targets: list[Party]
    advocate: Party | None
    reach: list[int]


def read_actors(passage: Passage, measure: Measure, action: Action) -> Actors:
    """Sender, target and advocate of the measure."""
    modifiers, owners, is_anti = _modifiers(passage, measure)
    targets, end = read_targets(passage, measure, action)
    reach = [measure.index, action.act, *([end] if targets else [])]
    is_predicate = not action.is_subject and _is_predicate(passage, action.act)
    subject = read_subject(passage, action.act) if is_predicate else PartyList((), 0, 0)
    by_agent = _agent(passage, measure, action)
    senders, advocate = by_agent or _doers(passage, measure, action, subject), None
    if action.controller is not None and action.action in _CONTROLLED:
        senders, advocate = under_controller(passage, action, senders)
    elif action.action == "urged":
        advocate = speaker_over(passage, action.act, senders)
    if action.rule == "noun_listed":
        targets, senders = senders, modifiers or owners
    elif passage[action.act].lower_ in ("face", "faces", "faced", "facing") and not targets:
        targets, senders = senders, []
    if owners and (not senders or _all_persons(senders) or _is_stalled(action)) and action.action != "urged":
        senders = owners
    is_joining = passage[action.act].lower_ in verb_table(_JOINING)
    if not is_joining:
        senders, advocate = of_members(action, senders, modifiers, advocate)
    senders = senders or _senders_elsewhere(passage, measure, action, targets, has_agent=bool(by_agent))
    if is_anti and not targets:
        targets = modifiers
    elif modifiers and (targets or not senders):
        senders = senders if senders and not _all_persons(senders) else modifiers
    elif modifiers and not targets and not is_joining:
        targets = modifiers
    if subject.parties and subject.last <= action.act:
        reach.append(subject.first)
    senders, advocate = as_states(passage, senders, advocate, action)
    if advocate is not None and action.direction == "tighten":
        targets = [p for p in targets if p.name != advocate.name]
    names = {p.name for p in targets}
    senders = [p for p in senders if p.name not in names and not p.name[:1].islower()]
    return Actors(senders, targets, advocate, reach)


def _doers(passage: Passage, measure: Measure, action: Action, subject: PartyList) -> list[Party]:
    """Who does the act as its subject, or by the organ that is its subject."""
    if measure.is_verb and read_modality(passage, measure.index).is_passive:
        return []
    is_predicate = not action.is_subject and _is_predicate(passage, action.act)
    return without_organs(subject.parties) or (read_organ(passage, action.act) if is_predicate else [])


def _senders_elsewhere(
    passage: Passage, measure: Measure, action: Action, targets: list[Party], *, has_agent: bool
) -> list[Party]:
    """The senders where the act names none: the subject of the sentence, who took the steps, who is said to speak."""
    senders: list[Party] = []
    is_loose = passage[action.act].tag_ == "VBG" or action.act == measure.hidden_verb
    if is_loose and not action.is_subject and not has_agent:
        root = passage.sentence_of(action.act).root.i
        senders = without_organs(read_subject(passage, root).parties) if root < action.act else []
    if not senders and action.rule == "noun_nominal" and action.base is not None:
        senders = _takers(passage, measure)
    if not senders and action.action in ("threatened", "proposed", "planned"):
        senders = [p for p in _attributed(passage, action.act) if p not in targets]
    return senders


def _is_stalled(action: Action) -> bool:
    """Whether the measure itself is blocked or put off, which others than its owner may do."""
    return action.action == "withheld" and action.controller == action.act


def _is_predicate(passage: Passage, act: int) -> bool:
    return passage[act].pos_ in ("VERB", "AUX") or passage[act].lower_ in action_words()


def _takers(passage: Passage, measure: Measure) -> list[Party]:
    """Who took the steps among which a measure is: `steps that they have taken, including the placement of bans`."""
    sentence = passage.sentence_of(measure.index)
    for position in range(measure.first - 1, sentence.start - 1, -1):
        if passage[position].lower_ in word_set("acts_of_state"):
            if position + 2 < measure.first and passage[position + 1].lower_ in ("of", "by", "from"):
                return list(read_parties(passage, position + 2, measure.first).parties)
            return list(read_parties(passage, phrase_start(passage, position), position).parties)
        if passage[position].lower_ in ("taken", "took", "adopted", "introduced", "announced"):
            return list(read_subject(passage, position).parties)
    return []


def _attributed(passage: Passage, act: int) -> list[Party]:
    """The state or body that is said to speak of it: `sanctions could follow, the EU warned`."""
    sentence = passage.sentence_of(act)
    for position in range(act + 1, sentence.end):
        if passage[position].lower_ in ("said", "warned", "announced", "says", "warns"):
            return [p for p in read_subject(passage, position).parties if not p.is_person and p.actor is not None]
    return []


def _modifiers(passage: Passage, measure: Measure) -> tuple[list[Party], list[Party], bool]:
    """The actors in front of the measure (`EU sanctions`), its possessors, and whether it is marked as `anti-` them."""
    if measure.is_verb:
        return [], [], False
    found: list[Party] = []
    owners: list[Party] = []
    is_anti = False
    for position in range(measure.first, measure.index):
        mention = passage.mentions.get(position)
        if mention is not None and mention.actor is not None:
            is_owner = passage[position].tag_ == "PRP$" or (
                mention.last < len(passage) and passage[mention.last].tag_ == "POS"
            )
            (owners if is_owner else found).append(Party(mention.actor.name, mention.actor))
        elif passage[position].lower_ in _WEST:
            found.append(WEST)
        is_anti |= passage[position].lower_.startswith("anti")
    return unique(found), unique(owners), is_anti


def _agent(passage: Passage, measure: Measure, action: Action) -> list[Party]:
    """The parties after `by`, following the act or the measure."""
    last = max(measure.index, action.act)
    end = min(passage.sentence_of(measure.index).end, last + 12)
    for position in range(min(measure.index, action.act) + 1, end):
        lower = passage[position].lower_
        if lower == "by" or (lower == "from" and position == measure.last):
            return list(read_parties(passage, position + 1, passage.sentence_of(position).end).parties)
        if position > last and lower in (",", ";", "after", "if", "unless"):
            break
    return []


def _all_persons(parties: list[Party]) -> bool:
    return all(p.is_person for p in parties)
