"""What the lexicon of strikes says of a word and of those around it, as notes for the models."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from flows import lexicons
from flows.annotate.tree import Token
from flows.facts.cues import forms_of_verb, singular
from flows.facts.passage import Passage
from flows.facts.strikes import lexicon
from flows.facts.strikes.lexicon import match_words, weapon_of, words
from flows.facts.strikes.phrases import ancestors_of

Sorts = Mapping[int, tuple[str, ...]]
"""The classes of the words of a paragraph by their index."""
_NEAR = 3
_MANY = 3


def may_tell(token: Token) -> bool:
    """Whether the lexicon knows the word as one that can tell of armed force."""
    return token.lower_ in _tellers() or singular(token) in lexicon.nouns() or singular(token) in lexicon.weapons()


def notes_of(passage: Passage, tellers: Sequence[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The notes on each token of `tellers`, the indices of all words of a paragraph that may tell."""
    doc = passage.paragraph.doc
    near = {t.i for s in {doc[i].sent.start: doc[i].sent for i in tellers}.values() for t in s}
    sorts = {i: classes(doc[i]) for i in near}
    for index in tellers:
        token = doc[index]
        notes = (*_own(token, sorts), *_around(passage, token, sorts), *_beside(passage, token, tellers, sorts))
        yield index, notes


def classes(token: Token) -> tuple[str, ...]:
    """What sort of word of war a token is: cue, weapon, fighter, target, harm; empty for any other."""
    found = [f"verb-{_tellers()[token.lower_]}"] if token.lower_ in _tellers() else []
    weapon = weapon_of(token)
    if weapon is not None:
        found.append("weapon")
    if singular(token) in lexicon.nouns():
        found.append("noun")
    if match_words(token, words("combatants")) is not None:
        found.append("fighter")
    if match_words(token, words("targets")) is not None:
        found.append("target")
    if token.lower_ in _harmed():
        found.append("harm")
    return tuple(found)


def _kind(passage: Passage, token: Token, sorts: Sorts) -> tuple[str, ...]:
    """The classes of a word, with what it names."""
    mention = passage.mentions.get(token.i)
    named = (f"is-{mention.actor.kind}",) if mention is not None and mention.actor is not None else ()
    place = ("is-place",) if token.i in passage.places else ()
    return (*sorts[token.i], *named, *place)


def _own(token: Token, sorts: Sorts) -> Iterator[str]:
    lemma = _lemmas().get(token.lower_)
    if lemma is not None:
        yield f"lemma={lemma}"
        yield f"lemma={lemma} {token.pos_}"
        after = token.doc[token.i + 1 : token.i + 2].text.lower()
        yield f"lemma={lemma} after={after}"
    for name in sorts[token.i]:
        yield f"class={name}"
        yield f"class={name} {token.dep_}"
    weapon = weapon_of(token)
    if weapon is not None:
        yield f"weapon={weapon}"


def _around(passage: Passage, token: Token, sorts: Sorts) -> Iterator[str]:
    """Classes of the words that hang on the word, on the one over it, and of that one."""
    for child in token.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        for name in _kind(passage, child, sorts):
            yield f"child={child.dep_}{case}:{name}"
    for step, above in enumerate(ancestors_of(token)):
        if step == _NEAR:
            break
        for name in sorts[above.i]:
            yield f"over{step}={token.dep_ if step == 0 else ''}:{name}"
        if step == 0:
            for child in above.children:
                if child != token:
                    for name in _kind(passage, child, sorts):
                        yield f"sister={child.dep_}:{name}"


def _beside(passage: Passage, token: Token, tellers: Sequence[int], sorts: Sorts) -> Iterator[str]:
    """How many other words of war stand in the sentence and paragraph, before and after."""
    sentence = token.sent
    inside = [i for i in tellers if sentence.start <= i < sentence.end]
    yield f"before={min(sum(i < token.i for i in inside), _MANY)}"
    yield f"after={min(sum(i > token.i for i in inside), _MANY)}"
    yield f"earlier={min(sum(i < sentence.start for i in tellers), _MANY)}"
    kinds = {name for t in sentence if t != token for name in sorts[t.i]}
    for name in ("weapon", "noun", "fighter", "target", "harm"):
        yield f"sentence {name}={name in kinds}"
    verbs = {name for name in kinds if name.startswith("verb-")}
    yield f"sentence verbs={min(len(verbs), _MANY)}"
    before = [t for t in token.doc[max(sentence.start, token.i - _NEAR) : token.i] if t.i != token.i]
    for near in before:
        for name in sorts[near.i]:
            yield f"left:{name}"
    for near in token.doc[token.i + 1 : min(sentence.end, token.i + 1 + _NEAR)]:
        for name in _kind(passage, near, sorts):
            yield f"right:{name}"


@functools.cache
def _lemmas() -> dict[str, str]:
    """Cue verbs, and nouns that may tell an attack, by every spelling."""
    found = {spelling[0]: lemma.split()[0] for spelling, lemma in lexicon.verbs().items()}
    for lemma in sorted(words("tellers")):
        found.update(dict.fromkeys((*forms_of_verb(lemma), lemma, f"{lemma}s"), lemma))
    return found


@functools.cache
def _tellers() -> dict[str, str]:
    """The spellings of words that may tell an attack, with what a cue verb needs; `bare` for the others."""
    found = dict.fromkeys(_lemmas(), "bare")
    found.update(dict.fromkeys(_harmed(), "harm"))
    for spelling, lemma in lexicon.verbs().items():
        found[spelling[0]] = lexicon.verb_entry(lemma)[0]
    return found


@functools.cache
def _harmed() -> frozenset[str]:
    lists = lexicons.load("casualty_words")
    verbs = [form for lemma in (*lists["killed_verbs"], *lists["injured_verbs"]) for form in forms_of_verb(lemma)]
    return frozenset([*verbs, "dead", "casualties", "casualty", "fatalities", "wounded", "injured", "death", "deaths"])
