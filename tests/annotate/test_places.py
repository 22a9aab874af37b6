"""Places: names that are places, which ones they are, and names that only look like places."""

from __future__ import annotations

import pytest
import reading

from flows.annotate.atlas import candidates, country
from flows.annotate.model import Place
from flows.lexicons.keys import place_key, spelling_key


def read(text: str) -> dict[str, Place | None]:
    """The places in a text by what is written."""
    return {m.text: m.place for m in reading.read(text).places}


@pytest.mark.parametrize(
    ("name", "number", "usual", "iso3"),
    [
        ("Kyiv", 703448, "Kyiv", "UKR"),
        ("Kiev", 703448, "Kyiv", "UKR"),
        ("Kharkiv oblast", 706482, "Kharkiv region", "UKR"),
        ("Crimea", 703883, "Crimea", "UKR"),
        ("Sana’a", 71137, "Sanaa", "YEM"),
        ("Gaza City", 281133, "Gaza City", "PSE"),
        ("El-Fasher", 379555, "El Fasher", "SDN"),
        ("North Kivu", 206938, "North Kivu", "COD"),
        ("Türkiye", 298795, "Turkey", "TUR"),
        ("Khan Yunis", 281124, "Khan Younis", "PSE"),
        ("Tigray", None, "Tigray", "ETH"),
        ("Donbass", None, "Donbas", "UKR"),
    ],
)
def test_a_name_leads_to_its_place(name: str, number: int | None, usual: str, iso3: str) -> None:
    place = max(candidates(name), key=lambda c: c.population).place
    assert (place.geonames_id, place.name, place.country_iso3) == (number, usual, iso3)


@pytest.mark.parametrize("word", ["of", "most", "march", "may", "us", "Police", "Nice try", "Hit"])
def test_common_words_are_no_places(word: str) -> None:
    assert candidates(word) == ()


def test_countries_stand_under_their_code() -> None:
    ukraine = country("UKR")
    assert ukraine is not None and (ukraine.name, ukraine.kind) == ("Ukraine", "country")


@pytest.mark.parametrize(
    ("one", "other"), [("Deir al-Balah", "Deir al Balah"), ("Sana’a", "Sanaa"), ("N'Djamena", "N’Djamena")]
)
def test_spellings_that_differ_in_marks_share_a_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        ("Fighting broke out in Tripoli, the Lebanese army said. Lebanon called for calm.", "Tripoli", "LBN"),
        ("Militias clashed in Tripoli, the Libyan government said. Libya called for calm.", "Tripoli", "LBY"),
        ("A missile hit the port of Odessa in Ukraine.", "Odessa", "UKR"),
        ("Troops entered Goma in eastern DR Congo.", "Goma", "COD"),
    ],
)
def test_context_decides_which_place_is_meant(text: str, name: str, iso3: str) -> None:
    place = read(text)[name]
    assert place is not None and place.country_iso3 == iso3


def test_a_place_carries_its_division_and_coordinates() -> None:
    place = read("Shells fell on the town of Kramatorsk in Ukraine.")["Kramatorsk"]
    assert place is not None and place.admin1_name == "Donetsk region"
    assert place.latitude == pytest.approx(48.7, abs=0.1) and place.longitude == pytest.approx(37.6, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Denzel Washington spoke in Paris.", "Washington"),
        ("President Bill Clinton spoke in Paris.", "Clinton"),
    ],
)
def test_persons_are_no_places(text: str, name: str) -> None:
    assert name not in read(text)


def test_a_village_that_the_atlas_lacks_is_named_and_left_open() -> None:
    assert read("A drone hit a minibus in the village of Qarzhovka in Ukraine.")["Qarzhovka"] is None


def test_the_place_that_another_is_told_from_decides_between_namesakes() -> None:
    text = "Troops attacked southeast of Kupiansk near Kurylivka and east of Lyman near Zarichne in Ukraine. Ukraine denied it."
    found = read(text)
    kurylivka, zarichne = found["Kurylivka"], found["Zarichne"]
    assert kurylivka is not None and kurylivka.admin1_name == "Kharkiv region"
    assert zarichne is not None and zarichne.admin1_name == "Donetsk region"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell northeast of Sumy near Yablunivka, the army of Ukraine said.", "Yablunivka"),
        ("Drones came down near Pryluky (northwest of Huliaipole) in Ukraine.", "Pryluky"),
    ],
)
def test_a_namesake_far_from_where_the_text_puts_it_is_left_open(text: str, name: str) -> None:
    assert read(text)[name] is None


def test_a_distance_that_is_printed_reaches_as_far() -> None:
    place = read("Monitors went to Kupiansk (104km east of Kharkiv) in Ukraine.")["Kupiansk"]
    assert place is not None and place.country_iso3 == "UKR"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Drones struck the Kursk and Sumy oblasts.", {"Kursk": "Kursk region", "Sumy": "Sumy region"}),
        (
            "Fighting went on in the Donetsk and Luhansk regions.",
            {"Donetsk": "Donetsk region", "Luhansk": "Luhansk region"},
        ),
        ("Clinics closed in Idlib, Hama and Aleppo provinces.", {"Idlib": "Idlib province", "Hama": "Hama province"}),
        ("Crowds gathered in Donetsk and Luhansk.", {"Donetsk": "Donetsk", "Luhansk": "Luhansk"}),
    ],
)
def test_the_noun_behind_a_list_makes_regions_of_its_names(text: str, names: dict[str, str]) -> None:
    found = read(text)
    assert {name: place.name for name in names if (place := found[name]) is not None} == names


@pytest.mark.parametrize(
    ("text", "whole", "piece"),
    [
        ("Shells fell near Mali Shcherbaky in Ukraine.", "Mali Shcherbaky", "Mali"),
        ("Shells fell near Fedorivka Druha in Ukraine.", "Fedorivka Druha", "Fedorivka"),
        ("They met in the town of Valdai September 19, 2013.", "Valdai", "Valdai September"),
    ],
)
def test_a_name_is_taken_whole(text: str, whole: str, piece: str) -> None:
    found = read(text)
    assert whole in found and piece not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ships of the Black Sea Fleet left.", "Black Sea"),
        ("Valencia CF will play there, officials said.", "Valencia"),
        ("The journal Russia Matters counted them.", "Russia"),
    ],
)
def test_a_place_in_the_name_of_a_body_is_none(text: str, name: str) -> None:
    assert name not in read(text)


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Dobropillya", "Dobropillia"),
        ("Hulyaypole", "Huliaipole"),
        ("Kostyantynivka", "Kostiantynivka"),
        ("Udmurtia Republic", "Udmurtia"),
        ("Udmurt Republic", "Udmurtia"),
        ("Ramstein", "Ramstein"),
        ("Urals", "Urals"),
        ("Central and Eastern Europe", "Central and Eastern Europe"),
    ],
)
def test_other_spellings_lead_to_the_same_place(name: str, usual: str) -> None:
    assert usual in {c.place.name for c in candidates(name)}


@pytest.mark.parametrize(
    ("one", "other"), [("Dobropillya", "Dobropillia"), ("Gulyaypole", "Huliaipole"), ("Pavlovka", "Pavlivka")]
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(("one", "other"), [("Khatnie", "Hatne"), ("Lyman", "Lymany")])
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_a_town_that_names_a_part_of_the_front_is_a_place() -> None:
    place = read("Ukraine gained most in the Sloviansk and Huliaipole directions, the army of Ukraine said.")[
        "Huliaipole"
    ]
    assert place is not None and place.admin1_name == "Zaporizhzhia region"


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Two bombs went off on Independence Square in Bukavu as the rally of the Congolese rebels ended.", False),
        ("Protesters filled Independence Square in Kyiv again on Sunday.", True),
        ("Ukrainian protesters filled Independence Square again on Sunday.", True),
    ],
)
def test_a_site_is_known_only_where_its_country_is_told_of(text: str, is_known: bool) -> None:
    assert (read(text).get("Independence Square") is not None) is is_known
