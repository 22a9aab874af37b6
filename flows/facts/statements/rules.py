"""The rules by name, each with its confidence.

Where a rule made six statements or more on the tuning articles, its confidence is the share of them found right, content
and speaker, and at most 0.97; the others are set by judgement. A reader is switched off by leaving its rule out of the
set that is passed to `find_statements`.
"""

from __future__ import annotations

CONFIDENCE: dict[str, float] = {
    "cue_then_quote": 0.97,
    "quote_then_cue": 0.96,
    "that_clause": 0.9,
    "cue_after_content": 0.88,
    "cue_inside_content": 0.5,
    "colon": 0.85,
    "question": 0.7,
    "call_on": 0.95,
    "own_infinitive": 0.8,
    "object_infinitive": 0.92,
    "described_as": 0.9,
    "named": 0.75,
    "what_called": 0.7,
    "figure": 0.8,
    "accusation": 0.92,
    "preposition": 0.83,
    "gerund": 0.95,
    "noun_phrase": 0.88,
    "refusal": 0.95,
    "passive_agent": 0.6,
    "relative_clause": 0.6,
    "noun_of_speech": 0.55,
    "adjective_of_belief": 0.7,
    "according_to": 0.78,
    "as_clause": 0.75,
    "floating_quote": 0.8,
    "bare_quote": 0.7,
    "turn_of_talk": 0.8,
    "dash_signature": 0.8,
    "colon_quote": 0.7,
    "unlisted_verb": 0.7,
    "named_inner_source": 0.6,
}

RULES: frozenset[str] = frozenset(CONFIDENCE)
