"""What is done with a measure, and how real the words make it: done, planned, threatened, urged, withheld."""

from __future__ import annotations

from dataclasses import dataclass

from flows.facts.cues import word_list
from flows.facts.modality import Modality, read_modality
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import HAPPENED, RELAXING, action_nouns, action_words, word_set

_TRANSPARENT = word_list("transparent")
_HAVE = frozenset({"has", "have", "had"})
_FAR = 10
"""How many tokens before a noun the verb stands at most that governs what hangs on the noun."""


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


def told_action(passage: Passage, act: int, base: str, rule: str, is_subject: bool = False) -> Action:
    """The action as told: what was done, unless an auxiliary or a controller makes it less than done."""
    modality = read_modality(passage, act)
    action, controller = _told(passage, act, base, modality)
    return Action(action, base, act, controller, is_subject, rule, modality.is_conditional)


def _told(passage: Passage, act: int, base: str, modality: Modality) -> tuple[str, int | None]:
    """The action as told, and the verb over the act that makes it so."""
    if modality.is_negated or _is_yet_to(passage, act):
        return "withheld", None
    over = _verb_of(passage, modality.controller) if modality.controller is not None else None
    controller = over if over is not None else modality.controller
    ruled = _by_controller(passage, controller, base) if controller is not None else None
    if ruled is not None:
        return ruled
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
    return _by_tense(passage, act, base, modality.tense), None


def _by_controller(passage: Passage, controller: int, base: str) -> tuple[str, int | None] | None:
    """What a word over the act makes of it: `is ready to`, `began to`, `refused to`; None where it says nothing."""
    word = passage[controller].lower_
    if word in ("ready", "willing", "prepared", "able"):
        return ("proposed" if base in RELAXING else "threatened"), None
    if word in _TRANSPARENT:
        return _told(passage, controller, base, read_modality(passage, controller))[0], None
    said = action_words().get(word) or action_nouns().get(word)
    if said is None or said in HAPPENED:
        return None
    if read_modality(passage, controller).is_negated:
        said = "proposed" if said == "withheld" else "withheld"
    return said, controller


def _by_tense(passage: Passage, act: int, base: str, tense: str) -> str:
    """What the auxiliary of the act makes of it: `must`, `could`, `will`."""
    if tense == "modal" and _obliges(passage, act):
        return "urged"
    if tense == "modal":
        return "threatened" if _is_warned(passage, act) else "proposed"
    if tense in ("future", "would"):
        is_threat = has_condition(passage, act) or _is_warned(passage, act)
        return "proposed" if _is_drafted(passage, act) else "threatened" if is_threat else "planned"
    return "planned" if tense == "infinitive" else base


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
