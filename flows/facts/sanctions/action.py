"""What is done with a measure: imposed, lifted, threatened, urged … from the words over it and how they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flows.facts.cues import word_list
from flows.facts.governor import verb_over
from flows.facts.modality import Modality, read_modality
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import HAPPENED, RELAXING, action_adjectives, action_nouns, action_words, word_set
from flows.facts.sanctions.measure import Measure

_TRANSPARENT = word_list("transparent")
_IS = frozenset({"is", "are", "was", "were", "been", "remains", "remain"})
_STANDING = frozenset(
    {"sanctions", "embargo", "blacklist", "embargoes", "list", "tariffs", "restrictions", "ban", "cap", "war", "cuts"}
)
_ENDS = frozenset({"expire", "expired", "expires", "lapsed", "lapse", "lapses"})
_OPEN = frozenset({"possible", "likely"})
_CALLS = frozenset({"call", "calls", "called", "calling"})
_ANSWERS = ("respon", "repl", "answer", "retaliat")
_HAVE = frozenset({"has", "have", "had"})
_FAR = 10
"""How many tokens before a noun the verb stands at most that governs what hangs on the noun."""
_EFFECT = frozenset({"effect", "force"})


@dataclass(frozen=True, slots=True)
class Action:
    """What is done with a measure.

    `act` is the token of the verb (or noun) that does it, `controller` the verb over it that urges, threatens or
    plans it; `is_subject`: the measure is the subject of `act`.
    """

    action: str
    base: str | None
    act: int
    controller: int | None
    is_subject: bool
    rule: str
    is_conditional: bool = False

    @property
    def direction(self) -> str:
        """A step to more pressure or to less."""
        return "relax" if self.base in RELAXING else "tighten"


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
    relative = _relative_act(passage, measure)
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
    close = measure.hidden_verb if measure.hidden_verb is not None else _verb_beside(passage, measure.first)
    if close is not None:
        verb, is_subject = close, False
    passive = _passive_after(passage, measure) or _end_after(passage, measure)
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


def _verb_beside(passage: Passage, first: int) -> int | None:
    """The act right before a phrase that begins at `first`, which the tree may miss: `order lifting`, `step up`."""
    tag = passage[first - 1].tag_ if first else ""
    position = first - 2 if tag == "RP" else first - 1
    if position < 0 or tag not in ("RP", "VBG"):
        return None
    return position if action_words().get(passage[position].lower_) in HAPPENED else None


def _wished_after(passage: Passage, measure: Measure) -> str | None:
    """What is wished to be done, in `wants the embargo on the country lifted`."""
    end = min(passage.sentence_of(measure.index).end, measure.index + 10)
    for position in range(measure.last, end):
        said = action_words().get(passage[position].lower_)
        if passage[position].text in (",", ";") or passage[position].tag_ in ("VBZ", "MD"):
            return None
        if passage[position].tag_ in ("VBN", "VBD") and said in HAPPENED:
            return said
    return None


def _passive_after(passage: Passage, measure: Measure) -> int | None:
    """The act in `… asked for the ban to be lifted`, where the tree may hang the measure on the asking."""
    index = measure.last
    if (
        index + 2 < passage.sentence_of(measure.index).end
        and passage[index].lower_ == "to"
        and passage[index + 1].lower_ == "be"
        and action_words().get(passage[index + 2].lower_) in HAPPENED
    ):
        return index + 2
    return None


def _end_after(passage: Passage, measure: Measure) -> int | None:
    """The verb that tells a measure's end behind its target, which the tree may hang elsewhere."""
    end = min(passage.sentence_of(measure.index).end, measure.last + 6)
    for position in range(measure.last, end):
        if passage[position].text == ",":
            return None
        if passage[position].lower_ in _ENDS:
            return position
    return None


def _relative_act(passage: Passage, measure: Measure) -> int | None:
    """The act in a participle or relative clause on the measure: `sanctions imposed by`, `the measures it took`."""
    end = min(passage.sentence_of(measure.index).end, measure.index + 14)
    for position in range(measure.last, end):
        token = passage[position]
        if token.text in (",", ";", "."):
            return None
        if token.pos_ == "VERB" or token.tag_ in ("VBN", "VBD"):
            is_relative = token.dep_ in ("acl", "acl:relcl", "advcl:relcl") and measure.first <= token.head.i < position
            said = action_words().get(token.lower_)
            return position if is_relative and said in HAPPENED else None
    return None


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


def _of_verb(
    passage: Passage,
    measure: Measure,
    verb: int,
    is_subject: bool,
) -> Action | None:
    if verb < measure.first and not _is_linked(passage, measure):
        return None
    said = action_words().get(passage[verb].lower_)
    following = {passage[i].lower_ for i in range(verb + 1, min(verb + 4, len(passage)))}
    if passage[verb].lower_ in _CALLS and not following & {"for", "on", "upon"}:
        return None
    if passage[verb].lower_.startswith(_ANSWERS) and passage[measure.first - 1].lower_ != "with":
        return None
    if is_subject and said is None and (following | {passage[verb].lower_}) & _OPEN:
        return Action("proposed", None, verb, None, True, "noun_modal")
    if passage[verb].lower_ in ("take", "takes", "took", "taken", "enter", "entered", "came", "come", "comes"):
        said = "imposed" if following & _EFFECT or (not is_subject and passage[verb].lower_ == "took") else None
    if passage[verb].lower_ in ("face", "faces", "faced", "facing", "risk", "risks", "risked"):
        return Action("threatened", None, verb, None, False, "noun_modal")
    if is_subject and said is None and passage[verb].lower_ in _ENDS:
        said = "lifted"
    if said == "imposed" and passage[verb].lower_ in ("step", "stepped", "stepping") and "down" in following:
        said = "eased"
    if said == "imposed" and passage[verb].lower_ in ("put", "puts", "putting") and "off" in following:
        said = "withheld"
    if said == "extended" and passage[verb].lower_.startswith("roll") and "back" in following:
        said = "eased"
    is_upheld = is_subject and passage[verb].lower_ in ("stay", "stays", "remain", "remains")
    if is_upheld and has_condition(passage, verb) and not passage[verb].head.lower_.startswith("insist"):
        return Action("withheld", "lifted", verb, None, is_subject, "noun_governed")
    if passage[verb].lower_ in ("raise", "raises", "raised", "raising"):
        said = "lifted" if passage[measure.index].lower_.startswith(("embargo", "ban", "blockade")) else "imposed"
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
    wished = _wished_after(passage, measure) if said == "urged" else None
    action, base = said, wished or base
    if modality.is_negated:
        action = "proposed" if said == "withheld" else "withheld"
    return Action(action, base, verb, verb, is_subject, "noun_modal")


def told_action(passage: Passage, act: int, base: str, rule: str, is_subject: bool = False) -> Action:
    """The action as told: what was done, unless an auxiliary or a controller makes it less than done."""
    modality = read_modality(passage, act)
    action, controller = _told(passage, act, base, modality)
    return Action(action, base, act, controller, is_subject, rule, modality.is_conditional)


def _told(
    passage: Passage,
    act: int,
    base: str,
    modality: Modality,
) -> tuple[str, int | None]:
    if modality.is_negated or _is_yet_to(passage, act):
        return "withheld", None
    over = _verb_of(passage, modality.controller) if modality.controller is not None else None
    if over is not None:
        modality = replace(modality, controller=over)
    if modality.controller is not None:
        word = passage[modality.controller].lower_
        said = action_words().get(word) or action_nouns().get(word)
        if word in ("ready", "willing", "prepared", "able"):
            return ("proposed" if base in RELAXING else "threatened"), None
        if word in _TRANSPARENT:
            outer = read_modality(passage, modality.controller)
            return _told(passage, modality.controller, base, outer)[0], None
        if said is not None and said not in HAPPENED:
            outer = read_modality(passage, modality.controller)
            if outer.is_negated:
                return ("proposed" if said == "withheld" else "withheld"), modality.controller
            return said, modality.controller
    if modality.is_conditional or (modality.tense == "bare" and _is_supposed(passage, act)):
        return "proposed", None
    head = passage[act].head
    if (
        passage[act].dep_ == "ccomp"
        and modality.tense in ("present", "bare", "past")
        and action_words().get(head.lower_) == "urged"
        and passage[act].tag_ in ("VB", "VBP", "VBN")
    ):
        return "urged", int(head.i)
    if modality.tense == "modal":
        if _obliges(passage, act):
            return "urged", None
        return ("threatened" if _is_warned(passage, act) else "proposed"), None
    if modality.tense in ("future", "would") and _is_drafted(passage, act):
        return "proposed", None
    if modality.tense in ("future", "would"):
        is_threat = has_condition(passage, act) or _is_warned(passage, act)
        return ("threatened" if is_threat else "planned"), None
    if modality.tense == "infinitive":
        return "planned", None
    return base, None


def _is_yet_to(passage: Passage, act: int) -> bool:
    """Whether it `has yet to` be done."""
    before = [passage[i].lower_ for i in range(max(passage.sentence_of(act).start, act - 4), act)]
    return "yet" in before and "to" in before[-2:] and not _HAVE.isdisjoint(before)


def _verb_of(passage: Passage, controller: int) -> int | None:
    """The verb that asks, plans or refuses where only a noun seems to govern the act: `failed for a second time to adopt`."""
    if passage[controller].pos_ not in ("NOUN", "PROPN", "ADV") or passage[controller].lower_ in action_nouns():
        return None
    for position in range(controller - 1, max(passage.sentence_of(controller).start, controller - _FAR) - 1, -1):
        if passage[position].text in (",", ";", ":", "“", "”", '"'):
            return None
        if passage[position].pos_ == "VERB":
            said = action_words().get(passage[position].lower_)
            return position if said is not None and said not in HAPPENED else None
    return None


def _is_supposed(passage: Passage, act: int) -> bool:
    before = {passage[i].lower_ for i in range(passage.sentence_of(act).start, act)}
    return not before.isdisjoint({"should", "would", "could", "might", "may", "if"})


def _is_drafted(passage: Passage, act: int) -> bool:
    """Whether it is a bill or a draft that would do it."""
    start = max(passage.sentence_of(act).start, act - 8)
    return any(passage[i].lower_ in word_set("drafts") for i in range(start, act))


def _is_warned(passage: Passage, act: int) -> bool:
    """Whether the act stands in the clause of one who warns or threatens."""
    over = passage[act].head
    for _ in range(3):
        if action_words().get(over.lower_) == "threatened":
            return True
        over = over.head
    return False


def _obliges(passage: Passage, act: int) -> bool:
    return any(passage[i].lower_ in ("should", "must", "ought") for i in range(max(0, act - 5), act))


def has_condition(passage: Passage, index: int) -> bool:
    """Whether the sentence sets a condition."""
    words = {t.lower_ for t in passage.sentence_of(index)}
    return bool(words & {"if", "unless", "until", "provided"}) or passage.sentence_of(index)[0].lower_ == "should"
