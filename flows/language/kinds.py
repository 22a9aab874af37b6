"""Which kind of name a string is, by the lexicons: sources that know only LOC and MISC are refined with it."""

import functools

from flows import lexicons
from flows.language.words import WORDS

LANDSCAPE = frozenset(WORDS["landscape"].split())
CONTINENTS = frozenset(WORDS["continents"].split())
BUILT = frozenset(WORDS["built"].split())


@functools.cache
def peoples() -> dict[str, str]:
    """Words for peoples, singular and plural, each with the country that it belongs to."""
    found: dict[str, str] = {}
    for row in lexicons.rows("countries"):
        for adjective in lexicons.values(row["adjectives"]):
            if adjective.isupper() or "." in adjective or adjective == row["name"]:
                continue
            found[adjective] = row["name"]
            found[adjective if adjective.endswith(("s", "sh", "ch", "ese")) else f"{adjective}s"] = row["name"]
        found |= dict.fromkeys(lexicons.values(row["people"]), row["name"])
    return found


def kind_of_place(name: str) -> str:
    """GPE, LOC or FAC for the name of a place; what no word gives away is a populated place."""
    words = name.lower().split()
    if words[-1] in BUILT:
        return "FAC"
    if words[-1] in LANDSCAPE or words[0] in LANDSCAPE or CONTINENTS.intersection(words):
        return "LOC"
    if name.lower() in {"middle east", "west bank", "golan heights", "south america", "north america", "latin america"}:
        return "LOC"
    return "GPE"


@functools.cache
def titles() -> frozenset[str]:
    """Words, in lower case, that stand before a person's name without being part of it."""
    lexicon = lexicons.load("titles")
    return frozenset(word for key in ("honorifics", "peers", "heads", "modifiers") for word in lexicon[key])


def is_people(name: str) -> bool:
    """Whether the name is a word for a people (`Russian`, `Afghans`)."""
    return name in peoples()
