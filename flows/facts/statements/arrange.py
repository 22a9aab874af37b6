"""Order among the drafts of an article: which stand inside others, which say the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.annotate.gazetteer import outlets
from flows.facts.statements.draft import Draft

MAIN_PART = 0.3
"""The share of what an outlet reports that makes up what somebody says in it, at least."""


def arrange(drafts: Sequence[Draft], rules: frozenset[str]) -> Iterator[Draft]:
    """The drafts that are statements of their own, sorted by start.

    Inside the content of another statement only a named source other than its speaker keeps what it says.
    """
    drafts = [draft for draft in drafts if not _only_passes_on(draft, drafts)]
    ordered = sorted(drafts, key=lambda d: (d.start, -d.length()))
    kept: list[Draft] = []
    for draft in ordered:
        if any(_repeats(draft, other) for other in kept):
            continue
        outer = next((o for o in ordered if o is not draft and _is_inside(draft, o)), None)
        if outer is not None and not (_is_named_inner(draft, outer) and "named_inner_source" in rules):
            continue
        kept.append(draft)
    yield from kept


def _only_passes_on(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an outlet tells who said something rather than what is so: `Ruiz said the road was open, Reuters reported`."""
    if draft.rule != "cue_after_content" or draft.source.name not in outlets():
        return False
    inner = (d for d in drafts if d is not draft and d.cue is not None and draft.covers(*d.cue))
    return any(draft.covers(d.start, d.end) and d.length() > MAIN_PART * draft.length() for d in inner)


def _is_inside(draft: Draft, other: Draft) -> bool:
    """Whether a draft, cue and content, stands within one segment of another."""
    if draft.cue is None or other.length() <= draft.length():
        return False
    return other.covers(draft.start, draft.end) and other.covers(*draft.cue)


def _is_named_inner(draft: Draft, outer: Draft) -> bool:
    mention = draft.source.mention
    if mention is not None and mention.kind == "pronoun":
        return False
    return draft.source.actor is not None and not draft.source.is_same(outer.source)


def _repeats(draft: Draft, other: Draft) -> bool:
    """Whether both tell mostly the same words of one speaker, or hang on one cue."""
    if draft.cue is not None and draft.cue == other.cue:
        return draft.source.is_same(other.source)
    low, high = max(draft.start, other.start), min(draft.end, other.end)
    shared = max(0, high - low)
    union = max(draft.end, other.end) - min(draft.start, other.start)
    return shared >= 0.7 * union and (draft.source.is_same(other.source) or draft.is_inferred)
