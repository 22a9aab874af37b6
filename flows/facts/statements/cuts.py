"""Cuts: where content ends, set by position in the sentence rather than by the tree below the verb."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from flows.facts.statements.attributions import Attribution
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.spans import (
    FINITE_TAGS,
    holds_finite_verb,
    is_bracketed,
    is_loosely_bracketed,
    sentence_end,
)
from flows.facts.statements.subjects import coordinate_of, finite_tag

_OPENERS = frozenset(
    {"while", "and", "also", "thereby", "before", "after", "then", "but", "instead", "by", "even", "though"}
)


_ADVERBIAL = frozenset(
    {
        "after",
        "following",
        "before",
        "during",
        "when",
        "while",
        "as",
        "which",
        "who",
        "despite",
        "amid",
        "although",
        "though",
        "since",
        "because",
        "where",
        "whose",
        "ahead",
        "hours",
        "days",
        "weeks",
    }
)


_STATIVE = frozenset({"was", "were", "had", "did", "knew", "wanted", "hoped", "believed", "thought", "felt", "saw"})


VERDICTS = frozenset(
    {
        "charge",
        "charges",
        "claim",
        "claims",
        "lie",
        "move",
        "step",
        "stance",
        "accusation",
        "accusations",
        "assertion",
        "demand",
        "position",
        "allegation",
        "allegations",
        "idea",
        "suggestion",
        "prospect",
    }
)


_FRONTED = frozenset({"although", "though", "while", "when", "after", "since", "because", "before", "as", "if"})


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
        if (
            position > start
            and (line.lower(position) in {",", ";"} or line.is_dash(position))
            and (
                _is_about_saying(line, position + 1, attribution.index)
                or _opens_circumstance(line, position + 1, end)
                or (tight and _opens_adverbial(line, position + 1))
            )
        ):
            return position
        if position > start and line.lower(position) == "," and _goes_on_about_speaker(attribution, position + 1, end):
            return position
        if position > start + 1 and _goes_on_doing(attribution, position, end):
            return position
        if (
            tight
            and position > start
            and line.lower(position) in {"but", "yet"}
            and position + 1 < end
            and (line[position + 1].pos_ == "PRON")
        ):
            return position
        if tight and position > start and _names_occasion(line, position, end):
            return position
        if tight and position > start + 1 and _hangs_on_cue(line, position, attribution.index):
            return position
        position += 1
    return end


def _goes_on_about_speaker(attribution: Attribution, position: int, end: int) -> bool:
    """Whether the writer tells what the speaker did next: `…, and he left for Brussels`, `…, but she gave no date`."""
    line, source = attribution.line, attribution.source
    if line.lower(position) not in {"and", "but"} or position + 2 >= end or source is None:
        return False
    mention = line.passage.mentions.get(position + 1)
    if line.lower(position + 1) not in {"he", "she"} or mention is None:
        return False
    if line[position + 2].tag_ != "VBD" or line.lower(position + 2) in _STATIVE:
        return False
    actor = mention.actor.name if mention.actor is not None else mention.refers_to
    return actor is not None and source.name.casefold() == actor.casefold()


def _goes_on_doing(attribution: Attribution, position: int, end: int) -> bool:
    """Whether the writer tells what the speaker did besides: `threatened sanctions and left without imposing any`."""
    line = attribution.line
    verb = position + 1 if line.lower(position) in {"and", "but"} else position + 2
    if (
        verb >= end
        or line.lower(verb - 1) not in {"and", "but"}
        or (verb > position + 1 and line.lower(position) != ",")
    ):
        return False
    token = line[verb]
    is_past = token.tag_ == "VBD" and attribution.token.tag_ == "VBD" and token.lower_ not in _STATIVE
    return is_past and token.dep_ == "conj" and coordinate_of(token).i == attribution.index


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
    is_relative = (attribution.left > 0 and line.lower(attribution.index - 1) in {"who", "which"}) or (
        token.dep_ == "acl:relcl" or (token.dep_ == "acl" and _has_subject(token))
    )
    if is_relative:
        predicate = _predicate_of_head(token, start)
        if predicate is not None:
            return predicate
        for position in range(start + 1, end - 1):
            follows = line[position + 1]
            is_verb = follows.tag_ in FINITE_TAGS or (follows.tag_ == "VBN" and follows.lower_ in verb_forms())
            if line.lower(position) == "," and line.quote_of[position] is None and is_verb:
                return position
    if line.lower(line.sentence(start)[0]) in _FRONTED and attribution.left - line.sentence(start)[0] <= 1:
        for position in range(start + 1, end - 1):
            if (
                line.lower(position) == ","
                and line.quote_of[position] is None
                and (
                    line[position + 1].pos_ in {"DET", "PROPN", "PRON", "NOUN"}
                    and holds_finite_verb(line, position, end)
                )
            ):
                return position
    return end


def _has_subject(token: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in token.children)


def _predicate_of_head(token: Token, start: int) -> int | None:
    """Where the predicate begins of which the noun before a relative clause is the subject: `the step he urged | is due`."""
    noun, verb = token.head, token.head.head
    if token.dep_ not in {"acl", "acl:relcl"} or not noun.dep_.startswith("nsubj") or verb.i <= start:
        return None
    helpers = [int(c.i) for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i > start]
    return min([int(verb.i), *helpers])


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


def _cut_before(attribution: Attribution, other: Attribution, start: int) -> int | None:
    """Where the clause of another attribution begins, if it stands beside the content and not inside it."""
    line = attribution.line
    if other.token.tag_ == "VBG" and (comma := _comma_before(line, other.index)) is not None and comma > start:
        return comma
    if line.lower(other.left - 1) == "," and other.left < other.index and _closes_sentence(other):
        return other.left - 1
    if _is_resumed(attribution, other, start):
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
        "who",
        "also",
        "though",
        "although",
        "as",
    } | (words("times") if other.left == other.index else frozenset()) | {"last"}:
        cut -= 1
    if line.lower(cut - 1) in {",", ";"} or line[cut - 1].text in DASHES:
        return cut - 1
    return cut if cut < other.left or other.subject is None or other.subject < attribution.index else None


def _is_resumed(attribution: Attribution, other: Attribution, start: int) -> bool:
    """Whether the speaker's own clause goes on with another verb of speech: `said he had won and called it luck`.

    Its tense is that of the first cue, and another one than that of what is said.
    """
    line, verb = attribution.line, other.token
    if other.left != other.index or line.lower(other.index - 1) not in {"and", "but"} or verb.tag_ not in FINITE_TAGS:
        return False
    if finite_tag(verb) != finite_tag(attribution.token) or line.quote_of[other.index - 1] is not None:
        return False
    said = [line[i] for i in range(start, other.index) if line[i].tag_ in FINITE_TAGS and line.quote_of[i] is None]
    return bool(said) and not any(t.tag_ == verb.tag_ and t.dep_ not in {"aux", "aux:pass"} for t in said)


def _closes_sentence(other: Attribution) -> bool:
    """Whether an attribution stands behind all that it reports: `…, he said.`, `…, she told a meeting of mayors.`"""
    is_telling = any(cue.lemma in {"tell", "say"} for cue in other.cues)
    return is_bracketed(other) or (is_telling and is_loosely_bracketed(other))


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
        if word in words("circumstance") or (
            form is not None and form.forms == {"ing"} and line[position + k].pos_ == "VERB"
        ):
            return form is None or any(
                f in cue.frames for cue in form.cues for f in ("quote", "that", "acc", "objto", "on")
            )
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
    if token.lower_ in {"including", "regarding", "concerning"}:
        return False
    if token.lower_ in _ADVERBIAL or token.tag_ == "VBG" or token.lower_ in {"yet", "alongside"}:
        return True
    return token.lower_ in {"and", "but", "or"} and any(
        line[i].tag_ in FINITE_TAGS for i in range(position + 1, min(position + 4, len(line)))
    )
