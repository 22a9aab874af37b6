"""Turns: passives, relative clauses and refusals, where content stands elsewhere than after the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.facts.statements.attribution import Attribution
from flows.facts.statements.circumstances import VERDICTS
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.phrases import phrase_bounds
from flows.facts.statements.reading import Reading
from flows.facts.statements.spans import FINITE_TAGS, is_infinitive_at, sentence_end

Others = Sequence[Attribution]

_REFUSING = frozenset({"would", "will", "could"})
_PRESS = frozenset({"interview", "interviews", "comment", "comments"})
_SILENT = frozenset({"comment", "reply", "respond", "elaborate", "answer", "specify"})


def read_refusal(attribution: Attribution, others: Others) -> Reading | None:
    """`declined to comment`, `refrained from naming him`, `would not say`: the verb phrase is the content."""
    line, index = attribution.line, attribution.index
    end = sentence_end(line, index)
    following = [line.lower(i) for i in range(index + 1, min(index + 5, end))]
    if attribution.act("to") == "decline" and _turns_press_away(following):
        return Reading("refusal", "decline", ((index, content_end(attribution, index + 1, others, tight=True)),))
    if attribution.act("to") == "decline" and "to" in following[:2]:
        if not any(w in words("speaking") for w in following) or _meets_nobody(following):
            return None
    elif attribution.act("p:from") == "decline" and "from" in following[:1]:
        stems = {w.removesuffix("ing") for w in following} | {w.removesuffix("ing") + "e" for w in following}
        if not stems & words("speaking"):
            return None
    elif attribution.is_modal and attribution.is_negated and attribution.token.lower_ in words("speaking") | {"hear"}:
        helper = next((c for c in attribution.token.children if c.lower_ in _REFUSING and c.i < index), None)
        if helper is not None and attribution.token.lower_ == "hear":
            if line.lower(index + 1) != "of" or line.lower(index + 2) in {"it", "that", "them", "this"}:
                return None
            return Reading("refusal", "deny", ((index + 2, content_end(attribution, index + 2, others, tight=True)),))
        if helper is None or attribution.token.lower_ not in {"say", "comment", "discuss", "disclose", "reveal"}:
            return None
        return Reading("refusal", "decline", ((int(helper.i), content_end(attribution, index + 1, others)),))
    else:
        return None
    beyond = [other for other in others if other.index > index + 5]
    return Reading("refusal", "decline", ((index, content_end(attribution, index + 1, beyond, tight=True)),))


def _turns_press_away(following: Sequence[str]) -> bool:
    """Whether somebody will not speak to the press: `declined an interview request`, `refused all comment`."""
    return "to" not in following[:2] and any(word in _PRESS for word in following[:3])


def _meets_nobody(following: Sequence[str]) -> bool:
    """Whether talks are refused, not words: `refuses to talk with the rebels`."""
    pairs = pairwise(following)
    return any(verb in {"talk", "speak"} and lead in {"to", "with"} for verb, lead in pairs)


def read_passive(attribution: Attribution, others: Others) -> Reading | None:
    """`was criticised by the opposition for …`, `proposed by Togo`: the agent speaks."""
    if not attribution.is_passive or attribution.agent is None or attribution.source is None:
        return None
    line = attribution.line
    mention = attribution.source.mention
    agent_end = mention.last if mention is not None else phrase_bounds(line, attribution.agent)[1]
    end = sentence_end(line, attribution.index)
    act = attribution.act("acc")
    if act is not None and agent_end < end and line.lower(agent_end) in {"for", "of", "over"}:
        stop = content_end(attribution, agent_end + 1, others, tight=True)
        return Reading("passive_agent", act, ((agent_end + 1, stop),)) if stop > agent_end + 1 else None
    led = _read_led(attribution, agent_end, end, others)
    if led is not None:
        return led
    wh_or_about = attribution.act("wh")
    if (
        wh_or_about is not None
        and agent_end < end
        and line.lower(agent_end) in {"about", "whether", "if", "what", "why", "how"}
    ):
        start = agent_end + (line.lower(agent_end) == "about")
        return Reading("passive_agent", wh_or_about, ((start, content_end(attribution, start, others, tight=True)),))
    named = attribution.act("as") if _is_called_something(attribution) else None
    act = act or attribution.act("np") or named
    if act is None:
        return None
    by = next((i for i in range(attribution.agent, attribution.index, -1) if line.lower(i) == "by"), 0)
    if named is not None and by > attribution.index + 1:
        return Reading("passive_agent", named, ((attribution.index + 1, by),))
    subject = next((c for c in attribution.token.children if c.dep_ == "nsubj:pass"), None)
    if subject is None and attribution.token.dep_ == "acl":
        subject = attribution.token.head
    if subject is None or (subject.pos_ == "PRON" and subject.lower_ not in {"this", "that"}):
        return None
    first, last = phrase_bounds(line, int(subject.i))
    return Reading("passive_agent", act, ((first, _before_helpers(attribution, last)),))


def _before_helpers(attribution: Attribution, last: int) -> int:
    """Where the verb's auxiliaries begin if only the subject's phrase runs on to them: `The votes in Lugansk and Donetsk | were`."""
    line = attribution.line
    helpers = [int(c.i) for c in attribution.token.children if c.dep_ in {"aux", "aux:pass"} and c.i >= last]
    first = min(helpers, default=last)
    between = range(last, first)
    is_phrase = not any(
        line[i].tag_ in FINITE_TAGS
        or line.lower(i) in {",", ";", "who", "which", "that"}
        or line.quote_of[i] is not None
        for i in between
    )
    return first if is_phrase else last


def _read_led(attribution: Attribution, start: int, end: int, others: Others) -> Reading | None:
    """What follows the agent: `was hailed by X as wise`, `was threatened by X with war`, `was urged by X to go`."""
    line, lead = attribution.line, attribution.line.lower(start)
    if start + 1 >= end:
        return None
    named, leads = attribution.act("as"), {p: a for cue in attribution.cues for p, a in cue.prepositions().items()}
    asked = attribution.act("objto")
    if lead == "as" and named is not None and not attribution.is_modal:
        return Reading("passive_agent", named, ((start, content_end(attribution, start, others, tight=True)),))
    if lead == "to" and asked is not None and is_infinitive_at(line, start):
        return Reading("passive_agent", asked, ((start, content_end(attribution, start, others)),))
    if lead in leads and lead not in {"for", "to", "on"}:
        stop = content_end(attribution, start + 1, others, tight=True)
        return Reading("passive_agent", leads[lead], ((start + 1, stop),)) if stop > start + 1 else None
    return None


def _is_called_something(attribution: Attribution) -> bool:
    """Whether a predicate stands between a passive and its agent: `was called a liar by`; not `was called by`."""
    return attribution.agent is not None and attribution.line.lower(attribution.index + 1) != "by"


def _is_named_there(attribution: Attribution) -> bool:
    """Whether the name that somebody gives it follows at once: `a paper that Kyiv called an ultimatum`."""
    line, after = attribution.line, attribution.index + 1
    if attribution.is_passive or after >= len(line) or attribution.subject is None:
        return False
    return attribution.subject < attribution.index and (
        line.lower(after) in {"a", "an"} or line.quote_of[after] is not None or line[after].pos_ == "ADJ"
    )


def read_relative(attribution: Attribution, others: Others) -> Reading | None:
    """`a charge that Vucic rejected`: what the relative clause hangs on is what is denied or asserted."""
    token, line = attribution.token, attribution.line
    act = attribution.act("np")
    for verdict in range(attribution.left - 1, attribution.left + 2):
        is_before = attribution.subject is not None and verdict < attribution.subject
        if (
            act == "deny"
            and is_before
            and line.lower(verdict) in VERDICTS
            and (line.lower(verdict - 1) in {"a", "an", ",", "the"})
        ):
            return Reading("relative_clause", act, ((verdict - (line.lower(verdict - 1) != ","), verdict + 1),))
    described = attribution.act("as")
    after = attribution.index + 2
    is_relative = line.lower(attribution.left - 1) in {"that", "which", "whom"} and attribution.left > 1
    if (
        described is not None
        and (is_relative or token.dep_ == "acl:relcl")
        and line.lower(after - 1) == "as"
        and token.head.i < attribution.left
    ):
        return Reading("relative_clause", described, ((after, content_end(attribution, after, others, tight=True)),))
    if described is not None and is_relative and _is_named_there(attribution):
        stop = content_end(attribution, after - 1, others, tight=True)
        return Reading("relative_clause", described, ((after - 1, stop),))
    if act not in {"deny", "propose"} or token.dep_ != "acl:relcl" or attribution.is_passive:
        return None
    head = token.head
    own = [c for c in token.children if c.lower_ not in {"that", "which", "whom"}]
    if any(c.dep_ in {"obj", "ccomp", "xcomp"} for c in own) or head.i >= attribution.index:
        return None
    if attribution.subject == head.i:
        return None
    if line.lower(attribution.index + 1) == "as":
        after = attribution.index + 2
        return Reading("relative_clause", act, ((after, content_end(attribution, after, others, tight=True)),))
    first, last = phrase_bounds(line, int(head.i))
    return Reading("relative_clause", act, ((first, min(last, attribution.left)),))
