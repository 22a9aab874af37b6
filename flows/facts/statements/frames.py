"""Frames: for an attribution, where its content is and which rule found it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from flows.facts.statements.attributions import Attribution, is_behind_content
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.sources import phrase_bounds
from flows.facts.statements.spans import (
    REACH,
    VERDICTS,
    clause_end,
    content_end,
    holds_finite_verb,
    is_bracketed,
    is_infinitive_at,
    is_loosely_bracketed,
    opens_clause,
    quote_from,
    sentence_end,
    skip_adjuncts,
)
from flows.facts.statements.subjects import noun_after

_WH = frozenset({"whether", "if", "what", "how", "why", "when", "where", "who", "which"})
_NAMING = frozenset({"call", "label", "brand", "dub", "term", "deem", "consider", "declare", "pronounce"})
_ADJUNCT_STARTS = frozenset({"after", "during", "in", "at", "on", "before", "following", "from", "ahead", "speaking", "when",
                             "as", "while", "who", "whose", "through", "via", "according", "citing"})
_PLAIN = frozenset({"say", "insist", "argue", "maintain", "contend", "add"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "there", "it’s", "he’s"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What an attribution says: token ranges of the content, the act, and the rule that read them."""

    rule: str
    act: str
    ranges: tuple[tuple[int, int], ...]
    addressee: int | None = None


Others = Sequence[Attribution]
FrameReader = Callable[[Attribution, Others], Reading | None]


def read_frames(attribution: Attribution, others: Others, rules: frozenset[str]) -> Reading | None:
    """The first frame that fits, among the rules that are switched on."""
    readers = _INVERTED_READERS if attribution.is_after else _READERS
    is_whole = attribution.left < attribution.index
    if is_whole and attribution.line.lower(clause_end(attribution)) == "," and is_behind_content(attribution):
        readers = _INVERTED_READERS
    for reader in readers:
        reading = reader(attribution, others)
        if reading is not None and reading.rule in rules:
            return reading
    return None


def read_quote_after(attribution: Attribution, others: Others) -> Reading | None:
    """`He said: “…”`, `told reporters in Geneva, “…”`."""
    act = attribution.act("quote") or attribution.act("that")
    if act is None or (attribution.is_after and is_behind_content(attribution)):
        return None
    line, right = attribution.line, clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    quote = quote_from(line, right, min(end, right + REACH))
    if quote is None:
        return None
    first, last = line.tokens_of(quote)
    if first < right:
        return None
    before = line.lower(first - 1)
    between = [line[i] for i in range(right, first)]
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} or t.lower_ in {"and", "but"} for t in between):
        return None
    introduced = before in {",", ":"} and (quote.is_clause or before == ":")
    touching = quote.is_clause and (not between or before == "that" or skip_adjuncts(line, right, first) == first)
    if not introduced and not touching:
        return None
    stop = _after_quote(attribution, last, others)
    return Reading("cue_then_quote", act, ((first, stop),))


def _after_quote(attribution: Attribution, last: int, others: Others) -> int:
    """Where content that starts with a quotation stops: at its end, unless the sentence plainly runs on."""
    line = attribution.line
    end = content_end(attribution, last, others) if last < line.sentence(attribution.index)[1] else last
    rest = [line[i] for i in range(last, end) if not line[i].is_punct]
    closed = line[last - 2].text in {",", ".", "!", "?", "…"} if last >= 2 else True
    if not rest or closed or line.lower(last) in {",", ".", ";", "and", "but", "as", "while", "when", "-", "–", "—", ")"}:
        return last
    return end


def read_quote_before(attribution: Attribution, others: Others) -> Reading | None:
    """`“…,” he said.` and `“…,” he said, “…”`."""
    act = attribution.act("quote") or attribution.act("that")
    if act is None:
        return None
    line = attribution.line
    before = attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if before >= floor and (line.lower(before) == "," or line[before].text in DASHES) and line.quote_of[before] is None:
        before -= 1
    if before < floor or line.quote_of[before] is None:
        return None
    quote = line.quote_of[before]
    first = floor
    lead = [line[i] for i in range(floor, line.tokens_of(quote)[0])] if quote is not None else []
    if quote is not None and quote.is_clause and not any(t.pos_ in {"NOUN", "VERB", "PROPN", "AUX"} for t in lead):
        first = line.tokens_of(quote)[0]
    elif not is_bracketed(attribution):
        return None
    ranges = [(first, before + 1)]
    right = clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    second = quote_from(line, right, end)
    if second is not None and second.is_clause:
        start, last = line.tokens_of(second)
        cued = any(line[i].pos_ == "VERB" and line.lower(i) in verb_forms() for i in range(right, start))
        if line.lower(start - 1) in {",", ":", "but", "and", "because"} and not cued and (
                not holds_finite_verb(line, right, start)):
            ranges.append((start, last))
    elif not attribution.is_after:
        ranges += _remainder(attribution, others, first)
    return Reading("quote_then_cue", act, tuple(ranges))


def _remainder(attribution: Attribution, others: Others, first: int) -> list[tuple[int, int]]:
    """What goes on after a clause in the middle of its content: `The plan, he said, was dead`."""
    line = attribution.line
    end = sentence_end(line, attribution.index)
    after = skip_adjuncts(line, clause_end(attribution), end)
    if is_loosely_bracketed(attribution):
        after = next((i for i in range(after, end) if line.lower(i) == ","), end)
    if after >= end or line.lower(after) not in {",", "-", "–", "—"}:
        return []
    start = after + 1
    opening = line.lower(start)
    complete = holds_finite_verb(line, first, attribution.left) and line[first].pos_ != "SCONJ"
    if complete and (opening in _ADJUNCT_STARTS or opening in {"and", "but"} or line[start].tag_ == "VBG"):
        return []
    stop = content_end(attribution, after, others)
    if stop <= start:
        return []
    stop = content_end(attribution, start, others)
    return [(start, stop)] if stop > start else []


def read_as_clause(attribution: Attribution, others: Others) -> Reading | None:
    """`As experts have pointed out, the law is clear.` and `The law, as he put it, is clear.`"""
    act = attribution.act("that") or attribution.act("quote")
    line, opening = attribution.line, attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if act is None or opening < floor or line.lower(opening) != "as" or attribution.has("as"):
        return None
    end = sentence_end(line, attribution.index)
    right = clause_end(attribution)
    close = next((i for i in range(right, end) if line.lower(i) == ","), None)
    if _object(attribution) is not None or (close or end) - skip_adjuncts(line, right, end) > 4 or (
            right < end and line[right].pos_ in {"DET", "PROPN", "PART", "ADJ"}):
        return None
    if opening - floor <= 1:
        if close is None:
            return None
        return Reading("as_clause", act, ((close + 1, content_end(attribution, close + 1, others)),))
    if line.lower(opening - 1) != ",":
        return None
    ranges = [(floor, opening - 1)]
    if close is not None and not holds_finite_verb(line, floor, opening):
        ranges.append((close + 1, content_end(attribution, close + 1, others)))
    return Reading("as_clause", act, tuple(ranges))


def read_position(attribution: Attribution, others: Others) -> Reading | None:
    """`The talks failed, he said.` and `The talks, he said, had failed.`"""
    act = attribution.act("that")
    is_quoted_as = attribution.line.lower(attribution.index - 1) == "as"
    if act is None or (attribution.token.tag_ == "VBG" and not is_quoted_as):
        return None
    if attribution.left == attribution.index and not attribution.is_after or not (is_bracketed(attribution) or is_loosely_bracketed(attribution)):
        return None
    line = attribution.line
    floor = line.sentence(attribution.index)[0]
    if line.lower(attribution.left - 2) in VERDICTS or any(
            line.lower(i) in VERDICTS for i in (attribution.left, attribution.left + 1)):
        return None
    first = _start_of_content(attribution, others, floor)
    if attribution.left - 1 - first < 1:
        return None
    ranges = [(first, attribution.left)]
    if not attribution.is_after:
        ranges += _remainder(attribution, others, first)
    whole = holds_finite_verb(line, first, attribution.left) or len(ranges) > 1
    if not whole:
        return None
    return Reading("cue_after_content" if len(ranges) == 1 else "cue_inside_content", act, tuple(ranges))


def _start_of_content(attribution: Attribution, others: Others, floor: int) -> int:
    """Where content before its cue starts: the sentence's start, or after another attribution's own content."""
    line = attribution.line
    start = _after_time_stamp(line, floor)
    for other in others:
        if floor <= other.left < attribution.left and other.index < attribution.left:
            for position in range(attribution.left - 1, other.index, -1):
                if line.lower(position) in {"but", "and", "while"} and line.lower(position - 1) == ",":
                    start = max(start, position)
                    break
    return start


def _after_time_stamp(line: Line, floor: int) -> int:
    """The token after a live blog's time at a paragraph's start: `10:32 - `."""
    if line[floor].pos_ in {"NUM", "X"} and ":" in line[floor].text and line[floor + 1].text in DASHES:
        return floor + 2
    return floor


def read_that(attribution: Attribution, others: Others) -> Reading | None:
    """`He said (that) the talks had failed.`"""
    act = attribution.act("that")
    if act is None or (is_bracketed(attribution) and not _introduces_that(attribution)):
        return None
    line, right = attribution.line, clause_end(attribution)
    start = _that_start(attribution, right)
    if start is None:
        return None
    end = content_end(attribution, start, others)
    quote = line.quote_of[start] if start < len(line) else None
    if quote is not None and quote.is_clause:
        last = line.tokens_of(quote)[1]
        end = _after_quote(attribution, last, others)
    return Reading("that_clause", act, ((start, end),)) if end > start else None


def _introduces_that(attribution: Attribution) -> bool:
    line = attribution.line
    return any(line.lower(c.i) == "that" and c.i > attribution.index
               for clause in attribution.children("ccomp") for c in clause.children if c.dep_ == "mark")


def _that_start(attribution: Attribution, right: int) -> int | None:
    line, end = attribution.line, attribution.line.sentence(attribution.index)[1]
    clause = next((c for c in attribution.children("ccomp") if c.i >= right and _is_finite(c)), None)
    limit = clause.i if clause is not None else min(end, right + REACH)
    for position in range(right, limit):
        if clause is None and (line.lower(position) == "," or line[position].pos_ == "VERB"):
            break
        if line.lower(position) == "that" and (clause is not None or opens_clause(line, position)) and (
                line.quote_of[position] is None):
            if any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(right, position)):
                break
            return position + 1
    if clause is not None:
        start = max(right, int(clause.left_edge.i))
        return skip_adjuncts(line, start, end) if start == skip_adjuncts(line, right, start) else start
    after = skip_adjuncts(line, right, end)
    if after < end and line.lower(after) in _PRONOUNS and holds_finite_verb(line, after, min(end, after + 5)):
        return after
    return _clause_by_position(attribution, right, after, end)


def _clause_by_position(attribution: Attribution, right: int, after: int, end: int) -> int | None:
    """Where a clause starts that the tree does not show: after a plain verb of saying, with a finite verb to come."""
    line = attribution.line
    is_say = any(cue.lemma in _PLAIN for cue in attribution.cues)
    if attribution.has("np", "as", "acc", "objto") and not is_say:
        return None
    if after < end and line.lower(after) == "," and not is_behind_content(attribution):
        after += 1
    if after >= end or line.lower(after) in _WH or line[after].pos_ in {
            "ADP", "PUNCT", "CCONJ", "SCONJ", "VERB", "PART"}:
        return None
    commas = 0
    for position in range(after, end):
        if line[position].pos_ in {"SCONJ", "CCONJ"} and commas % 2 or line.lower(position) in {";", ":", "although"}:
            return None
        if line[position].tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return after
        commas += line.lower(position) == ","
    starts = line[after].pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"}
    return after if is_say and end - after > 4 and starts else None


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"nsubj", "nsubj:pass", "aux", "cop", "expl"} and c.lower_ != "to" for c in clause.children)


def read_question(attribution: Attribution, others: Others) -> Reading | None:
    """`asked whether …`, `has not said when …`."""
    act = attribution.act("wh")
    if act is None:
        return None
    line, right = attribution.line, clause_end(attribution)
    end = line.sentence(attribution.index)[1]
    start = skip_adjuncts(line, right, end)
    target = _object(attribution)
    if target is not None and target.i >= right:
        start = max(start, phrase_bounds(line, int(target.i))[1])
    if start < end and line.lower(start) in _WH and line.quote_of[start] is None:
        return Reading("question", act, ((start, content_end(attribution, start, others)),))
    return None


def _object(attribution: Attribution) -> Token | None:
    return next((c for c in attribution.children("obj", "iobj") if c.i > attribution.index), None)


def _infinitive(line: Line, start: int, end: int, reach: int) -> int | None:
    """The `to` of the first infinitive after `start`, if nothing finite stands before it."""
    for position in range(start, min(end, start + reach)):
        token = line[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {";", ":"}:
            return None
        if line.quote_of[position] is None and is_infinitive_at(line, position):
            return position
        if token.lower_ == "to" and position + 1 < end and line.quote_of[position + 1] is not None:
            return position
    return None


def read_infinitive(attribution: Attribution, others: Others) -> Reading | None:
    """`urged NATO to act`, `called on Iran to return`, `vowed to stay`."""
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    if attribution.act("on") is not None and line.lower(right) in {"on", "upon"}:
        start = _infinitive(line, right + 1, end, 25)
        if start is not None:
            hearer = next((int(c.i) for c in attribution.children("obl", "obj") if right < c.i < start), None)
            stop = content_end(attribution, start, others)
            return Reading("call_on", attribution.act("on") or "urge", ((start, stop),), hearer)
    own = attribution.act("to")
    if own is not None and own != "decline" and is_infinitive_at(line, right):
        return Reading("own_infinitive", own, ((right, content_end(attribution, right, others)),))
    act = attribution.act("objto")
    target = _object(attribution)
    if act is None:
        return None
    if target is None or target.i < right:
        target = next((c for c in attribution.children("nsubj", "xcomp", "ccomp") if c.i >= right), None)
    if target is None and (head := noun_after(line, right - 1)) is not None:
        target = line[head]
    if target is None:
        return None
    start = _infinitive(line, right + 1, end, 22)
    if start is None or not any(c.i > start for c in attribution.children("xcomp", "ccomp", "advcl", "acl")) and (
            line[start].head.i != attribution.index and not _near_infinitive(line, start, target)):
        return None
    return Reading("object_infinitive", act, ((start, content_end(attribution, start, others)),), int(target.i))


def _near_infinitive(line: Line, start: int, target: Token) -> bool:
    return start - target.i <= 8


def read_what_called(attribution: Attribution, others: Others) -> Reading | None:
    """`what he termed the “low-level” representation`: the phrase that he chose."""
    act, line, right = attribution.act("as"), attribution.line, clause_end(attribution)
    if act is None or line.lower(attribution.left - 1) != "what" or attribution.subject is None:
        return None
    end = sentence_end(line, attribution.index)
    position = right + (line.lower(right) == "as")
    first = position
    while position < end and (line.quote_of[position] is not None or not (
            line.lower(position) in {",", "and", "but", ";", "-", "–", "—"} or line[position].pos_ in {"VERB", "AUX", "SCONJ"})):
        position += 1
    return Reading("what_called", act, ((first, position),)) if position > first else None


def read_share(attribution: Attribution, others: Others) -> Reading | None:
    """`put the toll at 38`: a figure is said."""
    act, line, right = attribution.act("at"), attribution.line, clause_end(attribution)
    if act is None or attribution.is_passive:
        return None
    stop = content_end(attribution, right, others, tight=True)
    for position in range(right + 1, stop):
        if line.lower(position) == "at" and any(line[i].pos_ == "NUM" or line[i].text[0].isdigit()
                                                for i in range(position + 1, min(position + 5, stop))):
            return Reading("figure", act, ((right, stop),))
    return None


def read_naming(attribution: Attribution, others: Others) -> Reading | None:
    """`described the talks as hollow`, `called the report “a fairy tale”`."""
    act = attribution.act("as")
    if act is None:
        return None
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    naming = any(cue.lemma in _NAMING for cue in attribution.cues)
    if naming and attribution.token.dep_ == "acl" and "part" in attribution.form.forms:
        return None
    target = _object(attribution)
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if first >= end or attribution.is_passive:
        return None
    stop = content_end(attribution, first, others, tight=True)
    for position in range(first + 1, stop):
        if line.lower(position) == "as" and line.quote_of[position] is None and not (
                holds_finite_verb(line, first, position)):
            return Reading("described_as", act, ((first, stop),))
    if naming and _has_predicate(attribution, first, stop, target):
        return Reading("named", act, ((first, stop),))
    return None


def _has_predicate(attribution: Attribution, first: int, stop: int, target: Token | None) -> bool:
    """Whether a second phrase follows the object: `called him a liar`, `called it “unwise”`, `declared it over`."""
    line = attribution.line
    if target is None and line.quote_of[first] is None and line[first].pos_ not in {"PRON", "PROPN", "DET", "NOUN"}:
        return False
    head = int(target.i) if target is not None else first
    after = phrase_bounds(line, head)[1]
    if line.quote_of[first] is not None:
        return False
    if any(first < i < stop and line.quote_of[i] is not None for i in range(first + 1, stop)):
        return True
    if any(head < c.i < stop for c in attribution.children("xcomp")):
        return True
    return after < stop and line.lower(after) in {"a", "an"}


def read_accusation(attribution: Attribution, others: Others) -> Reading | None:
    """`accused Moscow of lying`, `blamed the weather`: the accused belongs to the content."""
    act = attribution.act("acc")
    target = _object(attribution)
    if act is None or attribution.is_passive:
        return None
    line, right = attribution.line, clause_end(attribution)
    if target is None and (right >= len(line) or line[right].pos_ not in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if line.lower(first) in {"that", "if", "whether"}:
        return None
    stop = content_end(attribution, first, others, tight=True)
    return Reading("accusation", act, ((first, stop),)) if stop > first else None


def read_preposition(attribution: Attribution, others: Others) -> Reading | None:
    """`called for a ceasefire`, `warned of a long war`, `spoke of progress`."""
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    leads = {prep: act for cue in attribution.cues for prep, act in cue.prepositions().items()}
    limit = min(end, right + 8)
    for position in range(right, limit):
        token = line[position]
        if token.lower_ in leads and line.quote_of[position] is None and token.pos_ in {"ADP", "SCONJ"}:
            governor = token.head.head if token.dep_ in {"case", "mark"} else token.head
            if position == right or governor.i == attribution.index:
                stop = content_end(attribution, position + 1, others, tight=True)
                return Reading("preposition", leads[token.lower_], ((position + 1, stop),)) if stop > position + 1 else None
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {",", ":"}:
            return None
    return None


def read_gerund(attribution: Attribution, others: Others) -> Reading | None:
    """`denied sending troops`, `suggested meeting in Geneva`."""
    act, line, right = attribution.act("ing"), attribution.line, clause_end(attribution)
    if act is None or right >= len(line) or line[right].tag_ != "VBG" or line.quote_of[right] is not None:
        return None
    return Reading("gerund", act, ((right, content_end(attribution, right, others, tight=True)),))


def read_noun_phrase(attribution: Attribution, others: Others) -> Reading | None:
    """`announced a ban`, `rejected the offer`, `voiced hope`."""
    line, right = attribution.line, clause_end(attribution)
    act = attribution.act("np")
    attitude = attribution.act("att")
    target = _object(attribution)
    if act is None and attitude is None or attribution.is_passive:
        return None
    if target is None:
        if right >= len(line) or line[right].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or act is None:
            return None
    elif not _may_be_said(line, target):
        return None
    if any(line.lower(i) in words("containers") for i in range(right, min(right + 4, len(line)))):
        return None
    if act is None and (target is None or target.lower_ not in words("attitudes")):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if first in line.passage.dates or line.lower(first) in words("times"):
        return None
    stop = content_end(attribution, first, others, tight=True)
    return Reading("noun_phrase", act or attitude or "say", ((first, stop),)) if stop > first else None


def _may_be_said(line: Line, target: Token) -> bool:
    """Whether an object is something said rather than somebody spoken to or a day."""
    if target.pos_ == "PRON" or target.lower_ in words("containers") or target.lower_ in words("hearers") or target.i in line.passage.dates:
        return False
    mention = line.passage.mentions.get(int(target.i))
    return mention is None or mention.actor is None or mention.actor.kind != "person"


_READERS: tuple[FrameReader, ...] = (
    read_quote_before, read_quote_after, read_as_clause, read_that, read_question, read_infinitive,
    read_what_called, read_share, read_naming, read_accusation,
    read_preposition, read_gerund, read_noun_phrase, read_position,
)
_INVERTED_READERS: tuple[FrameReader, ...] = (read_quote_before, read_position)
