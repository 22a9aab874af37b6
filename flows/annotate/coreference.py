"""Coreference: pronouns and nominals lead to whom the article names, by role, sex, number, focus and syntax."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.body_reference import resolve_body
from flows.annotate.cast import Cast
from flows.annotate.discourse import Discourse, Point
from flows.annotate.group_reference import resolve_group
from flows.annotate.model import Mention, Quote
from flows.annotate.named_later import name_later
from flows.annotate.nominals import find_nominals
from flows.annotate.person_reference import resolve_demonym, resolve_person
from flows.annotate.pronouns import PLURAL, PRONOUNS, resolve_pronoun
from flows.annotate.salience import head_of
from flows.annotate.scene import filed_from, towns_of
from flows.annotate.words import Words
from flows.lexicons import load


def resolve_mentions(paragraphs: Sequence[Words], names: Sequence[Mention], quotes: Sequence[Quote]) -> list[Mention]:
    """All mentions of an article, by name, nominal and pronoun, with whom they refer to, sorted by start.

    `I` and `we` are not mentions. A phrase that means several persons is a mention of each. What cannot be resolved
    keeps `actor` None.
    """
    discourse = Discourse(Cast(paragraphs, names))
    by_paragraph: dict[int, list[Mention]] = {}
    for mention in names:
        by_paragraph.setdefault(mention.paragraph, []).append(mention)
    quoted = _Quoted(quotes)
    resolved: list[tuple[Mention, Point]] = []
    sentence = 0
    for words in paragraphs:
        own = by_paragraph.get(words.paragraph.index, [])
        discourse.towns += towns_of(words)
        discourse.dateline = discourse.dateline or filed_from(words)
        ends = [span.end for span in words.paragraph.doc.sents]
        mentions = sorted([*own, *find_nominals(words, own), *_pronouns(words)], key=lambda m: (m.end, -m.start))
        for mention in mentions:
            number = sentence + bisect.bisect_right(ends, mention.last - 1)
            token = head_of(words.token(_head_index(words, mention)))
            point = Point(words, token, number, quoted.covers(mention.start))
            for one in _resolve(mention, point, discourse):
                part = discourse.cast.parts.get(one.actor.name) if one.actor else None
                if not _only_explains(words, one):
                    discourse.add(one, point, part.gender if part else _gender_of_word(one))
                resolved.append((one, point))
        sentence += len(ends)
    return sorted(name_later(resolved), key=lambda mention: (mention.start, -mention.end))


def _resolve(mention: Mention, point: Point, discourse: Discourse) -> Iterator[Mention]:
    """The mention with its actor; once for each where it means several."""
    person = resolve_demonym(mention, point, discourse) if mention.label == "NORP" else None
    if person is not None:
        yield replace(mention, kind="nominal", label="PERSON", actor=person)
    elif mention.kind == "name" or (mention.actor is not None and mention.kind == "nominal"):
        yield mention
    elif mention.kind == "pronoun":
        yield resolve_pronoun(mention, point, discourse)
    elif mention.is_plural and not mention.text.lower().endswith("authorities"):
        members = resolve_group(mention, point, discourse)
        yield from [replace(mention, actor=actor) for actor in members] or [mention]
    else:
        resolve = resolve_person if mention.label == "PERSON" else resolve_body
        yield replace(mention, actor=resolve(mention, point, discourse))


def _pronouns(words: Words) -> Iterator[Mention]:
    for index, lower in enumerate(words.lower):
        if lower in PRONOUNS and (lower != "both" or words.token(index).dep_ == "nsubj"):
            start = words.starts[index]
            yield words.mention(start, start + len(lower), "pronoun", "PRON", None, is_plural=lower in PLURAL)


def _head_index(words: Words, mention: Mention) -> int:
    if mention.kind == "nominal":
        return mention.last - 1
    return int(words.paragraph.doc[mention.first : mention.last].root.i)


def _only_explains(words: Words, mention: Mention) -> bool:
    """Whether an unnamed phrase stands beside another that it explains: `one resident, a father of two, said`."""
    if mention.kind != "nominal" or mention.actor is not None or mention.first == 0:
        return False
    token = words.token(mention.last - 1)
    return token.dep_ == "appos" and token.head.i < mention.first and words.forms[mention.first - 1] == ","


def _gender_of_word(mention: Mention) -> str | None:
    genders: dict[str, str] = load("nominals")["genders"]
    return genders.get(mention.text.lower().rsplit(" ", 1)[-1])


class _Quoted:
    """Which offsets lie inside a quotation with a clause in it."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        clauses = [quote for quote in quotes if quote.is_clause]
        self.starts = [quote.start for quote in clauses]
        self.ends = [quote.end for quote in clauses]

    def covers(self, offset: int) -> bool:
        """Whether `offset` is quoted."""
        index = bisect.bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.ends[index]
