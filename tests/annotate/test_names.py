"""Names lead to actors by their canonical English names."""

from __future__ import annotations

from datetime import date

import pytest

from flows.annotate.runs import sentence_parts
from tests.annotate.reading import named, read, texts, who

PERSONS = [
    (
        "U.S. Secretary of State Marco Rubio flew home on Friday.",
        "Marco Rubio",
        "Marco Rubio",
        "Secretary of State",
        "United States",
    ),
    (
        "Radoslaw Sikorski, Poland’s foreign minister, urged calm.",
        "Radoslaw Sikorski",
        "Radoslaw Sikorski",
        "Poland's foreign minister",
        "Poland",
    ),
    (
        "Kaja Kallas, the EU’s top diplomat, voiced doubts.",
        "Kaja Kallas",
        "Kaja Kallas",
        "EU's top diplomat",
        "European Union",
    ),
    ("Kremlin spokesman Dmitry Peskov declined to comment.", "Dmitry Peskov", "Dmitry Peskov", "spokesman", "Russia"),
    ("Rwandan President Paul Kagame met the envoy in Kigali.", "Paul Kagame", "Paul Kagame", "President", "Rwanda"),
    (
        "Ukrainian President Volodymyr Zelenskiy landed in Oslo.",
        "Volodymyr Zelenskiy",
        "Volodymyr Zelenskyy",
        "President",
        "Ukraine",
    ),
    (
        "Turkish President Recep Tayyip Erdoğan hosted them.",
        "Recep Tayyip Erdoğan",
        "Recep Tayyip Erdogan",
        "President",
        "Turkey",
    ),
    (
        "Sudan's army chief, Abdel-Fattah Burhan, rejected the plan.",
        "Abdel-Fattah Burhan",
        "Abdel Fattah al-Burhan",
        "Sudan's army chief",
        "Sudanese Army",
    ),
    (
        "Qatari Prime Minister Sheikh Mohammed bin Abdulrahman Al Thani spoke.",
        "Mohammed bin Abdulrahman Al Thani",
        "Mohammed bin Abdulrahman Al Thani",
        "Prime Minister",
        "Qatar",
    ),
    (
        "The governor of Kenya's Turkana region, Ekal Lokiru, called for help.",
        "Ekal Lokiru",
        "Ekal Lokiru",
        "governor of Kenya's Turkana region",
        "Kenya",
    ),
]


@pytest.mark.parametrize(("body", "text", "name", "role", "country"), PERSONS)
def test_titles_and_roles_are_split_off(body: str, text: str, name: str, role: str, country: str) -> None:
    mention = named(read(body), text)
    assert mention.actor is not None
    assert (mention.actor.name, mention.actor.kind) == (name, "person")
    assert mention.role == role
    assert mention.affiliation is not None
    assert mention.affiliation.name == country


@pytest.mark.parametrize(("spelling"), ["Zelensky", "Zelenskiy", "Zelenskyy", "Zelenskyi", "Zelens’kyj"])
def test_variants_of_one_name_are_one_person(spelling: str) -> None:
    annotated = read(f"Ukraine is ready to talk, {spelling} said. President {spelling} named no date.")
    assert who(annotated, spelling) == "Volodymyr Zelenskyy"


def test_the_family_name_means_whom_the_article_names_in_full() -> None:
    annotated = read("Ilze Rubio, a baker from Riga, disagreed. “Bread is bread,” Rubio said.")
    assert who(annotated, "Rubio") == "Ilze Rubio"


def test_a_lone_family_name_means_the_office_holder_of_the_time() -> None:
    body = "Israel will decide alone, Prime Minister {} said in Israel."
    assert who(read(body.format("Netanyahu")), "Netanyahu") == "Benjamin Netanyahu"
    old = read("Russia must not win, Ukrainian President Poroshenko said in Ukraine.", date(2016, 3, 1))
    assert who(old, "Poroshenko") == "Petro Poroshenko"


def test_a_possessive_is_not_part_of_the_name() -> None:
    annotated = read("Putin’s envoy left Russia. Vladimir Putin’s plan failed.")
    assert who(annotated, "Putin") == "Vladimir Putin"
    assert who(annotated, "Vladimir Putin") == "Vladimir Putin"


def test_a_longer_name_is_not_the_known_one_inside_it() -> None:
    annotated = read("Fidel Castro Ruiz, a singer from Havana, cancelled the tour.")
    assert "Fidel Castro" not in texts(annotated)


BODIES = [
    ("The Russian Defence Ministry said so.", "Russian Defence Ministry", "Russian Defence Ministry"),
    ("Ukraine's defense ministry said so.", "Ukraine's defense ministry", "Ukrainian Defence Ministry"),
    (
        "The Ministry of Foreign Affairs of Armenia said so.",
        "Ministry of Foreign Affairs of Armenia",
        "Armenian Foreign Ministry",
    ),
    ("Pakistan's army said so.", "Pakistan's army", "Pakistani Army"),
    ("The U.S. State Department said so.", "U.S. State Department", "US State Department"),
    ("The IAEA said so.", "IAEA", "International Atomic Energy Agency"),
    ("Moscow City Court sentenced him.", "Moscow City Court", "Moscow City Court"),
    ("The Chamber of Mines protested.", "Chamber of Mines", "Chamber of Mines"),
]


@pytest.mark.parametrize(("body", "text", "name"), BODIES)
def test_bodies_have_their_usual_name(body: str, text: str, name: str) -> None:
    actor = named(read(body), text).actor
    assert actor is not None
    assert (actor.name, actor.kind) == (name, "organisation")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Houthi rebels", "Houthis"),
        ("the RSF", "Rapid Support Forces"),
        ("Hizbollah", "Hezbollah"),
        ("M23", "M23"),
        ("Boko Haram", "Boko Haram"),
    ],
)
def test_armed_groups_are_no_organisations(text: str, name: str) -> None:
    annotated = read(f"On Monday {text} attacked the town.")
    actors = [mention.actor for mention in annotated.mentions if mention.actor and mention.actor.kind == "armed_group"]
    assert [actor.name for actor in actors] == [name]


def test_compounds_name_nobody() -> None:
    annotated = read("Pro-Russian rebels and US-led forces fought near a Turkish-owned mill.")
    assert not {"Russian", "US", "Turkish"} & set(texts(annotated))


def test_ordinary_words_at_the_start_of_a_sentence_are_no_names() -> None:
    annotated = read("Negotiators left. Critics laughed. Meanwhile, Monday came. Power was out. May is warm.")
    assert all(mention.kind != "name" for mention in annotated.mentions)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("He met President Vladimir Putin. Trump agreed.", ["He", "President Vladimir Putin.", "Trump"]),
        ("In the Middle East. Rutte noted", ["In", "Middle East.", "Rutte"]),
        ("Mr. John F. Kennedy met U.S. Gen. Smith", ["Mr. John F. Kennedy", "U.S. Gen. Smith"]),
    ],
)
def test_a_run_of_capitals_ends_with_its_sentence(text: str, runs: list[str]) -> None:
    assert [run for _, run in sentence_parts(text, 0)] == runs


@pytest.mark.parametrize(
    "text",
    [
        "The Executive Order reads well.",
        "The ships crossed Tavush lake at dawn.",
        "A BM-21 Grad stood by the road.",
        "Europe had not seen this since World War II.",
        "The Treaty On Open Rivers lapsed.",
    ],
)
def test_documents_waters_weapons_and_numerals_are_no_persons(text: str) -> None:
    assert [m.text for m in read(text).mentions if m.kind == "name" and m.label == "PERSON"] == []


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Jaime Ortega Villalobos came. Ortega Villalobos spoke.", "Ortega Villalobos", "Jaime Ortega Villalobos"),
        ("Jaime Ortega Villalobos came. Jaime Villalobos spoke.", "Jaime Villalobos", "Jaime Ortega Villalobos"),
        ("Raul Castro Mendoza met Raul Castro in Havana.", "Raul Castro", "Raul Castro"),
        ("PRESIDENT OF RUSSIA VLADIMIR PUTIN: Welcome to the hall.", "VLADIMIR PUTIN", "Vladimir Putin"),
        ("Mayor ILKA TOTH opened the session.", "ILKA TOTH", "Ilka Toth"),
        ("The governor of the Kassala region Osman Bakri left.", "Osman Bakri", "Osman Bakri"),
        ("Relief Corps director of operations Vera Lindholm left.", "Vera Lindholm", "Vera Lindholm"),
    ],
)
def test_names_in_part_in_capitals_and_behind_long_roles(text: str, mention: str, name: str) -> None:
    assert who(read(text), mention) == name


def test_a_spokesman_for_somebody_is_somebody_else() -> None:
    mention = named(read("A spokesman for President Otieno Wekesa praised the plan."), "Otieno Wekesa")
    assert mention.role == "President"


@pytest.mark.parametrize(
    ("body", "text", "name"),
    [
        ("The National Unity Council replied that it was late.", "National Unity Council", "National Unity Council"),
        ("The police chief, Arturo dela Cruz, said it was late.", "Arturo dela Cruz", "Arturo dela Cruz"),
        ("Moscow denies targeting civilians.", "Moscow", "Russia"),
        ("A plea by Senators John Abel and Lindsey Barr was heard.", "John Abel", "John Abel"),
    ],
)
def test_whole_names_of_who_speaks(body: str, text: str, name: str) -> None:
    assert who(read(body), text) == name


@pytest.mark.parametrize(
    "text",
    ["Guards Lay Down Their Arms in Goma Camp", "The Christian Democrats left.", "They met on Avenue Martin Kazadi."],
)
def test_capitals_alone_make_no_person(text: str) -> None:
    assert not [m for m in read(f"{text}\nIt rained.").mentions if m.kind == "name" and m.label == "PERSON"]
