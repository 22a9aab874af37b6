"""Spans: where content begins and ends, set by position in the sentence rather than by the tree below the verb."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from flows.annotate.model import Quote
from flows.facts.statements.attributions import Attribution, is_behind_content
from flows.facts.statements.draft import Span
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.subjects import coordinate_of

_OPENERS = frozenset({"while", "and", "also", "thereby", "before", "after", "then", "but", "instead", "by", "even", "though"})
_ADVERBIAL = frozenset({"after", "following", "before", "during", "when", "while", "as", "which", "who", "despite", "amid",
                        "although", "though", "since", "because", "where", "whose", "ahead", "hours", "days", "weeks"})
VERDICTS = frozenset({"charge", "charges", "claim", "claims", "lie", "move", "step", "stance", "accusation", "accusations",
                       "assertion", "demand", "position", "allegation", "allegations", "idea", "suggestion", "prospect"})
REACH = 14
"""Tokens between a verb of speech and what it introduces."""
_FRONTED = frozenset({"although", "though", "while", "when", "after", "since", "because", "before", "as", "if"})
_TRIM = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "(", "that"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def clause_end(attribution: Attribution) -> int:
    """The token after the attributing clause: after the verb, its particle, and a subject that follows it."""
    line, right = attribution.line, attribution.right
    particle = next((cue.particle for cue in attribution.cues if cue.particle), None)
    if particle is not None:
        for position in range(attribution.index + 1, min(attribution.index + 7, len(line))):
            if line.lower(position) == particle:
                return max(right, position + 1)
    return right


def is_bracketed(attribution: Attribution) -> bool:
    """Whether the clause is closed off on both sides: content before it, a comma or the sentence's end after it."""
    if not is_behind_content(attribution):
        return False
    line = attribution.line
    end = line.sentence(attribution.index)[1]
    after = skip_adjuncts(line, clause_end(attribution), end)
    return after >= end or line.lower(after) in {",", ".", ":", ";", "", "-", "–", "—", "!", "?"}


def is_loosely_bracketed(attribution: Attribution) -> bool:
    """Whether content stands before the clause and nothing but an adjunct after it: `…, he told the paper.`"""
    if not is_behind_content(attribution):
        return False
    line = attribution.line
    end = line.sentence(attribution.index)[1]
    right = clause_end(attribution)
    close = next((i for i in range(right, end) if line.lower(i) in {",", ".", ";", "–", "—", "―"}), end)
    inside = range(right, close)
    return len(inside) <= REACH and all(line.quote_of[i] is None for i in inside) and not (
        holds_finite_verb(line, right, close)) and line.lower(right) not in {"that", "whether"}


def skip_adjuncts(line: Line, position: int, end: int) -> int:
    """The position after hearers, dates and short adverbs that follow a verb of speech: `told reporters on Friday`."""
    while position < end:
        lower = line.lower(position)
        if line.quote_of[position] is not None:
            return position
        if position in line.passage.dates or lower in words("times"):
            position += 1
        elif lower in {"on", "in", "at", "late", "early", "earlier", "later", "last", "this"} and (
                position + 1 in line.passage.dates or line.lower(position + 1) in words("times")):
            position += 1
        elif lower in words("hearers") or (lower in {"to", "the", "a"} and line.lower(position + 1) in words("hearers")):
            position += 1
        elif line[position].pos_ == "ADV" and lower not in {"when", "how", "why", "where", "there"}:
            position += 1
        else:
            return position
    return position


def is_embedded(line: Line, inner: Token, outer: Token) -> bool:
    """Whether `inner` belongs to what `outer` reports, by the tree: reached through a complement, not beside it."""
    node = inner
    while node.head.i != node.i:
        above = coordinate_of(node) if node is inner or node.i == inner.i else node.head
        if above.i == outer.i:
            return node.dep_ in {"ccomp", "xcomp", "obj", "obl", "nmod", "nsubj", "csubj"}
        node = above
    return False


def content_end(attribution: Attribution, start: int, others: Sequence[Attribution], tight: bool = False) -> int:
    """The token after the content that begins at `start`: the sentence's end, or where another cue takes over.

    With `tight` an adverbial or relative clause after a comma is left out too, as after a noun phrase.
    """
    line = attribution.line
    end = min(sentence_end(line, start), _main_clause_start(attribution, start))
    for other in others:
        if other.index > attribution.index and start < other.left < end and not other.is_infinitive:
            cut = _cut_before(attribution, other, start)
            end = min(end, cut) if cut is not None else end
    position = start
    while position < end:
        quote = line.quote_of[position]
        if quote is not None:
            position += 1
            continue
        if line.lower(position) == ";":
            return position
        if position > start and (line.lower(position) in {",", ";"} or line.is_dash(position)) and (
                _is_about_saying(line, position + 1, attribution.index) or
                _opens_circumstance(line, position + 1, end) or (tight and _opens_adverbial(line, position + 1))):
            return position
        if tight and position > start and line.lower(position) in {"but", "yet"} and position + 1 < end and (
                line[position + 1].pos_ == "PRON"):
            return position
        if tight and position > start and _names_occasion(line, position, end):
            return position
        if tight and position > start + 1 and _hangs_on_cue(line, position, attribution.index):
            return position
        position += 1
    return end


def _main_clause_start(attribution: Attribution, start: int) -> int:
    """Where the main clause takes over after a cue in a clause before it or in a relative clause inside it.

    `After Kyiv said it would come, Moscow agreed`; `Obama, who said that it was late, told them`.
    """
    line, token = attribution.line, attribution.token
    end = line.sentence(start)[1]
    head = token.head
    if token.dep_ == "advcl" and head.i > attribution.index:
        subject = next((c for c in head.children if c.dep_.startswith("nsubj") and start < c.i < head.i), None)
        limit = int(subject.left_edge.i) if subject is not None else int(head.i)
        for position in range(limit, start, -1):
            if line.lower(position) == "," and line.quote_of[position] is None:
                return position
    is_relative = attribution.left > 0 and line.lower(attribution.index - 1) in {"who", "which"} or (
        token.dep_ == "acl:relcl")
    if is_relative:
        for position in range(start + 1, end - 1):
            follows = line[position + 1]
            if line.lower(position) == "," and line.quote_of[position] is None and follows.tag_ in _FINITE_TAGS:
                return position
    if line.lower(line.sentence(start)[0]) in _FRONTED and attribution.left - line.sentence(start)[0] <= 1:
        for position in range(start + 1, end - 1):
            if line.lower(position) == "," and line.quote_of[position] is None and (
                    line[position + 1].pos_ in {"DET", "PROPN", "PRON", "NOUN"} and holds_finite_verb(line, position, end)):
                return position
    return end


def _names_occasion(line: Line, position: int, end: int) -> bool:
    """Whether `in a statement`, `on Twitter`, `at a rally` starts here: where it was said."""
    if line.lower(position) not in {"in", "on", "at", "during", "via"} or line.quote_of[position] is not None:
        return False
    for index in range(position + 1, min(position + 6, end)):
        if line[index].text in words("platforms") or line.lower(index) in words("settings"):
            return True
        if line[index].pos_ in {"VERB", "ADP", "PUNCT", "CCONJ"} and line[index].text != "-":
            return False
    return False


def opens_clause(line: Line, position: int) -> bool:
    """Whether the `that` at `position` opens a clause, whatever its tag: a subject follows it."""
    token = line[position]
    if line.quote_of[position] is not None or position + 1 >= len(line):
        return False
    if token.dep_ == "mark" or token.pos_ == "SCONJ":
        return True
    follows = line[position + 1]
    return token.tag_ in {"WDT", "IN"} and (
        follows.pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"} or line.quote_of[position + 1] is not None)


def is_infinitive_at(line: Line, position: int) -> bool:
    """Whether an infinitive with `to` starts at `position`, whatever the tag of `to`."""
    if line.lower(position) != "to" or position + 1 >= len(line):
        return False
    if line[position].pos_ == "PART":
        return True
    after = position + 2 if line[position + 1].pos_ == "ADV" else position + 1
    return after < len(line) and line[after].tag_ == "VB"


def sentence_end(line: Line, index: int) -> int:
    """The token after the last word of the sentence around `index`, closing punctuation left out."""
    first, end = line.sentence(index)
    while end - 1 > first and line.quote_of[end - 1] is None and (line[end - 1].is_punct or line[end - 1].is_space):
        end -= 1
    return end


def _cut_before(attribution: Attribution, other: Attribution, start: int) -> int | None:
    """Where the clause of another attribution begins, if it stands beside the content and not inside it."""
    line = attribution.line
    if other.token.tag_ == "VBG" and (comma := _comma_before(line, other.index)) is not None and comma > start:
        return comma
    if line.lower(other.left - 1) == "," and other.left < other.index and is_bracketed(other):
        return other.left - 1
    is_addition = any(cue.lemma == "add" for cue in other.cues) and line.lower(other.left - 1) in {"and", "but", "also"}
    if not is_addition and not _starts_own_clause(line, other) and is_embedded(line, other.token, attribution.token):
        return None
    cut = other.left
    while cut > start and line.lower(cut - 1) in {"and", "but", "or", "while", "who", "also", "though", "although", "as"}:
        cut -= 1
    if line.lower(cut - 1) in {",", ";"} or line[cut - 1].text in DASHES:
        return cut - 1
    return cut if cut < other.left or other.subject is None or other.subject < attribution.index else None


def _comma_before(line: Line, index: int) -> int | None:
    """The comma before a participle, over adverbs and conjunctions."""
    position = index - 1
    while position > 0 and (line[position].pos_ == "ADV" or line.lower(position) in _OPENERS):
        position -= 1
    return position if line.lower(position) == "," else None


def _is_about_saying(line: Line, position: int, cue: int) -> bool:
    """Whether a participle after a comma hangs on the verb of speech itself: `…, aligning his stance with hers`."""
    return position < len(line) and line[position].tag_ == "VBG" and line[position].head.i == cue


def _starts_own_clause(line: Line, other: Attribution) -> bool:
    """Whether another source takes over behind a comma: `…, although he noted`, `…, but Baku has confirmed`."""
    if other.subject is None or other.left == other.index or other.is_modal:
        return False
    before = line.lower(other.left - 1)
    if before == ";":
        return True
    return before in {"and", "but", "while", "although", "though", "whereas"} and line.lower(other.left - 2) == ","


def _opens_circumstance(line: Line, position: int, end: int) -> bool:
    """Whether a participle of speech, `according to`, an occasion or a verdict on the content follows a comma."""
    first = line.lower(position)
    if first in {"which", "who", "whose"} and line.lower(position - 1) == ",":
        return True
    if first == "according" or (first == "as" and line.lower(position + 1) == "quoted"):
        return True
    if first == "in" and any(line.lower(position + k) in words("occasions") for k in (2, 3)):
        return True
    if first in {"a", "an", "the"} and any(line.lower(position + k) in VERDICTS for k in (1, 2)):
        return True
    if first in VERDICTS and line.lower(position + 1) in {"it", "he", "she", "they", "that", "which"}:
        return True
    if line.is_dash(position - 1) and line[position].tag_ == "VBG" and position + 1 < end:
        return True
    for k in range(3):
        word = line.lower(position + k)
        if position + k >= end or line.quote_of[position + k] is not None:
            return False
        form = verb_forms().get(word)
        if word in words("circumstance") or (form is not None and form.forms == {"ing"}
                                             and line[position + k].pos_ == "VERB"):
            return form is None or any(f in cue.frames for cue in form.cues for f in ("quote", "that", "acc", "objto", "on"))
        if word not in _OPENERS and line[position + k].pos_ != "ADV":
            return False
    return False


def _hangs_on_cue(line: Line, position: int, cue: int) -> bool:
    """Whether an adverbial about the saying, not about what is said, starts here: `during a visit`, `after talks`."""
    token = line[position]
    if token.lower_ in {"following", "amid"} and token.dep_ in {"case", "mark"}:
        return True
    if token.lower_ not in {"during", "after", "before", "following", "ahead", "amid", "via"}:
        return False
    return token.head.i == cue or (token.dep_ in {"case", "mark", "advmod"} and token.head.head.i == cue)


def _opens_adverbial(line: Line, position: int) -> bool:
    token = line[position] if position < len(line) else None
    if token is None:
        return False
    if token.lower_ in _ADVERBIAL or token.tag_ == "VBG" or token.lower_ in {"yet", "alongside"}:
        return True
    return token.lower_ in {"and", "but", "or"} and any(
        line[i].tag_ in _FINITE_TAGS for i in range(position + 1, min(position + 4, len(line))))


def holds_finite_verb(line: Line, first: int, end: int) -> bool:
    """Whether there is a finite verb between the two tokens."""
    return any(line[i].tag_ in _FINITE_TAGS or line[i].dep_ == "cop" for i in range(first, end))


def trim(line: Line, first: int, end: int) -> Span | None:
    """The body offsets of the tokens without the punctuation around them; None if nothing is left.

    A boundary inside a quotation moves to that quotation's edge: content that touches a quotation takes all of it.
    """
    while first < end and line.quote_of[first] is None and (line[first].is_space or line.lower(first) in _TRIM):
        first += 1
    while end > first and line.quote_of[end - 1] is None and (
            line[end - 1].is_space or line[end - 1].text in _TRIM or line[end - 1].is_punct and line[end - 1].text != ")"):
        end -= 1
    if first >= end:
        return None
    start_char, end_char = line.start_char(first), line.end_char(end - 1)
    opening, closing = line.quote_of[first], line.quote_of[end - 1]
    if opening is not None:
        start_char = min(start_char, opening.start)
    if closing is not None:
        end_char = max(end_char, closing.end)
    if opening is not None and opening is closing:
        start_char, end_char = opening.inner_start, opening.inner_end
    return (start_char, end_char) if start_char < end_char else None


def quote_from(line: Line, position: int, end: int) -> Quote | None:
    """The quotation that starts at or after `position`, before `end`."""
    return next((q for i in range(position, end) if (q := line.quote_of[i]) is not None), None)
