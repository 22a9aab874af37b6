"""Subjects: the head of the noun phrase that speaks, for a verb of speech; from the tree, else by pattern."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.holders import holder_of, person_over
from flows.facts.statements.inversions import is_inverted, named_after, speaker_at_end
from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import (
    NOMINAL,
    after_fronted,
    bracketed_noun,
    is_apposed,
    noun_after,
    noun_before,
)
from flows.facts.statements.own_subjects import own_subject
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.speaking import is_thing
from flows.facts.statements.tenses import coordinate_of, finite_tag, has_other_subject, is_finite, verb_of_speech_above
from flows.facts.statements.verbs import tells_what_is

_QUOTING = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing"})


_ALONE = frozenset({"all", "both", "many", "most", "some", "others", "each", "several", "none", "few"})


_PERCEIVING = frozenset({"hear", "see", "watch", "let", "make", "have", "leave", "catch"})


def find_subject(line: Line, index: int, depth: int = 0) -> int | None:
    """The token that heads the subject of the verb at `index`, or None.

    In order: its own subject in the tree; the noun phrase after an inverted verb; the subject of the verb that it is
    coordinated with or depends on; the noun phrase beside it.
    """
    token = line[index]
    opening = line.sentence(index)[0]
    if line.lower(opening) == "as" and line.lower(index + 1) in {",", ":"} and _opens_plainly(line, opening, index):
        return noun_after(line, opening)
    is_noun_like = token.pos_ in NOMINAL and token.lower_.endswith("ing") and line.lower(index - 1) not in {",", "and"}
    if tells_what_is(line, index) or is_noun_like:
        return noun_before(line, index)
    closing = speaker_at_end(line, index) if depth == 0 else None
    if closing is not None:
        return closing
    own = own_subject(line, token)
    bracketed = bracketed_noun(line, index) if depth == 0 else None
    if bracketed is not None and (own is None or own < bracketed) and (own is not None or token.tag_ != "VBG"):
        aside = own is not None and any(c.i == own for c in token.children) and is_apposed(line, own, bracketed)
        if not aside:
            return _named_before_apposition(line, index, bracketed) or bracketed
    if own is None or own < index:
        named = named_after(line, index)
        if named is not None:
            return named
    if own is not None and any(line.lower(i) == "as" for i in range(own + 1, index)):
        own = _in_as_clause(line, index) or own
    if own is not None:
        other = after_fronted(line, index, own) or _named_before_apposition(line, index, own)
        return other or (person_over(line, own) if own < index else None) or _in_charge(line, own)
    if line[index].tag_ != "VBG" and is_inverted(line, index):
        return noun_after(line, index)
    if line[index].dep_ in {"advcl", "parataxis", "ccomp", "conj"} and is_finite(line[index]):
        beside = noun_before(line, index)
        if beside is not None:
            return holder_of(line, beside)
    if depth < 4:
        inherited = _inherited(line, token, depth)
        if inherited is not None:
            return inherited
    if depth == 0 and line.lower(index - 1) in _ALONE and (index < 2 or line[index - 2].is_punct):
        return index - 1
    beside = noun_before(line, index) if depth < 2 else None
    return holder_of(line, beside) if beside is not None else None


def _opens_plainly(line: Line, opening: int, index: int) -> bool:
    """Whether nothing but one phrase stands between `as` and its verb: `As a study by the institute notes, …`."""
    head = noun_after(line, opening)
    between = range(opening + 1, index)
    return (
        head is not None
        and head < index
        and not any(
            line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} or line.lower(i) in {",", "who", "which"} for i in between
        )
    )


def _in_as_clause(line: Line, index: int) -> int | None:
    """The noun between `as` and the verb of an aside: `The lake, as one of the engineers pointed out, does not freeze.`"""
    noun = noun_before(line, index)
    first = phrase_bounds(line, noun)[0] if noun is not None else 0
    return noun if first > 1 and (line.lower(first - 1), line.lower(first - 2)) == ("as", ",") else None


def _named_before_apposition(line: Line, index: int, noun: int) -> int | None:
    """The name that an apposition explains whose second comma is missing: `…, Ana Ruiz, deputy head of the port said.`"""
    comma = phrase_bounds(line, noun)[0] - 1
    named = line.passage.mentions.get(comma - 1) if comma > 0 and line.lower(comma) == "," else None
    if named is None or named.label != "PERSON" or named.kind != "name":
        return None
    is_own = line.lower(comma + 1) in {"a", "an", "one", "two", "another", "some", "the", "his", "her", "its", "their"}
    told = line.mention_at(noun)
    is_role = line[noun].tag_ == "NN" or (line[noun].tag_ == "NNP" and (told is None or told.kind == "nominal"))
    is_aside = line.lower(named.first - 1) == "," and is_role
    return comma - 1 if is_aside and not is_own else None


def _in_charge(line: Line, noun: int) -> int:
    """The body of whose duty the noun tells: `the ministry responsible for the police said`; else the noun itself."""
    first = phrase_bounds(line, noun)[0]
    is_duty = line.lower(first - 1) in {"for", "of"} and line.lower(first - 2) in {"responsible", "charge"}
    body = first - 3 - (line.lower(first - 2) == "charge")
    return body if is_duty and body >= 0 and line[body].pos_ in {"NOUN", "PROPN"} else noun


def _inherited(line: Line, token: Token, depth: int) -> int | None:
    head = token.head
    if head.i == token.i:
        return None
    if token.dep_ == "acl:relcl":
        return int(head.i) if head.pos_ in NOMINAL and not has_other_subject(token) else None
    if token.dep_ == "acl" and head.pos_ in NOMINAL:
        quoted = _quoted_object(head)
        if quoted is not None:
            return quoted
        if _speaks(line, head) and not _is_written_to(head):
            return person_over(line, int(head.i)) or int(head.i)
        above = head
        while above.head.i != above.i and above.pos_ not in {"VERB", "AUX"}:
            above = above.head
        return find_subject(line, int(above.i), depth + 1) if above.pos_ == "VERB" else None
    if token.dep_ in {"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"}:
        if token.dep_ in {"ccomp", "parataxis"} and token.tag_ != "VBG":
            return None
        is_bare = token.dep_ == "conj" and token.tag_ in {"VB", "VBP"} and finite_tag(head) == "VBD"
        if head.lemma_ in _PERCEIVING and (
            is_bare or (token.dep_ in {"xcomp", "ccomp"} and token.tag_ in {"VB", "VBG"})
        ):
            heard = next((c for c in head.children if c.dep_ == "obj" and head.i < c.i < token.i), None)
            if heard is not None:
                return int(heard.i)
        if token.tag_ == "VBG" and head.lower_ in _QUOTING:
            person = next((c for c in head.children if c.dep_ == "obj" and head.i < c.i < token.i), None)
            if person is not None:
                return _who_quotes(line, head, person, depth)
        if head.dep_ == "obj" and token.dep_ == "advcl":
            head = head.head
        passive = next((c for c in token.children if c.lower_ == "as" and c.i < token.i), None)
        if passive is not None and head.tag_ in {"VBD", "VBZ", "VBP"}:
            person = next((c for c in head.children if c.dep_ == "obj"), None)
            if person is not None:
                return _who_quotes(line, head, person, depth)
        if token.dep_ == "conj":
            beside = _beside_noun(line, token)
            if beside is not None:
                return beside
            head = coordinate_of(token)
        subject = find_subject(line, int(head.i), depth + 1)
        if token.dep_ == "conj" and subject is not None and is_thing(line, subject):
            outer = verb_of_speech_above(head, finite_tag(token))
            return find_subject(line, int(outer.i), depth + 1) if outer is not None else subject
        return subject
    return None


def _is_written_to(noun: Token) -> bool:
    """Whether somebody only gets a letter: `wrote to the president asking for sanctions`."""
    is_hearer = noun.dep_ == "obl" and any(c.lower_ == "to" and c.dep_ == "case" for c in noun.children)
    return is_hearer and noun.head.lemma_ in {"write", "send", "appeal", "cable", "speak", "turn"}


def _who_quotes(line: Line, verb: Token, quoted: Token, depth: int) -> int:
    """Who speaks in `quoted … as saying`: who is quoted, or the named person who quotes somebody without a name."""
    mention = line.passage.mentions.get(quoted.i)
    subject = find_subject(line, int(verb.i), depth + 1) if mention is None or mention.actor is None else None
    quoter = line.passage.mentions.get(subject) if subject is not None else None
    is_person = quoter is not None and quoter.actor is not None and quoter.actor.kind == "person"
    return subject if is_person and subject is not None else int(quoted.i)


def _beside_noun(line: Line, token: Token) -> int | None:
    """The subject of the speech verb before a finite one that the parser has joined to a noun."""
    if token.head.pos_ in {"VERB", "AUX"} or not (is_finite(token) or token.tag_ == "VBN"):
        return None
    for position in range(token.i - 1, line.sentence(token.i)[0], -1):
        other = line[position]
        if other.lower_ in verb_forms() and line.quote_of[position] is None and finite_tag(other) == finite_tag(token):
            own = own_subject(line, other)
            if own is not None and own < position:
                return own
    return None


def _quoted_object(noun: Token) -> int | None:
    """The person in `quoted a spokesman for the railway saying`, of whose phrase `noun` is a part."""
    while noun.dep_ in {"nmod", "conj", "appos"} and noun.head.i != noun.i:
        noun = noun.head
    is_quoted = noun.dep_ == "obj" and noun.head.lower_ in _QUOTING
    return int(noun.i) if is_quoted else None


def _speaks(line: Line, noun: Token) -> bool:
    """Whether a noun with a participle of speech is itself the source: `officials saying`, `a statement saying`."""
    mention = line.passage.mentions.get(noun.i)
    if mention is not None and mention.label in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    if noun.lower_.removesuffix("s") in words("times") | {"decade", "hour", "minute"}:
        return False
    return bool(
        noun.lower_.rstrip("s") in words("documents")
        or noun.lower_ in words("documents")
        or noun.tag_ in {"NNS", "NNPS"}
    )
