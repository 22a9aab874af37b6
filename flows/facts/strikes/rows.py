"""The raw row of a strike."""

from __future__ import annotations

from flows.annotate.model import Annotated
from flows.facts.evidence import trim
from flows.facts.strikes.attack import Attack
from flows.ids import actor_id, stable_id
from flows.records import StrikeRecord


def to_record(annotated: Annotated, attack: Attack) -> StrikeRecord:
    """The record of one attack; only attackers and places that the article names have an id."""
    article_id = annotated.article.article_id
    spans = [
        (attack.start, attack.end),
        *(s for s in attack.casualty_spans if attack.start - 400 < s[0] < attack.end + 400),
    ]
    evidence = trim(annotated.body, min(s[0] for s in spans), max(s[1] for s in spans))
    place = attack.place.place if attack.place is not None else None
    attacker = attack.attacker.name if attack.attacker is not None else None
    called = _called(annotated, attack) if attacker is not None else None
    known = {m.actor.name for m in annotated.mentions if m.actor is not None}
    is_named = place is not None and any(
        p.place is not None and p.place.place_id == place.place_id for p in annotated.places
    )
    killed, injured = attack.killed.range, attack.injured.range
    is_day = attack.date is not None and attack.date.precision == "day"
    casualty = [annotated.body[s:e] for s, e in sorted(attack.casualty_spans)]
    return StrikeRecord(
        report_id=stable_id("strikes", article_id, evidence.start, evidence.end, called, attack.place_name),
        article_id=article_id,
        attacker_id=actor_id(attacker) if attacker is not None and attacker in known else None,
        attacker_name=called,
        place_id=place.place_id if place is not None and is_named else None,
        place_name=attack.place_name,
        country_name=place.country_name if place is not None else attack.country,
        target_text=attack.target,
        weapon=attack.weapon or "unknown",
        killed_min=killed[0],
        killed_max=killed[1],
        injured_min=injured[0],
        injured_max=injured[1],
        has_casualties=attack.has_casualties,
        casualty_text="; ".join(casualty) or None,
        status=attack.status,
        claimed_by=attack.claimed_by,
        date_text=attack.date.text if attack.date is not None else None,
        occurred_on=attack.date.starts_on if is_day and attack.date is not None else None,
        date_precision=attack.date.precision if attack.date is not None else None,
        is_plural=attack.is_plural and not attack.has_casualties,
        start_char=evidence.start,
        end_char=evidence.end,
        evidence=evidence.text,
        confidence=attack.confidence if attack.confidence is not None else 0.5,
        rule=attack.rule,
    )


def _called(annotated: Annotated, attack: Attack) -> str | None:
    """What the attacker is called: a group that is only described, in the article's own words.

    `Pro-Russian rebels` and `Russian-backed separatists` are one actor, by the id, but nobody's name.
    """
    name = attack.attacker.name if attack.attacker is not None else None
    if name is None or not name.rsplit(" ", 1)[-1].islower():
        return name
    told = [m for m in annotated.mentions if m.actor is not None and m.actor.name == name and m.kind == "name"]
    nearest = min(told, key=lambda m: (not attack.start <= m.start < attack.end, m.start), default=None)
    if nearest is None:
        return name
    words = nearest.text.removeprefix("the ").removeprefix("The ")
    return words.replace("Pro-", "pro-", 1) if words.startswith("Pro-") else words
