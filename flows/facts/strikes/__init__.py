"""Strikes: who used armed force against what and where, with whom killed or hurt, according to whom.

Cues are found in the parse (`cues`) and each sentence is read into attacks (`tell`). What the rules read there become
hints for models trained on articles of our own, which judge the article as a whole (`whole`): which words tell of one
attack, who attacked where, and whose the dead are. `judged` makes attacks of it, and `rows` records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Actor, Annotated
from flows.facts.learned.forces import country_name
from flows.facts.learned.reader import Models
from flows.facts.parties import Party
from flows.facts.passage import Passage, read_passages
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.judged import judged_attacks
from flows.facts.strikes.rows import to_record
from flows.facts.strikes.sites import main_country, scene_before
from flows.records import Record


def find_strikes(
    annotated: Annotated, passages: Sequence[Passage] | None = None, models: Models | None = None
) -> Iterator[Record]:
    """The strikes that one article reports, one StrikeRecord per distinct attack.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already.
    """
    passages = passages if passages is not None else list(read_passages(annotated))
    seen: set[str] = set()
    for attack in judged_attacks(annotated, passages, models):
        _place(annotated, attack)
        record = to_record(annotated, attack)
        if _is_somewhere(attack) and record.report_id not in seen:
            seen.add(record.report_id)
            yield record


def _is_somewhere(attack: Attack) -> bool:
    """Whether it is told where the attack was, or at least who attacked."""
    is_known = attack.target_head is not None or not attack.is_weak
    return attack.place is not None or (attack.attacker is not None and is_known)


def _country_of(annotated: Annotated, attack: Attack, base: str | None) -> str | None:
    """The code of the country that stands by the telling, other than the attacker's own; None where several do."""
    if attack.target is None:
        return None
    near = annotated.mentions_in(max(attack.start - 160, annotated.paragraphs[attack.paragraph].start), attack.end + 1)
    codes = [m.actor.country_iso3 for m in near if m.actor is not None and m.actor.kind == "country"]
    others = {code for code in codes if code is not None and code != base}
    is_general = attack.target.lower().startswith(("the country", "its neighbour"))
    return next(iter(others)) if len(others) == 1 and is_general else None


def _place(annotated: Annotated, attack: Attack) -> None:
    """Give an attack that names no place the scene told before it, or at least the country of the article."""
    if attack.attacker is None and attack.is_home:
        home = main_country(annotated, None)
        name = country_name(home) if home is not None else None
        attack.attacker = Party(name, Actor(name, "country", home)) if name is not None else None
    if attack.place is None or attack.place.place is None:
        party = attack.attacker
        base = party.actor.country_iso3 if party is not None and party.actor is not None else None
        iso3 = _country_of(annotated, attack, base) or main_country(annotated, party.name if party else None, base)
        attack.place = attack.place or scene_before(annotated, attack.start, attack.paragraph, iso3)
        attack.country, attack.country_iso3 = country_name(iso3) if iso3 is not None else None, iso3
