"""Noun phrases around a cue: the tree where it tells, the line where it does not."""

from __future__ import annotations

from collections.abc import Iterator

from flows.annotate.tense import FINITE_TAGS
from flows.annotate.tree import Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_OUTER = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "dep"})
_CLAUSES = frozenset(
    {"who", "which", "that", "when", "as", "after", "before", "while", "because", "but", "since", "where", "until"}
)
_MOVING = frozenset(
    {
        "urged",
        "urges",
        "urging",
        "asked",
        "asks",
        "told",
        "ordered",
        "orders",
        "pressed",
        "allowed",
        "allow",
        "encouraged",
        "authorised",
        "authorized",
        "begged",
        "wants",
        "wanted",
    }
)  # verbs whose object is to do what the infinitive says
_SUBJECTS = frozenset({"nsubj", "csubj"})


def phrase_of(head: Token) -> list[Token]:
    """The tokens of the noun phrase of `head`, without clauses, appositions and further members of a list."""
    tokens = [head]
    for child in head.children:
        if child.dep_ not in _OUTER or (child.dep_ == "case" and child.i > head.i):
            tokens.extend(
                child.subtree if child.dep_ in ("nmod", "nmod:poss", "compound", "amod", "nummod", "flat") else [child]
            )
    return sorted(tokens, key=lambda t: t.i)


def text_of(head: Token) -> str:
    """The phrase of `head` as written, from its first to its last token."""
    tokens = [t for t in phrase_of(head) if t.dep_ != "advmod" or t.i > head.i - 3]
    return str(head.doc[tokens[0].i : tokens[-1].i + 1].text)


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, the noun that it describes, or the subject of the verb above."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return _antecedent(verb, child)
    if verb.dep_ == "acl:relcl":
        return verb.head if not any(t.dep_ == "nsubj:pass" for t in verb.children) else None
    if verb.dep_ == "xcomp" and verb.head.lower_ in _MOVING:
        moved = [t for t in verb.head.children if t.dep_ in ("obj", "iobj") and t.i < verb.i]
        if moved:
            return moved[0]
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX") and not _is_passive(verb):
        above = subject_of(verb.head)
        return above if above is not None or verb.dep_ != "conj" else passive_subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def _antecedent(verb: Token, subject: Token) -> Token:
    if subject.lower_ in ("that", "which", "who") and verb.dep_ in ("acl:relcl", "acl") and verb.head.pos_ in NOMINAL:
        return verb.head
    return subject


def passive_subject(verb: Token) -> Token | None:
    """What is done to: the subject of a passive, or the noun that a participle describes."""
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            return _antecedent(verb, child)
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "acl:relcl") and _is_bare_participle(verb):
        return verb.head
    if (
        verb.dep_ == "conj"
        and verb.tag_ in ("VBN", "VBD")
        and _is_passive(verb.head)
        and not any(t.dep_ in ("obj", "nsubj") for t in verb.children)
    ):
        return passive_subject(verb.head)
    return None


def _is_passive(verb: Token) -> bool:
    return any(t.dep_ in ("nsubj:pass", "aux:pass") for t in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, also as a participle after its noun."""
    if _is_passive(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and _is_passive(verb.head):
        return not any(t.dep_ in ("obj", "nsubj") for t in verb.children)
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not any(t.dep_ == "obj" for t in verb.children)


def _is_bare_participle(verb: Token) -> bool:
    return not any(t.dep_ in ("nsubj", "obj") for t in verb.children)


def objects_of(verb: Token) -> list[Token]:
    """What the verb does something to, with the further members of the list."""
    return [member for child in verb.children if child.dep_ == "obj" for member in members_of(child)]


def obliques_of(word: Token, *cases: str) -> list[Token]:
    """The nouns that hang on `word` by one of these prepositions."""
    return [
        child
        for child in word.children
        if child.dep_ in ("obl", "nmod", "obl:agent", "advmod", "dep") and case_of(child) in cases
    ]


def left_of(noun: Token) -> list[Token]:
    """The words before a noun that describe it, along the line: `Russian drone and missile` before `attack`."""
    start = noun.i
    while start > noun.sent.start and noun.i - start < 8:
        before = noun.doc[start - 1]
        is_joint = before.lower_ in ("and", "-", "'s", "’s", "’", "–") and start - 1 > noun.sent.start
        if not (
            is_joint
            or before.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
            or before.tag_ in ("VBN", "JJ")
            or (before.pos_ == "VERB" and start > 1 and noun.doc[start - 2].text == "-")
        ):
            break
        start -= 1
    return list(noun.doc[start : noun.i])


def right_of(noun: Token) -> list[Token]:
    """The words after a noun up to the next finite verb, comma or clause."""
    found = []
    for token in noun.doc[noun.i + 1 : min(noun.i + 22, noun.sent.end)]:
        if token.tag_ in FINITE_TAGS or token.text in (",", ";", ":", "–", "—", "(") or token.lower_ in _CLAUSES:
            break
        found.append(token)
    return found


def noun_before(verb: Token) -> Token | None:
    """The noun that ends just before the verb and its auxiliaries: a subject that the tree has lost."""
    at = verb.i - 1
    while at >= verb.sent.start and (
        verb.doc[at].pos_ in ("AUX", "ADV")
        or verb.doc[at].text in "«“\"‘'"
        or verb.doc[at].lower_ in ("that", "which", "who", "reportedly")
    ):
        at -= 1
    return verb.doc[at] if at >= verb.sent.start and verb.doc[at].pos_ in ("NOUN", "PROPN") else None


def noun_after(verb: Token) -> Token | None:
    """The noun phrase that begins just after the verb: an object that the tree has lost."""
    found = None
    for token in verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif (
            found is not None
            or token.pos_ not in ("DET", "ADJ", "NUM", "PRON", "PART", "ADV")
            or token.lower_ in ("that", "which", "who")
        ):
            break
    return found


def case_of(noun: Token) -> str:
    """The preposition of a noun, empty where it has none."""
    found = [t for t in noun.children if t.dep_ == "case" and t.i < noun.i]
    return found[0].lower_ if found else ""


def members_of(head: Token) -> list[Token]:
    """`head` and what is joined to it by commas and `and`."""
    members = [head]
    for child in head.children:
        if child.dep_ == "conj" and (child.pos_ in NOMINAL or child.ent_type_ == "NORP"):
            members.extend(members_of(child))
    return members


def ancestors_of(token: Token) -> Iterator[Token]:
    """The words over `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token
