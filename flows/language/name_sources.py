"""The openly licensed sources of marked names: UNER over EWT, GUM, WikiGold, CrossNER politics."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from flows.language.convert import Sentence, genre_of, read_sentences
from flows.language.kinds import is_people, kind_of_place, titles
from flows.language.marked import MarkedText, Name
from flows.language.words import WORDS

LABEL_OF = {
    "PER": "PERSON",
    "person": "PERSON",
    "politician": "PERSON",
    "ORG": "ORG",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "GPE",
    "event": "EVENT",
    "election": "EVENT",
    "LOC": "place",
    "location": "place",
    "MISC": "other",
    "misc": "other",
    "OTH": "other",
}
"""The label of each source in our words; `place` is refined by its words, `other` is left open."""

_CLOSERS = frozenset(".,;:!?)]}%'") | {"n't", "'s", "'m", "'re", "'ve", "'d", "'ll", "''", "...", "’s", "’"}
_OPENERS = frozenset({"(", "[", "{", "$", "``", "£", "€", "“"})

EVENT_WORDS = frozenset(WORDS["events"].split())
OTHER = "OTHER"
"""The label of what is a name, but of no kind that we mark."""

DATE_WORDS = frozenset(WORDS["dates"].split())
"""Proper nouns to grammarians, not names of anything here."""

Tagged = list[tuple[str, str]]
"""Words with tags of the form `B-PER`, `I-PER`, `O`."""


def read_tagged(path: Path, word: int = 0, tag: int = -1) -> Iterator[Tagged]:
    """The sentences of a file with one word and its tag a line."""
    held: Tagged = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if not cells or line.startswith("-DOCSTART"):
            if held:
                yield held
            held = []
        elif len(cells) > 1 and not line.startswith("# "):
            held.append((cells[word], cells[tag]))
    if held:
        yield held


def read_plain(path: Path) -> Iterator[MarkedText]:
    """The sentences of WikiGold or CrossNER, their spaces guessed."""
    for tagged in read_tagged(path):
        text, offsets = join_words([word for word, _ in tagged])
        yield mark(text, offsets, [tag for _, tag in tagged])


def join_words(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Text made of words with the spaces that English print would have, and where each word stands in it."""
    text, offsets, open_quote, glued = "", [], False, True
    for word in words:
        form = '"' if word in {"``", "''"} else word
        hyphen = word == "-" and text[-1:].isalnum()
        closes = word in _CLOSERS or (form == '"' and open_quote) or hyphen
        if text and not glued and not closes:
            text += " "
        offsets.append((len(text), len(text) + len(form)))
        text += form
        glued = word in _OPENERS or hyphen or (form == '"' and not open_quote)
        open_quote ^= form == '"'
    return text, offsets


def mark(text: str, offsets: Sequence[tuple[int, int]], tags: Sequence[str], proper: Iterable[int] = ()) -> MarkedText:
    """The text with names as its tags say; `proper` are positions of words that are names even if no tag says so."""
    names: list[Name] = []
    unsure: list[tuple[int, int]] = []
    covered: set[int] = set()
    for first, last, label in find_runs(tags):
        start, end = trim(text, offsets[first][0], offsets[last][1], LABEL_OF[label])
        kind = refine(text[start:end], LABEL_OF[label]) if start < end else None
        covered.update(range(first, last + 1))
        if kind is None:
            unsure.append((offsets[first][0], offsets[last][1]))
        elif kind != OTHER:
            names.append(Name(start, end, kind))
    for index, (start, end) in enumerate(offsets):
        if index not in covered and is_people(text[start:end]):
            names.append(Name(start, end, "NORP"))
        elif index in set(proper) - covered and text[start:end] not in DATE_WORDS:
            unsure.append((start, end))
    return MarkedText(text, tuple(sorted(names, key=lambda name: name.start)), tuple(unsure))


def find_runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and last position and label of each run of tags; unknown labels are none."""
    begun: tuple[int, str] | None = None
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        label = label if label in LABEL_OF else ""
        if begun and (label != begun[1] or prefix == "B"):
            yield begun[0], index - 1, begun[1]
            begun = None
        if label and not begun:
            begun = (index, label)


def trim(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """The stretch without a leading article or title and a trailing possessive; empty where no name is left."""
    while leading := re.match(r"(\S+)\s+(?=\S)", text[start:end]):
        word = leading.group(1).lower()
        if word not in {"the", "a", "an"} and not (label == "PERSON" and word in titles()):
            break
        start += leading.end()
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    return (start, end) if re.match(r"[A-Z0-9]|.{1,4}[A-Z]", text[start:end]) else (start, start)


def refine(name: str, label: str) -> str | None:
    """Our label for a name; OTHER where it is none of our kinds, none where that is open.

    What sources call `other` are works, events and words for peoples; a lone word may be any of them.
    """
    if is_people(name):
        return "NORP"
    if label == "place":
        return kind_of_place(name)
    if label != "other":
        return label
    if EVENT_WORDS.intersection(name.lower().split()):
        return "EVENT"
    return OTHER if " " in name else None


def read_uner(path: Path, treebank: Path) -> Iterator[tuple[str, MarkedText]]:
    """Genre and sentence of UNER, which marks the sentences of a treebank; names that it overlooked are left open."""
    sentences = {tuple(word.form for word in sentence.words): sentence for sentence in read_sentences(treebank)}
    for tagged in read_tagged(path, word=1, tag=2):
        sentence = sentences.get(tuple(form for form, _ in tagged))
        if sentence is None:
            continue
        text, offsets = lay_out(sentence)
        proper = [index for index, word in enumerate(sentence.words) if word.upos == "PROPN"]
        yield genre_of(sentence.document), mark(text, offsets, [tag for _, tag in tagged], proper)


def lay_out(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """The text of a treebank sentence and where each word stands in it."""
    text, offsets = "", []
    for word in sentence.words:
        offsets.append((len(text), len(text) + len(word.form)))
        text += word.form + (" " if word.space_after else "")
    return text.rstrip(), offsets
