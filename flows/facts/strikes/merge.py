"""Tellings of one attack made one: what points back, what names the same place, what adds a toll."""

from __future__ import annotations

from collections.abc import Iterable

from flows.annotate.model import PlaceMention
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.sites import RANK
from flows.facts.strikes.tell import Told

AERIAL = frozenset({"drone", "missile", "airstrike"})
AFTERWARDS = 2  # paragraphs over which casualties are still those of the attack told before
NEAR = 2  # paragraphs over which a telling without a place goes on about the attack before it


def merge_attack(known: list[Attack], new: Attack) -> Attack:
    """The attack among `known` that `new` tells again, with what it adds; else `new` itself, now known."""
    for old in reversed(known):
        if _is_same(old, new):
            _absorb(old, new)
            return old
    if not _is_bare(new):
        known.append(new)
    return new


def _is_bare(attack: Attack) -> bool:
    """Whether a telling only points back: `the bombardment`, with no word of who, what or where."""
    return attack.is_definite and attack.attacker is None and attack.place is None and attack.target_head is None


def _is_same(old: Attack, new: Attack) -> bool:
    """Whether `new` tells of the attack `old` once more."""
    if _is_prospect(old) != _is_prospect(new) or _sides_differ(old, new) or _days_differ(old, new):
        return False
    if _is_bare(new) and not _is_prospect(old):
        return True
    gap = new.paragraph - old.last_paragraph
    if old.place is not None and new.place is not None:
        return _places_agree(old, new, gap)
    if new.place is None:
        return _goes_on(old, new, gap)
    alike = new.weapon is None or old.weapon in (None, new.weapon)
    return new.is_definite and gap <= NEAR and alike and old.target_head in (None, new.target_head)


def _goes_on(old: Attack, new: Attack, gap: int) -> bool:
    """Whether a telling without a place goes on about `old`: a claim by its side, the same weapon or target."""
    if new.status == "claimed" and new.attacker is not None and old.attacker is not None:
        return True
    is_named_again = new.is_definite and new.weapon is not None and new.weapon == old.weapon
    if is_named_again and new.target_head in (None, old.target_head):
        return True
    if new.is_definite or not new.target_head:
        return (gap <= NEAR and _weapons_agree(old, new)) or gap == 0
    is_alike = old.target_head == new.target_head or (old.weapon == new.weapon and new.attacker is None)
    return gap <= NEAR and is_alike


def _is_prospect(attack: Attack) -> bool:
    return attack.status in ("threatened", "proposed")


def _sides_differ(old: Attack, new: Attack) -> bool:
    return old.attacker is not None and new.attacker is not None and old.attacker.name != new.attacker.name


def _weapons_agree(old: Attack, new: Attack) -> bool:
    """Whether one attack may have used both: waves mix what flies."""
    return None in (old.weapon, new.weapon) or old.weapon == new.weapon or {old.weapon, new.weapon} <= AERIAL


def _places_agree(old: Attack, new: Attack, gap: int) -> bool:
    if old.place_name == new.place_name:
        return (
            old.target_head is None
            or new.target_head is None
            or old.target_head == new.target_head
            or new.is_definite
            or gap <= 1
        )
    coarse, fine = sorted((old, new), key=lambda a: RANK.get(a.place_kind or "admin1", 1), reverse=True)
    if coarse.place_kind not in ("country", "admin1", "region") or fine.place_kind not in ("city", "site", "admin1"):
        return False
    return gap <= NEAR and new.is_definite and _contains(coarse, fine)


def _contains(coarse: Attack, fine: Attack) -> bool:
    outer, inner = coarse.place.place if coarse.place else None, fine.place.place if fine.place else None
    if outer is None or inner is None:
        return False
    if outer.kind == "country":
        return outer.country_iso3 == inner.country_iso3
    return outer.country_iso3 == inner.country_iso3 and outer.admin1_name in (None, inner.admin1_name)


def _days_differ(old: Attack, new: Attack) -> bool:
    if new.date is not None and new.date.anchor is None and new.date.precision in ("day", "year") and old.date is None:
        return True
    if old.date is None or new.date is None or old.date.precision != "day" or new.date.precision != "day":
        return False
    return old.date.starts_on is not None and old.date.starts_on != new.date.starts_on


def _absorb(old: Attack, new: Attack) -> None:
    """Fill what the earlier telling left open; the more specific place and the first named weapon are kept."""
    old.attacker = old.attacker or new.attacker
    if new.place is not None and (
        old.place is None or RANK.get(new.place_kind or "admin1", 1) < RANK.get(old.place_kind or "admin1", 1)
    ):
        old.place = new.place
    old.target, old.target_head = old.target or new.target, old.target_head or new.target_head
    old.weapon, old.date = old.weapon or new.weapon, old.date or new.date
    if old.status == "claimed" and new.status == "occurred" and new.place is not None:
        old.status = "occurred"
    if new.status == "denied":
        old.status = "denied"
    old.killed.merge(new.killed)
    old.injured.merge(new.injured)
    old.casualty_spans.extend(new.casualty_spans)
    for name, (chance, actor) in new.suspects.items():
        old.suspects[name] = (max(chance, old.suspects.get(name, (0.0, actor))[0]), actor)
    old.last_paragraph = max(old.last_paragraph, new.last_paragraph)
    old.is_weak = old.is_weak and new.is_weak


def add_casualties(known: list[Attack], paragraph: int, told: Iterable[Told], site: PlaceMention | None) -> None:
    """Give casualties told in a sentence without a strike to the attack that they belong to.

    That is the one told last in the same paragraph, else the last whose toll was told before; where the sentence names a
    town, the one there, or a new one that is part of a wave.
    """
    told = list(told)
    if not told:
        return
    recent = [
        a
        for a in known
        if a.status in ("occurred", "claimed", "denied") and 0 <= paragraph - a.last_paragraph <= AFTERWARDS
    ]
    if not recent:
        return
    if site is not None:
        there = _attack_at(known, recent, site)
        there.take(told)
        there.last_paragraph = paragraph
        return
    is_killed = any(casualty.is_killed for casualty, _, _ in told)

    def fits(attack: Attack) -> tuple[bool, bool, int]:
        is_here = attack.last_paragraph == paragraph
        has_toll = (attack.killed if is_killed else attack.injured).is_mentioned
        return is_here, has_toll and not is_here, attack.start

    chosen = max(recent, key=fits)
    chosen.take(told)
    chosen.last_paragraph = paragraph


def _attack_at(known: list[Attack], recent: list[Attack], site: PlaceMention) -> Attack:
    """The recent attack on the town `site`; one that names no town gets it, a nationwide wave a part of its own."""
    name = site.place.name if site.place is not None else site.text
    for attack in reversed(recent):
        if (
            attack.place is not None
            and (attack.place.place.name if attack.place.place is not None else attack.place.text) == name
        ):
            return attack
    fought = [a for a in recent if a.rule != "verb_shot"] or recent
    latest = next((a for a in reversed(fought) if a.place is None or a.place_kind in ("region", "country")), fought[-1])
    if latest.place is None or latest.place_kind == "region":
        latest.place = site
        return latest
    part = Attack(
        site.paragraph,
        site.start,
        site.end,
        "casualty",
        latest.attacker,
        site,
        weapon=latest.weapon,
        date=latest.date,
        status="occurred",
        is_home=latest.is_home,
    )
    known.append(part)
    return part
