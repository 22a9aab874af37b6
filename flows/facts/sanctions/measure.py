"""Where a measure is named: the noun phrase or verb that is a sanction, and the words of its object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.tree import Token
from flows.facts.cues import word_list
from flows.facts.passage import Passage
from flows.facts.sanctions.lexicon import Cue, action_nouns, measure_of, noun_cues, verb_cues, word_set
from flows.facts.sanctions.noun_phrases import first_of_phrase, hidden_verb, words_after

_APPROVABLE = word_list("approvable")
_ECONOMIC_ANSWERS = frozenset({"retaliate"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as named in the text: the cue token, its phrase `[first, last)`, and what nouns over it say.

    `noun_action` is what a noun over it says (`the easing of sanctions`), or what the verb itself does; `is_verb`
    marks verbs such as `blacklist`, and `is_bound` one that counts only where its target is named beside it.
    `hidden_verb` is the verb over it that the parser takes for an adjective.
    """

    index: int
    first: int
    last: int
    kind: str
    is_verb: bool = False
    noun_action: str | None = None
    head: int = 0
    is_bound: bool = False
    hidden_verb: int | None = None


def find_measures(passage: Passage) -> Iterator[Measure]:
    """The measures that one paragraph names."""
    for token in passage.tokens:
        lower = token.lower_
        before = passage[token.i - 1].lower_ if token.i else ""
        cue = noun_cues().get(f"{before} {lower}") or noun_cues().get(lower)
        is_verb = token.pos_ == "VERB" or token.tag_ in ("VBD", "VBN") or _acts_on_name(passage, token)
        if lower in verb_cues() and is_verb and lower != "sanctions":
            measure = _read_verb(passage, token, verb_cues()[lower])
        elif lower == "those" and _points_to_measure(passage, token):
            measure = Measure(token.i, token.i, token.i + 1, "general", head=token.i)
        elif cue is not None and token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "X"):
            measure = _read_noun(passage, token, cue)
        else:
            continue
        if measure is not None:
            yield measure


def _is_on_country(passage: Passage, token: Token) -> bool:
    """Whether a country follows: `a ban on Russian fertiliser` needs no word more."""
    following = range(token.i + 1, min(token.sent.end, token.i + 4))
    if not following or passage[following[0]].lower_ not in ("on", "against"):
        return False
    mentions = (passage.mentions.get(i) for i in following)
    return any(m is not None and m.actor is not None and m.actor.kind == "country" for m in mentions)


def _points_to_measure(passage: Passage, token: Token) -> bool:
    """Whether `those` before `against` or `on` stands for a measure named in this sentence or the one before."""
    if token.i + 1 >= len(passage) or passage[token.i + 1].lower_ not in ("against", "on"):
        return False
    start = passage.sentence_of(max(token.sent.start - 1, 0)).start
    return any(
        passage[i].lower_ in noun_cues() or f"{passage[i - 1].lower_} {passage[i].lower_}" in noun_cues()
        for i in range(start + 1, token.i)
    )


def _acts_on_name(passage: Passage, token: Token) -> bool:
    """Whether a word that may be a verb or a noun (`blacklist`) stands right before a name and after no article."""
    if token.lower_ not in ("blacklist", "blacklists", "sanction") or token.i + 1 not in passage.mentions:
        return False
    return token.i > 0 and passage[token.i - 1].pos_ not in ("DET", "ADJ") and passage[token.i - 1].tag_ != "POS"


def _read_verb(passage: Passage, token: Token, cue: Cue) -> Measure | None:
    after = words_after(passage, token.i, 14)
    before = [t.lower_ for t in passage.paragraph.doc[max(token.sent.start, token.i - 8) : token.i]]
    if token.i and passage[token.i - 1].lower_ in noun_cues():
        return None
    if token.dep_ == "amod" or (cue.needs and cue.needs.isdisjoint([*after, *before[-6:]])):
        return None
    if not cue.excludes.isdisjoint([*after[:6], *before[-4:]]):
        return None
    if _is_sport(token):
        return None
    if cue.lemma == "sanction":
        nouns = [w.removesuffix("s") for w in (*after[:8], *(before if token.tag_ in ("VBN", "VBD") else ()))]
        if not _APPROVABLE.isdisjoint(nouns):
            return None
        region = range(token.i + 1, min(token.sent.end, token.i + 8))
        around = range(max(token.sent.start, token.i - 8), token.i) if token.tag_ == "VBN" else region
        if not any(i in passage.mentions for i in around):
            return None
    if cue.lemma in _ECONOMIC_ANSWERS and not _is_economic(passage, token):
        return None
    kind = cue.measure if cue.measure == "travel_ban" else measure_of(after[:8], cue.measure)
    return Measure(
        token.i, token.i, token.i + 1, kind, is_verb=True, noun_action=cue.action, head=token.i, is_bound=cue.is_bound
    )


def _is_sport(token: Token) -> bool:
    """Whether the sentence is about sport, where bans and sanctions are others."""
    return any(t.lower_ in word_set("sport_words") for t in token.sent)


def _is_economic(passage: Passage, token: Token) -> bool:
    """Whether an answer is one by trade or sanctions: no arms in its sentence, and economic words in its paragraph."""
    sentence = {t.lower_ for t in token.sent}
    return sentence.isdisjoint(word_set("military_words")) and not {t.lower_ for t in passage.paragraph.doc}.isdisjoint(
        word_set("economic_words")
    )


def _read_noun(passage: Passage, token: Token, cue: Cue) -> Measure | None:
    if token.i + 1 < token.sent.end and passage[token.i + 1].text == "-":
        return None
    first = first_of_phrase(passage, token.i)
    hidden = hidden_verb(passage, first, token.i)
    first = first if hidden is None else hidden + 1
    front = [t.lower_ for t in passage.paragraph.doc[first : token.i]]
    after = words_after(passage, token.i, 10)
    if cue.needs and cue.needs.isdisjoint([*front, *after]) and not _is_on_country(passage, token):
        return None
    if not cue.excludes.isdisjoint(front) or _is_sport(token):
        return None
    if cue.lemma == "sanction" and token.lower_ == "sanction" and not {"on", "against"} & set(after[:1]):
        return None
    following = passage[token.i + 1].lower_ if token.i + 1 < token.sent.end else ""
    head, noun_action = token.i, action_nouns().get(following)
    if noun_action is None and after[:1] == ["relief"]:
        noun_action = "eased"
    start = first
    while (
        start >= 2
        and passage[start - 1].lower_ in ("of", "for", "to", "in")
        and (passage[start - 2].pos_ in ("NOUN", "PROPN") or passage[start - 2].tag_ == "VBG")
    ):
        noun = passage[start - 2].lower_
        if noun in action_nouns():
            noun_action = noun_action or action_nouns()[noun]
        elif noun.removesuffix("s") not in word_set("containers"):
            break
        head = start - 2
        start = first_of_phrase(passage, head)
    if cue.is_relief and noun_action is None:
        noun_action = "relief"
    kind = cue.measure
    if cue.lemma in ("sanction", "ban", "embargo", "restriction", "measure", "freeze", "package"):
        kind = measure_of([*front, *after[:6]] if cue.lemma != "sanction" else front[-2:], cue.measure)
    return Measure(token.i, start, token.i + 1, kind, noun_action=noun_action, head=head, hidden_verb=hidden)
