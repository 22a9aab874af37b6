"""Subjects: the head of the noun phrase that speaks, for a verb of speech; from the tree, else by pattern."""

from __future__ import annotations

from spacy.tokens import Token

from flows.facts.statements.lexicon import verb_forms, words
from flows.facts.statements.line import CLOSING, DASHES, Line

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BETWEEN = frozenset({"also", "then", "later", "once", "repeatedly", "not", "n’t", "n't", "never", "all", "both", "each",
                      "has", "have", "had", "’s", "'s", "’ve", "'ve", "did", "does", "do", "is", "was", "are", "were",
                      "again", "now", "still", "already", "publicly", "recently", "reportedly", "however", "too",
                      "neither", "nor", "either"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
LONGEST_ASIDE = 30
"""Tokens between commas that a pattern skips between subject and verb: an apposition or a relative clause."""


def find_subject(line: Line, index: int, depth: int = 0) -> int | None:
    """The token that heads the subject of the verb at `index`, or None.

    In order: its own subject in the tree; the noun phrase after an inverted verb; the subject of the verb that it is
    coordinated with or depends on; the noun phrase beside it.
    """
    token = line[index]
    own = _own_subject(line, token)
    bracketed = _bracketed_noun(line, index) if depth == 0 else None
    if bracketed is not None and (own is None or own < bracketed) and (own is not None or token.tag_ != "VBG"):
        aside = own is not None and any(c.i == own for c in token.children) and _is_apposed(line, own, bracketed)
        if not aside:
            return bracketed
    if own is not None:
        return _after_fronted(line, index, own) or own
    if line[index].tag_ != "VBG" and is_inverted(line, index):
        return noun_after(line, index)
    if line[index].dep_ in {"advcl", "parataxis", "ccomp", "conj"} and _is_finite(line[index]):
        beside = noun_before(line, index)
        if beside is not None:
            return beside
    if depth < 4:
        inherited = _inherited(line, token, depth)
        if inherited is not None:
            return inherited
    return noun_before(line, index) if depth < 2 else None


def _own_subject(line: Line, token: Token) -> int | None:
    for child in token.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:outer"} and _can_speak(line, child):
            if child.lower_ in _RELATIVE:
                return _antecedent(line, token, child)
            return int(child.i)
    return None


def _can_speak(line: Line, token: Token) -> bool:
    """Whether a subject is more than a time word, an expletive, or something inside a quotation."""
    quote = line.quote_of[token.i]
    if quote is not None and quote.is_clause:
        return False
    if token.lower_ in {"there", "what", "this"}:
        return False
    return not (token.lower_ in words("times") and line.passage.mentions.get(token.i) is None)


def _antecedent(line: Line, verb: Token, pronoun: Token) -> int | None:
    """What a relative pronoun stands for: the noun that its clause hangs on, else the one before it."""
    if verb.dep_ in {"acl:relcl", "acl"} and verb.head.i < pronoun.i:
        head = verb.head
        return _preferred(line, int(head.i), int(pronoun.i))
    if pronoun.lower_ == "that":
        return None
    before = int(pronoun.i)
    return noun_before(line, before - 1 if line.lower(before - 1) == "," else before)


def _preferred(line: Line, head: int, before: int) -> int:
    """The named one of an apposition's parts: `spokesman Peskov, who said` has either as its head."""
    if line.passage.mentions.get(head) is not None:
        return head
    near = noun_before(line, before)
    return near if near is not None and line.passage.mentions.get(near) is not None else head


def _inherited(line: Line, token: Token, depth: int) -> int | None:
    head = token.head
    if head.i == token.i:
        return None
    if token.dep_ == "acl:relcl":
        return int(head.i) if head.pos_ in _NOMINAL and not _has_other_subject(token) else None
    if token.dep_ == "acl" and head.pos_ in _NOMINAL:
        quoted = _quoted_object(head)
        if quoted is not None:
            return quoted
        if _speaks(line, head):
            return int(head.i)
        above = head
        while above.head.i != above.i and above.pos_ not in {"VERB", "AUX"}:
            above = above.head
        return find_subject(line, int(above.i), depth + 1) if above.pos_ == "VERB" else None
    if token.dep_ in {"conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"}:
        if token.dep_ in {"ccomp", "parataxis"} and token.tag_ != "VBG":
            return None
        if head.dep_ == "obj" and token.dep_ == "advcl":
            head = head.head
        passive = next((c for c in token.children if c.lower_ == "as" and c.i < token.i), None)
        if passive is not None and head.tag_ in {"VBD", "VBZ", "VBP"}:
            quoted = next((c for c in head.children if c.dep_ == "obj"), None)
            if quoted is not None:
                return int(quoted.i)
        if token.dep_ == "conj":
            head = coordinate_of(token)
        return find_subject(line, int(head.i), depth + 1)
    return None


def _quoted_object(noun: Token) -> int | None:
    """The person in `quoted a spokesman for the railway saying`, of whose phrase `noun` is a part."""
    while noun.dep_ in {"nmod", "conj", "appos"} and noun.head.i != noun.i:
        noun = noun.head
    is_quoted = noun.dep_ == "obj" and noun.head.lower_ in {"quoted", "cited", "quotes", "cites", "quoting", "citing"}
    return int(noun.i) if is_quoted else None


def finite_tag(token: Token) -> str:
    """The tag that tells the tense of a verb's clause: its first auxiliary's or copula's, else its own."""
    helper = next((c for c in token.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i < token.i), None)
    tag = str((helper or token).tag_)
    return {"VBP": "VBZ", "VBN": "VBD"}.get(tag, tag)


def coordinate_of(token: Token) -> Token:
    """What a coordinated verb of speech really goes with: the next verb of speech above that has its tense.

    `said he would order a review and warned of attacks` is often read as if he would have warned.
    """
    head, wanted = token.head, finite_tag(token)
    if token.dep_ != "conj" or finite_tag(head) == wanted:
        return head
    above = head
    while above.head.i != above.i:
        above = above.head
        if finite_tag(above) == wanted and above.lower_ in verb_forms():
            return above
    return head


def _is_finite(token: Token) -> bool:
    if any(c.tag_ in {"VBZ", "VBP", "VBD", "MD"} for c in token.children if c.dep_ in {"aux", "aux:pass"}):
        return True
    return token.tag_ in {"VBD", "VBZ", "VBP"}


def _after_fronted(line: Line, index: int, own: int) -> int | None:
    """The noun between comma and verb after a fronted phrase: `After talks with Mr Erdogan, Zelensky accused`."""
    opening = line[line.sentence(index)[0]]
    if opening.pos_ not in {"ADP", "SCONJ"} and opening.tag_ not in {"VBG", "VBN"}:
        return None
    beside = index - 1
    if line[beside].pos_ not in {"PROPN", "NOUN", "PRON"} or own >= beside:
        return None
    comma = next((i for i in range(beside, own, -1) if line.lower(i) == ","), None)
    if comma is None or any(line.lower(i) == "," for i in range(own, comma)) or beside - comma > 5:
        return None
    return beside if line[comma + 1].pos_ in {"DET", "ADJ", "PROPN", "NOUN", "PRON"} else None


def _is_apposed(line: Line, subject: int, noun: int) -> bool:
    """Whether the noun only explains the subject before it: `Szalay, a spokeswoman, said`."""
    return any(ancestor.i == subject for ancestor in line[noun].ancestors) and line.lower(subject + 1) == "," or (
        line[noun].dep_ == "appos")


def _bracketed_noun(line: Line, index: int) -> int | None:
    """The noun of a source alone between a comma and its verb at the sentence's end: `…, officials in Kyiv said.`"""
    if line.lower(index + 1) not in {"", ".", ",", "on", "in"}:
        return None
    floor = line.sentence(index)[0]
    first = next((i + 1 for i in range(index - 1, max(floor, index - 14) - 1, -1)
                  if line.lower(i) == "," or line.quote_of[i] is not None), None)
    if first is None or first >= index or line[first].pos_ not in {"DET", "NUM", "ADJ", "NOUN", "PROPN"}:
        return None
    if any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, index)):
        return None
    head = noun_after(line, first - 1)
    return head if head is not None and head < index else None


def _has_other_subject(token: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in token.children)


def _speaks(line: Line, noun: Token) -> bool:
    """Whether a noun with a participle of speech is itself the source: `officials saying`, `a statement saying`."""
    mention = line.passage.mentions.get(noun.i)
    if mention is not None and mention.label in {"PERSON", "ORG", "GPE", "NORP"}:
        return True
    return bool(noun.lower_.rstrip("s") in words("documents") or noun.lower_ in words("documents")
                or noun.tag_ in {"NNS", "NNPS"})


def is_inverted(line: Line, index: int) -> bool:
    """Whether the verb stands before its subject, behind its content: `…,” said Rubio`."""
    before, after = line.lower(index - 1), index + 1
    if after >= len(line) or not (before == "," or before in CLOSING or before in DASHES or before in {"?", "!"}):
        return False
    if line[after].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"} or line[after].lower_ in {"that", "it"}:
        return False
    if line[after].lower_ in {"him", "her", "them", "us", "me", "reporters"} or line[after].pos_ == "SCONJ":
        return False
    quote = line.quote_of[index - 1]
    if quote is not None:
        return True
    noun = noun_after(line, index)
    if noun is None or not _ends_clause(line, noun) or line.lower(noun) in words("inanimate"):
        return False
    cues = verb_forms()[line.lower(index)].cues if line.lower(index) in verb_forms() else ()
    takes_object = any(frame in cue.frames for cue in cues for frame in ("np", "acc", "objto", "as"))
    if line[index].dep_ == "conj" or takes_object:
        mention = line.passage.mentions.get(noun)
        named = (mention is not None and mention.label == "PERSON") or line.lower(noun) in words("speakers")
        floor = line.sentence(index)[0]
        told = any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(floor, index))
        return named and told and any("that" in cue.frames for cue in cues)
    return True


def _ends_clause(line: Line, noun: int | None) -> bool:
    return noun is not None and (line.lower(noun + 1) in {"", ",", ".", ";", "who", "in", "on", "of", "from", "at", "after", "late", "involved", "close", "familiar"})


def noun_after(line: Line, index: int) -> int | None:
    """The head of the noun phrase right after `index`: its last noun, or the name in it."""
    found: int | None = None
    position = index + 1
    while position < len(line) and (line[position].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"}
                                    or line[position].text in {"-", "’s", "'s", "/", "&", "’"}):
        if line[position].pos_ in _NOMINAL:
            found = position
        position += 1
    return found


def noun_before(line: Line, index: int) -> int | None:
    """The head of the noun phrase right before `index`, over adverbs, auxiliaries, dates and asides in commas."""
    floor = line.sentence(index)[0]
    position = index - 1
    skipped = 0
    while position >= floor:
        token = line[position]
        if line.quote_of[position] is not None and line.quote_of[index] is not line.quote_of[position]:
            return None
        if position == floor and token.tag_ in {"RB", "RBR"} and token.is_title and not token.lower_.endswith("ly"):
            return position if index == floor + 1 else None
        if token.lower_ in _BETWEEN or token.pos_ in {"ADV", "AUX"} or position in line.passage.dates:
            position -= 1
        elif token.lower_ in {"on", "in", "at"} and position + 1 in line.passage.dates:
            position -= 1
        elif token.lower_ in words("times") and line.passage.mentions.get(position) is None:
            position -= 1
        elif token.text in {",", ")", "—", "–"} and skipped < 2:
            opening = _aside_start(line, position, floor)
            if opening is None:
                return None
            skipped += 1
            position = opening - 1
        elif (token.pos_ in _NOMINAL or position in line.passage.mentions) and token.lower_ not in {
                "that", "which", "what", "there"}:
            if token.lower_ in {"who", "whom"}:
                position -= 1
                continue
            return position
        else:
            return None
    return None


def _aside_start(line: Line, closing: int, floor: int) -> int | None:
    opening_marks = {")": {"("}, ",": {","}, "—": {"—"}, "–": {"–"}}[line[closing].text]
    for position in range(closing - 1, max(floor, closing - LONGEST_ASIDE) - 1, -1):
        if line[position].text in opening_marks:
            return position
    return None
