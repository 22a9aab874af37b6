"""Sources: from the head of a noun phrase to who it is, and the words that name it."""

from __future__ import annotations

import re

from flows.annotate.model import Mention
from flows.facts.statements.draft import Source
from flows.facts.statements.groups import first_of_group
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.phrases import phrase_bounds, right_end

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


def source_at(line: Line, head: int) -> Source:
    """The source whose noun phrase is headed by the token at `head`."""
    head = _antecedent_of_whose(line, head)
    head = _antecedent(line, head)
    mention = line.titled.get(head) or line.mention_at(head)
    mention = first_of_group(line, head, mention) or mention or _half_of_country(line, head)
    titled = mention is not None and mention.actor is not None and mention.actor.kind != "person"
    if mention is None or mention.actor is None or mention.kind == "nominal" or titled:
        mention = _apposed(line, head) or mention
    if (mention is None or mention.actor is None) and line.lower(head) in words("utterances") | words("accounts"):
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
    beyond = right_end(line, head) + 1
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
        if noun.head.pos_ not in {"NOUN", "PROPN"}:
            break
        noun = noun.head
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
    is_account = line.lower(head) in words("accounts")
    attributes = {"compound", "amod", "nmod:desc"} if is_account else {"compound"}
    leads = {"by", "from"} if is_account else {"by", "from", "of"}
    for child in line[head].children:
        mention = line.passage.mentions.get(child.i)
        named = (
            mention is not None
            and mention.actor is not None
            and not (is_account and line[mention.first - 1].pos_ == "PROPN")
        )
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod:poss" or (named and (child.dep_ in attributes or cases & leads)):
            return source_at(line, int(child.i))
        owner = next((c for c in child.children if c.dep_ == "nmod:poss"), None)
        if child.dep_ == "nmod" and child.lower_ in words("outlets_of_own") and owner is not None:
            return source_at(line, int(owner.i))
    verb = line[head].head
    if line[head].dep_ != "obj" or verb.lemma_ not in _ISSUING:
        return None
    issuer = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return source_at(line, int(issuer.i)) if issuer is not None and issuer.lower_ not in _RELATIVE else None


def _is_person(mention: Mention) -> bool:
    return mention.kind == "name" and mention.actor is not None and mention.actor.kind == "person"
