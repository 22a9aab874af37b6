"""The acts on a measure: the verb over it, the clause on it, its adjectives, or that it only stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows.facts.governor import verb_over
from flows.facts.modality import read_modality
from flows.facts.passage import Passage
from flows.facts.sanctions.action import Action, has_condition, told_action
from flows.facts.sanctions.lexicon import HAPPENED, RELAXING, action_adjectives, action_words, word_set
from flows.facts.sanctions.measure import Measure
from flows.facts.sanctions.nearby_acts import ENDS, end_after, passive_after, relative_act, verb_beside, wished_after

_IS = frozenset({"is", "are", "was", "were", "been", "remains", "remain"})
_STANDING = frozenset(
    {"sanctions", "embargo", "blacklist", "embargoes", "list", "tariffs", "restrictions", "ban", "cap", "war", "cuts"}
)
_OPEN = frozenset({"possible", "likely"})
_CALLS = frozenset({"call", "calls", "called", "calling"})
_ANSWERS = ("respon", "repl", "answer", "retaliat")
_COMING = frozenset({"take", "takes", "took", "taken", "enter", "entered", "came", "come", "comes"})
_RISKED = frozenset({"face", "faces", "faced", "facing", "risk", "risks", "risked"})
_EFFECT = frozenset({"effect", "force"})


def read_actions(passage: Passage, measure: Measure) -> Iterator[Action]:
    """What is done with the measure: by a clause on it (`the measures it took`) and by the verb over it."""
    if measure.is_verb:
        done = told_action(passage, measure.index, measure.noun_action or "imposed", "verb")
        is_threat = done.action == "planned" and passage[measure.index].lower_.startswith("retaliat")
        yield replace(done, action="threatened") if is_threat else done
        return
    if measure.noun_action == "relief":
        yield from _of_relief(passage, measure)
        return
    relative = relative_act(passage, measure)
    action = _read_over(passage, measure)
    if action is not None and action.rule == "noun_standing" and relative is not None:
        action = None
    if action is not None and action.act != relative:
        yield action
    is_wish = action is not None and action.action == "urged"
    if relative is not None and not is_wish and (action is None or _is_dated(passage, measure, relative)):
        yield told_action(passage, relative, action_words()[passage[relative].lower_], "noun_relative")


def _of_relief(passage: Passage, measure: Measure) -> Iterator[Action]:
    """What is done by granting or revoking a licence or an exemption."""
    verb, is_subject = verb_over(passage, measure.head, measure.first)
    said = action_words().get(passage[verb].lower_) if verb is not None else None
    if verb is not None and said in HAPPENED:
        yield told_action(passage, verb, "imposed" if said in RELAXING else "eased", "noun_governed", is_subject)


def _is_dated(passage: Passage, measure: Measure, act: int) -> bool:
    """Whether the clause on the measure says when, so that it tells more than what is at issue."""
    end = min(passage.sentence_of(act).end, act + 10)
    return any(i in passage.dates for i in range(measure.last, end))


def _read_over(passage: Passage, measure: Measure) -> Action | None:
    """What the words over the measure and its adjectives say; None where it is only spoken of."""
    verb, is_subject = verb_over(passage, measure.head, measure.first)
    close = measure.hidden_verb if measure.hidden_verb is not None else verb_beside(passage, measure.first)
    if close is not None:
        verb, is_subject = close, False
    passive = passive_after(passage, measure) or end_after(passage, measure)
    if passive is not None and not is_subject:
        verb, is_subject = passive, True
    by_adjective = next(
        (
            action_adjectives()[passage[i].lower_]
            for i in range(measure.first, measure.index)
            if passage[i].lower_ in action_adjectives()
        ),
        None,
    )
    action = _of_verb(passage, measure, verb, is_subject) if verb is not None else None
    if action is None and measure.noun_action is not None:
        said = measure.noun_action
        act = verb if verb is not None and not is_subject else measure.head
        action = Action(said, said if said in HAPPENED else None, act, None, is_subject, "noun_nominal")
    if action is None and by_adjective is not None:
        action = Action(by_adjective, None, measure.head, None, False, "noun_adjective")
    if action is None and passage[measure.index].lower_ in _STANDING:
        action = _of_standing(passage, measure, verb)
    if action is not None and by_adjective is not None and action.action in HAPPENED:
        action = replace(action, action=by_adjective)
    return action


def _of_standing(passage: Passage, measure: Measure, verb: int | None) -> Action:
    """A measure in place that is only mentioned: `driven by Western sanctions`, `he is on the EU sanctions list`."""
    before = passage[measure.first - 1].lower_ if measure.first else ""
    is_listed = before in ("on", "under") and verb is not None and passage[verb].lower_ in _IS
    if is_listed and verb is not None:
        return Action("imposed", "imposed", verb, None, False, "noun_listed")
    return Action("imposed", "imposed", measure.index, None, True, "noun_standing")


def _is_linked(passage: Passage, measure: Measure) -> bool:
    """Whether the verb before acts on the measure itself, not on something `over`, `after` or `despite` it."""
    before = passage[measure.first - 1]
    is_particle = before.lower_ == "over" and passage[measure.first - 2].lower_.startswith("roll")
    return is_particle or before.pos_ != "ADP" or before.lower_ in word_set("linking")


def _said(passage: Passage, measure: Measure, verb: int, following: set[str], *, is_subject: bool) -> str | None:
    """What the verb says is done, with the words that follow it: `took effect`, `stepped down`, `raised the embargo`."""
    word = passage[verb].lower_
    said = action_words().get(word)
    if word in _COMING:
        said = "imposed" if following & _EFFECT or (not is_subject and word == "took") else None
    if is_subject and said is None and word in ENDS:
        said = "lifted"
    if said == "imposed" and word in ("step", "stepped", "stepping") and "down" in following:
        said = "eased"
    if said == "imposed" and word in ("put", "puts", "putting") and "off" in following:
        said = "withheld"
    if said == "extended" and word.startswith("roll") and "back" in following:
        said = "eased"
    if word in ("raise", "raises", "raised", "raising"):
        said = "lifted" if passage[measure.index].lower_.startswith(("embargo", "ban", "blockade")) else "imposed"
    return said


def _of_verb(passage: Passage, measure: Measure, verb: int, is_subject: bool) -> Action | None:
    """What the verb over the measure does with it; None where it does nothing."""
    if verb < measure.first and not _is_linked(passage, measure):
        return None
    word = passage[verb].lower_
    following = {passage[i].lower_ for i in range(verb + 1, min(verb + 4, len(passage)))}
    if word in _CALLS and not following & {"for", "on", "upon"}:
        return None
    if word.startswith(_ANSWERS) and passage[measure.first - 1].lower_ != "with":
        return None
    if is_subject and word not in action_words() and (following | {word}) & _OPEN:
        return Action("proposed", None, verb, None, True, "noun_modal")
    if word in _RISKED:
        return Action("threatened", None, verb, None, False, "noun_modal")
    is_upheld = is_subject and word in ("stay", "stays", "remain", "remains")
    if is_upheld and has_condition(passage, verb) and not passage[verb].head.lower_.startswith("insist"):
        return Action("withheld", "lifted", verb, None, is_subject, "noun_governed")
    said = _said(passage, measure, verb, following, is_subject=is_subject)
    base = measure.noun_action if measure.noun_action in HAPPENED else None
    if measure.noun_action is not None and base is None and said != "withheld":
        return Action(measure.noun_action, None, verb, None, is_subject, "noun_nominal")
    if said in HAPPENED:
        return told_action(passage, verb, base or said, "noun_governed", is_subject)
    if said is None:
        return None
    modality = read_modality(passage, verb)
    if modality.is_conditional:
        return None
    if is_subject and not modality.is_passive:
        return None
    wished = wished_after(passage, measure) if said == "urged" else None
    action, base = said, wished or base
    if modality.is_negated:
        action = "proposed" if said == "withheld" else "withheld"
    return Action(action, base, verb, verb, is_subject, "noun_modal")
