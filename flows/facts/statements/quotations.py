"""Quotations that no cue has claimed: continued, joined to the statement beside them, or given to whom they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.annotate.model import Quote
from flows.facts.statements.draft import Draft, Source, Span
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.sources import source_at
from flows.facts.statements.speaking import may_speak
from flows.facts.statements.subjects import find_subject

_DASH = re.compile(r"\s*[—–―\-]{1,2}\s*(?=[A-Z@])")
_LONGEST_SIGNATURE = 12
LONGEST_LABEL = 8
SILENCE = 3
"""Paragraphs back to whoever spoke last, at most, for a quotation that nobody is said to have made."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True)
class _Place:
    """A quotation in its line, as tokens, with the sentence around it."""

    line: Line
    quote: Quote
    first: int
    end: int

    @property
    def is_alone(self) -> bool:
        """Whether it makes up its sentence."""
        start, end = self.line.sentence(self.first)
        return self.first - start <= 1 and all(
            self.line[i].is_punct or self.line[i].is_space for i in range(self.end, end)
        )


def continue_quotes(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Add to each draft what its quotations, left open at a paragraph's end, say in the paragraphs before and after."""
    runs = _runs(lines)
    for draft in drafts:
        for run in runs:
            if any(draft.covers(q.inner_start, q.inner_end) for q in run) and _stands_at_edge(draft, run):
                known = set(draft.segments)
                added = [
                    (q.inner_start, q.inner_end)
                    for q in run
                    if not draft.covers(q.inner_start, q.inner_end) and q.inner_end > q.inner_start
                ]
                draft.segments = sorted(known | set(added))


def _stands_at_edge(draft: Draft, run: Sequence[Quote]) -> bool:
    return any(abs(q.inner_start - s) <= 3 or abs(q.inner_end - e) <= 3 for q in run for s, e in draft.segments)


def _runs(lines: Sequence[Line]) -> list[list[Quote]]:
    """Quotations that run over several paragraphs, each as the list of its pieces."""
    runs: list[list[Quote]] = []
    for line in lines:
        for quote in line.quotes:
            if quote.is_open_before and runs and runs[-1][-1].is_open_after:
                runs[-1].append(quote)
            else:
                runs.append([quote])
    return [run for run in runs if len(run) > 1]


def find_bare_quotes(lines: Sequence[Line], drafts: list[Draft], rules: frozenset[str]) -> Iterator[Draft]:
    """Statements of quotations without a cue; those that continue a statement are added to it instead."""
    made: list[Draft] = []
    for number, line in enumerate(lines):
        for quote in line.quotes:
            known = sorted([*drafts, *made], key=lambda d: d.clause)
            if not quote.is_clause or _is_claimed(quote, known):
                continue
            place = _Place(line, quote, *line.tokens_of(quote))
            if place.end <= place.first:
                continue
            found = _read(place, number, lines, known, rules)
            if found is not None:
                made.append(found)
                yield found


def _is_claimed(quote: Quote, drafts: Sequence[Draft]) -> bool:
    return any(s < quote.inner_end and e > quote.inner_start for draft in drafts for s, e in draft.segments)


def _read(
    place: _Place, number: int, lines: Sequence[Line], known: Sequence[Draft], rules: frozenset[str]
) -> Draft | None:
    for rule, reader in (("dash_signature", _signed), ("colon_quote", _after_colon), ("unlisted_verb", _beside_verb)):
        source = reader(place) if rule in rules else None
        if source is not None:
            return _draft(rule, place, source)
    if not place.is_alone or place.quote.is_open_before:
        return None
    neighbour = _neighbour(place, number, lines, known)
    if neighbour is not None and "floating_quote" in rules:
        neighbour.segments = sorted({*neighbour.segments, (place.quote.inner_start, place.quote.inner_end)})
        neighbour.clause = max(neighbour.clause, (place.quote.start, place.quote.end))
        return None
    source = _inferred(place, number, lines, known)
    if source is None or "bare_quote" not in rules:
        return None
    draft = _draft("bare_quote", place, source)
    draft.is_inferred = True
    return draft


def _draft(rule: str, place: _Place, source: Source) -> Draft:
    span = (place.quote.inner_start, place.quote.inner_end)
    return Draft(rule, "say", source, [span], place.line, clause=(place.quote.start, place.quote.end))


def _signed(place: _Place) -> Source | None:
    """`“…” — Name`, in the same paragraph."""
    line = place.line
    body = line.passage.annotated.body
    match = _DASH.match(body, place.quote.end)
    if match is None or match.end() >= line.passage.paragraph.end:
        return None
    rest = [i for i in range(place.end, len(line)) if line.start_char(i) >= match.end()]
    if not rest or len(rest) > _LONGEST_SIGNATURE or not line[rest[0]].text[0].isupper():
        return None
    head = noun_after(line, rest[0] - 1)
    return source_at(line, head) if head is not None else None


def _after_colon(place: _Place) -> Source | None:
    """`His answer was short: “…”`: the sentence before the colon names who speaks."""
    line = place.line
    first = line.sentence(place.first)[0]
    if place.first - first < 2 or line.lower(place.first - 1) != ":":
        return None
    for position in range(first, place.first - 1):
        token = line[position]
        if (token.tag_ in _FINITE and token.dep_ not in {"aux", "aux:pass"}) or token.dep_ == "ROOT":
            subject = position if token.pos_ in {"NOUN", "PROPN"} else find_subject(line, position)
            if subject is not None:
                source = source_at(line, subject)
                owner = next((c for c in line[subject].children if c.dep_ == "nmod:poss"), None)
                if owner is not None and not _is_person(source):
                    return source_at(line, int(owner.i))
                is_shown = any(line.lower(i) in words("displays") for i in range(first, place.first))
                return source if not is_shown and may_speak(line, subject, source, ()) else None
    is_label = not any(line[i].tag_ in _FINITE for i in range(first, place.first))
    if is_label and place.first - first <= LONGEST_LABEL and line[place.first - 2].pos_ in {"PROPN", "NOUN"}:
        return source_at(line, place.first - 2)
    return None


def _is_person(source: Source) -> bool:
    return source.actor is not None and source.actor.kind == "person"


def _beside_verb(place: _Place) -> Source | None:
    """`“…,” the hawk raged`: a verb that no lexicon lists, with its subject, right beside a quotation."""
    line = place.line
    end = line.sentence(place.first)[1]
    after = place.end
    if after < end and line[after].text == ",":
        after += 1
    closed = (place.end >= 2 and line[place.end - 2].text in {",", "!", "?", "—", "…", "..."}) or after > place.end
    if not closed or after >= end:
        return None
    if line[after].tag_ in _FINITE and line[after].pos_ == "VERB":
        head = noun_after(line, after)
        return source_at(line, head) if head is not None and not _has_object(line, after, head) else None
    for position in range(after, min(end, after + 12)):
        token = line[position]
        if token.tag_ in _FINITE and token.pos_ == "VERB":
            subject = find_subject(line, position)
            return source_at(line, subject) if subject is not None and after <= subject < position else None
        if token.is_punct and token.text != "-":
            return None
    return None


def _has_object(line: Line, verb: int, head: int) -> bool:
    return any(c.dep_ == "obj" and c.i != head for c in line[verb].children)


def _neighbour(place: _Place, number: int, lines: Sequence[Line], known: Sequence[Draft]) -> Draft | None:
    """The direct quotation with a cue that this one goes on from, or leads up to, with nothing between them."""
    body = place.line.passage.annotated.body
    before = [d for d in known if d.clause[1] <= place.quote.start and d.clause[1] > 0]
    last = max(before, key=lambda d: d.clause[1], default=None)
    if last is not None and _is_direct(last) and not body[last.clause[1] : place.quote.start].strip(' \n\t\u00a0.”"'):
        return last
    after = [d for d in known if d.clause[0] >= place.quote.end and d.line is place.line]
    following = min(after, key=lambda d: d.clause[0], default=None)
    if (
        following is not None
        and _is_direct(following)
        and following.cue is not None
        and (following.segments[0][0] < following.cue[0])
        and not body[place.quote.end : following.clause[0]].strip()
    ):
        return following
    return None


def _is_direct(draft: Draft) -> bool:
    first = draft.segments[0][0]
    quotes = draft.line.passage.annotated.quotes
    return any(q.is_clause and q.start <= first < q.end for q in quotes)


def _inferred(place: _Place, number: int, lines: Sequence[Line], known: Sequence[Draft]) -> Source | None:
    """The last speaker before the quotation in its paragraph or the one before, else whom that one is about."""
    for line in (place.line, *reversed(lines[max(0, number - SILENCE) : number])):
        drafts = [d for d in known if d.line is line and d.clause[0] < place.quote.start and not _is_first_person(d)]
        if drafts:
            return max(drafts, key=lambda d: d.clause).source
        subject = _last_subject(line, place)
        if subject is not None:
            return subject
    return None


def _is_first_person(draft: Draft) -> bool:
    return draft.source.name.casefold() in {"i", "we", "you", "us", "me"}


def _last_subject(line: Line, place: _Place) -> Source | None:
    paragraph = line.passage.paragraph
    people = [
        m
        for m in line.passage.annotated.mentions_in(paragraph.start, min(paragraph.end, place.quote.start))
        if m.actor is not None and m.actor.kind == "person"
    ]
    return next(
        (
            Source(m.actor.name, m.actor, m.start, m.end, m.role, m)
            for m in reversed(people)
            if m.actor is not None and line[m.first].dep_.startswith("nsubj")
        ),
        None,
    )


__all__ = ["Span", "continue_quotes", "find_bare_quotes"]
