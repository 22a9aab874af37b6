"""Sanctions as the models judge them: which words tell one, in which state, by whom, on whom and who asks for it.

Where a rule read the same word, its evidence, condition and date are kept; all else is the models', which have seen
what the rule made of it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from flows.annotate.model import Annotated
from flows.facts.evidence import cover
from flows.facts.learned.around import lemma
from flows.facts.learned.reader import Models, Told, models_of, read_told
from flows.facts.learned.triggers import tell_together
from flows.facts.modality import read_modality
from flows.facts.parties import Party
from flows.facts.passage import Passage
from flows.facts.sanctions.circumstances import condition_of, date_near
from flows.facts.sanctions.hints import hints_of
from flows.facts.sanctions.lexicon import RELAXING, word_set
from flows.facts.sanctions.report import LEARNED, Report, likeliest_tellings, merge_reports
from flows.facts.sanctions.told import rule_reports
from flows.facts.sanctions.triples import LEAST, TRIPLE, Triple, judge_triples
from flows.facts.sanctions.whole import Whole, names_in, party_of

BACKED, ALONE = 0.14, 0.2
"""The chance from which a sender, a target and an action are taken to be told: where a rule read the word, where none did."""
ASKING = 0.5
"""The chance from which somebody is taken to ask for the measure."""
TRUSTED = frozenset({"noun_governed", "verb", "noun_modal", "listed", "echo"})
"""The rules that are followed where the text itself names sender and target."""
TRUST = 0.8
_ASKED = frozenset({"urged", "proposed"})


def judged_reports(annotated: Annotated, passages: Sequence[Passage], models: Models | None = None) -> list[Report]:
    """The distinct sanctions that are likely enough, in the order of the text."""
    return merge_reports(likeliest_tellings(_told(annotated, passages, models or models_of("sanction"))))


def _told(annotated: Annotated, passages: Sequence[Passage], models: Models) -> list[Report]:
    """A report for each triple that a trusted rule or the models read at a word, in the order of the text."""
    by_rule = rule_reports(passages)
    read: dict[tuple[int, int], list[Report]] = {}
    for report in by_rule:
        read.setdefault((report.paragraph, report.cue), []).append(report)
    named = names_in(annotated)
    trusted = {at for at, here in read.items() if all(is_trusted(report, named) for report in here)}
    found = [replace(report, confidence=TRUST) for at in trusted for report in read[at]]
    told = list(read_told(annotated, "sanction", passages, hints_of(annotated, by_rule, passages), models, LEAST))
    whole = Whole.of(annotated, passages, told)
    for number, word in enumerate(told):
        at = (word.passage.paragraph.index, word.index)
        if at not in read and _is_trade(word):
            continue
        is_sport = any(t.lower_ in word_set("sport_words") for t in word.passage.sentence_of(word.index))
        if is_sport or any(n == at[0] and tell_together(word.passage, at[1], cue) for n, cue in trusted):
            continue
        here = read.get(at)
        for triple, chance in judge_triples(whole, number, models.further[TRIPLE], BACKED if here else ALONE):
            found.append(_report(word, triple, chance, here[0] if here else None, named))
    return sorted(found, key=lambda report: (report.paragraph, report.cue))


def _is_trade(told: Told) -> bool:
    """Whether the word tells of trade that goes on: `exported more steel to Iraq`, not `will export no steel`."""
    token = told.passage[told.index]
    if token.pos_ != "VERB" or lemma(token) not in word_set("trade_verbs"):
        return False
    modality = read_modality(told.passage, told.index)
    return not modality.is_negated and modality.controller is None and not any(c.dep_ == "aux" for c in token.children)


def is_trusted(report: Report, named: Set[str]) -> bool:
    """Whether a rule's reading is better than what the models would make of the word, in an article that names these.

    Somebody sends nearly always, if only named elsewhere: nobody does where the article names nobody else. Of verbs that
    are measures by themselves, what is only planned is as often something else: `will close its border for a census`.
    """
    if report.rule not in TRUSTED or report.target is None:
        return False
    if report.is_guess and report.sender is not None and not _is_plea(report):
        return False
    if report.rule == "verb" and report.action == "planned":
        return False
    known = {party.name for party in (report.target, report.advocate) if party is not None}
    return report.sender is not None or named <= known


def _is_plea(report: Report) -> bool:
    """Whether somebody demands that measures be lifted and names no target: he means those on himself."""
    is_relief = report.action == "urged" and report.direction == "relax"
    return is_relief and report.advocate is not None and report.target == report.advocate


def _report(told: Told, triple: Triple, chance: float, read: Report | None, named: frozenset[str]) -> Report:
    """The report of a triple; `read` is what a rule read at the same word, which knows what the models do not."""
    passage, index, state = told.passage, told.index, triple.state
    seats = [seat.candidate for seat in (triple.sender, triple.target)]
    reach = [index, *(one.head.i for one in seats if one is not None and one.back == 0)]
    return Report(
        sender=triple.sender.party,
        target=triple.target.party,
        action=state,
        direction=_direction(told, state, read),
        measure=read.measure if read is not None else _likeliest(told.aspects["measure"]),
        advocate=_advocate(told, triple, read, named),
        evidence=read.evidence if read is not None else cover(passage, reach),
        rule=read.rule if read is not None else LEARNED,
        confidence=round(chance, 3),
        condition=read.condition if read is not None else condition_of(passage, index, state),
        date=read.date if read is not None else date_near(passage, index, index),
        paragraph=passage.paragraph.index,
        cue=index,
    )


def _advocate(told: Told, triple: Triple, read: Report | None, named: frozenset[str]) -> Party | None:
    """Who asks for the measure, if not its sender."""
    asking: list[Party] = []
    if triple.state in _ASKED:
        asking.extend(party_of(j, named) for j in told.roles["advocate"][:1] if j.chance >= ASKING)
    if read is not None and read.action == triple.state and read.advocate is not None:
        asking.append(read.advocate)
    return next((party for party in asking if party.name != triple.sender.name), None)


def _direction(told: Told, state: str, read: Report | None) -> str:
    if state in RELAXING:
        return "relax"
    if read is not None and read.action == state:
        return read.direction
    return _likeliest(told.aspects["direction"])


def _likeliest(chances: dict[str, float]) -> str:
    return max(chances.items(), key=lambda item: item[1])[0]
