"""What nobody has said although a verb of speech stands there: purposes, inferences, questions put to somebody."""

from __future__ import annotations

from collections.abc import Sequence

from flows.annotate.tree import Token
from flows.facts.statements.lexicon import Cue, words
from flows.facts.statements.line import Line

BELIEFS = frozenset({"believe", "think", "expect", "hope", "fear", "feel", "doubt", "anticipate", "trust", "see"})


def is_purpose(token: Token, cues: Sequence[Cue]) -> bool:
    """Whether an act is only what something is or will be done for: `they met to endorse a pact`, `will meet them to ask …`."""
    is_infinitive = any(c.lower_ == "to" and c.i < token.i and c.pos_ == "PART" for c in token.children)
    speaks = any(frame in cue.frames for cue in cues for frame in ("quote", "that", "objto"))
    is_ahead = any(c.lower_ in {"will", "’ll", "'ll"} and c.dep_ == "aux" for c in token.head.children)
    return is_infinitive and token.dep_ == "advcl" and (is_ahead or not speaks)


def is_left_out(line: Line, index: int) -> bool:
    """Whether it was not said: `without saying how many`, `without even mentioning the dead`."""
    before = index - 2 if line[index - 1].pos_ == "ADV" else index - 1
    if line.lower(index - 2) == "let" and line.lower(index - 1) in {"'s", "’s"}:
        return True
    return line.lower(before) == "without" and line[index].tag_ == "VBG"


def draws_on_things(line: Line, token: Token, subject: int | None, cues: Sequence[Cue]) -> bool:
    """Whether something lets one infer it: `received intelligence suggesting that …`, `his statement indicates that …`."""
    if subject is None or not all(cue.lemma in words("inferring") for cue in cues):
        return False
    is_bare = token.dep_ == "acl" and token.tag_ == "VBG" and subject != token.head.i
    return is_bare or line.lower(subject) in words("utterances")


def sorts_people(line: Line, token: Token, subject: int | None, cues: Sequence[Cue]) -> bool:
    """Whether a relative clause only tells which people are meant: `those who felt that it was unfair left`."""
    is_told_apart = token.dep_ == "acl:relcl" and line.lower(token.left_edge.i - 1) != ","
    mention = line.mention_at(subject) if subject is not None else None
    is_unnamed = mention is None or mention.actor is None
    return is_told_apart and is_unnamed and all(cue.lemma in BELIEFS for cue in cues)


def is_mere_thought(line: Line, token: Token, cues: Sequence[Cue]) -> bool:
    """Whether a belief goes with an act or has a gap in it: `they marched in expecting cheers`, `a plan he felt would fail`."""
    if not all(cue.lemma in BELIEFS | {"assume", "view", "regard"} for cue in cues):
        return False
    is_along = token.tag_ == "VBG" and not any(c.dep_.startswith(("aux", "nsubj")) for c in token.children)
    is_gapped = (
        line.quote_of[min(token.i + 1, len(line) - 1)] is None
        and token.dep_ in {"acl:relcl", "acl"}
        and any(
            c.dep_ == "ccomp" and c.tag_ != "VBG" and not any(k.dep_.startswith(("nsubj", "expl")) for k in c.children)
            for c in token.children
        )
    )
    hangs_on_act = token.dep_ in {"advcl", "acl"} and token.i > token.head.i
    into = any(c.dep_ == "mark" and c.lower_ in {"into", "in", "by", "of", "from"} for c in token.children)
    return is_gapped or (is_along and (into or (hangs_on_act and line.lower(token.i - 1) != ",")))


def sorts_generally(line: Line, token: Token, subject: int | None, cues: Sequence[Cue]) -> bool:
    """Whether a relative clause tells of a whole kind of people: `bloggers who contradict the ministry are fined`."""
    if subject is None or token.dep_ != "acl:relcl" or token.tag_ != "VBP" or line.mention_at(subject) is not None:
        return False
    is_bare = line[subject].tag_ == "NNS" and not any(
        c.dep_ in {"det", "nummod", "nmod:poss"} for c in line[subject].children
    )
    is_restrictive = line.lower(token.left_edge.i - 1) != ","
    return is_bare and is_restrictive and all("that" not in cue.frames for cue in cues)


def is_asked_bare(line: Line, index: int, children: Sequence[Token]) -> bool:
    """Whether somebody was asked who then speaks: `Ruiz, asked about it an hour later, replied`."""
    is_bare = not any(c.dep_.startswith("aux") for c in children) and line.lower(index - 1) == ","
    return (
        is_bare
        and line.lower(index) in {"asked", "questioned", "pressed", "quizzed"}
        and line.lower(index + 1)
        in {
            "about",
            "whether",
            "if",
            "why",
            "what",
            "how",
        }
    )
