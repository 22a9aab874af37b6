"""Who imposes on whom, and who urges it: sender, targets and advocate of a measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.facts.cues import verb_table
from flows.facts.modality import read_modality
from flows.facts.parties import Party, country_by_code, unique
from flows.facts.party_lists import PartyList, read_parties
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action
from flows.facts.sanctions.lexicon import action_words, word_set
from flows.facts.sanctions.measure import Measure
from flows.facts.sanctions.organs import named_in, read_organ
from flows.facts.sanctions.targets import read_targets
from flows.facts.sanctions.unions import union_behind
from flows.facts.subjects import phrase_start, read_subject

_OF_MEMBERS = frozenset({"withheld", "proposed", "urged"})
"""What members do to a measure of their union, which is the one that would take it."""
_JOINING = ("join", "align", "follow", "match", "mirror", "copy")
_WEST = frozenset({"western", "west"})
WEST = Party("West", None)


@dataclass(frozen=True, slots=True)
class Actors:
    """The parties of a measure; `reach` are the tokens that name them."""

    senders: list[Party]
    targets: list[Party]
    advocate: Party | None
    reach: list[int]


def read_actors(
    passage: Passage,
    measure: Measure,
    action: Action,
) -> Actors:
    """Sender, target and advocate of the measure."""
    reach = [measure.index, action.act]
    modifiers, owners, is_anti = _modifiers(passage, measure)
    targets, end = read_targets(passage, measure, action)
    if targets:
        reach.append(end)
    subject = PartyList((), 0, 0)
    if not action.is_subject and _is_predicate(passage, action.act):
        subject = read_subject(passage, action.act)
    by_agent = _agent(passage, measure, action)
    advocate: Party | None = None
    senders = by_agent
    if not senders and not _is_passive_verb(passage, measure):
        senders = _without_organs(subject.parties)
        if not senders and not action.is_subject and _is_predicate(passage, action.act):
            senders = read_organ(passage, action.act)
    if action.controller is not None and action.action in ("urged", "proposed", "planned", "threatened", "withheld"):
        senders, advocate = _under_controller(passage, action, senders, subject)
    elif action.action == "urged":
        advocate = _speaker(passage, action.act, senders)
    if action.rule == "noun_listed":
        targets, senders = senders, modifiers or owners
    elif passage[action.act].lower_ in ("face", "faces", "faced", "facing") and not targets:
        targets, senders = senders, []
    if owners and (not senders or _all_persons(senders) or _is_stalled(action)) and action.action != "urged":
        senders = owners
    is_joining = passage[action.act].lower_ in verb_table(_JOINING)
    if not is_joining:
        senders, advocate = _of_members(action, senders, modifiers, advocate)
    is_loose = passage[action.act].tag_ == "VBG" or action.act == measure.hidden_verb
    if not senders and is_loose and not action.is_subject and not by_agent:
        root = passage.sentence_of(action.act).root.i
        senders = _without_organs(read_subject(passage, root).parties) if root < action.act else []
    if not senders and action.rule == "noun_nominal" and action.base is not None:
        senders = _takers(passage, measure)
    if not senders and action.action in ("threatened", "proposed", "planned"):
        senders = [p for p in _attributed(passage, action.act) if p not in targets]
    if is_anti and not targets:
        targets = modifiers
    elif modifiers and (targets or not senders):
        senders = senders if senders and not _all_persons(senders) else modifiers
    elif modifiers and not targets and not is_joining:
        targets = modifiers
    if subject.parties and subject.last <= action.act:
        reach.append(subject.first)
    senders, advocate = _states(passage, senders, advocate, action)
    if advocate is not None and action.direction == "tighten":
        targets = [p for p in targets if p.name != advocate.name]
    names = {p.name for p in targets}
    senders = [p for p in senders if p.name not in names and not p.name[:1].islower()]
    return Actors(senders, targets, advocate, reach)


def _is_stalled(action: Action) -> bool:
    """Whether the measure itself is blocked or put off, which others than its owner may do."""
    return action.action == "withheld" and action.controller == action.act


def _of_members(
    action: Action, senders: list[Party], modifiers: list[Party], advocate: Party | None
) -> tuple[list[Party], Party | None]:
    """Sender and advocate where a member wants or refuses a measure of its union: `Finland proposed EU sanctions`."""
    unions = [p for p in modifiers if p.name in word_set("unions")]
    if not unions or action.action not in _OF_MEMBERS:
        return senders, advocate
    members = [p for p in senders if action.action != "withheld" and p not in unions]
    return unions, advocate or next(iter(members), None)


def _without_organs(parties: Iterable[Party]) -> list[Party]:
    """The parties but for bare words such as `lawmakers`, which do not tell whose they are."""
    return [p for p in parties if p.actor is not None or p.name.lower() not in word_set("organs")]


def _is_predicate(passage: Passage, act: int) -> bool:
    return passage[act].pos_ in ("VERB", "AUX") or passage[act].lower_ in action_words()


def _is_passive_verb(passage: Passage, measure: Measure) -> bool:
    return measure.is_verb and read_modality(passage, measure.index).is_passive


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


def subject_of(passage: Passage, act: int) -> list[Party]:
    """The states or bodies that do it, from the subject of the verb at `act` or the organ that it names."""
    named = _without_organs(read_subject(passage, act).parties) or read_organ(passage, act)
    return unique(state_of(passage, party) for party in named)


def state_of(passage: Passage, party: Party) -> Party:
    """The state or union that the party acts for, else the party itself."""
    return (_state_of(passage, party)[0] or party) if party.is_person else _owner(passage, party)


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


def _under_controller(
    passage: Passage,
    action: Action,
    senders: list[Party],
    subject: PartyList,
) -> tuple[list[Party], Party | None]:
    """Sender and advocate where another verb stands over the act: `Kyiv urged the EU to impose …`."""
    assert action.controller is not None
    over = passage[action.controller]
    doer = _without_organs(read_subject(passage, over.i).parties) or read_organ(passage, over.i)
    if action.controller == action.act:
        return (doer, None) if action.action != "urged" else (_named_sender(passage, action), doer[0] if doer else None)
    if action.action == "urged":
        start = over.i + 1
        while start < action.act and passage[start].lower_ in ("on", "upon", "for", "that", "to"):
            start += 1
        asked = list(read_parties(passage, start, action.act).parties) or [p for p in senders if p not in doer]
        owners = _owners_of_fellows(passage, start, action.act)
        return [p for p in asked if p.name not in owners], doer[0] if doer else None
    return senders or doer, None


def _owners_of_fellows(passage: Passage, first: int, last: int) -> set[str]:
    """Those named only to say whose friends are meant: `Ukraine's allies`, `India's neighbours`."""
    found: set[str] = set()
    for position in range(first, last - 2):
        mention = passage.mentions.get(position)
        is_owner = mention is not None and passage[position + 1].tag_ == "POS"
        if is_owner and mention is not None and mention.actor is not None:
            noun = passage[position].head.lower_
            if noun.removesuffix("s") in word_set("fellows"):
                found.add(mention.actor.name)
    return found


def _named_sender(passage: Passage, action: Action) -> list[Party]:
    """Who is called on: `called for the EU to …`, `demanded from Berlin`."""
    start = action.act + 1
    if start < len(passage) and passage[start].lower_ == "on":
        return list(read_parties(passage, start + 1, passage.sentence_of(start).end).parties)
    return []


def _speaker(passage: Passage, act: int, senders: list[Party]) -> Party | None:
    """Who says that the senders should: the subject of the verb over the clause."""
    head = passage[act].head
    if head.i == act or head.pos_ != "VERB":
        return None
    named = [p for p in read_subject(passage, head.i).parties if p not in senders]
    return named[0] if named else None


def _all_persons(parties: list[Party]) -> bool:
    return all(p.is_person for p in parties)


def _states(
    passage: Passage,
    senders: list[Party],
    advocate: Party | None,
    action: Action,
) -> tuple[list[Party], Party | None]:
    """Senders with those who act for a state turned into the state; one who cannot becomes the advocate."""
    states: list[Party] = []
    for party in senders:
        if not party.is_person:
            states.append(_owner(passage, party))
            continue
        state, speaks_for_itself = _state_of(passage, party)
        is_idea = action.action == "proposed" and (state is None or not state.is_country)
        if is_idea or (speaks_for_itself and action.action in ("proposed", "urged", "threatened")):
            advocate = advocate or party
        if state is not None:
            states.append(state)
    return unique(states), advocate


def _owner(passage: Passage, body: Party) -> Party:
    """The state or union whose organ a body is (`US Treasury`, `European Commission`), else the body."""
    if body.name.lower().startswith("western"):
        return WEST
    union = union_behind(passage.annotated, body.name)
    if union is not None:
        return union
    if body.actor is None:
        return _named_state(body)
    if body.actor.kind != "organisation":
        return body
    if body.name.startswith(("European Co", "European Pa", "Council of the E")):
        for mention in passage.annotated.mentions:
            if mention.actor is not None and mention.actor.name == "European Union":
                return Party(mention.actor.name, mention.actor)
        return Party("European Union", None)
    return country_by_code(passage.annotated, body.actor.country_iso3) or _named_state(body)


def _named_state(body: Party) -> Party:
    """The country that the name of an organ tells (`Ukrainian Cabinet of Ministers`), else the body."""
    if word_set("organs").isdisjoint(body.name.lower().split()):
        return body
    inside = named_in(body.name)
    return inside[0] if inside and inside[0].is_country else body


def _state_of(passage: Passage, person: Party) -> tuple[Party | None, bool]:
    """The country or body that a person acts for, and whether he only speaks for himself."""
    speaks_for_itself = False
    state: Party | None = None
    for mention in passage.annotated.mentions:
        if mention.actor is None or mention.actor.name != person.name:
            continue
        role = set((mention.role or "").lower().replace("-", " ").split())
        speaks_for_itself |= not role.isdisjoint(word_set("advocates_only"))
        if state is None and mention.affiliation is not None and mention.affiliation.name == "European Union":
            state = Party(mention.affiliation.name, mention.affiliation)
    if state is None and person.actor is not None:
        state = country_by_code(passage.annotated, person.actor.country_iso3)
    return state, speaks_for_itself
