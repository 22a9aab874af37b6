"""Rows: a finished draft as the records of `statements` and `statement_segments`."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.model import Annotated
from flows.facts.statements.details import quote_type
from flows.facts.statements.draft import Draft
from flows.facts.statements.rules import CONFIDENCE
from flows.ids import actor_id, stable_id
from flows.records import Record, StatementRecord, StatementSegmentRecord


def make_rows(annotated: Annotated, draft: Draft) -> Iterator[Record]:
    """The statement, then its segments in order."""
    body, article_id, source = annotated.body, annotated.article.article_id, draft.source
    texts = [body[start:end] for start, end in draft.segments]
    statement_id = stable_id("statement", article_id, source.name, draft.start, draft.end)
    addressee, date, cue = draft.addressee, draft.date, draft.cue
    yield StatementRecord(
        statement_id=statement_id,
        article_id=article_id,
        speaker_id=actor_id(source.actor.name) if source.actor is not None else None,
        speaker_name=source.name,
        is_speaker_named=source.actor is not None,
        speaker_role=source.role,
        speaker_start_char=source.start,
        speaker_end_char=source.end,
        quote_type=quote_type(annotated, draft),
        speech_act=draft.act,
        content=" ".join(texts),
        start_char=draft.start,
        end_char=draft.end,
        cue_text=body[cue[0] : cue[1]] if cue is not None else None,
        cue_start_char=cue[0] if cue is not None else None,
        cue_end_char=cue[1] if cue is not None else None,
        addressee_id=actor_id(addressee.actor.name) if addressee is not None and addressee.actor is not None else None,
        addressee_name=addressee.name if addressee is not None else None,
        venue=draft.venue,
        is_negated=draft.is_negated,
        said_on=date.starts_on if date is not None else None,
        said_on_precision=date.precision if date is not None else None,
        confidence=CONFIDENCE[draft.rule],
        rule=draft.rule,
    )
    for index, ((start, end), text) in enumerate(zip(draft.segments, texts, strict=True)):
        yield StatementSegmentRecord(
            statement_id=statement_id, segment_index=index, start_char=start, end_char=end, text=text
        )
