"""Attributions: verbs of speech with their subjects, outside quotations, that report something really said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from flows.facts.statements.draft import Source
from flows.facts.statements.lexicon import Cue, CueForm, verb_forms, words
from flows.facts.statements.line import CLOSING, DASHES, Line
from flows.facts.statements.sources import may_speak, phrase_bounds, source_at
from flows.facts.statements.subjects import find_subject, is_inverted, noun_before

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_MODALS = frozenset({"will", "would", "wo", "could", "ca", "can", "cannot", "may", "might", "should", "shall", "must",
                     "’ll", "'ll", "’d", "'d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_ARTICLES = frozenset({"the", "a", "an", "this", "these", "those", "its", "their", "his", "her"})
_PARTICLE_REACH = 6


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
        """Whether the verb is an infinitive with `to`."""
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
        if form is None or line.quote_of[index] is not None or not _is_verb(line, index, form):
            continue
        cues = tuple(cue for cue in form.cues if _fits(line, index, cue))
        particles = tuple(cue for cue in cues if cue.particle)
        if not cues:
            continue
        for attribution in _attribution(line, index, form, particles or cues):
            attribution = _with_main_source(attribution, found)
            found.append(attribution)
            yield attribution


def _with_main_source(attribution: Attribution, found: Sequence[Attribution]) -> Attribution:
    """The attribution with the main clause's source, if it is a participle behind a comma: `…, adding that …`."""
    line, index = attribution.line, attribution.index
    if attribution.form.forms != {"ing"} or not _is_participle(line, index):
        return attribution
    floor = line.sentence(index)[0]
    before = [a for a in found if a.index >= floor and a.source is not None and a.form.forms != {"ing"}]
    main = next((a for a in reversed(before) if not any(is_below(a.token, b.token) for b in before if b is not a)), None)
    if main is None:
        subject = _main_subject(line, index)
        if subject is None:
            subject = attribution.subject
        source = source_at(line, subject) if subject is not None else None
        speaks = source is not None and may_speak(line, subject, source, attribution.cues)
        return replace(attribution, subject=subject, source=source if speaks else None)
    return replace(attribution, subject=main.subject, source=main.source)


def _quoting_clause(line: Line, index: int) -> int | None:
    """The first token of the clause that quotes: `state media quoted Kim as saying`, from `state`."""
    if line.lower(index - 1) != "as":
        return None
    for position in range(index - 2, max(line.sentence(index)[0], index - 10), -1):
        if line.lower(position) in {"quoted", "cited"}:
            subject = noun_before(line, position)
            return phrase_bounds(line, subject)[0] if subject is not None else None
    return None


def _with_relative(line: Line, source: Source, verb: Token) -> Source:
    """The source whose span runs on to the relative pronoun that stands for it at the verb: `Laura, who`."""
    for child in verb.children:
        if child.dep_.startswith("nsubj") and child.lower_ in {"who", "which"}:
            end = line.end_char(int(child.i))
            if 0 < end - source.end <= 8:
                return replace(source, end=end)
    return source


def _main_subject(line: Line, index: int) -> int | None:
    """The subject of the first finite verb of the sentence before `index` that is not in a relative clause."""
    for position in range(line.sentence(index)[0], index):
        token = line[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and token.dep_ not in {"acl:relcl", "advcl:relcl", "acl", "aux", "cop"}:
            subject = find_subject(line, position)
            if subject is not None and subject < position:
                return subject
    return None


def _first_of_joint(line: Line, subject: int) -> int:
    """The first of joint subjects: `medics and witnesses said`."""
    token = line[subject]
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"} and token.head.i < token.i:
        between = [line[i] for i in range(token.head.i + 1, token.i)]
        if any(t.pos_ in {"VERB", "AUX", "SCONJ", "ADP"} or t.lower_ in {"but", ","} for t in between) or (
                line.quote_of[token.head.i] is not line.quote_of[token.i]):
            break
        token = token.head
    return int(token.i)


def _is_participle(line: Line, index: int) -> bool:
    position = index - 1
    while position > 0 and (line[position].pos_ == "ADV" or line.lower(position) in {"and", "while", "but", "before"}):
        position -= 1
    return line.lower(position) == ","


def is_below(inner: Token, outer: Token) -> bool:
    """Whether the tree puts `inner` into a complement of `outer`."""
    node = inner
    while node.head.i != node.i:
        if node.head.i == outer.i:
            return node.dep_ in {"ccomp", "xcomp", "obj", "obl", "nmod", "nsubj"}
        node = node.head
    return False


def _is_verb(line: Line, index: int, form: CueForm) -> bool:
    """Whether the spelling is a verb here, by its tag or, where the tag says noun, by its neighbours."""
    token = line[index]
    if line.lower(index - 1) in _ARTICLES or (token.is_upper and len(token) > 2):
        return False
    if form.forms == {"ing"} and token.lower_ in words("noun_like") and line.lower(index + 1) != "that" and (
            index == 0 or line[index - 1].pos_ in {"NOUN", "ADJ", "PROPN"}):
        return False
    if form.forms & {"third", "past"} and token.pos_ in {"NOUN", "PROPN", "ADJ", "X", "INTJ"} and (
            token.text.islower() and token.lower_ not in words("noun_like")):
        return index > 0 and line[index - 1].pos_ in {"NOUN", "PROPN", "PRON", "ADV", "PUNCT"}
    if form.forms == {"ing"} and line.lower(index - 1) in {"is", "are", "was", "were", "been"} and token.pos_ == "ADJ":
        return line.lower(index + 1) in {"to", "that"}
    if token.dep_ in {"compound", "case", "nmod:poss"}:
        return False
    if token.dep_ == "amod" and not _follows_subject(line, index, form):
        return False
    if token.dep_ == "ROOT" and token.pos_ == "NOUN" and index > 0 and line[index - 1].pos_ in {"NOUN", "PROPN"}:
        return "third" in form.forms and line.lower(index + 1) in {"for", "that", "on", "to"}
    if token.pos_ in {"VERB", "AUX"}:
        return token.pos_ == "VERB" or token.lower_ not in {"has", "have", "had"}
    if not form.forms & {"third", "past", "base"} or index == 0:
        return False
    after = line.lower(index + 1)
    before = line[index - 1]
    follows = after in {"that", "he", "she", "they", "it", "there", "he’s", "we", "him", "it’s"} or (
        after in {",", ":"} and index + 2 < len(line) and line.quote_of[index + 2] is not None)
    if not follows and line.quote_of[min(index + 1, len(line) - 1)] is None:
        return False
    mention = line.passage.mentions.get(index - 1)
    is_base = form.forms == {"base"}
    return before.pos_ in {"PROPN", "PRON"} or before.tag_ == "NNS" or (mention is not None and not is_base)


def _follows_subject(line: Line, index: int, form: CueForm) -> bool:
    """Whether what the parser took for an attribute stands where a verb does: `Niger accused France`."""
    before = line[index - 1] if index else None
    if before is None:
        return False
    if "ing" in form.forms and before.lower_ in {"is", "are", "was", "were", "’s", "'s"}:
        return True
    if "past" not in form.forms:
        return False
    return before.pos_ in {"NOUN", "PROPN"} or before.text == "," or before.lower_ in {"also", "then", "later", "has", "had"}


def _fits(line: Line, index: int, cue: Cue) -> bool:
    """Whether the second word of a two-word verb is there, and none of its traps."""
    near = [line.lower(i) for i in range(index + 1, min(index + 4, len(line)))]
    if cue.particle is not None:
        reach = _PARTICLE_REACH if cue.lemma in {"put", "make", "lay", "set", "spell"} else 1
        following = [line.lower(i) for i in range(index + 1, min(index + 1 + reach, len(line)))]
        return cue.particle in following
    return not cue.traps.intersection(near)


def _attribution(line: Line, index: int, form: CueForm, cues: tuple[Cue, ...]) -> Iterator[Attribution]:
    token = line[index]
    children = list(token.children)
    helpers = [c for c in children if c.dep_ in {"aux", "aux:pass"} or c.pos_ == "AUX"]
    is_passive = _is_passive(token, form, children)
    negated = any(c.lower_ in NEGATIONS for c in children) or line.lower(index - 1) in NEGATIONS
    modal = any(c.lower_ in _MODALS for c in helpers) or line.lower(index - 1) in _MODALS
    if any(c.lower_ in _CONDITIONS and c.i < index for c in children if c.dep_ in {"mark", "advmod"}):
        return
    if _is_unreal(line, token, children):
        return
    agent = _agent(children) if is_passive else None
    subject = agent if is_passive else find_subject(line, index)
    if subject is None and not is_passive:
        return
    is_after = subject is not None and subject > index
    if subject is not None and not is_passive:
        subject = _first_of_joint(line, subject)
    source = source_at(line, subject) if subject is not None else None
    if "ing" in form.forms and _is_participle(line, index):
        yield Attribution(line, index, form, cues, subject, source, index, index + 1, False, False, negated, modal)
        return
    if source is not None and not may_speak(line, subject, source, cues):
        return
    if source is not None and subject is not None:
        source = _with_relative(line, source, token)
    left, right = _clause_edges(line, index, subject, helpers, is_after)
    left = _quoting_clause(line, index) or left
    yield Attribution(line, index, form, cues, subject, source, left, right, is_after and agent is None, is_passive,
                      negated, modal, agent)


def _is_passive(token: Token, form: CueForm, children: list[Token]) -> bool:
    if "part" not in form.forms:
        return False
    if any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in children):
        return True
    if any(c.lower_ in {"been", "being", "be"} and c.i < token.i and c.dep_ in {"aux", "cop"} for c in children):
        return True
    if any(c.dep_.startswith("nsubj") or c.lower_ in {"have", "has", "had"} for c in children):
        return False
    return token.dep_ in {"acl", "advcl", "amod"} and _agent(children) is not None


def _agent(children: list[Token]) -> int | None:
    for child in children:
        if child.dep_.startswith("obl") and any(c.lower_ == "by" for c in child.children if c.dep_ == "case"):
            return int(child.i)
    return None


def _is_unreal(line: Line, token: Token, children: list[Token]) -> bool:
    """Whether the verb is an infinitive of something wanted, planned or refused, so that nobody has said it yet."""
    if not any(c.lower_ == "to" and c.i < token.i and c.pos_ == "PART" for c in children):
        return False
    if token.dep_ in {"acl", "csubj", "ROOT"}:
        return True
    return str(token.head.lemma_) in words("unreal_control") or token.head.lower_ in words("unreal_control")


def _clause_edges(
    line: Line, index: int, subject: int | None, helpers: list[Token], is_after: bool
) -> tuple[int, int]:
    """First token and end of the attributing clause: subject, auxiliaries, verb."""
    left = min([index, *(h.i for h in helpers if line.sentence(index)[0] <= h.i <= index)])
    right = index + 1
    if subject is None:
        return left, right
    first, end = phrase_bounds(line, subject)
    mention = line.passage.mentions.get(subject)
    if mention is not None and mention.role_start is not None:
        first = min(first, *(t.i for t in line.passage.paragraph.span_at(mention.role_start, mention.end)))
    if is_after:
        right = max(right, end)
        return left, right
    if not _is_own(line, index, subject):
        return left, right
    first = max(line.sentence(index)[0], min(first, _tree_left(line, subject, index)))
    return (first, right) if first <= index else (left, right)


def _is_own(line: Line, index: int, subject: int) -> bool:
    """Whether the subject stands by the verb itself and is not inherited from another one."""
    if any(c.i == subject for c in line[index].children) or noun_before(line, index) == subject:
        return True
    between = [line[i] for i in range(subject + 1, index)]
    return len(between) <= 12 and not any(
        t.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBG"} and t.i < index - 1 for t in between)


def _tree_left(line: Line, subject: int, index: int) -> int:
    """Left edge of the subject by the tree, as long as it crosses no quotation and no other clause."""
    left = int(line[subject].left_edge.i)
    while left < subject and line[left].is_punct and line[left].text not in {"(", "["}:
        left += 1
    for position in range(subject - 1, left - 1, -1):
        if line.quote_of[position] is not None or line[position].text in DASHES | CLOSING | {","}:
            return position + 1
        if line[position].pos_ in {"VERB", "SCONJ", "CCONJ"} and position < subject and line[position].dep_ != "amod":
            return subject
    return left


def is_behind_content(attribution: Attribution) -> bool:
    """Whether the clause stands behind a comma, a dash or a quotation: its content may be before it."""
    line, before = attribution.line, attribution.left - 1
    floor = line.sentence(attribution.index)[0]
    if before < floor:
        return False
    return line.lower(before) == "," or line[before].text in DASHES or line.quote_of[before] is not None


__all__ = ["Attribution", "find_attributions", "is_behind_content", "is_inverted"]
