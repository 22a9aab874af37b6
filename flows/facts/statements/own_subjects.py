"""Own subjects: what the tree gives a verb of speech as its subject, where it can be one."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.relatives import antecedent

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def own_subject(line: Line, token: Token) -> int | None:
    """The head of the verb's subject in the tree, None if it has none that can speak; behind a relative pronoun, what that means."""
    subjects = [c for c in token.children if c.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"}]
    before = [c for c in subjects if c.i < token.i]
    if len(before) > 1 and any(line.lower(i) == "and" for i in range(before[-2].i, before[-1].i)):
        before.pop()
    if len(before) > 1 and _is_set_off(line, before[-2], before[-1], token):
        before.pop()
    if len(before) > 1 and line[phrase_bounds(line, int(before[-1].i))[0] - 1].pos_ == "ADP":
        before.pop()
    if len(before) > 1 and _is_apposition(line, before[-2], before[-1]):
        before.pop()
    for child in (*reversed(before), *(c for c in subjects if c.i > token.i)):
        if _can_speak(line, child):
            if child.lower_ in _RELATIVE:
                return antecedent(line, token, child)
            counted = next((c for c in child.children if c.dep_ == "appos" and child.i < c.i <= child.i + 3), None)
            return int(counted.i) if child.pos_ == "NUM" and counted is not None else int(child.i)
    return None


def _is_set_off(line: Line, first: Token, second: Token, verb: Token) -> bool:
    """Whether commas set the second of two subjects off, as what explains the first: `The gang, a group that …, has`."""
    helpers = [int(c.i) for c in verb.children if c.dep_ in {"aux", "aux:pass"} and c.i < verb.i]
    behind = line.lower(min([int(verb.i), *helpers]) - 1) == ","
    return behind and line.lower(first.i + 1) == "," and phrase_bounds(line, int(second.i))[0] == first.i + 2


def _is_apposition(line: Line, first: Token, second: Token) -> bool:
    """Whether the second of two subjects explains a person behind his age: `Ana Ruiz, 89, the last mayor alive, had …`."""
    mention = line.passage.mentions.get(int(first.i))
    if mention is None or mention.kind != "name" or mention.label != "PERSON":
        return False
    opening = phrase_bounds(line, int(second.i))[0]
    between = [line[i] for i in range(mention.last, opening)]
    return any(t.pos_ == "NUM" for t in between) and all(t.text == "," or t.pos_ == "NUM" for t in between)


def _can_speak(line: Line, token: Token) -> bool:
    """Whether a subject is more than a time word, an expletive, or something inside a quotation."""
    quote = line.quote_of[token.i]
    if quote is not None and quote.is_clause:
        return False
    if token.lower_ in {"there", "what", "this", "himself", "herself", "itself", "themselves"}:
        return False
    if token.tag_ == "VBG" and line.passage.mentions.get(token.i) is None:
        return False
    return not (token.lower_.removesuffix("s") in words("times") and line.passage.mentions.get(token.i) is None)
