"""Takeovers: where another attribution of the sentence ends what the first one reports."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.spans import FINITE_TAGS, is_bracketed, is_loosely_bracketed
from flows.facts.statements.tenses import coordinate_of, finite_tag
from flows.facts.statements.unsaid import BELIEFS

OPENERS = frozenset(
    {"while", "and", "also", "thereby", "before", "after", "then", "but", "instead", "by", "even", "though"}
)

STATIVE = frozenset({"was", "were", "had", "did", "knew", "wanted", "hoped", "believed", "thought", "felt", "saw"})


_HELPERS = frozenset({"aux", "aux:pass", "cop"})


def _is_condition(verb: Token) -> bool:
    """Whether a verb stands in a clause with `if`, whose past is none: `would answer if it signed the deal`."""
    return verb.dep_ == "advcl" and any(c.lower_ in {"if", "unless"} for c in verb.children)


def is_embedded(line: Line, inner: Token, outer: Token) -> bool:
    """Whether `inner` belongs to what `outer` reports, by the tree: reached through a complement, not beside it."""
    node = inner
    while node.head.i != node.i:
        above = coordinate_of(node) if node is inner or node.i == inner.i else node.head
        if above.i == outer.i:
            return node.dep_ in {"ccomp", "xcomp", "obj", "obl", "nmod", "nsubj", "csubj"}
        node = above
    return False


def cut_before(attribution: Attribution, other: Attribution, start: int) -> int | None:
    """Where the clause of another attribution begins, if it stands beside the content and not inside it."""
    line = attribution.line
    if other.token.tag_ == "VBG" and (comma := _comma_before(line, other.index)) is not None and comma > start:
        return comma
    if other.token.tag_ == "VBG" and line.lower(other.left - 1) == "with" and line.lower(other.left - 2) == ",":
        return other.left - 2
    if line.lower(other.left - 1) == "," and other.left < other.index and _closes_sentence(other):
        return other.left - 1
    if is_resumed(attribution, other, start) or _says_in_turn(attribution, other):
        return other.left - 1
    is_addition = any(cue.lemma == "add" for cue in other.cues) and line.lower(other.left - 1) in {"and", "but", "also"}
    if not is_addition and not _starts_own_clause(line, other) and is_embedded(line, other.token, attribution.token):
        return None
    cut = other.left
    while cut > start and line.lower(cut - 1) in {
        "and",
        "but",
        "or",
        "while",
        "whereas",
        "who",
        "also",
        "though",
        "although",
        "as",
        "after",
    } | (words("times") if other.left == other.index else frozenset()) | {"last"}:
        cut -= 1
    if line.lower(cut - 1) in {",", ";"} or line[cut - 1].text in DASHES:
        return cut - 1
    return cut if cut < other.left or other.subject is None or other.subject < attribution.index else None


def _says_in_turn(attribution: Attribution, other: Attribution) -> bool:
    """Whether somebody else named says the next thing: `Zhao said Beijing hoped for calm and Lavrov said the same`."""
    line = attribution.line
    if line.lower(other.left - 1) not in {"and", "but", "while"} or other.source is None or other.source.actor is None:
        return False
    are_past = attribution.token.tag_ == "VBD" and other.token.tag_ == "VBD" and not other.is_modal
    is_own = other.subject is not None and other.left <= other.subject < other.index
    return are_past and is_own and any(cue.lemma in {"say", "tell"} for cue in other.cues)


def is_resumed(attribution: Attribution, other: Attribution, start: int) -> bool:
    """Whether the speaker's own clause goes on with another verb of speech: `said he had won and called it luck`.

    Its tense is that of the first cue, and another one than that of what is said.
    """
    line, verb = attribution.line, other.token
    if other.left != other.index or line.lower(other.index - 1) not in {"and", "but"} or not _is_past(verb):
        return False
    if finite_tag(verb) != finite_tag(attribution.token) or line.quote_of[other.index - 1] is not None:
        return False
    if all(cue.lemma in BELIEFS for cue in other.cues) and _tells_of_somebody(line, start, other.index):
        return False
    said = [line[i] for i in range(start, other.index) if line[i].tag_ in FINITE_TAGS and line.quote_of[i] is None]
    alike = [
        t
        for t in said
        if t.tag_ == verb.tag_ and t.dep_ not in _HELPERS and t.lower_ not in STATIVE and not _is_condition(t)
    ]
    return bool(said) and not alike


def _tells_of_somebody(line: Line, start: int, end: int) -> bool:
    """Whether what is said so far is about a person, who may believe something too: `said Igor was upset and believed …`."""
    mentions = (line.mention_at(i) for i in range(start, end) if line[i].dep_.startswith("nsubj"))
    return any(m is not None and m.kind == "name" and m.label == "PERSON" for m in mentions)


def _is_past(verb: Token) -> bool:
    """Whether a verb is finite, by its tag or because it has no auxiliary: `… and called on` tagged as a participle."""
    return verb.tag_ in FINITE_TAGS or (verb.tag_ == "VBN" and not any(c.dep_.startswith("aux") for c in verb.children))


def _closes_sentence(other: Attribution) -> bool:
    """Whether an attribution stands behind all that it reports: `…, he said.`, `…, she told a meeting of mayors.`"""
    is_telling = any(cue.lemma in {"tell", "say"} for cue in other.cues)
    return is_bracketed(other) or (is_telling and is_loosely_bracketed(other))


def _comma_before(line: Line, index: int) -> int | None:
    """The comma before a participle, over adverbs and conjunctions."""
    position = index - 1
    while position > 0 and (line[position].pos_ == "ADV" or line.lower(position) in OPENERS):
        position -= 1
    return position if line.lower(position) == "," else None


def _starts_own_clause(line: Line, other: Attribution) -> bool:
    """Whether another source takes over behind a comma: `…, although he noted`, `…, but Baku has confirmed`."""
    if other.subject is None or other.left == other.index or other.is_modal:
        return False
    before = line.lower(other.left - 1)
    if before == ";":
        return True
    return (
        before in {"and", "but", "while", "although", "though", "whereas", "after"}
        and line.lower(other.left - 2) == ","
    )
