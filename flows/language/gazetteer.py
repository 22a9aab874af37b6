"""Well-known names as a feature of tokens: a hint to the network, which may overrule it.

The list is part of the weights (training writes it into the network's attributes), so that what the network relies on
cannot drift from what it was trained with when the lexicons grow.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import files

from flows import lexicons
from flows.language.words import WORDS

LISTS = ("country", "people", "region", "capital", "body", "division", "family", "town", "given")
"""The kinds of entry; of entries that are spelt alike the first kind counts."""

SHOUTED = frozenset({"country", "capital", "division", "town"})
"""Kinds whose entries are found in capitals too, as datelines and headlines write them."""

BIG_TOWN = 100_000
"""Inhabitants from which a town is listed."""

Entry = tuple[tuple[str, ...], str]
Index = dict[str, list[Entry]]
"""By first token: the tokens of each entry and its kind, longest first."""


def read_index(listing: str) -> Index:
    """The index of a listing with one kind a line: kind and entries between tabs, tokens between spaces."""
    index: defaultdict[str, list[Entry]] = defaultdict(list)
    for line in listing.splitlines():
        kind, *names = line.split("\t")
        for name in names:
            for spelling in {name, name.upper()} if kind in SHOUTED else {name}:
                tokens = tuple(spelling.split(" "))
                index[tokens[0]].append((tokens, kind))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(index)


def find_entries(tokens: Sequence[str], index: Index) -> Iterator[tuple[int, int, str]]:
    """First token, token after the last, and kind of each entry found, longest first, from left to right."""
    start = 0
    while start < len(tokens):
        end = start + 1
        for entry, kind in index.get(tokens[start], ()):
            if tuple(tokens[start : start + len(entry)]) == entry:
                end = start + len(entry)
                yield start, end, kind
                break
        start = end


def write_listing(cut: Callable[[str], Sequence[str]]) -> str:
    """The listing of the names in the lexicons, cut into tokens by `cut`."""
    kinds: dict[str, str] = {}
    for kind, names in _names_by_kind():
        for name in names:
            if name[:1].isupper():
                kinds.setdefault(" ".join(cut(name)), kind)
    listed = {kind: sorted(name for name, own in kinds.items() if own == kind) for kind in LISTS}
    return "\n".join("\t".join([kind, *names]) for kind, names in listed.items())


def _names_by_kind() -> Iterator[tuple[str, Iterable[str]]]:
    countries = lexicons.rows("countries")
    places = [line.split("\t") for line in _place_lines()]
    bodies = [row for table in ("organisations", "outlets", "armed_groups") for row in lexicons.rows(table)]
    yield "country", _both_names(countries)
    yield "people", [name for row in countries for name in _people_words(row)]
    yield "region", [*lexicons.values(WORDS["famous_landscape"]), *(row[2] for row in places if row[3] == "r")]
    yield "capital", [name for row in countries for name in lexicons.values(row["capitals"])]
    yield "body", [*_both_names(bodies), *lexicons.values(WORDS["famous_firms"])]
    yield "division", [row[2] for row in places if row[3] == "a"]
    yield "family", [row["name"].split()[-1] for row in lexicons.rows("people") if " " in row["name"]]
    yield "town", [row[2] for row in places if row[3] == "c" and int(row[8] or 0) >= BIG_TOWN]
    yield "given", [name for key in ("male", "female", "either") for name in lexicons.load("given_names")[key].split()]
    yield "family", lexicons.load("family_names")["names"].split()


def _both_names(rows: Iterable[dict[str, str]]) -> list[str]:
    return [name for row in rows for name in (row["name"], *lexicons.values(row["aliases"]))]


def _people_words(row: dict[str, str]) -> list[str]:
    adjectives = lexicons.values(row["adjectives"])
    return [*adjectives, *(f"{word}s" for word in adjectives), *lexicons.values(row["people"])]


def _place_lines() -> list[str]:
    text = files(lexicons).joinpath("places.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
