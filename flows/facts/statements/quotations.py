"""Quotations that no cue has claimed: continued, joined to the statement beside them, or given to whom they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.model import Quote
from flows.facts.statements.beside_quotes import Place, after_colon, beside_verb, signed
from flows.facts.statements.draft import Draft, Source, Span
from flows.facts.statements.line import Line

SILENCE = 3
"""Paragraphs back to whoever spoke last, at most, for a quotation that nobody is said to have made."""


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
            place = Place(line, quote, *line.tokens_of(quote))
            if place.end <= place.first:
                continue
            found = _read(place, number, lines, known, rules)
            if found is not None:
                made.append(found)
                yield found


def _is_claimed(quote: Quote, drafts: Sequence[Draft]) -> bool:
    return any(s < quote.inner_end and e > quote.inner_start for draft in drafts for s, e in draft.segments)


def _read(
    place: Place, number: int, lines: Sequence[Line], known: Sequence[Draft], rules: frozenset[str]
) -> Draft | None:
    for rule, reader in (("dash_signature", signed), ("colon_quote", after_colon), ("unlisted_verb", beside_verb)):
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


def _draft(rule: str, place: Place, source: Source) -> Draft:
    span = (place.quote.inner_start, place.quote.inner_end)
    return Draft(rule, "say", source, [span], place.line, clause=(place.quote.start, place.quote.end))


def _neighbour(place: Place, number: int, lines: Sequence[Line], known: Sequence[Draft]) -> Draft | None:
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


def _inferred(place: Place, number: int, lines: Sequence[Line], known: Sequence[Draft]) -> Source | None:
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


def _last_subject(line: Line, place: Place) -> Source | None:
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
