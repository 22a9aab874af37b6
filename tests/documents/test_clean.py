"""The article proper is kept word for word; what stands around it goes, with where it stood and why."""

import time

import pytest

from flows.documents.clean import clean_text

LEAD = "The foreign ministers of Alpha and Beta met in Geneva on Monday, officials in both capitals said."
SECOND = "They agreed to meet again within a month, although neither side would name the city."
THIRD = "A spokesman said that the talks had been useful, and that there would be no further comment."


def reasons(text: str, title: str | None = None) -> dict[str, str]:
    return {removed.text: removed.reason for removed in clean_text(text, title).removed}


def test_removed_stretches_are_cut_from_the_text_as_given() -> None:
    text = f"Ministers meet\n\n   0\n   1\n\n  {LEAD}\n\n\u00a0{SECOND}\n\nTags: Alpha, Beta\n"
    cleaned = clean_text(text)
    assert cleaned.headline == "Ministers meet"
    assert cleaned.body == f"{LEAD}\n{SECOND}"
    assert [(text[cut.start : cut.end], cut.reason) for cut in cleaned.removed] == [
        ("Ministers meet", "headline"),
        ("0", "share_counter"),
        ("1", "share_counter"),
        ("Tags: Alpha, Beta", "tags"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share 1.2k", "share_counter"),
        ("412 comments", "share_counter"),
        ("Leave a Reply", "comments"),
        ("Your email address will not be published. Required fields are marked *", "form_hint"),
        ('"*" indicates required fields', "form_hint"),
        ("Accept all cookies", "cookies"),
        ("Copyright © 2024 Example Media.", "copyright"),
        ("Suggested Topics: Europe | Defence", "tags"),
        ("You may also like", "related"),
        ("READ MORE: The secret bunker under the lake", "read_more"),
        ("Envoys fail to agree on prisonersRead more", "read_more"),
        ("Advertisement", "advertisement"),
        ("Sign up to our newsletter and get the news in your inbox", "newsletter"),
        ("Support independent reporting from the valley", "donation"),
        ("Got a story? Call us on 0800 000 0000", "contact"),
        ("Share   Save   Gift this article", "navigation"),
        ("HOME   NEWS   SPORT   MONEY", "navigation"),
        ("(Reporting by Ann Ware; Editing by Bo Lind)", "credits"),
        ("abc-gaza/cai/ps", "agency_code"),
        ("Smoke over the harbour on Monday. (AP Photo/Ann Ware)", "caption"),
        ("<https://t.example/a/1> ; https://lake dot example/b; https://t.example/c", "reference"),
        ("Soldiers march through the capital. Photograph: Ann Ware/EPA", "caption"),
    ],
)
def test_furniture_is_removed_between_paragraphs_too(line: str, reason: str) -> None:
    cleaned = clean_text(f"{LEAD}\n\n{line}\n\n{SECOND}\n\n{THIRD}")
    assert cleaned.body == f"{LEAD}\n{SECOND}\n{THIRD}"
    assert [(cut.text, cut.reason) for cut in cleaned.removed] == [(line, reason)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We share a border and we will share a future,” the president told reporters.",
        "Support for the treaty has fallen since the spring, according to a poll published on Sunday.",
        "By Monday the European Union had frozen the reserves, and nobody knew what would come next.",
        "The more the envoys talked, the less they agreed.",
        "“Never,” he said.",
        "Subscribers to the gas pipeline contracts in Beta would have to pay in roubles from April, he warned.",
        "Do you want peace? That, she said, was the only question.",
        "Share prices in Alpha fell by 2.3 percent after the sanctions were announced on Friday.",
        "The picture by the door showed the two leaders shaking hands in 1991.",
        "19:31 - Two soldiers have been killed in renewed fighting near the border, according to the army.",
    ],
)
def test_paragraphs_that_resemble_furniture_stay(paragraph: str) -> None:
    assert clean_text(f"{LEAD}\n\n{paragraph}\n\n{SECOND}").body == f"{LEAD}\n{paragraph}\n{SECOND}"


def test_box_ends_where_a_paragraph_begins() -> None:
    text = f"{LEAD}\nRelated stories\nBeta buys new trains\nThe long road to Geneva\n{SECOND}\n{THIRD}"
    assert clean_text(text).body == f"{LEAD}\n{SECOND}\n{THIRD}"
    assert reasons(text)["The long road to Geneva"] == "related"


def test_comments_of_readers_are_cut_with_their_heading() -> None:
    text = f"{LEAD}\n{SECOND}\n{THIRD}\nComments (2)\nI have always said that these talks would come to nothing at all."
    assert clean_text(text).body == f"{LEAD}\n{SECOND}\n{THIRD}"


@pytest.mark.parametrize(
    ("top", "headline", "byline"),
    [
        ("Ministers meet in Geneva\n\nBy Ann Ware and Bo Lind\n\n", "Ministers meet in Geneva", "Ann Ware and Bo Lind"),
        ("ANALYSIS\nWhat is left to say? A long, cold silence\n\n", "What is left to say? A long, cold silence", None),
        ("Ministers meet in Geneva\nAFN Newsroom | Geneva / Cairo\n", "Ministers meet in Geneva", "AFN Newsroom"),
        ("Geneva, July 14 2026\nBy Ann Ware, LakeWire\n\nMinisters meet\n\n", "Ministers meet", "Ann Ware, LakeWire"),
        (
            "Ministers meet in Geneva\nŠtefan Ilić, Ağrı Şahin\n\n",
            "Ministers meet in Geneva",
            "Štefan Ilić, Ağrı Şahin",
        ),
        ("# Ministers meet in Geneva\n", "Ministers meet in Geneva", None),
        ("Talks Enter Fifth Year. Here’s Why They Go On.\n\n", "Talks Enter Fifth Year. Here’s Why They Go On.", None),
        (
            "Ministers meet in Geneva\nBoth sides play down hopes of a deal by summer\n",
            "Ministers meet in Geneva",
            None,
        ),
        ("", None, None),
    ],
)
def test_headline_and_byline_are_recognised(top: str, headline: str | None, byline: str | None) -> None:
    cleaned = clean_text(f"{top}{LEAD}\n{SECOND}\n{THIRD}")
    assert (cleaned.headline, cleaned.byline) == (headline, byline)
    assert cleaned.body == f"{LEAD}\n{SECOND}\n{THIRD}"


def test_summary_before_a_dateline_is_a_standfirst_and_the_dateline_stays() -> None:
    report = "GENEVA, May 14 (Lake Wire) – " + LEAD
    cleaned = clean_text(f"Ministers meet\nThe ministers are to meet again soon, they said.\n{report}\n{SECOND}")
    assert cleaned.body == f"{report}\n{SECOND}"
    assert cleaned.date_line is not None
    printed = cleaned.date_line.printed
    assert printed is not None
    assert (cleaned.date_line.place, printed.day, printed.month, printed.year) == ("GENEVA", 14, 5, None)


def test_lead_that_comes_twice_is_kept_once() -> None:
    text = f"Ministers meet\n{LEAD}\n{SECOND}\n{LEAD}\n{SECOND}\n{THIRD}"
    assert clean_text(text).body == f"{LEAD}\n{SECOND}\n{THIRD}"


def test_subheadings_are_no_body() -> None:
    text = f"{LEAD}\n\n**A door slams**\n\n{SECOND}\n\nHopes for the summer\n\n{THIRD}"
    assert clean_text(text).body == f"{LEAD}\n{SECOND}\n{THIRD}"


def test_markup_goes_and_words_stay() -> None:
    line = "**The ministers** met [in Geneva](https://a.example/b) on _Monday_, officials said in both capitals."
    assert clean_text(f"{line}\n{SECOND}").body.startswith("The ministers met in Geneva on Monday, officials")


def test_mojibake_is_repaired_and_curly_quotes_stay() -> None:
    body = clean_text("“The presidentâ€™s envoy” said that cafÃ© talks in Genevá had been useful to everybody.").body
    assert body == "“The president’s envoy” said that café talks in Genevá had been useful to everybody."


def test_page_that_only_lists_articles_is_a_list() -> None:
    titles = [f"Minister number {number} visits the island again" for number in range(12)]
    assert clean_text("\n".join(titles)).is_list
    assert not clean_text("\n".join([LEAD, SECOND, THIRD] * 3)).is_list


@pytest.mark.parametrize(
    "seed",
    [
        "a " * 299,
        "A b " * 150,
        "aA, " * 140,
        "Ab and " * 80,
        "http://" * 80,
        "#a" * 290,
        "(" * 590,
        "share " * 99,
        "By Ab " * 95,
        "May 1 " * 99,
        "[a](" * 140,
        "**a" * 199,
        "[" * 900,
        "\\\\" * 900,
        "[[x][x]" * 90,
        "_a " * 190,
        ".1 " * 190,
    ],
)
def test_hostile_lines_take_no_time(seed: str) -> None:
    began = time.monotonic()
    clean_text("\n".join(seed + str(number) for number in range(50)))
    assert time.monotonic() - began < 10
