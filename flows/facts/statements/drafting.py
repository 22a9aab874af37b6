"""Drafting: the statements of one paragraph, cue by cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.facts.statements.according import cited_source
from flows.facts.statements.attribution import Attribution
from flows.facts.statements.attributions import find_attributions
from flows.facts.statements.details import find_addressee, find_venue, said_on
from flows.facts.statements.draft import Draft, Source
from flows.facts.statements.frames import read_frames
from flows.facts.statements.line import Line
from flows.facts.statements.nouns import find_noun_drafts
from flows.facts.statements.reading import Reading
from flows.facts.statements.spans import trim
from flows.facts.statements.takeovers import is_resumed
from flows.facts.statements.turns import read_passive, read_refusal, read_relative
from flows.facts.statements.unsaid import BELIEFS

_QUOTE_RULES = frozenset({"cue_then_quote", "quote_then_cue"})
LEAST_BARS = 2
"""Upright bars that show a row of a table."""
FIRST_PERSONS = frozenset({"i", "we", "me", "us", "you", "my", "our", "your", "no one", "nobody"})


def draft_statements(line: Line, rules: frozenset[str]) -> Iterator[Draft]:
    """The statements that cues of one paragraph make, unordered; bare quotations are not among them."""
    if _text(line).count("|") >= LEAST_BARS:
        return
    attributions = list(_with_resumed(list(find_attributions(line))))
    live = [attribution for attribution in attributions if read(attribution, (), rules) is not None]
    for attribution in live:
        reading = read(attribution, live, rules)
        draft = _draft(attribution, reading) if reading is not None else None
        if draft is not None and not is_own_word(draft):
            yield draft
    yield from (draft for draft in find_noun_drafts(line, live) if draft.rule in rules and not is_own_word(draft))


def _text(line: Line) -> str:
    paragraph = line.passage.paragraph
    return line.passage.annotated.body[paragraph.start : paragraph.end]


def _with_resumed(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, those that go on with the speaker's own clause with that speaker: `said it was war and called on`."""
    for number, attribution in enumerate(attributions):
        floor = attribution.line.sentence(attribution.index)[0]
        main = next(
            (a for a in attributions[:number] if a.index >= floor and is_resumed(a, attribution, a.index + 1)), None
        )
        if main is None or main.source is None or attribution.source is None or main.is_passive:
            yield attribution
        else:
            yield replace(attribution, source=main.source, subject=main.subject)


def is_own_word(draft: Draft) -> bool:
    """Whether the writer, or nobody, says it: `I think that the war will go on`."""
    name = draft.source.name.strip().casefold()
    return not name or name in FIRST_PERSONS or name.split()[0] in {"few", "none", "nobody", "neither"}


def read(attribution: Attribution, others: Sequence[Attribution], rules: frozenset[str]) -> Reading | None:
    """What one attribution says, by the first rule that fits."""
    for turn in (read_refusal, read_passive, read_relative):
        reading = turn(attribution, others)
        if reading is not None and reading.rule in rules:
            return reading
    if attribution.source is None or (attribution.is_passive and not _is_reported(attribution)):
        return None
    if attribution.act("to") == "decline" or _asks_for_anonymity(attribution) or _only_passes_on(attribution):
        return None
    reading = read_frames(attribution, others, rules)
    if reading is None or (
        attribution.is_modal and reading.rule not in _QUOTE_RULES and not _says_at_least(attribution)
    ):
        return None
    if (attribution.is_negated or attribution.is_passive) and reading.rule in _QUOTE_RULES:
        return None
    return reading


def _says_at_least(attribution: Attribution) -> bool:
    """Whether somebody said only so much: `would only say that …`."""
    return "only" in {attribution.line.lower(attribution.index - 1), attribution.line.lower(attribution.index - 2)}


def _asks_for_anonymity(attribution: Attribution) -> bool:
    """Whether somebody only asked not to be named."""
    line, index = attribution.line, attribution.index
    following = {line.lower(i) for i in range(index + 1, index + 7)}
    is_request = line.lower(index) in {"asked", "asking", "requested", "requesting"}
    return is_request and (
        "anonymity" in following
        or ("be" in following and bool(following & {"named", "identified", "called", "known", "quoted"}))
    )


def _only_passes_on(attribution: Attribution) -> bool:
    """Whether an outlet only passes on what somebody else says: `Tass quoted him as saying`."""
    line, index = attribution.line, attribution.index
    if line.lower(index) not in {"quoted", "quotes", "cited", "cites", "quoting"}:
        return False
    end = line.sentence(index)[1]
    return any(line.lower(i) == "as" and line.lower(i + 1).endswith("ing") for i in range(index + 1, end))


def _is_reported(attribution: Attribution) -> bool:
    """Whether the agent of a passive speaks: `was told by officials that …`."""
    return attribution.agent is not None


def _draft(attribution: Attribution, reading: Reading) -> Draft | None:
    line = attribution.line
    if attribution.source is None:
        return None
    source = cited_source(line, attribution.index, reading.ranges) or attribution.source
    segments = [span for first, end in reading.ranges if (span := trim(line, first, end)) is not None]
    segments = [s for s in segments if s[0] < s[1]]
    if not segments:
        return None
    segments.sort()
    source = _before_content(line, source, segments[0][0])
    cue = (line.start_char(attribution.index), line.end_char(attribution.index))
    first, end = line.sentence(attribution.index)
    negated = attribution.is_negated and reading.act not in {"decline"} and not _is_belief(attribution)
    draft = Draft(
        reading.rule,
        reading.act,
        source,
        segments,
        line,
        cue,
        attribution.index,
        negated,
        clause=(line.start_char(first), line.end_char(end - 1)),
    )
    draft.addressee = find_addressee(attribution, reading.addressee)
    draft.venue = find_venue(attribution, segments[0])
    draft.date = said_on(line.passage.annotated, attribution, draft)
    return draft


def _before_content(line: Line, source: Source, start: int) -> Source:
    """An unnamed source without what it says, where the tree takes that for a part of its phrase."""
    if source.actor is not None or not source.start < start < source.end:
        return source
    text = line.passage.annotated.body[source.start : start].rstrip().removesuffix(" of").removesuffix(" for")
    return replace(source, name=" ".join(text.split()), end=source.start + len(text))


def _is_belief(attribution: Attribution) -> bool:
    return all(cue.lemma in BELIEFS for cue in attribution.cues)
