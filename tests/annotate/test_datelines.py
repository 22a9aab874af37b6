"""Datelines: split from what they head, whatever their town is called, and no actor or place of the story."""

from __future__ import annotations

import pytest

from tests.annotate.reading import read, texts, who

REPORT = "The two sides agreed on Monday to meet again."


@pytest.mark.parametrize(
    "dateline",
    [
        "BRUSSELS –",
        "KYIV, March 19 (Reuters) -",
        "KABUL (dpa) –",
        "WASHINGTON/BEIJING, Nov 5 --",
        "Geneva (Agency) —",
        "LA PAZ -",
        "ŽILINA –",
        "PORT-AU-PRINCE, Haiti -",
        "COX'S BAZAR, Bangladesh -",
        "BUKAVU, Democratic Republic of Congo -",
        "KIRKUK. –",
        "CHISINAU (Agency).",
        "ISLAMABAD:",
    ],
)
def test_a_dateline_is_a_paragraph_of_its_own(dateline: str) -> None:
    first, second = read(f"{dateline} {REPORT}").paragraphs
    assert (first.doc.text, second.doc.text) == (dateline, REPORT)


@pytest.mark.parametrize(
    "line",
    [
        f"PRESENTER: {REPORT}",
        f"SUDAN: {REPORT}",
        "NATO – which has 32 members – met on Monday.",
        "No observers at the vote - Swiss",
        "GENEVA is where they met on Monday.",
    ],
)
def test_what_only_looks_like_a_dateline_stays_in_its_sentence(line: str) -> None:
    assert [paragraph.doc.text for paragraph in read(line).paragraphs] == [line]


def test_after_a_colon_only_the_first_line_has_a_dateline() -> None:
    later = read(f"{REPORT}\nISLAMABAD: {REPORT}")
    assert [paragraph.doc.text for paragraph in later.paragraphs] == [REPORT, f"ISLAMABAD: {REPORT}"]


def test_neither_the_town_nor_the_agency_of_a_dateline_is_an_actor() -> None:
    annotated = read(f"MOSCOW (Continental Wire) — {REPORT}\nMoscow said on Monday that it would wait.")
    assert "MOSCOW" not in texts(annotated)
    assert "Continental Wire" not in texts(annotated)
    assert who(annotated, "Moscow") == "Russia"
