"""The raw tables: what one row of each is. Everything else that knows their columns is rendered from here.

A record is one row of `raw.<table>`. Offsets are Unicode code points into `articles.body`, half-open
`[start, end)`, unless a column says otherwise. Dates are calendar days, timestamps UTC. Each table also gets
the column `load_id` (`LOAD_ID`), stamped when the rows are loaded.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from flows.ids import stable_id

SQL_TYPES: dict[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMP",
}

QUOTE_TYPES = ("direct", "mixed", "indirect")
SPEECH_ACTS = ("say", "urge", "threaten", "promise", "accuse", "propose", "deny", "ask", "decline")
MEETING_FORMATS = ("in_person", "call", "unknown")
MEETING_STATUSES = ("held", "planned", "proposed", "cancelled")
PARTICIPANT_ROLES = ("participant", "absent", "mediator")
SANCTION_ACTIONS = ("imposed", "extended", "eased", "lifted", "planned", "threatened", "urged", "proposed", "withheld")
SANCTION_DIRECTIONS = ("tighten", "relax")
SANCTION_MEASURES = (
    "general",
    "asset_freeze",
    "trade",
    "energy",
    "finance",
    "travel_ban",
    "tariff",
    "arms_embargo",
)
STRIKE_WEAPONS = ("drone", "missile", "airstrike", "artillery", "cluster_munition", "bomb", "other", "unknown")
STRIKE_STATUSES = ("occurred", "claimed", "threatened", "proposed", "denied")
DATE_PRECISIONS = ("day", "week", "month", "season", "year", "range")
ACTOR_KINDS = ("person", "country", "organisation", "armed_group")
PLACE_KINDS = ("city", "admin1", "country", "region", "site")
PUBLISHED_BASES = ("metadata", "url", "dateline", "text")
REJECT_STAGES = ("source", "document", "language", "extract")


@dataclass(frozen=True)
class Column:
    """One column of a raw table: its SQL type, nullability, allowed values and meaning."""

    name: str
    sql_type: str
    is_nullable: bool
    is_key: bool
    allowed: tuple[str, ...]
    references: str | None
    description: str


LOAD_ID = Column("load_id", "VARCHAR", False, False, (), "loads.load_id", "The load that brought this row.")


def column(description: str, *, key: bool = False, allowed: tuple[str, ...] = (), references: str | None = None) -> Any:
    """A dataclass field that carries what its column means; `references` is `table.column`."""
    metadata = {"description": description, "key": key, "allowed": allowed, "references": references}
    return dataclasses.field(metadata=metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of a raw table; subclasses say which."""

    TABLE: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRecord(Record):
    """One run of the pipeline that brought something new."""

    TABLE: ClassVar[str] = "loads"

    load_id: str = column("UTC start time and a random suffix; also the name of the version it publishes.", key=True)
    started_at: datetime = column("When the run started.")
    finished_at: datetime | None = column("When its version was published; null while it runs or if it was refused.")
    source: str = column("The inputs as given, joined by a space.")
    input_count: int = column("Documents found in the inputs, those already loaded included.")
    article_count: int = column("Articles that this load added.")
    reject_count: int = column("Inputs that this load could not use; see `rejects`.")
    code_version: str = column("Version of the code that read the articles.")
    expectations_passed: int | None = column("Expectations that held, over both checks.")
    expectations_failed: int | None = column("Expectations that did not hold, warnings included.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRecord(Record):
    """What a server said of an address, so that the next run asks for it only if it has changed."""

    TABLE: ClassVar[str] = "fetches"

    url: str = column("The address that was fetched.", key=True)
    etag: str | None = column("Its entity tag.")
    last_modified: str | None = column("When it last changed, as the server put it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord(Record):
    """One news article: its clean body, on which all offsets rest, and where and when it appeared."""

    TABLE: ClassVar[str] = "articles"

    article_id: str = column("Hash of what tells the input apart (id, address or file name) and its text.", key=True)
    external_id: str | None = column("The `id` given with the input.")
    source_uri: str = column("File or address that the article was read from.")
    url: str | None = column("The article's own address, where known.")
    outlet: str | None = column("Who published it, where known.")
    headline: str | None = column("Headline, without site furniture.")
    body: str = column("The article proper: no headline, by-line, share counters, tags or forms.")
    byline: str | None = column("Authors as printed.")
    language: str = column("ISO 639-1 code.")
    published_on: date | None = column("Day of publication; null when more than one remains possible.")
    published_at: datetime | None = column("Moment of publication, where the metadata give it.")
    published_basis: str | None = column("What `published_on` rests on.", allowed=PUBLISHED_BASES)
    published_not_before: date | None = column("Earliest possible day of publication.")
    published_not_after: date | None = column("Latest possible day of publication.")
    published_reason: str | None = column("The reasoning behind date and bounds, in words.")
    word_count: int = column("Words of the body.")
    content_hash: str = column("Hash of the body, blind to case, punctuation and white space.")

    @classmethod
    def of_text(
        cls, name: str, body: str, published_on: date | None = None, headline: str | None = None
    ) -> ArticleRecord:
        """An article called `name` of which no more is known than its text and, perhaps, its day."""
        return cls(
            article_id=stable_id("text", name, body),
            external_id=name,
            source_uri=name,
            url=None,
            outlet=None,
            headline=headline,
            body=body,
            byline=None,
            language="en",
            published_on=published_on,
            published_at=None,
            published_basis="metadata" if published_on else None,
            published_not_before=published_on,
            published_not_after=published_on,
            published_reason=None,
            word_count=len(body.split()),
            content_hash=stable_id("text", body),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedLineRecord(Record):
    """A stretch of the input that is not part of the article, kept so that nothing is lost."""

    TABLE: ClassVar[str] = "removed_lines"

    article_id: str = column("The article that it stood in.", key=True, references="articles.article_id")
    start_char: int = column("Start in the input text as given (not in the body).", key=True)
    end_char: int = column("End in the input text as given (not in the body).")
    text: str = column("What was removed.")
    reason: str = column("Why: the kind of furniture, e.g. `share_counter`, `tags`, `copyright`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSignatureRecord(Record):
    """One band of the sketch of an article's words: articles that share one may tell the same text."""

    TABLE: ClassVar[str] = "article_signatures"

    article_id: str = column("The article.", key=True, references="articles.article_id")
    band: int = column("Number of the band, from 0.", key=True)
    bucket: int = column("Hash of the band's part of the MinHash sketch.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicatePairRecord(Record):
    """Two articles that tell the same text, or nearly."""

    TABLE: ClassVar[str] = "duplicate_pairs"

    article_id: str = column("One of the two.", key=True, references="articles.article_id")
    other_article_id: str = column(
        "The other one; its id sorts after the first.", key=True, references="articles.article_id"
    )
    similarity: float = column("Jaccard similarity of their word 5-grams, 0 to 1.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectRecord(Record):
    """An input, or part of one, that could not be used, and why."""

    TABLE: ClassVar[str] = "rejects"

    reject_id: str = column("Hash of source, item and reason.", key=True)
    source_uri: str = column("File or address.")
    item: str | None = column("Which part of it: line, record or article id; null for the whole.")
    stage: str = column("Where it failed.", allowed=REJECT_STAGES)
    reason: str = column("Short code: `empty`, `binary`, `not_english`, `bad_json` …")
    detail: str = column("One line that says what is wrong.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMentionRecord(Record):
    """An actor as one article mentions it."""

    TABLE: ClassVar[str] = "actor_mentions"

    article_id: str = column("The article.", key=True, references="articles.article_id")
    actor_id: str = column("Hash of the canonical name.", key=True)
    name: str = column("Canonical English name.")
    kind: str = column("What sort of actor.", allowed=ACTOR_KINDS)
    country_iso3: str | None = column("The country that it is or belongs to, ISO 3166-1 alpha-3.")
    role: str | None = column("Title or office as the article gives it.")
    wikidata_id: str | None = column("Only from the checked list.")
    mention_count: int = column("How often the article names or refers to it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMentionRecord(Record):
    """A place as one article mentions it."""

    TABLE: ClassVar[str] = "place_mentions"

    article_id: str = column("The article.", key=True, references="articles.article_id")
    place_id: str = column("Hash of the GeoNames id, or of name and country.", key=True)
    name: str = column("Usual English name.")
    kind: str = column("What sort of place.", allowed=PLACE_KINDS)
    admin1_name: str | None = column("First-order division that it lies in.")
    country_iso3: str | None = column("Country, ISO 3166-1 alpha-3.")
    country_name: str | None = column("Country, short English name.")
    latitude: float | None = column("Degrees north, WGS 84.")
    longitude: float | None = column("Degrees east, WGS 84.")
    geonames_id: int | None = column("GeoNames id.")
    mention_count: int = column("How often the article names it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord(Record):
    """One stretch of content that an article attributes to a source."""

    TABLE: ClassVar[str] = "statements"

    statement_id: str = column("Hash of article, speaker and span.", key=True)
    article_id: str = column("The article.", references="articles.article_id")
    speaker_id: str | None = column("The speaker's actor; null when unnamed.")
    speaker_name: str = column("Canonical name, or the phrase when unnamed.")
    is_speaker_named: bool = column("False for sources without a name.")
    speaker_role: str | None = column("Title or office as the article gives it.")
    speaker_start_char: int | None = column("Start of the mention nearest to the cue; null if inferred.")
    speaker_end_char: int | None = column("End of that mention.")
    quote_type: str = column("Inside quotation marks, partly, or not.", allowed=QUOTE_TYPES)
    speech_act: str = column("What the speaker did in saying it, by the cue.", allowed=SPEECH_ACTS)
    content: str = column("The segments' text, joined by one space.")
    start_char: int = column("Start of the first segment.")
    end_char: int = column("End of the last segment.")
    cue_text: str | None = column("The words of attribution, e.g. `said`; null for a bare quote.")
    cue_start_char: int | None = column("Start of the cue.")
    cue_end_char: int | None = column("End of the cue.")
    addressee_id: str | None = column("The addressee's actor, where it is one.")
    addressee_name: str | None = column("Named person, body or country spoken to.")
    venue: str | None = column("Outlet, platform or occasion.")
    is_negated: bool = column("The article says that it was not said.")
    said_on: date | None = column("First day on which it may have been said.")
    said_on_precision: str | None = column("How exact that is.", allowed=DATE_PRECISIONS)
    confidence: float = column("0 to 1, by rule.")
    rule: str = column("The rule that read it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSegmentRecord(Record):
    """One unbroken piece of a statement's content."""

    TABLE: ClassVar[str] = "statement_segments"

    statement_id: str = column("The statement.", key=True, references="statements.statement_id")
    segment_index: int = column("From 0, in order of the text.", key=True)
    start_char: int = column("Start of the piece.")
    end_char: int = column("End of the piece.")
    text: str = column("The piece: body[start_char:end_char].")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord(Record):
    """What one article says of one encounter between parties."""

    TABLE: ClassVar[str] = "meetings"

    report_id: str = column("Hash of article, span and participants.", key=True)
    article_id: str = column("The article.", references="articles.article_id")
    meeting_format: str = column("How they meet.", allowed=MEETING_FORMATS)
    status: str = column("The last state that the article reports.", allowed=MEETING_STATUSES)
    place_id: str | None = column("Where, if it is a known place.")
    place_name: str | None = column("City if named, else country.")
    country_name: str | None = column("Country of the place.")
    date_text: str | None = column("The date expression as written.")
    starts_on: date | None = column("First day, resolved from the date of publication.")
    ends_on: date | None = column("Last day.")
    date_precision: str | None = column("How exact the dates are.", allowed=DATE_PRECISIONS)
    topic: str | None = column("Short noun phrase.")
    is_plural: bool = column("Several unspecified encounters told as one.")
    start_char: int = column("Start of the evidence.")
    end_char: int = column("End of the evidence.")
    evidence: str = column("The words: body[start_char:end_char].")
    confidence: float = column("0 to 1, by rule.")
    rule: str = column("The rule that read it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingParticipantRecord(Record):
    """One party of a meeting report."""

    TABLE: ClassVar[str] = "meeting_participants"

    report_id: str = column("The report.", key=True, references="meetings.report_id")
    actor_name: str = column("Canonical name, or the phrase when unnamed.", key=True)
    actor_id: str | None = column("The actor; null when unnamed.")
    role: str = column(
        "Takes part, was expected and stays away, or hosts as a third.", key=True, allowed=PARTICIPANT_ROLES
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionRecord(Record):
    """What one article says of one measure, or the prospect of one, between a sender and a target."""

    TABLE: ClassVar[str] = "sanctions"

    report_id: str = column("Hash of article, span, sender, target and action.", key=True)
    article_id: str = column("The article.", references="articles.article_id")
    sender_id: str | None = column("The sender's actor.")
    sender_name: str | None = column("Who imposes or would; null if nobody is named.")
    target_id: str | None = column("The target's actor.")
    target_name: str | None = column("On whom; null if nobody is named.")
    action: str = column("What happened or is held out.", allowed=SANCTION_ACTIONS)
    direction: str = column("A step to more pressure or to less.", allowed=SANCTION_DIRECTIONS)
    advocate_name: str | None = column("Who urges or proposes it, if not the sender.")
    measure: str = column("Kind of measure.", allowed=SANCTION_MEASURES)
    condition_text: str | None = column("The condition as written.")
    date_text: str | None = column("The date expression as written.")
    effective_on: date | None = column("An exact day or null.")
    date_precision: str | None = column("How exact the date expression is.", allowed=DATE_PRECISIONS)
    start_char: int = column("Start of the evidence.")
    end_char: int = column("End of the evidence.")
    evidence: str = column("The words: body[start_char:end_char].")
    confidence: float = column("0 to 1, by rule.")
    rule: str = column("The rule that read it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeRecord(Record):
    """What one article says of one use of armed force."""

    TABLE: ClassVar[str] = "strikes"

    report_id: str = column("Hash of article, span, attacker and place.", key=True)
    article_id: str = column("The article.", references="articles.article_id")
    attacker_id: str | None = column("The attacker's actor.")
    attacker_name: str | None = column("Country or armed group; null if nobody is named.")
    place_id: str | None = column("Where, if it is a known place.")
    place_name: str | None = column("The most specific named place hit.")
    country_name: str | None = column("Country of the place.")
    target_text: str | None = column("What was hit, as written.")
    weapon: str = column("The first named.", allowed=STRIKE_WEAPONS)
    killed_min: int | None = column("Least number killed; null when nothing bounds it.")
    killed_max: int | None = column("Greatest number killed; null when nothing bounds it.")
    injured_min: int | None = column("Least number injured; null when nothing bounds it.")
    injured_max: int | None = column("Greatest number injured; null when nothing bounds it.")
    has_casualties: bool = column("Killed or injured people are mentioned, also without a number.")
    casualty_text: str | None = column("The words that give the casualties.")
    status: str = column("Whether it happened, by whom it is told.", allowed=STRIKE_STATUSES)
    claimed_by: str | None = column("Who claims it, where it rests on a claim.")
    date_text: str | None = column("The date expression as written.")
    occurred_on: date | None = column("An exact day or null.")
    date_precision: str | None = column("How exact the date expression is.", allowed=DATE_PRECISIONS)
    is_plural: bool = column("Several unspecified attacks told as one.")
    start_char: int = column("Start of the evidence.")
    end_char: int = column("End of the evidence.")
    evidence: str = column("The words: body[start_char:end_char].")
    confidence: float = column("0 to 1, by rule.")
    rule: str = column("The rule that read it.")


RECORDS: tuple[type[Record], ...] = (
    LoadRecord,
    FetchRecord,
    ArticleRecord,
    RemovedLineRecord,
    ArticleSignatureRecord,
    DuplicatePairRecord,
    RejectRecord,
    ActorMentionRecord,
    PlaceMentionRecord,
    StatementRecord,
    StatementSegmentRecord,
    MeetingRecord,
    MeetingParticipantRecord,
    SanctionRecord,
    StrikeRecord,
)


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """The columns of `raw.<record.TABLE>` in order, `load_id` last."""
    hints = typing.get_type_hints(record)
    own = tuple(_column_of(f, hints[f.name]) for f in dataclasses.fields(record))
    return own if record is LoadRecord else (*own, LOAD_ID)


def _column_of(field: dataclasses.Field[Any], hint: Any) -> Column:
    is_nullable = isinstance(hint, types.UnionType)
    python_type = next(a for a in typing.get_args(hint) if a is not types.NoneType) if is_nullable else hint
    return Column(
        field.name,
        SQL_TYPES[python_type],
        is_nullable,
        field.metadata["key"],
        field.metadata["allowed"],
        field.metadata["references"],
        field.metadata["description"],
    )
