"""Cuts: where content ends, set by position in the sentence rather than by the tree below the verb."""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.circumstances import (
    hangs_on_cue,
    is_about_saying,
    names_occasion,
    opens_adverbial,
    opens_circumstance,
)
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.main_clauses import main_clause_start
from flows.facts.statements.narration import takes_over
from flows.facts.statements.spans import (
    FINITE_TAGS,
    holds_finite_verb,
    is_bracketed,
    sentence_end,
)
from flows.facts.statements.takeovers import STATIVE, cut_before
from flows.facts.statements.tenses import coordinate_of

REACH = 10
"""Tokens from a conjunction to the pronoun for who spoke."""
CLAUSE_REACH = 14
"""Tokens from a comma to the finite verb of the clause that it opens."""


def content_end(attribution: Attribution, start: int, others: Sequence[Attribution], tight: bool = False) -> int:
    """The token after the content that begins at `start`: the sentence's end, or where another cue takes over.

    With `tight` an adverbial or relative clause after a comma is left out too, as after a noun phrase.
    """
    line = attribution.line
    end = min(sentence_end(line, start), main_clause_start(attribution, start, tight))
    end = min(end, _colon_before_cue(attribution, start, end, others))
    for other in others:
        if other.index > attribution.index and start < other.left < end and not other.is_infinitive:
            cut = cut_before(attribution, other, start)
            end = min(end, cut) if cut is not None else end
    position = start
    while position < end:
        quote = line.quote_of[position]
        is_past_quote = quote is None and position - 2 > start and _is_behind_quoted_comma(line, position)
        if is_past_quote and opens_circumstance(line, position, end):
            return position
        if quote is not None:
            position += 1
            continue
        if line.lower(position) == ";" and not _is_in_brackets(line, start, position):
            return position
        if (
            position > start
            and (line.lower(position) in {",", ";"} or line.is_dash(position))
            and (
                is_about_saying(line, position + 1, attribution.index)
                or opens_circumstance(line, position + 1, end)
                or (tight and opens_adverbial(line, position + 1) and not _is_closed_relative(line, position + 1, end))
            )
        ):
            return position
        if position > start and line.lower(position) == "," and _opens_main_clause(line, start, position, end):
            return position
        if position > start and line.lower(position) == "," and takes_over(attribution, start, position, end):
            return position
        if position > start and line.lower(position) == "," and _goes_on_about_speaker(attribution, position + 1, end):
            return position
        if position > start + 1 and _goes_on_doing(attribution, start, position, end):
            return position
        if (
            tight
            and position > start
            and line.lower(position) in {"but", "yet"}
            and position + 1 < end
            and (line[position + 1].pos_ == "PRON")
        ):
            return position
        if tight and position > start and _goes_on_with_verb(line, start, position, end):
            return position
        if tight and position > start and names_occasion(line, position, end):
            return position
        if tight and position > start + 1 and hangs_on_cue(line, position, attribution.index):
            return position
        position += 1
    return end


def _colon_before_cue(attribution: Attribution, start: int, end: int, others: Sequence[Attribution]) -> int:
    """The colon behind which the sentence goes on under a cue of its own: `thinks so | : if they go on, he said, …`."""
    line = attribution.line
    colons = [i for i in range(start + 1, end) if line.lower(i) == ":" and line.quote_of[i] is None]
    own = [o.left for o in others if o.source is not None and is_bracketed(o)]
    return next((colon for colon in colons if any(colon < left < end for left in own)), end)


def _is_behind_quoted_comma(line: Line, position: int) -> bool:
    """Whether a quotation ends right before with a comma inside: `was “saddened,” adding that …`."""
    return line.quote_of[position - 1] is not None and line.lower(position - 2) == ","


def _goes_on_about_speaker(attribution: Attribution, position: int, end: int) -> bool:
    """Whether the writer tells what the speaker did next: `…, and he left for Brussels`, `…, but she gave no date`."""
    line, source = attribution.line, attribution.source
    is_aside = line.lower(position) in {"though", "although"}
    if not (is_aside or line.lower(position) in {"and", "but"}) or source is None:
        return False
    subject = next((i for i in range(position + 1, min(position + REACH, end)) if line.lower(i) in {"he", "she"}), end)
    mention = line.passage.mentions.get(subject)
    if mention is None or not all(is_aside or _is_time(line, i) for i in range(position + 1, subject)):
        return False
    verb = next((i for i in range(subject + 1, min(subject + 3, end)) if line[i].pos_ != "ADV"), end)
    if verb >= end or line[verb].tag_ != "VBD" or (line.lower(verb) in STATIVE and not is_aside):
        return False
    actor = mention.actor.name if mention.actor is not None else mention.refers_to
    return actor is not None and source.name.casefold() == actor.casefold()


def _is_closed_relative(line: Line, position: int, end: int) -> bool:
    """Whether what is said goes on behind a relative clause: `declined to say whether Wang, who is in Munich, | would sit down`."""
    if line.lower(position) not in {"who", "which", "whose", "where"}:
        return False
    close = next((i for i in range(position + 1, end) if line.lower(i) == "," and line.quote_of[i] is None), end)
    return close + 1 < end and line[close + 1].tag_ in FINITE_TAGS


def _is_time(line: Line, index: int) -> bool:
    """Whether the token only tells when: `, and on Tuesday he flew to Cairo`."""
    token = line[index]
    is_word = token.pos_ in {"ADV", "ADJ", "DET", "ADP"} or token.lower_ in {"last", "later", "that", "this"}
    return index in line.passage.dates or token.lower_ in words("times") or is_word


def _opens_main_clause(line: Line, start: int, position: int, end: int) -> bool:
    """Whether a clause joined by `and` or `but` follows words without a finite verb: `warned of floods, and two towns lie …`."""
    if line.lower(position + 1) not in {"and", "but", "so"} or holds_finite_verb(line, start, position):
        return False
    for index in range(position + 2, min(position + CLAUSE_REACH, end)):
        if line.quote_of[index] is not None or line.lower(index) in {",", "who", "which", "that"}:
            return False
        verb = line[index].head if line[index].dep_ in {"aux", "aux:pass", "cop"} else line[index]
        if line[index].tag_ in FINITE_TAGS:
            return any(c.dep_.startswith("nsubj") and c.i > position for c in verb.children)
    return False


def _goes_on_with_verb(line: Line, start: int, position: int, end: int) -> bool:
    """Whether a verb joined by `and` or `but` ends a noun phrase: `pledged a quick end | but has grown impatient`."""
    verb = position + 2 if position + 1 < end and line[position + 1].pos_ == "ADV" else position + 1
    if line.lower(position) not in {"and", "but"} or verb >= end or line[verb].tag_ not in FINITE_TAGS:
        return False
    return line.quote_of[verb] is None and not holds_finite_verb(line, start, position)


def _goes_on_doing(attribution: Attribution, start: int, position: int, end: int) -> bool:
    """Whether the writer tells what the speaker did besides: `threatened sanctions and left without imposing any`."""
    line = attribution.line
    verb = position + 1 if line.lower(position) in {"and", "but"} else position + 2
    if (
        verb == position + 1
        and verb + 1 < end
        and line.lower(verb) in {"even", "then", "later", "also", "soon", "promptly"}
    ):
        verb += 1
    if (
        verb >= end
        or not {line.lower(verb - 1), line.lower(position)} & {"and", "but"}
        or (line.lower(position) not in {"and", "but"} and line.lower(position) != ",")
    ):
        return False
    is_set_off = line.lower(position) == ","
    if is_set_off and verb + 1 < end and line[verb].pos_ == "ADV":
        verb += 1
    token = line[verb]
    is_past = token.tag_ == "VBD" and attribution.token.tag_ == "VBD" and token.lower_ not in STATIVE
    if not is_past or token.dep_ != "conj" or _has_own_subject(token):
        return False
    return coordinate_of(token).i == attribution.index or (is_set_off and _is_told_back(attribution, start, position))


def _has_own_subject(token: Token) -> bool:
    return any(child.dep_.startswith("nsubj") for child in token.children)


def _is_in_brackets(line: Line, start: int, position: int) -> bool:
    """Whether a bracket that opens behind `start` is still open: `$20m (£12.3m; 14.8m euros)`."""
    opened = [i for i in range(start, position) if line.lower(i) in {"(", ")"}]
    return bool(opened) and line.lower(opened[-1]) == "("


def _is_told_back(attribution: Attribution, start: int, end: int) -> bool:
    """Whether what is said so far stands a step behind the cue's own past: `said he would talk to them, and then left`."""
    line = attribution.line
    said = [line[i] for i in range(start, end) if line[i].tag_ in FINITE_TAGS]
    return bool(said) and all(t.tag_ == "MD" or t.lower_ == "had" for t in said)
