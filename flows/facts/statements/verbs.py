"""Verbs: whether a spelling is a verb of speech here, passive, unreal, and with which entries it fits."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import Cue, CueForm, words
from flows.facts.statements.line import Line
from flows.facts.statements.participles import LONGEST_NAME, leads_to_that, opens_participle

_ARTICLES = frozenset({"the", "a", "an", "this", "these", "those", "its", "their", "his", "her"})


_LINKING = frozenset({"assuming", "considering", "granted", "granting", "supposing", "seeing"})
"""Forms that join clauses more often than they report: `assuming the lines hold`."""


_REACH_OF_PARTICLE = dict.fromkeys(("make", "lay", "set", "spell", "let"), 6) | {"put": 3, "want": 2}
"""Tokens from a verb to its second word, where an object may stand between them."""


LONGEST_AS_CLAUSE = 14


def is_verb(line: Line, index: int, form: CueForm) -> bool:
    """Whether the spelling is a verb here, by its tag or, where the tag says noun, by its neighbours."""
    token = line[index]
    if token.lower_ in _LINKING or line.lower(index - 1) in _ARTICLES or (token.is_upper and len(token) > 2):
        return False
    if (
        form.forms == {"ing"}
        and token.lower_ in words("noun_like")
        and line.lower(index + 1) != "that"
        and (index == 0 or line[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"})
    ):
        return False
    if form.forms == {"ing"} and leads_to_that(line, index):
        return True
    if form.forms & {"third", "past"} and (_closes_quotation(line, index) or _closes_as_clause(line, index)):
        return True
    if "third" in form.forms and (_closes_report(line, index) or tells_what_is(line, index)):
        return True
    if "third" in form.forms and line.lower(index - 1) in {"he", "she"}:
        return True
    if form.forms == {"base"} and token.pos_ == "NOUN" and (_closes_plural(line, index) or _reports(line, index)):
        return True
    if (
        form.forms & {"third", "past"}
        and token.pos_ in {"NOUN", "PROPN", "ADJ", "X", "INTJ"}
        and (token.text.islower() and token.lower_ not in words("noun_like"))
    ):
        has_subject = any(c.dep_.startswith("nsubj") and c.i < index for c in token.children)
        return index > 0 and (has_subject or line[index - 1].pos_ in {"NOUN", "PROPN", "PRON", "ADV", "PUNCT"})
    if form.forms == {"ing"} and line.lower(index - 1) in {"is", "are", "was", "were", "been"} and token.pos_ == "ADJ":
        return line.lower(index + 1) in {"to", "that"}
    if token.dep_ in {"compound", "case", "nmod:poss"}:
        return False
    if token.dep_ == "amod" and not _follows_subject(line, index, form) and not opens_participle(line, index):
        return False
    if token.dep_ == "ROOT" and token.pos_ == "NOUN" and index > 0 and line[index - 1].pos_ in {"NOUN", "PROPN"}:
        after = line.lower(index + 1)
        is_base = "base" in form.forms and after in {"he", "she", "they"}
        return is_base or ("third" in form.forms and after in {"for", "that", "on", "to"})
    if token.lower_ == "say" and token.pos_ in {"INTJ", "X"} and index > 0:
        return line[index - 1].pos_ in {"NOUN", "PROPN"} and line.lower(index + 1) in {",", ".", ""}
    if token.pos_ in {"VERB", "AUX"}:
        return token.pos_ == "VERB" or token.lower_ not in {"has", "have", "had"}
    if not form.forms & {"third", "past", "base"} or index == 0:
        return False
    after = line.lower(index + 1)
    before = line[index - 1]
    follows = after in {"that", "he", "she", "they", "it", "there", "he’s", "we", "him", "it’s"} or (
        after in {",", ":"} and index + 2 < len(line) and line.quote_of[index + 2] is not None
    )
    if not follows and line.quote_of[min(index + 1, len(line) - 1)] is None:
        return False
    if before.text == "," and "third" in form.forms and after == "that":
        return _names_person(line, index - 2)
    mention = line.passage.mentions.get(index - 1)
    is_base = form.forms == {"base"}
    return before.pos_ in {"PROPN", "PRON"} or before.tag_ == "NNS" or (mention is not None and not is_base)


def _closes_as_clause(line: Line, index: int) -> bool:
    """Whether the word ends a clause that `as` opens the sentence with: `As a study by the institute notes, …`."""
    floor = line.sentence(index)[0]
    if line.lower(floor) != "as" or line.lower(index + 1) not in {",", ":"} or index - floor > LONGEST_AS_CLAUSE:
        return False
    between = range(floor + 1, index)
    return not any(line[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} or line.lower(i) == "," for i in between)


def tells_what_is(line: Line, index: int) -> bool:
    """Whether the word stands in `what the army says was a raid`."""
    opening = next(
        (i for i in range(index - 1, max(0, index - LONGEST_NAME) - 1, -1) if line.lower(i) == "what"), index
    )
    is_named = all(line[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} for i in range(opening + 1, index))
    return opening < index - 1 and is_named and line.lower(index + 1) in {"is", "was", "are", "were"}


def _closes_report(line: Line, index: int) -> bool:
    """Whether a name between a comma and the word ends the sentence: `…, Kommersant reports.`"""
    mention = line.passage.mentions.get(index - 1)
    if mention is None or mention.kind != "name" or line.lower(index + 1) not in {"", "."}:
        return False
    return line.lower(mention.first - 1) == "," or line.lower(mention.first - 2) == ","


def _names_person(line: Line, index: int) -> bool:
    """Whether a person's name stands there: `the minister, Leila Haddad, worries that …`."""
    mention = line.passage.mentions.get(index)
    return mention is not None and mention.label == "PERSON" and mention.kind == "name"


def _closes_plural(line: Line, index: int) -> bool:
    """Whether a plural for people and the word end a sentence behind a comma: `…, two analysts note.`"""
    if index < 2 or line.lower(index + 1) not in {"", ".", ","}:
        return False
    if line.lower(index - 1) in {"data", "figures", "records", "polls", "surveys"}:
        return True
    return line[index - 1].tag_ == "NNS" and line.lower(index + 1) != "," and line.lower(index - 1) in words("speakers")


def _reports(line: Line, index: int) -> bool:
    """Whether a bare singular with `that` goes with a plural before it: `Importers in Dalian report that …`."""
    if line.lower(index + 1) != "that" or line[index].tag_ != "NN":
        return False
    floor = max(line.sentence(index)[0], index - LONGEST_NAME - 1)
    place = next((i for i in range(index - 1, floor, -1) if line.lower(i) in {"in", "from", "of", "at"}), floor)
    is_placed = place > floor and line[place - 1].tag_ == "NNS"
    return is_placed and all(line[i].pos_ in {"PROPN", "ADJ", "DET", "NOUN"} for i in range(place + 1, index))


def _closes_quotation(line: Line, index: int) -> bool:
    """Whether only a name stands between a quotation and the word, and nothing behind it: `“…,” Malik adds.`"""
    first = index - 2 if line.lower(index - 2) == "the" and line[index - 1].pos_ == "NOUN" else index
    while (
        first > max(0, index - LONGEST_NAME) and line[first - 1].text[:1].isupper() and line.quote_of[first - 1] is None
    ):
        first -= 1
    is_behind_quote = 0 < first < index and line.quote_of[first - 1] is not None
    return is_behind_quote and line.quote_of[index] is None and line.lower(index + 1) in {"", ".", ","}


def _follows_subject(line: Line, index: int, form: CueForm) -> bool:
    """Whether what the parser took for an attribute stands where a verb does: `Niger accused France`."""
    before = line[index - 1] if index else None
    if before is None:
        return False
    if "ing" in form.forms and before.lower_ in {"is", "are", "was", "were", "’s", "'s"}:
        return True
    if "past" not in form.forms:
        return False
    if line.lower(index + 1) == "," and _is_bracketed_phrase(line, index):
        return True
    return (
        before.pos_ in {"NOUN", "PROPN"}
        or (before.pos_ == "NUM" and line.lower(index - 2) == "the")
        or before.text == ","
        or before.lower_ in {"also", "then", "later", "has", "had"}
    )


def _is_bracketed_phrase(line: Line, index: int) -> bool:
    """Whether a phrase between a comma and the word names somebody: `In May, another general recalled, …`."""
    opening = next((i for i in range(index - 1, max(0, index - LONGEST_NAME) - 1, -1) if line.lower(i) == ","), None)
    return opening is not None and opening < index - 2 and line[opening + 1].pos_ == "DET"


def fits(line: Line, index: int, cue: Cue) -> bool:
    """Whether the second word of a two-word verb is there, and none of its traps."""
    near = [line.lower(i) for i in range(index + 1, min(index + 4, len(line)))]
    if cue.particle is not None:
        reach = _REACH_OF_PARTICLE.get(cue.lemma, 1) if cue.particle != "into" else 1
        following = [line.lower(i) for i in range(index + 1, min(index + 1 + reach, len(line)))]
        return cue.particle in following
    return not cue.traps.intersection(near)


def is_unreal(line: Line, token: Token, children: list[Token]) -> bool:
    """Whether the verb is an infinitive of something wanted, planned or refused, so that nobody has said it yet."""
    if not any(c.lower_ == "to" and c.i < token.i and c.pos_ == "PART" for c in children):
        return False
    if token.dep_ in {"acl", "csubj", "ROOT"} or line.lower(token.left_edge.i - 1) in words("duties"):
        return True
    if token.lemma_ in {"speak", "talk"} and token.dep_ == "advcl" and token.i > token.head.i:
        return str(token.head.lemma_) not in words("rising")
    if token.head.lemma_ == "fail" and not any(c.lower_ in {"not", "n't", "n’t", "never"} for c in token.head.children):
        return True
    if str(token.head.lemma_) in words("real_control") or _is_habit(token.head):
        return False
    return str(token.head.lemma_) in words("unreal_control") or token.head.lower_ in words("unreal_control")


def _is_habit(control: Token) -> bool:
    """Whether somebody does it often: `likes to tell visitors that …`; not `would like to tell them`."""
    is_wished = any(c.lower_ in {"would", "should", "’d", "'d"} for c in control.children)
    return control.lemma_ in {"like", "love"} and control.tag_ in {"VBZ", "VBP", "VBD"} and not is_wished


def is_below(inner: Token, outer: Token) -> bool:
    """Whether the tree puts `inner` into a complement of `outer`."""
    node = inner
    while node.head.i != node.i:
        if node.head.i == outer.i:
            return node.dep_ in {"ccomp", "xcomp", "obj", "obl", "nmod", "nsubj"}
        node = node.head
    return False
