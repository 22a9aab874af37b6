"""One attribution: a verb of speech in its place, with its source and the clause that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from flows.annotate.tree import Token
from flows.facts.statements.draft import Source
from flows.facts.statements.lexicon import Cue, CueForm
from flows.facts.statements.line import DASHES, Line


@dataclass(frozen=True)
class Attribution:
    """A verb of speech at token `index` and who is its subject; `left` is the first token of its clause.

    `is_after`: the source stands after the verb (`said Rubio`). `agent` is the head of `by …` of a passive.
    """

    line: Line
    index: int
    form: CueForm
    cues: tuple[Cue, ...]
    subject: int | None
    source: Source | None
    left: int
    right: int
    is_after: bool
    is_passive: bool
    is_negated: bool
    is_modal: bool
    agent: int | None = None

    @property
    def is_infinitive(self) -> bool:
        """Whether the verb is an infinitive with `to`, its own or that of the one it is joined to."""
        if self.token.tag_ == "VB" and self.token.dep_ == "conj" and self.left == self.index:
            return any(c.lower_ == "to" for c in self.token.head.children)
        return any(c.lower_ == "to" and c.i < self.index and c.pos_ == "PART" for c in self.token.children)

    @property
    def token(self) -> Token:
        """The verb."""
        return self.line[self.index]

    def act(self, frame: str) -> str | None:
        """The speech act of the first entry that has `frame`, None if none has."""
        return next((cue.frames[frame] for cue in self.cues if frame in cue.frames), None)

    def has(self, *frames: str) -> bool:
        """Whether any entry has one of the frames."""
        return any(frame in cue.frames for cue in self.cues for frame in frames)

    def children(self, *labels: str) -> list[Token]:
        """The verb's dependants with one of the labels, in order."""
        return [child for child in self.token.children if child.dep_ in labels]


def is_behind_content(attribution: Attribution) -> bool:
    """Whether the clause stands behind a comma, a dash or a quotation: its content may be before it."""
    line, before = attribution.line, attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if before < floor:
        return False
    return line.lower(before) == "," or line[before].text in DASHES or line.quote_of[before] is not None
