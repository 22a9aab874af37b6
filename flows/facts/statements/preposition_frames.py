"""Frames of prepositions: `called for a ceasefire`, `warned of a long war`."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.spans import clause_end, object_of, sentence_end, skip_adjuncts


def read_preposition(attribution: Attribution, others: Others) -> Reading | None:
    """`called for a ceasefire`, `warned of a long war`, `spoke of progress`."""
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    leads = {prep: act for cue in attribution.cues for prep, act in cue.prepositions().items()}
    limit = min(end, right + 8)
    first = skip_adjuncts(line, right, end)
    if _only_names_topic(attribution, first):
        return None
    for position in range(right, limit):
        token = line[position]
        if token.lower_ in leads and line.quote_of[position] is None and token.pos_ in {"ADP", "SCONJ"}:
            governor = token.head.head if token.dep_ in {"case", "mark"} else token.head
            is_of_object = (
                token.lower_ == "to" and (held := object_of(attribution)) is not None and right <= held.i < position
            )
            if is_of_object or (token.lower_ == "for" and _is_time(line, position + 1, end)):
                continue
            is_behind_hearer = _is_hearer(line, governor) and governor.head.i == attribution.index
            if position in {right, first} or governor.i == attribution.index or is_behind_hearer:
                stop = content_end(attribution, position + 1, others, tight=True)
                return (
                    Reading("preposition", leads[token.lower_], ((position + 1, stop),))
                    if stop > position + 1
                    else None
                )
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {",", ":"}:
            return None
    return None


def _only_names_topic(attribution: Attribution, lead: int) -> bool:
    """Whether one hears what somebody spoke about but nothing that he said: `spoke of the measures in a speech`.

    What is named without an article is told: `spoke of progress`; two who `talked about grain` only met.
    """
    if not any(cue.lemma in {"speak", "talk"} for cue in attribution.cues):
        return False
    line, subject = attribution.line, attribution.subject
    is_joint = subject is not None and (
        line[subject].tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in line[subject].children)
    )
    if line.lower(lead) == "about" and is_joint:
        return line.lower(lead + 1) not in {"how", "why", "what"}
    topic = noun_after(line, lead)
    return (
        line.lower(lead + 1) in {"the", "these", "those", "this"}
        and topic is not None
        and (line.lower(topic) in words("topics"))
    )


def _is_hearer(line: Line, token: Token) -> bool:
    """Whether a name stands there as the one who is told something: `warned Tokyo of countermeasures`."""
    mention = line.passage.mentions.get(int(token.i))
    return token.dep_ in {"obj", "iobj"} and mention is not None and mention.kind == "name"


def _is_time(line: Line, first: int, end: int) -> bool:
    """Whether a day or a length of time stands there: `the strike that they called for Monday`, `argued for a year`."""
    last = next((i for i in range(first, end) if i not in line.passage.dates), end)
    is_day = last > first and line.lower(last) not in {"'s", "’s"} and line[last].pos_ not in {"NOUN", "PROPN"}
    return is_day or _is_duration(line, first, end)


def _is_duration(line: Line, first: int, end: int) -> bool:
    """Whether a length of time stands there: `argued for a year`, `spoke for two hours`."""
    near = {line.lower(i).removesuffix("s") for i in range(first, min(first + 3, end))}
    return bool(near & (words("times") | {"hour", "minute", "decade", "while", "century"})) and line[first].pos_ in {
        "DET",
        "NUM",
        "NOUN",
        "ADJ",
    }
