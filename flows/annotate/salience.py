"""Salience: how much each referent of an article is in focus at a given point.

Source: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution, with weights for news.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotate.model import Actor
from flows.annotate.tree import Token

SUBJECT, OBJECT, OWNER_OF_SUBJECT, OWNER, OTHER = 80.0, 50.0, 90.0, 35.0, 40.0
MAIN_CLAUSE, SPEAKER, NAMED, OUTSIDE_QUOTES = 40.0, 40.0, 10.0, 30.0
HALF_LIFE = 1.0
REPETITION = 0.2
WINDOW = 6
PARTS_OF_NAME = frozenset({"flat", "compound", "nmod:desc", "appos"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention of a referent in the order of the text: whom, how prominently, where.

    `actor` is None for somebody unnamed, who is then known by `phrase`. `is_joint`: several joined by `and`, known by
    the first of them. `is_coordinated`: one of several joined subjects, whom `it` does not mean. `sentence` counts through the article.
    """

    actor: Actor | None
    phrase: str
    label: str
    gender: str | None
    is_plural: bool
    sentence: int
    paragraph: int
    weight: float
    governor: int
    is_subject: bool
    is_quoted: bool
    token: int
    is_joint: bool = False
    is_coordinated: bool = False

    @property
    def key(self) -> str:
        """What tells its referent from others."""
        return self.actor.name if self.actor else self.phrase


def weigh(token: Token, is_speaker: bool, is_quoted: bool, is_named: bool) -> float:
    """The weight that a mention headed by `token` adds to its referent in its own sentence."""
    dep = token.dep_
    if dep in SUBJECTS or lost_verb(token) is not None:
        weight = SUBJECT + (MAIN_CLAUSE if token.head.dep_ in ("ROOT", "conj", "parataxis") else 0)
    elif dep in ("obj", "iobj"):
        weight = OBJECT
    elif dep == "nmod:poss":
        weight = OWNER_OF_SUBJECT if token.head.dep_ in SUBJECTS else OWNER
    else:
        weight = OTHER
    return weight + (SPEAKER if is_speaker else 0) + (NAMED if is_named else 0) + (0 if is_quoted else OUTSIDE_QUOTES)


def lost_verb(token: Token) -> Token | None:
    """The verb whose subject the token is although the tree hangs it below: `Ana Ruiz, a spokeswoman, denied it`."""
    if token.dep_ != "ROOT" or token.pos_ != "PROPN":
        return None
    below = (child for child in token.rights if child.dep_ == "parataxis" and child.tag_ in ("VBD", "VBZ"))
    return next((verb for verb in below if not any(c.dep_.startswith("nsubj") for c in verb.children)), None)


def focus(traces: list[Trace], sentence: int) -> dict[str, float]:
    """The salience of each referent, by name or phrase, seen from `sentence`.

    Its best mention counts, and a little of the others; what is far back counts for nothing.
    """
    best: dict[str, float] = {}
    total: dict[str, float] = {}
    for trace in reversed(traces):
        distance = sentence - trace.sentence
        if distance > WINDOW:
            break
        key, weight = trace.key, trace.weight * 0.5 ** (distance / HALF_LIFE)
        best[key] = max(best.get(key, 0.0), weight)
        total[key] = total.get(key, 0.0) + weight
    return {key: weight + REPETITION * (total[key] - weight) for key, weight in best.items()}


def head_of(word: Token) -> Token:
    """The word through which a name hangs in its clause (`Marco` in `Secretary of State Marco Rubio`, then up)."""
    token = word
    while token.dep_ in PARTS_OF_NAME and token.head.i != token.i and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    return token
