"""Attributions: verbs of speech with their subjects, outside quotations, that report something really said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.annotate.tree import Token
from flows.facts.statements.draft import Source
from flows.facts.statements.edges import clause_edges, quoting_clause
from flows.facts.statements.lexicon import Cue, CueForm, verb_forms, words
from flows.facts.statements.line import DASHES, Line
from flows.facts.statements.sources import may_speak, phrase_bounds, source_at
from flows.facts.statements.subjects import find_subject
from flows.facts.statements.verbs import (
    agent_behind_quote,
    agent_of,
    fits,
    is_below,
    is_participle,
    is_passive,
    is_unreal,
    is_verb,
)

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})


_MODALS = frozenset(
    {
        "will",
        "would",
        "wo",
        "could",
        "ca",
        "can",
        "cannot",
        "may",
        "might",
        "should",
        "shall",
        "must",
        "’ll",
        "'ll",
        "’d",
        "'d",
    }
)


BELIEFS = frozenset({"believe", "think", "expect", "hope", "fear", "feel", "doubt", "anticipate", "trust", "see"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


LONGEST_QUOTED_CUE = 4
"""Tokens of a quoted verb with its adverb and marks."""


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


def find_attributions(line: Line) -> Iterator[Attribution]:
    """The attributions of one paragraph, from left to right."""
    table = verb_forms()
    found: list[Attribution] = []
    for index in range(len(line)):
        form = table.get(line.lower(index))
        if form is None or _is_quoted(line, index) or not is_verb(line, index, form):
            continue
        cues = tuple(cue for cue in form.cues if fits(line, index, cue))
        particles = tuple(cue for cue in cues if cue.particle)
        if not cues:
            continue
        for bare in _attribution(line, index, form, particles or cues):
            attribution = _with_main_source(bare, found)
            found.append(attribution)
            yield attribution


def _is_quoted(line: Line, index: int) -> bool:
    """Whether the verb is part of a quotation, more than its only verb: `“strongly condemned” the attack` is none."""
    quote = line.quote_of[index]
    if quote is None:
        return False
    first, end = line.tokens_of(quote)
    before = line[first - 1].pos_ if first else ""
    return end - first > LONGEST_QUOTED_CUE or index != end - 2 or before not in {"NOUN", "PROPN", "PRON", "AUX"}


def _with_main_source(attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """The attribution with the main clause's source, if it is a participle behind a comma: `…, adding that …`."""
    line, index = attribution.line, attribution.index
    if attribution.form.forms != {"ing"} or not is_participle(line, index):
        return attribution
    floor = line.sentence(index)[0]
    before = [a for a in found if a.index >= floor and a.source is not None and a.form.forms != {"ing"}]
    main = next(
        (a for a in reversed(before) if not any(is_below(a.token, b.token) for b in before if b is not a)), None
    )
    if any(cue.lemma in words("inferring") and (main is None or _concludes(main, cue)) for cue in attribution.cues):
        return replace(attribution, source=None)
    if main is None and any(cue.lemma in BELIEFS for cue in attribution.cues):
        return replace(attribution, source=None)
    if main is None:
        for subject in (_main_subject(line, index), attribution.subject):
            source = source_at(line, subject) if subject is not None else None
            if source is not None and may_speak(line, subject, source, attribution.cues):
                return replace(attribution, subject=subject, source=source)
        return replace(attribution, source=None)
    return replace(attribution, subject=main.subject, source=main.source)


def _concludes(main: Attribution, cue: Cue) -> bool:
    """Whether the writer draws a conclusion from what no person told: `a source reported …, indicating that they fled`."""
    is_person = main.source is not None and main.source.actor is not None and main.source.actor.kind == "person"
    return cue.lemma == "indicate" and not is_person


def _with_relative(line: Line, source: Source, verb: Token) -> Source:
    """The source whose span runs on to the relative pronoun that stands for it at the verb: `Laura, who`."""
    for child in verb.children:
        if child.dep_.startswith("nsubj") and child.lower_ in {"who", "which"}:
            end = line.end_char(int(child.i))
            if 0 < end - source.end <= 8:
                return replace(source, end=end)
    return source


def _before_verb(line: Line, source: Source, index: int) -> Source:
    """An unnamed source without the verb itself, where the tree takes that for a part of its phrase."""
    start = line.start_char(index)
    if source.actor is not None or not source.start < start < source.end:
        return source
    text = line.passage.annotated.body[source.start : start]
    return replace(source, name=" ".join(text.split()), end=source.start + len(text.rstrip()))


def _main_subject(line: Line, index: int) -> int | None:
    """The subject of the first finite verb of the sentence before `index` that is not in a relative clause."""
    for position in range(line.sentence(index)[0], index):
        token = line[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and token.dep_ not in {
            "acl:relcl",
            "advcl:relcl",
            "acl",
            "aux",
            "cop",
        }:
            subject = find_subject(line, position)
            if subject is not None and subject < position:
                return subject
    return None


def _first_of_joint(line: Line, subject: int) -> int:
    """The first of joint subjects: `medics and witnesses said`."""
    token = line[subject]
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i < token.i:
        between = [line[i] for i in range(token.head.i + 1, token.i)]
        if token.head.i in line.passage.dates or token.head.lower_ in words("times"):
            break
        if any(t.pos_ in {"VERB", "AUX", "SCONJ", "ADP"} or t.lower_ in {"but", ","} for t in between) or (
            line.quote_of[token.head.i] is not line.quote_of[token.i]
        ):
            break
        token = token.head
    return _joined_before_comma(line, int(token.i))


def _joined_before_comma(line: Line, subject: int) -> int:
    """The first of two joined by `and` behind a comma, where the tree has lost it: `…, residents and an official said`."""
    joint = phrase_bounds(line, subject)[0] - 1
    if joint < 2 or line.lower(joint) != "and" or line[joint - 1].tag_ not in {"NNS", "NN"}:
        return subject
    first = phrase_bounds(line, joint - 1)[0]
    return joint - 1 if line.lower(first - 1) == "," and line[joint - 1].dep_ == "conj" else subject


def _attribution(line: Line, index: int, form: CueForm, cues: tuple[Cue, ...]) -> Iterator[Attribution]:
    token = line[index]
    children = list(token.children)
    helpers = [c for c in children if c.dep_ in {"aux", "aux:pass"} or c.pos_ == "AUX"]
    passive = is_passive(token, form, children)
    negated = (
        any(c.lower_ in NEGATIONS and line.quote_of[c.i] is None for c in children)
        or line.lower(index - 1) in NEGATIONS
    )
    modal = any(c.lower_ in _MODALS for c in helpers) or line.lower(index - 1) in _MODALS
    if any(c.lower_ in _CONDITIONS and c.i < index for c in children if c.dep_ in {"mark", "advmod"}):
        return
    if is_unreal(line, token, children) or _is_purpose(token, cues) or _is_left_out(line, index):
        return
    if _is_asked_bare(line, index, children):
        return
    agent = (agent_of(children) or agent_behind_quote(line, index)) if passive else None
    subject = agent if passive else find_subject(line, index)
    if token.tag_ == "VB" and token.dep_ == "conj" and subject is not None and subject < token.head.i:
        modal = modal or any(c.lower_ in _MODALS for c in token.head.children)
    if subject is None and not passive:
        return
    if _draws_on_things(line, token, subject, cues) or _sorts_people(line, token, subject, cues):
        return
    is_after = subject is not None and subject > index
    if subject is not None and not passive:
        subject = _first_of_joint(line, subject)
    source = source_at(line, subject) if subject is not None else None
    if "ing" in form.forms and is_participle(line, index):
        yield Attribution(line, index, form, cues, subject, source, index, index + 1, False, False, negated, modal)
        return
    if source is not None and not may_speak(line, subject, source, cues):
        return
    if source is not None and subject is not None:
        source = _before_verb(line, _with_relative(line, source, token), index)
    left, right = clause_edges(line, index, subject, helpers, is_after)
    left = quoting_clause(line, index) or left
    yield Attribution(
        line,
        index,
        form,
        cues,
        subject,
        source,
        left,
        right,
        is_after and agent is None,
        passive,
        negated,
        modal,
        agent,
    )


def _is_purpose(token: Token, cues: Sequence[Cue]) -> bool:
    """Whether an act is only what something is done for: `they met to endorse a pact`."""
    is_infinitive = any(c.lower_ == "to" and c.i < token.i and c.pos_ == "PART" for c in token.children)
    speaks = any(frame in cue.frames for cue in cues for frame in ("quote", "that", "objto"))
    return is_infinitive and token.dep_ == "advcl" and not speaks


def _is_left_out(line: Line, index: int) -> bool:
    """Whether it was not said: `without saying how many`, `without even mentioning the dead`."""
    before = index - 2 if line[index - 1].pos_ == "ADV" else index - 1
    if line.lower(index - 2) == "let" and line.lower(index - 1) in {"'s", "’s"}:
        return True
    return line.lower(before) == "without" and line[index].tag_ == "VBG"


def _draws_on_things(line: Line, token: Token, subject: int | None, cues: Sequence[Cue]) -> bool:
    """Whether something lets one infer it: `received intelligence suggesting that …`, `his statement indicates that …`."""
    if subject is None or not all(cue.lemma in words("inferring") for cue in cues):
        return False
    is_bare = token.dep_ == "acl" and token.tag_ == "VBG" and subject != token.head.i
    return is_bare or line.lower(subject) in words("utterances")


def _sorts_people(line: Line, token: Token, subject: int | None, cues: Sequence[Cue]) -> bool:
    """Whether a relative clause only tells which people are meant: `those who felt that it was unfair left`."""
    is_told_apart = token.dep_ == "acl:relcl" and line.lower(token.left_edge.i - 1) != ","
    mention = line.mention_at(subject) if subject is not None else None
    is_unnamed = mention is None or mention.actor is None
    return is_told_apart and is_unnamed and all(cue.lemma in BELIEFS for cue in cues)


def _is_asked_bare(line: Line, index: int, children: Sequence[Token]) -> bool:
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


def is_behind_content(attribution: Attribution) -> bool:
    """Whether the clause stands behind a comma, a dash or a quotation: its content may be before it."""
    line, before = attribution.line, attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if before < floor:
        return False
    return line.lower(before) == "," or line[before].text in DASHES or line.quote_of[before] is not None
