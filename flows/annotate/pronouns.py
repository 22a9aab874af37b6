"""Pronouns: `he`, `she`, `it`, `they` and their forms to whoever is in focus and fits in sex, number and syntax."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from flows.annotate.discourse import Discourse, Point, speech_verbs
from flows.annotate.model import Mention
from flows.annotate.salience import Trace, focus
from flows.annotate.tree import Token

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL
GOVERNING_SUBJECT, SPEAKING_SUBJECT, GENDER_UNKNOWN, LEAST_SALIENCE = 90.0, 40.0, 0.8, 12.0
DENIALS = frozenset({"deny", "reject", "dismiss", "dispute"})
ONE_OF_SEVERAL = 0.3
RECENT = 60
CLAUSES = frozenset(
    {
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "acl:relcl",
        "conj",
        "parataxis",
        "nmod",
        "obl",
        "obj",
        "nmod:poss",
        "nsubj",
        "csubj",
        "appos",
    }
)
IMPERSONAL = frozenset({"be", "seem", "appear", "take", "come", "remain", "happen", "rain", "mean", "make", "merit"})


def resolve_pronoun(mention: Mention, point: Point, discourse: Discourse) -> Mention:
    """The mention with the actor that it means, or with the phrase of somebody unnamed, else unchanged."""
    form = mention.text.lower()
    if form in NEUTER and not _may_refer(point.token):
        return mention
    fitting = [trace for trace in discourse.traces[-RECENT:] if _fits(trace, form, point)]
    if point.is_speaker and not point.is_quoted and _closes_sentence(point):
        fitting = [trace for trace in fitting if _is_told_before(trace, point)] or fitting
    barred = _barred(point.token, discourse.traces, point) | _accuser(point, fitting)
    fitting = [trace for trace in fitting if trace.key not in barred]
    chosen = _most_salient(fitting, point)
    if chosen is None:
        return mention
    return replace(mention, actor=chosen.actor, label=chosen.label, refers_to=None if chosen.actor else chosen.phrase)


def _most_salient(fitting: list[Trace], point: Point) -> Trace | None:
    """The latest trace of whom the pronoun most likely means, if anybody is in focus."""
    scores = focus(fitting, point.sentence)
    if point.token.lower_ in NEUTER:
        for key in {trace.key for trace in fitting if trace.is_coordinated} & scores.keys():
            scores[key] *= ONE_OF_SEVERAL
    unsure = {trace.key for trace in fitting if trace.gender is None and trace.label == "PERSON"}
    for key in unsure & scores.keys():
        scores[key] *= GENDER_UNKNOWN
    governing = _governing_subject(point, fitting)
    if governing is not None:
        bonus = SPEAKING_SUBJECT if point.is_speaker else GOVERNING_SUBJECT
        scores[governing.key] = scores.get(governing.key, 0) + bonus
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or scores[best] < LEAST_SALIENCE:
        return None
    return next(trace for trace in reversed(fitting) if trace.key == best)


def _closes_sentence(point: Point) -> bool:
    """Whether the words of attribution follow what is said (`…, he noted.`), which then names somebody else."""
    verb, forms = point.token.head.i, point.words.forms
    is_after = point.token.i > 0 and forms[point.token.i - 1] in (",", "”", '"', "'", "»", "?", "!")
    return is_after and (verb + 1 >= len(forms) or forms[verb + 1] in (".", ",", ";", ":"))


def _is_told_before(trace: Trace, point: Point) -> bool:
    """Whether somebody is named in a sentence before, or before the colon or semicolon that parts this one."""
    if trace.sentence < point.sentence:
        return True
    is_here = trace.paragraph == point.words.paragraph.index and trace.token < point.token.i
    return is_here and bool({";", ":"} & set(point.words.forms[trace.token : point.token.i]))


def _fits(trace: Trace, form: str, point: Point) -> bool:
    if (point.is_quoted and not trace.is_quoted) or (point.is_speaker and not point.is_quoted and trace.is_quoted):
        return False
    if trace.is_joint and not (form in PLURAL and point.is_speaker):
        return False
    if form == "both":
        return trace.is_joint
    if form in PLURAL:
        is_body = trace.label == "ORG" and trace.is_subject and point.sentence - trace.sentence < 2
        return is_body or trace.is_joint or (trace.is_plural and trace.label in ("PERSON", "NORP"))
    if trace.is_plural:
        return False
    if form in NEUTER:
        return trace.label in ("ORG", "GPE") or _may_be_a_body(trace)
    wanted = "m" if form in MALE else "f"
    return trace.label == "PERSON" and trace.gender in (None, wanted)


def _may_be_a_body(trace: Trace) -> bool:
    """Whether a lone name of unknown sex, taken for a person, may be a body's: `Medair wrote to them. It asked …`."""
    is_lone = trace.actor is not None and " " not in trace.actor.name
    return is_lone and trace.label == "PERSON" and trace.gender is None and trace.is_subject


def _may_refer(token: Token) -> bool:
    """Whether `it` refers to a body here: an owner, or the subject of a verb of speech or action."""
    if token.dep_ == "nmod:poss":
        return True
    head = token.head
    if token.dep_ in ("nsubj", "expl") and token.lower_ == "it" and head.i == token.i + 1 and _says(head):
        return True
    return token.dep_ in ("nsubj", "nsubj:pass") and head.pos_ == "VERB" and head.lemma_ not in IMPERSONAL


def _says(verb: Token) -> bool:
    """Whether a finite verb of speech stands there, whatever its tag: `It denies backing the rebels`."""
    lower = verb.lower_
    third = lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s")
    is_finite = verb.tag_ in ("VBD", "VBZ") or (verb.pos_ == "NOUN" and lower.endswith("s"))
    return is_finite and (verb.lemma_ in speech_verbs() or third in speech_verbs())


def _barred(token: Token, traces: list[Trace], point: Point) -> set[str]:
    """Who cannot be meant since they are another argument of the same verb: `Zelensky met him`."""
    if token.dep_ == "nmod:poss":
        return set()
    verb, is_subject = token.head, token.dep_.startswith("nsubj")
    same_sentence = [t for t in traces[-RECENT:] if t.sentence == point.sentence and not _is_topic(t, point)]
    barred = {trace.key for trace in same_sentence if trace.governor == verb.i}
    if verb.dep_ == "conj" and not is_subject:
        barred |= {trace.key for trace in same_sentence if trace.governor == verb.head.i}
    if verb.dep_ == "xcomp" and not is_subject:
        barred |= {trace.key for trace in same_sentence if trace.governor == verb.head.i and not trace.is_subject}
    return barred


def _is_topic(trace: Trace, point: Point) -> bool:
    """Whether `as for` leads up to somebody of whom the sentence then tells: `As for Ruiz, he said`."""
    before = point.words.lower[max(0, trace.token - 4) : trace.token]
    return trace.paragraph == point.words.paragraph.index and any(pair == ("as", "for") for pair in pairwise(before))


def _accuser(point: Point, fitting: list[Trace]) -> set[str]:
    """Who makes the charge that the pronoun denies: `Kyiv says Moscow arms the rebels, a charge it denies`."""
    verb = point.token.head
    if not point.is_speaker or verb.lemma_ not in DENIALS or verb.dep_ != "acl:relcl":
        return set()
    first = next((trace for trace in fitting if trace.sentence == point.sentence and trace.is_subject), None)
    others = {trace.key for trace in fitting if trace.sentence == point.sentence}
    return {first.key} if first is not None and len(others) > 1 else set()


def _governing_subject(point: Point, fitting: list[Trace]) -> Trace | None:
    """The subject of the clause that governs the pronoun's own: `Rubio said he …`, `Putin left and he …`."""
    subjects = {trace.governor: trace for trace in fitting if trace.sentence == point.sentence and trace.is_subject}
    if not subjects:
        return None
    verb = point.token.head
    if not point.token.dep_.startswith("nsubj") and verb.i in subjects:
        return subjects[verb.i]
    if verb.dep_ == "ccomp" and verb.head.tag_ == "VBG" and verb.head.lemma_ in speech_verbs():
        return _main_subject(verb, subjects)
    for _ in range(6):
        if verb.dep_ not in CLAUSES or verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.i in subjects:
            return subjects[verb.i]
    return None


def _main_subject(verb: Token, subjects: dict[int, Trace]) -> Trace | None:
    """The subject of the whole sentence: it also speaks in a participle at its end (`…, adding that he would`)."""
    for ancestor in reversed(list(verb.ancestors)):
        if ancestor.i in subjects:
            return subjects[ancestor.i]
    return None
