"""Pronouns and nominals lead to whom the article names, or stay open."""

from __future__ import annotations

import pytest

from flows.annotate.model import Annotated
from tests.annotate.reading import named, read, who

MEANT = [
    (
        "Putin spoke to Zelensky on Monday. Trump praised the Ukrainian president.",
        "the Ukrainian president",
        "Volodymyr Zelenskyy",
    ),
    ("Vladimir Putin flew to Beijing. Xi Jinping greeted the Russian leader.", "the Russian leader", "Vladimir Putin"),
    (
        "Indian Foreign Minister Subrahmanyam Jaishankar left for Doha. The minister gave no reason.",
        "The minister",
        "Subrahmanyam Jaishankar",
    ),
    ("Ana Petrova, a spokeswoman for the union, was calm. “We wait,” she said.", "she", "Ana Petrova"),
    ("Mary Lokiru met Peter Kamau in Juba. He thanked her.", "He", "Peter Kamau"),
    ("Mary Lokiru met Peter Kamau in Juba. He thanked her.", "her", "Mary Lokiru"),
    ("Marco Rubio said he would fly to Doha.", "he", "Marco Rubio"),
    (
        "Iran's foreign ministry denied the report. The ministry called it a fantasy.",
        "The ministry",
        "Iranian Foreign Ministry",
    ),
    ("Hezbollah fired rockets on Monday. The Lebanese group gave no reason.", "The Lebanese group", "Hezbollah"),
    ("NATO met in Brussels. The alliance agreed on nothing.", "The alliance", "NATO"),
    ("Benjamin Netanyahu left early. The 75-year-old was tired.", "The 75-year-old", "Benjamin Netanyahu"),
    (
        "Putin's spokesperson declined to comment. Dmitry Peskov, the Kremlin spokesman, spoke later.",
        "Putin's spokesperson",
        "Dmitry Peskov",
    ),
    (
        "Kenyan troops left. The central bank in Kampala said prices would fall.",
        "The central bank",
        "Ugandan Central Bank",
    ),
    (
        "Russian missiles hit Kharkiv. A woman was pulled out alive in Poltava, the emergency service said.",
        "the emergency service",
        "Ukrainian Emergency Service",
    ),
    (
        "A senior adviser to the Kenyan president accused rebels of theft. “They took the cattle,” Otieno Wekesa said.",
        "A senior adviser",
        "Otieno Wekesa",
    ),
    (
        "A spokesman for the port said the cranes stood still. “Nothing moves,” spokesman Otieno Wekesa said.",
        "A spokesman",
        "Otieno Wekesa",
    ),
]


@pytest.mark.parametrize(("body", "text", "name"), MEANT)
def test_phrases_mean_whom_the_article_names(body: str, text: str, name: str) -> None:
    assert who(read(body), text) == name


OPEN = [
    ("Putin spoke to Zelensky on Monday. The Chinese president was silent.", "The Chinese president"),
    ("Marco Rubio left. A senior official said talks went well.", "A senior official"),
    ("Mary Lokiru left. He was glad.", "He"),
    ("Two sources confirmed it.", "Two sources"),
    ("He spoke to President Omar Diallo of Mali, a UN official said.", "a UN official"),
    ("A diplomat said it was late. Otieno Wekesa of Kenya demanded a vote.", "A diplomat"),
    ("A minister said it was late. “Not so,” said Otieno Wekesa, 34, who sells tea.", "A minister"),
    ("Slovak Prime Minister Robert Fico left. Hungary waits, its foreign minister said.", "its foreign minister"),
    ("The embassy in Kampala said the road was closed.", "The embassy"),
]


@pytest.mark.parametrize(("body", "text"), OPEN)
def test_what_nobody_fits_stays_open(body: str, text: str) -> None:
    assert who(read(body), text) is None


def test_a_pronoun_can_mean_somebody_unnamed() -> None:
    annotated = read("A former British diplomat was gloomy. Sanctions, he said, are slow.")
    mention = named(annotated, "he")
    assert (mention.actor, mention.refers_to) == (None, "A former British diplomat")


def test_two_leaders_are_a_mention_of_each() -> None:
    annotated = read("Nikol Pashinyan met Ilham Aliyev in Abu Dhabi. The two leaders shook hands.")
    assert leaders(annotated) == ["Nikol Pashinyan", "Ilham Aliyev"]


def leaders(annotated: Annotated) -> list[str]:
    mentions = [mention for mention in annotated.mentions if mention.text == "The two leaders"]
    return [mention.actor.name for mention in mentions if mention.actor]


def test_i_and_we_are_no_mentions() -> None:
    annotated = read("“I know what we want,” Marco Rubio said.")
    assert not {"I", "we"} & {mention.text for mention in annotated.mentions}


def test_an_institution_that_speaks_is_nobody_of_the_article() -> None:
    mentions = read("Otieno Wekesa flew home. A train stopped, the railway said.").mentions
    assert [m.text for m in mentions if m.actor is not None] == ["Otieno Wekesa"]
