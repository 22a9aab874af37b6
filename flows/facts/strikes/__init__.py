"""Strikes: who used armed force against what and where, with whom killed or hurt, according to whom.

Cues are found in the parse (`cues`), each sentence is read into attacks (`tell`) with attackers, sites, casualties and
status; models trained on articles of our own tell which other words tell an attack, and fill in whom and where the
rules left open (`judged`); the tellings of one attack are merged over the article (`merge`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Annotated
from flows.facts.learned.reader import Models
from flows.facts.passage import Passage, read_passages
from flows.facts.strikes.attack import Attack
from flows.facts.strikes.blame import apply_blame, find_blame
from flows.facts.strikes.judged import Reading, further_attacks, keep_and_fill
from flows.facts.strikes.merge import add_casualties, merge_attack
from flows.facts.strikes.places_meant import capital_meant
from flows.facts.strikes.rows import to_record
from flows.facts.strikes.scenes import country_hit, set_place, town_in
from flows.facts.strikes.suspects import name_attackers
from flows.facts.strikes.tell import read_passage
from flows.records import Record


def find_strikes(
    annotated: Annotated, passages: Sequence[Passage] | None = None, models: Models | None = None
) -> Iterator[Record]:
    """The strikes that one article reports, one StrikeRecord per distinct attack.

    `passages` are its paragraphs as `read_passages` gives them, where they have been read already.
    """
    passages = passages if passages is not None else list(read_passages(annotated))
    read = [list(read_passage(passage)) for passage in passages]
    by_rule = [attack for sentences in read for _, attacks, _ in sentences for attack in attacks]
    reading = Reading.of(annotated, passages, by_rule, models)
    known: list[Attack] = []
    for passage, sentences in zip(passages, read, strict=True):
        kept = [
            (sentence, list(keep_and_fill(passage, attacks, reading)), told) for sentence, attacks, told in sentences
        ]
        further = list(further_attacks(passage, [a for _, attacks, _ in kept for a in attacks], reading))
        for sentence, attacks, told in kept:
            more = [a for a in further if sentence.start <= a.cues[0] < sentence.end]
            if more and not attacks:
                more[0].take(told)
            for attack in (*attacks, *more):
                merge_attack(known, attack)
            if not more or attacks:
                site = town_in(passage, sentence) or capital_meant(passage, sentence, country_hit(known))
                add_casualties(known, passage.paragraph.index, told, site)
            for blame in find_blame(passage, sentence):
                apply_blame(known, passage.paragraph.index, blame)
    for attack in known:
        set_place(annotated, attack)
    name_attackers(known)
    for attack in known:
        if attack.place is not None or (
            attack.attacker is not None and (attack.target_head is not None or not attack.is_weak)
        ):
            yield to_record(annotated, attack)
