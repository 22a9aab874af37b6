"""Sources: from the head of a noun phrase to who it is, and the words that name it."""

from __future__ import annotations

import re

from flows.annotate.model import Mention
from flows.annotate.tree import Token
from flows.facts.statements.draft import Source
from flows.facts.statements.groups import first_of_group
from flows.facts.statements.lexicon import Cue, words
from flows.facts.statements.line import Line

_LEFT_OF_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "SYM", "X", "ADV"})
_POSTPOSITIONS = frozenset({"of", "for", "at", "from", "in", "to", "with", "on", "close", "familiar", "near", "inside"})
_OCCUPATIONS = frozenset(
    {"operating", "based", "stationed", "affiliated", "fighting", "deployed", "serving", "working", "living", "briefed"}
)
_STOPS = frozenset({",", ";", ":", ".", "(", "—", "–", "who", "that", "which", "but", "as"})
_ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure", "age", "ing", "hood")
_NO_MODIFIERS = frozenset({"that", "which", "who", "whom", "what", "not", "it", "he", "she", "they"})
_SELF_NAMED = re.compile(
    r",? (?:(?:of|in|from|at) [\w ]{2,30})?,?(?:who )?(?:(?:gave|gives|would give) (?:his|her|their) (?:first |full |sur)?name (?:only )?as"
    r"|(?:says|said|says that|said that) (?:his|her) (?:first )?name (?:is|was)"
    r"|(?:asked|asks|wanted|wants|preferred) to be (?:called|named|known as|identified (?:only )?as|quoted as)"
    r"|identified (?:himself|herself|themselves) (?:only )?as|known (?:only )?(?:as|by the name)|named|called) (?=[A-Z])"
)
_ISSUING = frozenset(
    {"release", "issue", "publish", "post", "send", "write", "make", "deliver", "give", "sign", "read"}
)
_RELATIVE = frozenset({"which", "that", "who"})
_SOME = frozenset(
    {"one", "two", "three", "four", "five", "several", "some", "many", "most", "both", "another", "others"}
)
LONGEST_TAIL = 14
"""Words of a phrase after its head noun that are kept: `three sources familiar with the plans`."""


def source_at(line: Line, head: int) -> Source:
    """The source whose noun phrase is headed by the token at `head`."""
    head = _antecedent_of_whose(line, head)
    head = _antecedent(line, head)
    mention = line.titled.get(head) or line.mention_at(head)
    mention = first_of_group(line, head, mention) or mention or _half_of_country(line, head)
    titled = mention is not None and mention.actor is not None and mention.actor.kind != "person"
    if mention is None or mention.actor is None or mention.kind == "nominal" or titled:
        mention = _apposed(line, head) or mention
    if (mention is None or mention.actor is None) and line.lower(head) in words("utterances"):
        author = _author(line, head)
        if author is not None:
            return author
    if mention is None or mention.actor is None:
        mention = _known_as(line, head) or mention
    if mention is not None and mention.actor is not None:
        return Source(mention.actor.name, mention.actor, mention.start, mention.end, mention.role, mention)
    first, end = phrase_bounds(line, head)
    start_char, end_char = line.start_char(first), line.end_char(end - 1)
    text = line.passage.annotated.body[start_char:end_char]
    if mention is not None and mention.kind == "pronoun":
        document = _document_before(line, head) if mention.refers_to is None else None
        start_char, end_char = mention.start, mention.end
        text = mention.refers_to or document or mention.text
    return Source(" ".join(text.split()), None, start_char, end_char, mention.role if mention else None, mention)


def _half_of_country(line: Line, head: int) -> Mention | None:
    """The first mention of the country that `the North` or `the South` stands for, if the article names it."""
    half = line.tokens[head].text
    if half not in {"North", "South"} or line.lower(head - 1) != "the":
        return None
    mentions = line.passage.annotated.mentions
    return next((m for m in mentions if m.actor is not None and m.actor.name == f"{half} Korea"), None)


def phrase_bounds(line: Line, head: int) -> tuple[int, int]:
    """First token and end of the noun phrase around `head`, without relative clauses and appositions."""
    floor = line.sentence(head)[0]
    first = head
    while first > floor and _belongs_left(line[first - 1]) and _is_beside(line, first - 1, head):
        if (
            line.lower(first - 1) in words("times")
            and first - 1 not in line.passage.mentions
            and line[first].text != "-"
        ):
            break
        first -= 1
        if line[first].pos_ == "DET":
            break
        first = _joined_left(line, first, floor, head)
    while first < head and (line[first].pos_ in {"ADV", "PART"} or line[first].is_punct):
        first += 1
    if first - 2 >= floor and line.lower(first - 1) == "of" and line.lower(first - 2) in _SOME:
        first -= 2
    return first, _right_end(line, head)


def _joined_left(line: Line, first: int, floor: int, head: int) -> int:
    """Where the words joined to a modifier by `and` begin: `military and police leaders`; else `first`."""
    if first - 2 < floor or line.lower(first - 1) not in {"and", "or"} or first >= head:
        return first
    if line[first].pos_ == "ADJ" and line[first - 2].pos_ == "ADJ" and line.lower(first - 3) in {"", ",", "the"}:
        return first - 2
    other = line[first].head
    is_modifier = line[first].dep_ == "conj" and other.i < first and other.dep_ in {"amod", "compound", "nmod:desc"}
    return int(other.left_edge.i) if is_modifier and other.head.i == head and other.left_edge.i >= floor else first


def _is_beside(line: Line, index: int, head: int) -> bool:
    """Whether no quotation of a clause divides the token at `index` from the noun at `head`."""
    quotes = {line.quote_of[index], line.quote_of[head]}
    return len(quotes) == 1 or not any(quote is not None and quote.is_clause for quote in quotes)


def _belongs_left(token: Token) -> bool:
    if token.text in {"-", "’s", "'s", "/", "&", "’", "“", "”", '"'}:
        return True
    if token.pos_ == "ADV" and (token.dep_ != "advmod" or token.tag_ == "WRB"):
        return False
    return (token.pos_ in _LEFT_OF_NOUN and token.lower_ not in _NO_MODIFIERS) or (
        token.pos_ == "VERB" and token.dep_ in {"amod", "compound"}
    )


def _right_end(line: Line, head: int) -> int:
    """End of the phrase: what `of`, `for`, `familiar with` and their like add to its head."""
    limit = min(line.sentence(head)[1], head + 1 + LONGEST_TAIL)
    end = head + 1
    if line.lower(head) == "those" and line.lower(end) == "who" and line[head].dep_.startswith("nsubj"):
        clauses = (c for c in line[head].children if c.dep_ == "acl:relcl" and c.i > head)
        return min(limit, max((int(c.right_edge.i) + 1 for c in clauses), default=end))
    while end < limit and (line[end].dep_ in {"flat", "compound"} and line[end].head.i <= head):
        end += 1
    if end < limit and line.lower(end) in _POSTPOSITIONS | _OCCUPATIONS and _is_in_phrase(line[end], head):
        end += 1
        while end < limit and not _ends_tail(line, end, head):
            end += 1
    while end > head + 1 and (end - 1 in line.passage.dates or line.lower(end - 1) in {"on", "in", "and", "of", "for"}):
        end -= 1
    return end


def _ends_tail(line: Line, index: int, head: int) -> bool:
    """Whether the phrase around `head` ends before the token at `index`."""
    token, quote = line[index], line.quote_of[index]
    if line.lower(index) in _STOPS or (quote is not None and quote.is_clause):
        return True
    if token.tag_ == "VBG" and line.lower(index - 1) == "of":
        return True
    if index in line.passage.dates and line.lower(index - 1) not in {"of", "from", "since"}:
        return True
    if token.lower_ == "and":
        joined = line[index + 1] if index + 1 < len(line) else token
        joined = next((t for t in (joined, joined.head) if t.dep_ == "conj"), token)
        return not (joined.dep_ == "conj" and joined.head.i > head)
    return not (token.is_space or quote is not None or _is_in_phrase(token, head))


def _is_in_phrase(token: Token, head: int) -> bool:
    """Whether the tree puts `token` under the noun at `head`."""
    return any(ancestor.i == head for ancestor in token.ancestors)


def _apposed(line: Line, head: int) -> Mention | None:
    """Somebody named beside an unnamed head: `spokeswoman Dora Szalay`, `its president, Omar Touray,`."""
    mentions = line.passage.mentions
    token = line[head]
    for child in token.children:
        if child.dep_ in {"appos", "flat", "compound", "nmod", "conj"}:
            named = mentions.get(child.i)
            if named is not None and _is_person(named) and child.dep_ in {"appos", "flat"}:
                return named
    after = mentions.get(head + 1)
    if after is not None and (_is_person(after) or _is_outlet(line, head, after)):
        return after
    beyond = _right_end(line, head) + 1
    if (
        token.tag_ not in {"NNS", "NNPS"}
        and line.lower(beyond - 1) == ","
        and (named := mentions.get(beyond) or _titled_at(line, beyond)) is not None
        and named.kind == "name"
        and (named.actor is not None)
    ):
        closing = max(named.last, beyond + 1)
        if line.lower(closing) in {",", ".", ""}:
            return named
    return None


def _is_outlet(line: Line, head: int, after: Mention) -> bool:
    """Whether the name behind a noun of the press is the outlet's: `local newspaper Krymskaya Gazeta`."""
    is_body = after.kind == "name" and after.actor is not None and after.actor.kind == "organisation"
    return is_body and line.lower(head) in words("publications")


def _antecedent_of_whose(line: Line, head: int) -> int:
    """What `whose` stands for: the noun right before it or its comma; any other word stands for itself."""
    if line.lower(head) != "whose":
        return head
    before = head - 2 if line.lower(head - 1) == "," else head - 1
    return before if before >= 0 and line[before].pos_ in {"NOUN", "PROPN"} else head


def _antecedent(line: Line, head: int) -> int:
    """What a relative pronoun stands for where the tree does not tell: `with Ana Ruiz, who said`; else itself."""
    before = head - 2 if line.lower(head - 1) == "," else head - 1
    if line.lower(head) not in {"who", "whom", "which"} or before < line.sentence(head)[0]:
        return head
    mention = line.passage.mentions.get(before)
    if mention is not None and _is_person(mention):
        return before
    noun = line[before]
    while noun.dep_ in {"nmod", "obl", "flat", "compound", "conj", "acl"} and noun.head.i < noun.i:
        noun = noun.head
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return head
    return int(noun.i) if noun.pos_ in {"NOUN", "PROPN"} else head


def _titled_at(line: Line, position: int) -> Mention | None:
    """The name whose title begins at the token at `position`: `his deputy, Captain Ana Ruiz,`."""
    start = line.start_char(position) if position < len(line) else -1
    after = (line.passage.mentions.get(i) for i in range(position + 1, min(position + 6, len(line))))
    return next((m for m in after if m is not None and m.role_start == start), None)


def _known_as(line: Line, head: int) -> Mention | None:
    """The name that a relative clause or participle gives somebody: `a nurse who gave her name only as Halima`."""
    body, end = line.passage.annotated.body, line.end_char(line.sentence(head)[1] - 1)
    match = _SELF_NAMED.match(body, line.end_char(head), end)
    if match is None:
        return None
    return next((m for m in line.passage.annotated.mentions_in(match.end(), end) if m.start == match.end()), None)


def _document_before(line: Line, head: int) -> str | None:
    """The document that `it` means: the subject of the sentence before, `The draft runs to nine pages. It says …`."""
    if line.lower(head) != "it":
        return None
    first = line.sentence(head)[0]
    here, end = line.passage.paragraph.doc, first
    if first == 0:
        index = line.passage.paragraph.index
        if index == 0:
            return None
        here = line.passage.annotated.paragraphs[index - 1].doc
        end = len(here)
    start = max((sentence.start for sentence in here.sents if sentence.start < end), default=0)
    subject = next((t for t in here[start:end] if t.dep_.startswith("nsubj")), None)
    if subject is None or subject.lower_ not in words("documents"):
        return None
    return str(here[subject.left_edge.i : subject.i + 1].text)


def _author(line: Line, head: int) -> Source | None:
    """Whose statement, letter or post it is that says something, if that is told beside it."""
    for child in line[head].children:
        mention = line.passage.mentions.get(child.i)
        named = mention is not None and mention.actor is not None
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod:poss" or (named and (child.dep_ == "compound" or cases & {"by", "from", "of"})):
            return source_at(line, int(child.i))
        owner = next((c for c in child.children if c.dep_ == "nmod:poss"), None)
        if child.dep_ == "nmod" and child.lower_ in words("outlets_of_own") and owner is not None:
            return source_at(line, int(owner.i))
    verb = line[head].head
    if line[head].dep_ != "obj" or verb.lemma_ not in _ISSUING:
        return None
    issuer = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return source_at(line, int(issuer.i)) if issuer is not None and issuer.lower_ not in _RELATIVE else None


def may_speak(line: Line, head: int | None, source: Source, cues: tuple[Cue, ...]) -> bool:
    """Whether a source can say such a thing: somebody, or a document; not an event, a feature, a circumstance."""
    if head is None or source.actor is not None:
        return (
            head is None
            or all("doc" not in cue.frames for cue in cues)
            or source.actor is None
            or (source.actor.kind == "organisation")
        )
    noun = line.lower(head)
    if _is_law(line, head):
        return False
    mention = line.mention_at(head)
    if mention is not None and mention.label == "PERSON" and any("doc" not in cue.frames for cue in cues):
        return True
    if noun in words("documents") or noun.removesuffix("s") in words("documents"):
        return True
    if line[head].pos_ == "NUM" and noun.isalpha() and line.lower(head - 1) == "the":
        return True
    if noun in _SOME and line.lower(head + 1) in {"of", "said", "says", "told"}:
        return True
    if noun in words("fact_finders"):
        return True
    if (
        (cues and all("doc" in cue.frames for cue in cues))
        or line[head].pos_ in {"NUM", "SYM"}
        or ":" in noun
        or noun[0].isdigit()
    ):
        return False
    if line[head].pos_ in {"PRON", "PROPN"}:
        return True
    singular = noun.removesuffix("s")
    if noun in words("collectives") or singular in words("collectives"):
        return True
    if mention is None and any(cue.lemma in words("inferring") for cue in cues) and not _may_infer(singular):
        return False
    return not (
        noun in words("inanimate")
        or singular in words("inanimate")
        or (len(singular) > 5 and singular.endswith(_ABSTRACT_ENDINGS))
    )


def _may_infer(noun: str) -> bool:
    """Whether a noun that no list of people or bodies holds is one by its ending: `the geologists suggest`."""
    return noun in words("speakers") | {"percent", "respondent", "many"} or noun.endswith(
        ("ist", "ian", "man", "men", "one", "body")
    )


def _is_law(line: Line, head: int) -> bool:
    """Whether a law or a part of one provides something: `the code says`, `an article of the constitution states`."""
    if line.lower(head) in words("laws"):
        return True
    end = phrase_bounds(line, head)[1]
    return line.lower(head) in words("parts_of_laws") and any(
        line.lower(i) in words("laws") for i in range(head + 1, end)
    )


def _is_person(mention: Mention) -> bool:
    return mention.kind == "name" and mention.actor is not None and mention.actor.kind == "person"
