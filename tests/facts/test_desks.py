"""Articles of desks that tell of meetings and bans of their own."""

from __future__ import annotations

import pytest

from flows.facts.desks import is_about_sport, is_private
from flows.facts.meetings import find_meetings
from flows.facts.sanctions import find_sanctions

PRIVATE = (
    "Anna Berg met Tom Lund in Oslo when both were twenty. They baked bread, and people queued for it along the whole "
    "street. Last spring she moved the bakery to Bergen, where he had found a mill by the harbour and a flat with a view. "
    "Their rye is sour and dark, their buns are small, and nobody leaves without both. On Sundays they close and walk up "
    "the hill with the dog, a thing that he insists upon whatever the weather is like. She says that the flour matters "
    "more than the oven does."
)
PLAYED = " In the game that they play in winter, Sweden imposes sanctions on Denmark over the last bun."


def test_an_article_about_private_people_tells_no_meeting_and_no_sanction(annotated):
    assert is_private(PRIVATE + PLAYED)
    assert list(find_meetings(annotated(PRIVATE))) == []
    assert list(find_sanctions(annotated(PRIVATE + PLAYED))) == []


def test_matches_are_no_meetings():
    assert is_about_sport(
        "The league match between the sides was drawn; their coach praised the striker and the captain."
    )
    assert not is_about_sport(PRIVATE + " They watched the match.")


@pytest.mark.parametrize(
    "body",
    [
        "William Ruto met Abiy Ahmed.",
        PRIVATE + " The foreign minister of Norway met the envoy of the rebels at the embassy.",
    ],
)
def test_short_texts_and_public_life_are_not_private(body):
    assert not is_private(body)
