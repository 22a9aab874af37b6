"""Every id in a fact leads to an actor or place of its article, also where models name whom the rules left open."""

from __future__ import annotations

from itertools import islice

import pytest
from spacy.language import Language

from flows.annotate import annotate, mentions_of
from flows.facts import find_facts
from flows.facts.learned.corpus import TaughtArticle, read_corpus
from flows.records import ActorMentionRecord, MeetingRecord, PlaceMentionRecord, SanctionRecord, StrikeRecord

OF_ACTORS = ("actor_id", "attacker_id", "sender_id", "target_id", "speaker_id", "addressee_id")
STEP = 12


@pytest.mark.parametrize("taught", islice(read_corpus(), 0, None, STEP), ids=lambda t: t.article.external_id)
def test_ids_lead_to_what_the_article_names(pipeline: Language, taught: TaughtArticle) -> None:
    annotated = annotate(taught.article, pipeline)
    mentions = list(mentions_of(annotated))
    actors = {m.actor_id for m in mentions if isinstance(m, ActorMentionRecord)}
    places = {m.place_id for m in mentions if isinstance(m, PlaceMentionRecord)}
    for record in find_facts(annotated):
        for name in OF_ACTORS:
            assert getattr(record, name, None) in {None, *actors}
        assert getattr(record, "place_id", None) in {None, *places}


@pytest.mark.parametrize("taught", islice(read_corpus(), 5, None, STEP), ids=lambda t: t.article.external_id)
def test_no_report_is_told_twice(pipeline: Language, taught: TaughtArticle) -> None:
    found = find_facts(annotate(taught.article, pipeline))
    ids = [r.report_id for r in found if isinstance(r, MeetingRecord | SanctionRecord | StrikeRecord)]
    assert len(ids) == len(set(ids))
