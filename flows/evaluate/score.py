"""Scores of the four facts against annotations: the same counting for each, with what makes a pair said per fact.

A statement is right when its content overlaps (token F1 ≥ 0.6) and the speaker agrees; a meeting when at least half of
the participants (Jaccard) and the status agree; a sanction when sender, target and action agree; a strike when
attacker, place and both casualty ranges agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flows.evaluate.gold import Case
from flows.evaluate.names import jaccard_of_names, names_agree, pair_best, token_f1
from flows.records import MeetingRecord, Record, SanctionRecord, StatementRecord, StrikeRecord

Similarity = Callable[[Case, dict[str, Any], Any], float]
Slots = Callable[[Case, dict[str, Any], Any], dict[str, bool]]


@dataclass
class FactScore:
    """Counts for one fact: pairs found, those wholly right, and for each slot how many pairs agree in it."""

    fact: str
    gold_count: int = 0
    found_count: int = 0
    paired: int = 0
    right: int = 0
    slots: dict[str, int] = field(default_factory=dict)
    right_by_rule: dict[str, list[int]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def figures(self, hits: int) -> dict[str, float]:
        """Precision, recall and F for that many hits."""
        precision = hits / self.found_count if self.found_count else 0.0
        recall = hits / self.gold_count if self.gold_count else 0.0
        f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 3), "r": round(recall, 3), "f": round(f, 3)}

    @property
    def headline(self) -> dict[str, float]:
        """Precision, recall and F of what is wholly right."""
        return self.figures(self.right)


@dataclass(frozen=True)
class FactRules:
    """How one fact is scored: `floor` is the least similarity of a pair, `right` names the slots that must agree."""

    fact: str
    record: type[Record]
    similarity: Similarity
    floor: float
    slots: Slots
    right: tuple[str, ...]


def score_fact(rules: FactRules, cases: list[Case]) -> FactScore:
    """The score of one fact over all cases."""
    score = FactScore(rules.fact)
    for case in cases:
        gold, found = case.gold[rules.fact], case.found(rules.record)
        pairs = pair_best(
            gold,
            found,
            lambda g, f, case=case: rules.similarity(case, g, f),  # type: ignore[misc]
            rules.floor,
        )
        score.gold_count += len(gold)
        score.found_count += len(found)
        score.paired += len(pairs)
        right_found = set()
        for i, j, _ in pairs:
            agreeing = rules.slots(case, gold[i], found[j])
            for slot, agrees in agreeing.items():
                score.slots[slot] = score.slots.get(slot, 0) + agrees
            if all(agreeing[slot] for slot in rules.right):
                right_found.add(j)
            else:
                wrong = [slot for slot in agreeing if not agreeing[slot]]
                score.errors.append(
                    f"{case.article_id} WRONG {', '.join(wrong)}: {_tell(case, found[j])}"
                    f"  GOLD {_tell_gold(case, gold[i])}"
                )
        score.right += len(right_found)
        for j, row in enumerate(found):
            score.right_by_rule.setdefault(row.rule, [0, 0])[0 if j in right_found else 1] += 1
        score.errors += [
            f"{case.article_id} MISSED {_tell_gold(case, g)}"
            for i, g in enumerate(gold)
            if i not in {pair[0] for pair in pairs}
        ]
        score.errors += [
            f"{case.article_id} INVENTED {_tell(case, f)}"
            for j, f in enumerate(found)
            if j not in {pair[1] for pair in pairs}
        ]
    return score


def _range(value: Any) -> tuple[Any, Any]:
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def _statement_similarity(case: Case, gold: dict[str, Any], found: Any) -> float:
    return token_f1(case.text[gold["start"] : gold["end"]], found.content)


def _statement_slots(case: Case, gold: dict[str, Any], found: Any) -> dict[str, bool]:
    overlap = _statement_similarity(case, gold, found)
    return {
        "content": overlap >= 0.6,
        "span80": overlap >= 0.8,
        "speaker": names_agree(gold["speaker"], found.speaker_name),
        "quote_type": gold["quote_type"] == found.quote_type,
        "speech_act": gold["speech_act"] == found.speech_act,
    }


def _meeting_similarity(case: Case, gold: dict[str, Any], found: Any) -> float:
    agreement = jaccard_of_names(gold["participants"], case.participants(found.report_id))
    if agreement < 0.5:
        return 0.0
    slots = _meeting_slots(case, gold, found)
    return agreement + 0.3 * slots["status"] + 0.2 * slots["place"] + 0.1 * slots["date"]


def _meeting_slots(case: Case, gold: dict[str, Any], found: Any) -> dict[str, bool]:
    return {
        "status": gold["status"] == found.status,
        "place": names_agree(gold["place"], found.place_name),
        "date": str(gold.get("start_date")) == str(found.starts_on),
    }


def _sanction_similarity(case: Case, gold: dict[str, Any], found: Any) -> float:
    slots = _sanction_slots(case, gold, found)
    return slots["target"] + 0.6 * slots["sender"] + 0.8 * slots["action"]


def _sanction_slots(case: Case, gold: dict[str, Any], found: Any) -> dict[str, bool]:
    return {
        "target": names_agree(gold["target"], found.target_name),
        "sender": names_agree(gold["sender"], found.sender_name),
        "action": gold["action"] == found.action,
    }


def _strike_similarity(case: Case, gold: dict[str, Any], found: Any) -> float:
    slots = _strike_slots(case, gold, found)
    is_there = slots["place"] or (gold["place"] is not None and names_agree(gold["place"], found.country_name))
    return is_there + 0.7 * slots["attacker"] + 0.5 * slots["casualties"] + 0.2 * slots["weapon"]


def _strike_slots(case: Case, gold: dict[str, Any], found: Any) -> dict[str, bool]:
    casualties = _range(gold["killed"]) == (found.killed_min, found.killed_max) and _range(gold["injured"]) == (
        found.injured_min,
        found.injured_max,
    )
    return {
        "place": names_agree(gold["place"], found.place_name),
        "attacker": names_agree(gold["attacker"], found.attacker_name),
        "casualties": casualties,
        "weapon": gold["weapon"] == found.weapon,
        "status": gold["status"] == found.status,
    }


RULES = (
    FactRules("statements", StatementRecord, _statement_similarity, 0.5, _statement_slots, ("content", "speaker")),
    FactRules("meetings", MeetingRecord, _meeting_similarity, 0.5, _meeting_slots, ("status",)),
    FactRules("sanctions", SanctionRecord, _sanction_similarity, 1.4, _sanction_slots, ("target", "sender", "action")),
    FactRules("strikes", StrikeRecord, _strike_similarity, 1.0, _strike_slots, ("place", "attacker", "casualties")),
)


def _tell(case: Case, found: Any) -> str:
    if isinstance(found, StatementRecord):
        return f"[{found.rule}] {found.speaker_name} ({found.cue_text}): {found.content}"
    if isinstance(found, MeetingRecord):
        return (
            f"[{found.rule}] {'; '.join(case.participants(found.report_id))} | {found.status} | {found.place_name}"
            f" | {found.starts_on} | {found.evidence}"
        )
    if isinstance(found, SanctionRecord):
        return f"[{found.rule}] {found.sender_name} > {found.target_name} | {found.action} | {found.evidence}"
    return (
        f"[{found.rule}] {found.attacker_name} > {found.place_name} | killed {found.killed_min}-{found.killed_max},"
        f" injured {found.injured_min}-{found.injured_max} | {found.status} | {found.evidence}"
    )


def _tell_gold(case: Case, gold: dict[str, Any]) -> str:
    text = case.text[gold["start"] : gold["end"]] if "start" in gold else ""
    keys = (
        "speaker",
        "speech_act",
        "participants",
        "sender",
        "target",
        "attacker",
        "action",
        "status",
        "place",
        "killed",
        "injured",
        "start_date",
        "date_text",
        "advocate",
        "measure",
    )
    return f"{ {k: gold[k] for k in keys if gold.get(k) is not None} } {text}"
