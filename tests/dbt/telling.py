"""Articles told by hand: a few words each make the records that a reader would have made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flows.ids import actor_id, stable_id
from flows.records import (
    ActorMentionRecord,
    ArticleRecord,
    LoadRecord,
    MeetingParticipantRecord,
    MeetingRecord,
    PlaceMentionRecord,
    Record,
    SanctionRecord,
    StatementRecord,
    StatementSegmentRecord,
    StrikeRecord,
)

# Name: kind and country.
ACTORS: dict[str, tuple[str, str | None]] = {
    "Russia": ("country", "RUS"),
    "Ukraine": ("country", "UKR"),
    "Turkey": ("country", "TUR"),
    "United States": ("country", "USA"),
    "Armenia": ("country", "ARM"),
    "Azerbaijan": ("country", "AZE"),
    "Israel": ("country", "ISR"),
    "Sudan": ("country", "SDN"),
    "India": ("country", "IND"),
    "Pakistan": ("country", "PAK"),
    "Iran": ("country", "IRN"),
    "Rwanda": ("country", "RWA"),
    "Egypt": ("country", "EGY"),
    "Qatar": ("country", "QAT"),
    "European Union": ("organisation", None),
    "United Nations": ("organisation", None),
    "NATO": ("organisation", None),
    "Hamas": ("armed_group", None),
    "Hezbollah": ("armed_group", None),
    "M23": ("armed_group", None),
    "Rapid Support Forces": ("armed_group", "SDN"),
    "Vladimir Putin": ("person", "RUS"),
    "Vladimir Medinsky": ("person", "RUS"),
    "Sergey Lavrov": ("person", "RUS"),
    "Volodymyr Zelenskyy": ("person", "UKR"),
    "Rustem Umerov": ("person", "UKR"),
    "Andrii Sybiha": ("person", "UKR"),
    "Hakan Fidan": ("person", "TUR"),
    "Recep Tayyip Erdogan": ("person", "TUR"),
    "Donald Trump": ("person", "USA"),
    "Marco Rubio": ("person", "USA"),
    "Steve Witkoff": ("person", "USA"),
    "Nikol Pashinyan": ("person", "ARM"),
    "Ilham Aliyev": ("person", "AZE"),
    "Kaja Kallas": ("person", None),
}
# Name: kind, first-order division, ISO code and country.
PLACES: dict[str, tuple[str, str | None, str, str]] = {
    "Istanbul": ("city", "Istanbul", "TUR", "Turkey"),
    "Ankara": ("city", "Ankara", "TUR", "Turkey"),
    "Turkey": ("country", None, "TUR", "Turkey"),
    "Kharkiv": ("city", "Kharkiv Oblast", "UKR", "Ukraine"),
    "Kharkiv Oblast": ("admin1", "Kharkiv Oblast", "UKR", "Ukraine"),
    "Sumy": ("city", "Sumy Oblast", "UKR", "Ukraine"),
    "Odesa": ("city", "Odesa Oblast", "UKR", "Ukraine"),
    "Ukraine": ("country", None, "UKR", "Ukraine"),
    "Belgorod": ("city", "Belgorod Oblast", "RUS", "Russia"),
    "Geneva": ("city", "Geneva", "CHE", "Switzerland"),
    "Abu Dhabi": ("city", None, "ARE", "United Arab Emirates"),
    "Doha": ("city", None, "QAT", "Qatar"),
    "Cairo": ("city", None, "EGY", "Egypt"),
    "El Fasher": ("city", "North Darfur", "SDN", "Sudan"),
    "Gaza City": ("city", None, "PSE", "Palestine"),
    "Beirut": ("city", None, "LBN", "Lebanon"),
    "Goma": ("city", "North Kivu", "COD", "DR Congo"),
    "Qatar": ("country", None, "QAT", "Qatar"),
    "Israel": ("country", None, "ISR", "Israel"),
    "Moscow": ("city", "Moscow", "RUS", "Russia"),
    "Washington": ("city", None, "USA", "United States"),
}


def load(number: int, *, finished: bool = True) -> LoadRecord:
    """The load with that number: one an hour."""
    started = datetime(2026, 6, 1, number % 24, 0, number // 24)
    return LoadRecord(
        load_id=f"20260601T{number:06d}",
        started_at=started,
        finished_at=started if finished else None,
        source="inbox",
        input_count=1,
        article_count=1,
        reject_count=0,
        code_version="1",
        expectations_passed=None,
        expectations_failed=None,
    )


@dataclass
class Article:
    """An article being told; `records` are what was read from it so far."""

    name: str
    published_on: date | None
    text: str = ""
    facts: list[Record] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    bounds: tuple[date | None, date | None] = (None, None)
    same_text_as: str | None = None

    @property
    def article_id(self) -> str:
        return stable_id("article", self.name)

    def meeting(
        self,
        *participants: str,
        status: str = "held",
        place: str | None = None,
        on: date | None = None,
        until: date | None = None,
        precision: str | None = None,
        meeting_format: str = "in_person",
        mediators: tuple[str, ...] = (),
        absent: tuple[str, ...] = (),
        topic: str | None = None,
        is_plural: bool = False,
        date_text: str | None = None,
    ) -> str:
        """Tells of a meeting; gives the report's id."""
        evidence = self._tell(f"{' and '.join(participants)}: {status} at {place or 'some place'}, {on or date_text}")
        report_id = stable_id("meeting", self.name, evidence["start_char"])
        place_id, place_name, country = self._place(place)
        self.facts.append(
            MeetingRecord(
                report_id=report_id,
                article_id=self.article_id,
                meeting_format=meeting_format,
                status=status,
                place_id=place_id,
                place_name=place_name,
                country_name=country,
                date_text=date_text or (on and str(on)),
                starts_on=on,
                ends_on=until or on,
                date_precision=precision or ("day" if on else None),
                topic=topic,
                is_plural=is_plural,
                **evidence,
            )
        )
        for role, names in (("participant", participants), ("mediator", mediators), ("absent", absent)):
            for name in names:
                self.facts.append(
                    MeetingParticipantRecord(
                        report_id=report_id,
                        actor_name=name,
                        actor_id=self._actor(name),
                        role=role,
                    )
                )
        return report_id

    def sanction(
        self,
        sender: str | None,
        target: str | None,
        action: str = "imposed",
        *,
        direction: str = "tighten",
        measure: str = "general",
        advocate: str | None = None,
        condition: str | None = None,
        on: date | None = None,
        date_text: str | None = None,
        precision: str | None = None,
    ) -> str:
        """Tells of a measure; gives the report's id."""
        evidence = self._tell(f"{sender} {action} {measure} against {target}, {on or date_text}")
        report_id = stable_id("sanction", self.name, evidence["start_char"])
        self.facts.append(
            SanctionRecord(
                report_id=report_id,
                article_id=self.article_id,
                sender_id=self._actor(sender),
                sender_name=sender,
                target_id=self._actor(target),
                target_name=target,
                action=action,
                direction=direction,
                advocate_name=advocate,
                measure=measure,
                condition_text=condition,
                date_text=date_text or (on and str(on)),
                effective_on=on,
                date_precision=precision or ("day" if on else None),
                **evidence,
            )
        )
        return report_id

    def strike(
        self,
        attacker: str | None,
        place: str | None,
        *,
        on: date | None = None,
        status: str = "occurred",
        weapon: str = "drone",
        killed: tuple[int | None, int | None] = (None, None),
        injured: tuple[int | None, int | None] = (None, None),
        target: str | None = None,
        claimed_by: str | None = None,
        date_text: str | None = None,
        is_plural: bool = False,
    ) -> str:
        """Tells of an attack; gives the report's id."""
        words = f"{attacker} {status} {weapon} on {target or place}, {on or date_text}: {killed} {injured}"
        evidence = self._tell(words)
        report_id = stable_id("strike", self.name, evidence["start_char"])
        place_id, place_name, country = self._place(place)
        told = killed != (None, None) or injured != (None, None)
        self.facts.append(
            StrikeRecord(
                report_id=report_id,
                article_id=self.article_id,
                attacker_id=self._actor(attacker),
                attacker_name=attacker,
                place_id=place_id,
                place_name=place_name,
                country_name=country,
                target_text=target,
                weapon=weapon,
                killed_min=killed[0],
                killed_max=killed[1],
                injured_min=injured[0],
                injured_max=injured[1],
                has_casualties=told,
                casualty_text="casualties" if told else None,
                status=status,
                claimed_by=claimed_by,
                date_text=date_text or (on and str(on)),
                occurred_on=on,
                date_precision="day" if on else None,
                is_plural=is_plural,
                **evidence,
            )
        )
        return report_id

    def statement(self, speaker: str, content: str, *, quote_type: str = "direct", act: str = "say") -> str:
        """Tells what somebody said; gives the statement's id."""
        span = self._tell(content)
        statement_id = stable_id("statement", self.name, span["start_char"])
        known = self._actor(speaker)
        self.facts.append(
            StatementRecord(
                statement_id=statement_id,
                article_id=self.article_id,
                speaker_id=known,
                speaker_name=speaker,
                is_speaker_named=known is not None,
                speaker_role=None,
                speaker_start_char=None,
                speaker_end_char=None,
                quote_type=quote_type,
                speech_act=act,
                content=content,
                start_char=span["start_char"],
                end_char=span["end_char"],
                cue_text=None,
                cue_start_char=None,
                cue_end_char=None,
                addressee_id=None,
                addressee_name=None,
                venue=None,
                is_negated=False,
                said_on=self.published_on,
                said_on_precision="day" if self.published_on else None,
                confidence=0.9,
                rule="told",
            )
        )
        self.facts.append(
            StatementSegmentRecord(
                statement_id=statement_id,
                segment_index=0,
                start_char=span["start_char"],
                end_char=span["end_char"],
                text=content,
            )
        )
        return statement_id

    def records(self) -> Iterator[Record]:
        """The records of the article, its own first."""
        yield ArticleRecord(
            article_id=self.article_id,
            external_id=self.name,
            source_uri=f"{self.name}.txt",
            url=None,
            outlet=None,
            headline=self.name,
            body=self.text,
            byline=None,
            language="en",
            published_on=self.published_on,
            published_at=None,
            published_basis="metadata" if self.published_on else None,
            published_not_before=self.bounds[0],
            published_not_after=self.bounds[1],
            published_reason=None,
            word_count=len(self.text.split()),
            content_hash=stable_id("content", self.same_text_as or self.name),
        )
        for name in sorted(self.actors):
            kind, country = ACTORS[name]
            yield ActorMentionRecord(
                article_id=self.article_id,
                actor_id=actor_id(name),
                name=name,
                kind=kind,
                country_iso3=country,
                role=None,
                wikidata_id=None,
                mention_count=1,
            )
        for name in sorted(self.places):
            kind, admin1, iso3, country = PLACES[name]
            yield PlaceMentionRecord(
                article_id=self.article_id,
                place_id=stable_id("place", name, iso3),
                name=name,
                kind=kind,
                admin1_name=admin1,
                country_iso3=iso3,
                country_name=country,
                latitude=None,
                longitude=None,
                geonames_id=None,
                mention_count=1,
            )
        yield from self.facts

    def _tell(self, words: str) -> dict[str, Any]:
        start = len(self.text)
        self.text += words + ". "
        return (
            {
                "start_char": start,
                "end_char": start + len(words),
                "evidence": words,
                "confidence": 0.8,
                "rule": "told",
            }
            if words
            else {}
        )

    def _actor(self, name: str | None) -> str | None:
        if name is None or name not in ACTORS:
            return None
        self.actors.add(name)
        return actor_id(name)

    def _place(self, name: str | None) -> tuple[str | None, str | None, str | None]:
        if name is None or name not in PLACES:
            return None, name, None
        self.places.add(name)
        _, _, iso3, country = PLACES[name]
        return stable_id("place", name, iso3), name, country


def copy_of(article: Article, name: str, published_on: date | None) -> Article:
    """The same words in another outlet: its reports are those of `article` with ids of their own."""
    copied = Article(name, published_on, same_text_as=article.name, text=article.text, bounds=article.bounds)
    copied.actors, copied.places = set(article.actors), set(article.places)

    def renamed(record: Record) -> Record:
        own: dict[str, Any] = {"article_id": copied.article_id} if hasattr(record, "article_id") else {}
        for key in ("report_id", "statement_id"):
            if hasattr(record, key):
                own[key] = stable_id("copy", name, getattr(record, key))
        return dataclasses.replace(record, **own)

    copied.facts = [renamed(record) for record in article.facts]
    return copied
