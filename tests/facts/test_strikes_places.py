"""Places of strikes that are pointed to: `the town`, `this city`, `Ukraine's second city`, `the capital`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from flows.annotate.model import Annotated
from flows.facts.strikes import find_strikes
from flows.records import StrikeRecord

Annotate = Callable[..., Annotated]


def places(annotated: Annotate, text: str) -> list[str | None]:
    """Where the strikes of a text were."""
    found = find_strikes(annotated(text, date(2025, 11, 18)))
    return [r.place_name for r in found if isinstance(r, StrikeRecord)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("KHARKIV, Ukraine — Glide bombs fell on a printing works in Ukraine's second city on Thursday.", "Kharkiv"),
        ("DONETSK — Shells crashed into a hospital in this rebel-held city on Sunday.", "Donetsk"),
        ("LA PAZ - Rockets struck a barracks in this city on Sunday.", "La Paz"),
        ("ISLAMABAD: Gunmen opened fire on a court in this city on Sunday, killing two people.", "Islamabad"),
        ("Russian missiles hit Odesa on Friday. A drone later struck the city's port.", "Odesa"),
        ("The mayor of Nikopol asked for help. Russian shells had hit the town at dawn.", "Nikopol"),
        ("BEIRUT — Israel struck targets across Lebanon. A missile hit a flat in the capital.", "Beirut"),
        ("Fighters reached Bama on Friday. On Saturday they attacked the village and killed nine people.", "Bama"),
    ],
)
def test_a_place_that_is_pointed_to_is_found(annotated: Annotate, text: str, last: str) -> None:
    assert places(annotated, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("KYIV — Russia fired drones at the town of Shostka.", "Shostka"),
        ("Talks went on in Doha. A bomb went off in a village near Jos.", "Jos"),
        ("GENEVA — Envoys met again on Monday. Gunmen attacked a village in Burkina Faso.", "Burkina Faso"),
        ("US-led coalition jets bombed Deir al-Zour on Saturday.", "Deir al-Zour"),
        ("VIENNA — The envoy spoke of Odesa. A drone had hit the port town of Izmail.", "Izmail"),
    ],
)
def test_a_name_of_its_own_goes_first(annotated: Annotate, text: str, last: str) -> None:
    assert places(annotated, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Two soldiers were killed when pro-Russian rebels fired rockets at Debaltseve.", "pro-Russian rebels"),
        ("Bandits of the First Capital Command ambushed a convoy near Pedro Juan Caballero.", "First Capital Command"),
        ("Fighters of the Free Valley Brigade attacked a village near Goma, killing six.", "Free Valley Brigade"),
        ("Drones that had come from Sudan hit the Chadian town of Adre, killing four people.", "Sudan"),
        ("Russian-backed separatists shelled Popasna.", "Russian-backed separatists"),
        ("Separatists fired mortars at Pisky.", "separatists"),
        ("Pro-Russian separatists shot down a helicopter near Slovyansk.", "pro-Russian separatists"),
        ("Hezbollah fired rockets at Metula.", "Hezbollah"),
        ("The RSF shelled Omdurman.", "Rapid Support Forces"),
    ],
)
def test_a_group_that_is_only_described_keeps_its_words(annotated: Annotate, text: str, attacker: str) -> None:
    found = find_strikes(annotated(text, date(2025, 11, 18)))
    assert [r.attacker_name for r in found if isinstance(r, StrikeRecord)] == [attacker]
