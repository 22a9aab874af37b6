"""What holds of the annotations of any text: offsets, order, determinism, and that every actor has its record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.annotate import mentions_of
from flows.ids import actor_id
from flows.lexicons import load, rows
from flows.records import ActorMentionRecord
from tests.annotate.reading import read

PIECES = st.sampled_from(
    [
        "Ukrainian President Volodymyr Zelensky",
        "said",
        "he",
        "Moscow’s",
        "the ministry",
        "“We wait,”",
        "in Kyiv",
        ".",
        ",",
        "\n",
        "\n\n",
        "  ",
        "Abdel Fattah al-Burhan",
        "and",
        "U.S. officials",
        "the two leaders",
        "N’Djamena",
        "\xa0",
        "Mr.",
        "Türkiye",
        "-",
        "’",
        "JNIM",
        "told",
        "its",
        "🙂",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_every_offset_selects_its_text(body: str) -> None:
    annotated = read(body)
    for paragraph in annotated.paragraphs:
        assert body[paragraph.start : paragraph.end] == paragraph.doc.text
    for mention in annotated.mentions:
        assert body[mention.start : mention.end] == mention.text
        assert mention.text.strip()
        paragraph = annotated.paragraphs[mention.paragraph]
        assert paragraph.start <= mention.start < mention.end <= paragraph.end
        assert paragraph.start_of(paragraph.doc[mention.first]) <= mention.start
        assert mention.end <= paragraph.end_of(paragraph.doc[mention.last - 1])
    assert [m.start for m in annotated.mentions] == sorted(m.start for m in annotated.mentions)


BODY = (
    "Turkish Foreign Minister Hakan Fidan met his Iranian counterpart, Abbas Araghchi, in Ankara on Monday.\n"
    "“We agree on much,” Fidan said. He thanked Tehran. Senior EU officials were not invited."
)


def test_the_same_text_gives_the_same_annotations() -> None:
    first, second = read(BODY), read(BODY)
    assert first.mentions == second.mentions
    assert list(mentions_of(first)) == list(mentions_of(second))


def test_every_actor_and_affiliation_has_a_record() -> None:
    annotated = read(BODY)
    records = {r.actor_id: r for r in mentions_of(annotated) if isinstance(r, ActorMentionRecord)}
    for mention in annotated.mentions:
        for actor in (mention.actor, mention.affiliation):
            assert actor is None or actor_id(actor.name) in records
    fidan = records[actor_id("Hakan Fidan")]
    assert (fidan.role, fidan.country_iso3, fidan.kind) == ("Foreign Minister", "TUR", "person")
    assert fidan.mention_count >= 3


def test_an_empty_body_has_no_annotations() -> None:
    annotated = read("")
    assert (annotated.paragraphs, annotated.mentions) == ((), ())
    assert list(mentions_of(annotated)) == []


@pytest.mark.parametrize("name", ["countries", "people", "organisations", "armed_groups", "outlets", "seats"])
def test_lexicons_say_where_they_come_from(name: str) -> None:
    lexicon = load(name)
    assert lexicon["about"]
    assert lexicon["provenance"]
    assert lexicon["known_gaps"]
    assert len({tuple(row.values()) for row in rows(name)}) == len(rows(name))


def test_years_of_office_are_in_order() -> None:
    for row in rows("people"):
        assert row["gender"] in ("m", "f"), row
        assert 1900 < int(row["from"]) <= int(row["until"] or 9999), row
        assert int(row["until"] or 2026) <= 2026, row


def test_country_codes_are_known() -> None:
    codes = {row["iso3"] for row in rows("countries")}
    for table in ("people", "organisations", "armed_groups", "outlets", "seats"):
        assert {row["iso3"] for row in rows(table)} - {""} <= codes
