"""Names out of GUM's entities: of every mention of a person, place or organisation that a proper noun heads, that name.

GUM marks whole phrases (`the former Prime Minister of Norway, Jens Stoltenberg`), nested; a name is their core.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.language.convert import NON_COMMERCIAL_GENRES, Sentence, genre_of, read_sentences
from flows.language.kinds import is_people, titles
from flows.language.marked import MarkedText, Name
from flows.language.name_sources import DATE_WORDS, lay_out, refine, trim

LABEL_OF = {"person": "PERSON", "place": "place", "organization": "ORG"}

LINKS = frozenset({"of", "and", "the", "for", "&", "-", "’s", "'s", "in"})
"""Words in lower case that the name of a body or place may contain."""

_BRACKET = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")


@dataclass(frozen=True)
class Mention:
    """A marked phrase: first and last word of its sentence, and the kind of thing."""

    first: int
    last: int
    kind: str


def read_gum(path: Path) -> Iterator[tuple[str, MarkedText]]:
    """Genre and sentence of GUM with its names; other proper nouns are left open."""
    for sentence in read_sentences(path):
        genre = genre_of(sentence.document)
        if genre not in NON_COMMERCIAL_GENRES:
            yield genre, mark_sentence(sentence)


def mark_sentence(sentence: Sentence) -> MarkedText:
    """The sentence with the cores of its mentions, shorter ones first so that a place within a body gives way to it."""
    text, offsets = lay_out(sentence)
    cores: list[Mention] = []
    for mention in sorted(find_mentions(sentence), key=lambda mention: mention.last - mention.first):
        core = find_core(sentence, mention, cores)
        if core is not None:
            cores = [c for c in cores if c.last < core.first or core.last < c.first]
            cores.append(core)
    covered = {index for core in cores for index in range(core.first, core.last + 1)}
    names = [_name(text, offsets[core.first][0], offsets[core.last][1], core.kind) for core in cores]
    names = [name for name in names if name.start < name.end]
    unsure = []
    for index, word in enumerate(sentence.words):
        if index not in covered and is_people(word.form):
            names.append(Name(*offsets[index], "NORP"))
        elif index not in covered and word.upos == "PROPN" and word.form not in DATE_WORDS:
            unsure.append(offsets[index])
    return MarkedText(text, tuple(sorted(names, key=lambda name: name.start)), tuple(unsure))


def _name(text: str, start: int, end: int, kind: str) -> Name:
    start, end = trim(text, start, end, kind)
    return Name(start, end, (refine(text[start:end], kind) if start < end else None) or kind)


def find_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The mentions of persons, places and organisations, as the treebank's last column brackets them."""
    begun: list[tuple[str, int, str]] = []
    for index, word in enumerate(sentence.words):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for whole, opening, closing in _BRACKET.findall(entity.group(1) if entity else ""):
            if whole or opening:
                number, _, rest = (whole or opening).partition("-")
                begun.append((number, index, rest.split("-")[0]))
            ended = next((item for item in reversed(begun) if item[0] == (whole.partition("-")[0] or closing)), None)
            if ended is not None and not opening:
                begun.remove(ended)
                if ended[2] in LABEL_OF:
                    yield Mention(ended[1], index, LABEL_OF[ended[2]])


def find_core(sentence: Sentence, mention: Mention, inner: Iterable[Mention]) -> Mention | None:
    """The name within a mention; none where no proper noun heads it or a person's name would hold another name."""
    words = sentence.words
    positions = range(mention.first, mention.last + 1)
    head = next((i for i in positions if words[i].head not in positions or words[i].head == i), mention.last)
    if words[head].upos != "PROPN":
        return None
    first = last = head
    while first > mention.first and _continues(sentence, first - 1, mention.kind):
        first -= 1
    while last < mention.last and _continues(sentence, last + 1, mention.kind):
        last += 1
    while first < last and not words[first].form[:1].isupper():
        first += 1
    while last > first and not (words[last].form[:1].isupper() or words[last].form[:1].isdigit()):
        last -= 1
    if mention.kind != "PERSON":
        return Mention(first, last, mention.kind)
    while first < last and words[first].form.lower() in titles():
        first += 1
    first = max([first, *(c.last + 1 for c in inner if first <= c.first and c.last < last)])
    overlaps = any(c.first <= last and first <= c.last for c in inner)
    is_title = words[last].form.lower() in titles()
    return None if overlaps or is_title else Mention(first, last, mention.kind)


def _continues(sentence: Sentence, index: int, kind: str) -> bool:
    word = sentence.words[index]
    return word.upos == "PROPN" or (kind != "PERSON" and (word.form.lower() in LINKS or word.form[:1].isupper()))
