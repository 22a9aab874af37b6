"""Phrases: where the noun phrase around a head begins and ends."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import Line

_LEFT_OF_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "SYM", "X", "ADV"})


_POSTPOSITIONS = frozenset({"of", "for", "at", "from", "in", "to", "with", "on", "close", "familiar", "near", "inside"})


_OCCUPATIONS = frozenset(
    {"operating", "based", "stationed", "affiliated", "fighting", "deployed", "serving", "working", "living", "briefed"}
)


_LEFT_LABELS = frozenset({"amod", "compound", "nummod", "det"})
TERMS_OF_OFFICE = frozenset({"acting", "former", "outgoing", "incoming", "ruling", "governing", "sitting", "serving"})


_STOPS = frozenset({",", ";", ":", ".", "(", "—", "–", "who", "that", "which", "but", "as"})


_NO_MODIFIERS = frozenset({"that", "which", "who", "whom", "what", "not", "it", "he", "she", "they"})


SOME = frozenset(
    {"one", "two", "three", "four", "five", "several", "some", "many", "most", "both", "another", "others"}
)


LONGEST_TAIL = 14
"""Words of a phrase after its head noun that are kept: `three sources familiar with the plans`."""


def phrase_bounds(line: Line, head: int) -> tuple[int, int]:
    """First token and end of the noun phrase around `head`, without relative clauses and appositions."""
    floor = line.sentence(head)[0]
    first = head
    while first > floor and _belongs_left(line[first - 1]) and _is_beside(line, first - 1, head):
        if (
            line.lower(first - 1) in words("times")
            and first - 1 not in line.passage.mentions
            and line[first].text != "-"
        ):
            break
        first -= 1
        if line[first].pos_ == "DET":
            break
        first = _joined_left(line, first, floor, head)
    while first < head and (line[first].pos_ in {"ADV", "PART"} or line[first].is_punct):
        if line[first].text in {"“", '"'} and any(line[i].text in {"”", '"'} for i in range(first + 1, head)):
            break
        first += 1
    if line.lower(first) == "least" and line.lower(first - 1) == "at":
        first -= 1
    if first - 2 >= floor and line.lower(first - 1) == "of" and line.lower(first - 2) in SOME:
        first -= 2
    return first, right_end(line, head)


def _joined_left(line: Line, first: int, floor: int, head: int) -> int:
    """Where the words joined to a modifier by `and` begin: `military and police leaders`; else `first`."""
    if first - 2 < floor or line.lower(first - 1) not in {"and", "or"} or first >= head:
        return first
    if line[first].pos_ == "ADJ" and line[first - 2].pos_ == "ADJ" and line.lower(first - 3) in {"", ",", "the"}:
        is_listed = line.lower(first - 3) == "," and line[first - 4].pos_ in {"ADJ", "PROPN"} and first - 4 >= floor
        return first - 4 if is_listed else first - 2
    other = line[first].head
    is_modifier = line[first].dep_ == "conj" and other.i < first and other.dep_ in {"amod", "compound", "nmod:desc"}
    return int(other.left_edge.i) if is_modifier and other.head.i == head and other.left_edge.i >= floor else first


def _is_beside(line: Line, index: int, head: int) -> bool:
    """Whether no quotation of a clause divides the token at `index` from the noun at `head`."""
    quotes = {line.quote_of[index], line.quote_of[head]}
    return len(quotes) == 1 or not any(quote is not None and quote.is_clause for quote in quotes)


def _belongs_left(token: Token) -> bool:
    if token.text in {"-", "’s", "'s", "/", "&", "’", "“", "”", '"'}:
        return True
    if token.pos_ == "ADV" and (token.dep_ != "advmod" or token.tag_ == "WRB"):
        return False
    return (token.pos_ in _LEFT_OF_NOUN and token.lower_ not in _NO_MODIFIERS) or (
        token.pos_ == "VERB" and (token.dep_ in {"amod", "compound"} or token.lower_ in TERMS_OF_OFFICE)
    )


def right_end(line: Line, head: int) -> int:
    """End of the phrase: what `of`, `for`, `familiar with` and their like add to its head."""
    limit = min(line.sentence(head)[1], head + 1 + LONGEST_TAIL)
    end = head + 1
    if line.lower(head) == "those" and line.lower(end) == "who" and line[head].dep_.startswith("nsubj"):
        clauses = (c for c in line[head].children if c.dep_ == "acl:relcl" and c.i > head)
        return min(limit, max((int(c.right_edge.i) + 1 for c in clauses), default=end))
    while (
        end < limit
        and (line[end].dep_ in {"flat", "compound"} and line[end].head.i <= head)
        and (line.lower(end) not in verb_forms())
    ):
        end += 1
    is_written = line.lower(end) == "by" and line.lower(head) in words("documents")
    if end < limit and (
        is_written or (line.lower(end) in _POSTPOSITIONS | _OCCUPATIONS and _is_in_phrase(line[end], head))
    ):
        end += 1
        while end < limit and not _ends_tail(line, end, head):
            end += 1
    while end > head + 1 and (end - 1 in line.passage.dates or line.lower(end - 1) in {"on", "in", "and", "of", "for"}):
        end -= 1
    return end


def _ends_tail(line: Line, index: int, head: int) -> bool:
    """Whether the phrase around `head` ends before the token at `index`."""
    token, quote = line[index], line.quote_of[index]
    if line.lower(index) in _STOPS or (quote is not None and quote.is_clause):
        return True
    if token.tag_ == "VBG" and line.lower(index - 1) == "of":
        return True
    if index in line.passage.dates and line.lower(index - 1) not in {"of", "from", "since"}:
        return True
    if token.lower_ == "and":
        joined = line[index + 1] if index + 1 < len(line) else token
        joined = next((t for t in (joined, joined.head) if t.dep_ == "conj"), token)
        return not (joined.dep_ == "conj" and joined.head.i > head)
    return not (token.is_space or quote is not None or _is_bound(line, index) or _is_in_phrase(token, head))


def _is_bound(line: Line, index: int) -> bool:
    """Whether the token belongs to the one before it: `in government-held Aksu`, `with “DPR” insignia`."""
    before = line[index - 1]
    if line.is_hyphen(index - 1) or line.is_hyphen(index):
        return True
    if line.is_hyphen(index + 1) and before.pos_ == line[index].pos_ == "NOUN":
        return True
    is_noun = line[index].pos_ in {"NOUN", "PROPN"}
    return is_noun and (before.text in {"”", '"'} or (before.dep_ in _LEFT_LABELS and before.head.i == index))


def _is_in_phrase(token: Token, head: int) -> bool:
    """Whether the tree puts `token` under the noun at `head`."""
    return any(ancestor.i == head for ancestor in token.ancestors)
