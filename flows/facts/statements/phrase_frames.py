"""Frames of phrases: names, accusations, prepositions, gerunds and noun phrases as what is said."""

from __future__ import annotations

from flows.annotate.tree import Token
from flows.facts.statements.attributions import Attribution
from flows.facts.statements.cuts import content_end
from flows.facts.statements.lexicon import words
from flows.facts.statements.line import Line
from flows.facts.statements.neighbours import noun_after
from flows.facts.statements.reading import Others, Reading
from flows.facts.statements.sources import phrase_bounds
from flows.facts.statements.spans import clause_end, holds_finite_verb, object_of, sentence_end, skip_adjuncts

_NAMING = frozenset({"call", "label", "brand", "dub", "term", "deem", "consider", "declare", "pronounce"})


_AS_WELL = frozenset({"well", "far", "much", "soon", "long", "usual", "planned", "expected", "early", "late"})
_OFFERED = frozenset(
    {"evidence", "proof", "detail", "details", "explanation", "comment", "timeline", "timetable", "reason"}
)
_MOTIONS = frozenset({"motion", "resolution", "bill", "amendment", "draft", "act"})
_VOTING = frozenset(
    {
        "council",
        "parliament",
        "assembly",
        "senate",
        "congress",
        "house",
        "duma",
        "rada",
        "knesset",
        "committee",
        "lawmakers",
        "deputies",
        "mps",
        "senators",
    }
)


_REASONS = {"charge": frozenset({"with"}), "blast": frozenset({"for", "over", "as"})} | dict.fromkeys(
    ("compare", "liken", "attribute", "ascribe", "link", "put"), frozenset({"to", "with"})
)
"""Verbs that accuse only with a reason: one is charged with a crime, or charged a fee."""


def read_what_is(attribution: Attribution, others: Others) -> Reading | None:
    """`during what officials say was an exercise`: what somebody says it was."""
    act, line, right = attribution.act("that") or attribution.act("as"), attribution.line, clause_end(attribution)
    before = attribution.left - 2
    if act is None or line.lower(attribution.left - 1) != "what" or before < line.sentence(attribution.index)[0]:
        return None
    if line.lower(right) not in {"is", "was", "are", "were"} or line[before].pos_ not in {
        "ADP",
        "VERB",
        "PUNCT",
        "SCONJ",
    }:
        return None
    end = sentence_end(line, attribution.index)
    stop = next((i for i in range(right, end) if line.lower(i) in {",", ";"} and line.quote_of[i] is None), end)
    return Reading("what_called", act, ((right, stop),))


def read_what_called(attribution: Attribution, others: Others) -> Reading | None:
    """`what he termed the “low-level” representation`: the phrase that he chose."""
    act, line, right = attribution.act("as"), attribution.line, clause_end(attribution)
    if act is None or line.lower(attribution.left - 1) != "what" or attribution.subject is None:
        return None
    end = sentence_end(line, attribution.index)
    position = right + (line.lower(right) == "as")
    first = position
    while position < end and (
        line.quote_of[position] is not None
        or not (
            line.lower(position) in {",", "but", ";"}
            or line.is_dash(position)
            or (line.lower(position) == "and" and not _joins_nouns(line, position))
            or (line[position].pos_ in {"VERB", "AUX", "SCONJ"} and line.lower(position - 1) != "to")
        )
    ):
        position += 1
    return Reading("what_called", act, ((first, position),)) if position > first else None


def _joins_nouns(line: Line, position: int) -> bool:
    """Whether `and` joins parts of a phrase: `both Kyiv and Moscow’s unwillingness`."""
    after = line[position + 1] if position + 1 < len(line) else line[position]
    return after.pos_ in {"PROPN", "NOUN", "ADJ"} and after.tag_ not in {"VBD", "VBZ", "VBP"}


def read_share(attribution: Attribution, others: Others) -> Reading | None:
    """`put the toll at 38`: a figure is said."""
    act, line, right = attribution.act("at"), attribution.line, clause_end(attribution)
    if act is None or attribution.is_passive:
        return None
    stop = content_end(attribution, right, others, tight=True)
    for position in range(right + 1, stop):
        if line.lower(position) == "at" and any(
            line[i].pos_ == "NUM" or line[i].text[0].isdigit() for i in range(position + 1, min(position + 5, stop))
        ):
            return Reading("figure", act, ((right, _before_other_figure(line, position, stop)),))
    return None


def _before_other_figure(line: Line, first: int, stop: int) -> int:
    """Where somebody else's figure begins, else `stop`: `put the toll at 38 |, the rescuers at 31`."""
    commas = (i for i in range(first + 1, stop) if line.lower(i) in {",", "and"})
    return next((i for i in commas if any(line.lower(k) == "at" for k in range(i + 2, min(i + 8, stop)))), stop)


def read_naming(attribution: Attribution, others: Others) -> Reading | None:
    """`described the talks as hollow`, `called the report “a fairy tale”`."""
    act = attribution.act("as")
    if act is None or not _is_somebody(attribution) or _is_mere_view(attribution):
        return None
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    naming = any(cue.lemma in _NAMING for cue in attribution.cues)
    if naming and attribution.token.dep_ == "acl" and "part" in attribution.form.forms:
        return None
    if line.lower(right) == "as" and right + 1 < end and line.quote_of[right + 1] is not None:
        return Reading("described_as", act, ((right, content_end(attribution, right, others, tight=True)),))
    if naming and line.lower(right) in {"that", "this"} and right + 1 < end and line.quote_of[right + 1] is not None:
        return Reading("named", act, ((right, content_end(attribution, right, others, tight=True)),))
    target = object_of(attribution)
    if target is not None and target.lower_ in {"himself", "herself", "itself", "themselves"}:
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if naming and first < end and line[right].pos_ in {"DET", "NOUN", "PROPN", "ADJ"}:
        first = right
    if act == "propose" and line.lower(first) in {"no", "little", "few"}:
        return None
    if first >= end or attribution.is_passive:
        return None
    stop = content_end(attribution, first, others, tight=True)
    for position in range(first + 1, stop):
        if (
            line.lower(position) == "as"
            and line.quote_of[position] is None
            and not (holds_finite_verb(line, first, position))
            and line.lower(position + 1) not in _AS_WELL
        ):
            return Reading("described_as", act, ((first, stop),))
    if naming and _has_predicate(attribution, first, stop, target):
        return Reading("named", act, ((first, stop),))
    return None


def _is_mere_view(attribution: Attribution) -> bool:
    """Whether the writer tells how somebody does not see it, or the way he sees it: `how the generals view it as …`."""
    is_view = any(cue.lemma in {"see", "view", "regard", "perceive"} for cue in attribution.cues)
    is_way = any(c.lower_ in {"how", "why", "when"} and c.i < attribution.index for c in attribution.token.children)
    return is_view and (attribution.is_negated or is_way)


def _has_predicate(attribution: Attribution, first: int, stop: int, target: Token | None) -> bool:
    """Whether a second phrase follows the object: `called him a liar`, `called it “unwise”`, `declared it over`."""
    line = attribution.line
    if target is None and line.quote_of[first] is None and line[first].pos_ not in {"PRON", "PROPN", "DET", "NOUN"}:
        return False
    head = int(target.i) if target is not None else first
    after = phrase_bounds(line, head)[1]
    if _is_telephoned(line, head, skip_adjuncts(line, after, stop)):
        return False
    if head > first and line.lower(head) in words("verdict_adjectives") and line[head - 1].pos_ in {"NOUN", "PROPN"}:
        return True
    if line.quote_of[first] is not None:
        return False
    if any(first < i < stop and line.quote_of[i] is not None for i in range(first + 1, stop)):
        return True
    if any(head < c.i < stop for c in attribution.children("xcomp")):
        return True
    if head > first and line[first].head.i != head and all(line[i].head.i != head for i in range(first, first + 1)):
        return True
    return after < stop and (line.lower(after) in {"a", "an"} or line[after].pos_ == "ADJ")


def _is_telephoned(line: Line, head: int, after: int) -> bool:
    """Whether somebody is called by telephone: `called the emir on Sunday to offer help`."""
    mention = line.mention_at(head)
    is_somebody = mention is not None and mention.label in {"PERSON", "PRON"}
    return is_somebody and line.lower(after) in {"to", "from", "after", "before", "and", "about"}


def read_accusation(attribution: Attribution, others: Others) -> Reading | None:
    """`accused Moscow of lying`, `blamed the weather`: the accused belongs to the content."""
    act = attribution.act("acc")
    target = object_of(attribution)
    if act is None or attribution.is_passive or not _is_somebody(attribution):
        return None
    line, right = attribution.line, _after_terms(attribution.line, clause_end(attribution))
    if line.lower(right) in {"of", "for", "to"} and _is_told_before(attribution):
        return Reading("accusation", act, ((right, content_end(attribution, right, others, tight=True)),))
    if target is None and (right >= len(line) or line[right].pos_ not in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if any(cue.particle == "down" for cue in attribution.cues):
        first = attribution.index + 1
    elif line.lower(first) in {"that", "if", "whether"}:
        return None
    stop = content_end(attribution, first, others, tight=True)
    needed = next((_REASONS[cue.lemma] for cue in attribution.cues if cue.lemma in _REASONS), None)
    if needed is not None and not any(line.lower(i) in needed for i in range(first, stop)):
        return None
    return Reading("accusation", act, ((first, stop),)) if stop > first else None


def _after_terms(line: Line, position: int) -> int:
    """The token after how strongly it is said: `condemned in the strongest terms | the attack`."""
    if line.lower(position) != "in":
        return position
    return next(
        (i + 1 for i in range(position + 2, min(position + 5, len(line))) if line.lower(i) == "terms"), position
    )


def _is_told_before(attribution: Attribution) -> bool:
    """Whether a relative clause accuses the noun before it: `the men whom he accused of theft`, `firms it accuses of fraud`."""
    token = attribution.token
    is_pronoun = any(c.lower_ in {"whom", "who", "that", "which"} for c in attribution.children("obj"))
    return is_pronoun or (token.dep_ == "acl:relcl" and object_of(attribution) is None)


def read_preposition(attribution: Attribution, others: Others) -> Reading | None:
    """`called for a ceasefire`, `warned of a long war`, `spoke of progress`."""
    line, right = attribution.line, clause_end(attribution)
    end = sentence_end(line, attribution.index)
    leads = {prep: act for cue in attribution.cues for prep, act in cue.prepositions().items()}
    limit = min(end, right + 8)
    first = skip_adjuncts(line, right, end)
    if _only_names_topic(attribution, first):
        return None
    for position in range(right, limit):
        token = line[position]
        if token.lower_ in leads and line.quote_of[position] is None and token.pos_ in {"ADP", "SCONJ"}:
            governor = token.head.head if token.dep_ in {"case", "mark"} else token.head
            is_of_object = (
                token.lower_ == "to" and (held := object_of(attribution)) is not None and right <= held.i < position
            )
            if is_of_object or (token.lower_ == "for" and _is_time(line, position + 1, end)):
                continue
            is_behind_hearer = _is_hearer(line, governor) and governor.head.i == attribution.index
            if position in {right, first} or governor.i == attribution.index or is_behind_hearer:
                stop = content_end(attribution, position + 1, others, tight=True)
                return (
                    Reading("preposition", leads[token.lower_], ((position + 1, stop),))
                    if stop > position + 1
                    else None
                )
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or token.text in {",", ":"}:
            return None
    return None


def _only_names_topic(attribution: Attribution, lead: int) -> bool:
    """Whether one hears what somebody spoke about but nothing that he said: `spoke of the measures in a speech`.

    What is named without an article is told: `spoke of progress`; two who `talked about grain` only met.
    """
    if not any(cue.lemma in {"speak", "talk"} for cue in attribution.cues):
        return False
    line, subject = attribution.line, attribution.subject
    is_joint = subject is not None and (
        line[subject].tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in line[subject].children)
    )
    if line.lower(lead) == "about" and is_joint and any(cue.lemma == "talk" for cue in attribution.cues):
        return line.lower(lead + 1) not in {"how", "why", "what"}
    topic = noun_after(line, lead)
    return (
        line.lower(lead + 1) in {"the", "these", "those", "this"}
        and topic is not None
        and (line.lower(topic) in words("topics"))
    )


def _is_hearer(line: Line, token: Token) -> bool:
    """Whether a name stands there as the one who is told something: `warned Tokyo of countermeasures`."""
    mention = line.passage.mentions.get(int(token.i))
    return token.dep_ in {"obj", "iobj"} and mention is not None and mention.kind == "name"


def _is_time(line: Line, first: int, end: int) -> bool:
    """Whether a day or a length of time stands there: `the strike that they called for Monday`, `argued for a year`."""
    last = next((i for i in range(first, end) if i not in line.passage.dates), end)
    is_day = last > first and line.lower(last) not in {"'s", "’s"} and line[last].pos_ not in {"NOUN", "PROPN"}
    return is_day or _is_duration(line, first, end)


def _is_duration(line: Line, first: int, end: int) -> bool:
    """Whether a length of time stands there: `argued for a year`, `spoke for two hours`."""
    near = {line.lower(i).removesuffix("s") for i in range(first, min(first + 3, end))}
    return bool(near & (words("times") | {"hour", "minute", "decade", "while", "century"})) and line[first].pos_ in {
        "DET",
        "NUM",
        "NOUN",
        "ADJ",
    }


def read_gerund(attribution: Attribution, others: Others) -> Reading | None:
    """`denied sending troops`, `suggested meeting in Geneva`."""
    act, line, right = attribution.act("ing"), attribution.line, clause_end(attribution)
    if act is None or right >= len(line) or line[right].tag_ != "VBG" or line.quote_of[right] is not None:
        return None
    return Reading("gerund", act, ((right, content_end(attribution, right, others, tight=True)),))


def read_noun_phrase(attribution: Attribution, others: Others) -> Reading | None:
    """`announced a ban`, `rejected the offer`, `voiced hope`."""
    line, right = attribution.line, clause_end(attribution)
    act = attribution.act("np")
    attitude = attribution.act("att")
    target = object_of(attribution)
    if (act is None and attitude is None) or attribution.is_passive or not _is_somebody(attribution):
        return None
    if target is None:
        if right >= len(line) or line[right].pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or act is None:
            return None
    elif not _may_be_said(line, target):
        return None
    if any(line.lower(i) in words("containers") for i in range(right, min(right + 4, len(line)))):
        return None
    if act is None and (target is None or target.lower_ not in words("attitudes")):
        return None
    if act == "threaten" and (target is None or target.lower_ not in words("threats")):
        return None
    if act == "ask" and target is not None and _is_somebody_else(line, target):
        return None
    if target is not None and _says_nothing(attribution, target):
        return None
    first = max(right, int(target.left_edge.i)) if target is not None else right
    if first in line.passage.dates or line.lower(first) in words("times"):
        return None
    stop = content_end(attribution, first, others, tight=True)
    return Reading("noun_phrase", act or attitude or "say", ((first, stop),)) if stop > first else None


def _says_nothing(attribution: Attribution, target: Token) -> bool:
    """Whether an object leaves open what is said, or is voted on: `offered no proof`, `the council rejected a motion`."""
    line, lemmas = attribution.line, {cue.lemma for cue in attribution.cues}
    if lemmas & {"offer"} and (
        target.lower_ in _OFFERED or any(c.lower_ in {"no", "little", "few"} for c in target.children)
    ):
        return True
    voters = line.lower(attribution.subject) if attribution.subject is not None else ""
    return "reject" in lemmas and target.lower_ in _MOTIONS and voters in _VOTING


def _is_somebody(attribution: Attribution) -> bool:
    """Whether the source is a person, a body, a document or at least many; `the assault underscored …` says nothing."""
    line, head, source = attribution.line, attribution.subject, attribution.source
    if head is None or source is None or source.actor is not None or line[head].tag_ != "NN":
        return True
    mention = line.mention_at(head)
    noun = line.lower(head)
    known = words("documents") | words("collectives") | words("speakers")
    return (
        mention is not None
        or "@" in noun
        or noun in known
        or noun.endswith(("er", "or", "ist", "ian", "man", "one", "body"))
    )


def _is_somebody_else(line: Line, target: Token) -> bool:
    """Whether somebody is asked rather than something: `questioned two brothers`."""
    mention = line.mention_at(int(target.i))
    return mention is not None and mention.label == "PERSON"


def _may_be_said(line: Line, target: Token) -> bool:
    """Whether an object is something said rather than somebody spoken to or a day."""
    if (
        target.pos_ == "PRON"
        or target.lower_ in words("containers")
        or target.lower_ in words("hearers")
        or target.i in line.passage.dates
    ):
        return False
    mention = line.passage.mentions.get(int(target.i))
    return mention is None or mention.actor is None or mention.actor.kind != "person"
