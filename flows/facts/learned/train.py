"""Training of the models from the corpus: `python -m flows.facts.learned.train [FOLDER]`.

Writes `meeting.json.xz`, `sanction.json.xz` and `strike.json.xz` beside this file, the same for the same corpus.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from flows.annotate.model import Annotated
from flows.evaluate.names import names_agree
from flows.facts.learned import parties, states, triggers
from flows.facts.learned.around import lemma
from flows.facts.learned.corpus import FOLDER, TaughtFact
from flows.facts.learned.hints import Hints, state_hints, trigger_hints
from flows.facts.learned.lessons import Lesson, read_lessons
from flows.facts.learned.linear import LinearModel, fit
from flows.facts.learned.reader import ASPECTS, CASTING, NO, ROLES, YES, Models, Told, read_told
from flows.facts.meetings.hints import meeting_hints
from flows.facts.meetings.learning import meeting_models
from flows.facts.passage import Passage
from flows.facts.sanctions.hints import sanction_hints
from flows.facts.sanctions.learning import sanction_models
from flows.facts.strikes.hints import strike_hints

Hinting = Callable[[Annotated, Sequence[Passage]], Hints]
PENALTY = {"meeting": 20.0, "sanction": 20.0, "strike": 6.0}
"""How strongly weights are held to zero; the corpus is small beside the number of features. Strikes ask for high chances."""
KNOWN_SHARE = 0.02
"""How often a word must tell an event, of the times it occurs in the corpus, to be looked at where no rule found it."""
UNFIT = {"strike": ("x", "y", "z")}
"""Articles that a kind does not learn from, by how their names begin: these have attackers whom only the war tells."""
HINTINGS: dict[str, Hinting] = {"meeting": meeting_hints, "sanction": sanction_hints, "strike": strike_hints}
Example = tuple[list[str], str]
Marked = tuple[TaughtFact, Passage, int]
"""A word that the corpus marks: the fact it tells, its passage, its token."""
_PARTS = 2
_LEAST = 0.1


Row = tuple[Lesson, Sequence[Marked], Hints]
Further = Callable[[Sequence[tuple[Lesson, list[Told]]]], Mapping[str, LinearModel]]
FURTHER: dict[str, Further] = {"meeting": meeting_models, "sanction": sanction_models}
"""What a fact trains for itself, from articles as models read them that had not seen them."""


def train(lessons: Sequence[Lesson], kind: str, hinting: Hinting) -> Models:
    """The models of one kind of fact; `hinting` gives what its rules read in an article."""
    unfit = UNFIT.get(kind, ())
    lessons = [one for one in lessons if not (one.taught.article.external_id or "").startswith(unfit)]
    told = [list(lesson.told_at(kind)) for lesson in lessons]
    hints = [hinting(lesson.annotated, lesson.passages) for lesson in lessons]
    rows_of = list(zip(lessons, told, hints, strict=True))
    models = _train_words(rows_of, kind)
    if kind in FURTHER:
        models.further.update(FURTHER[kind](list(_read_unseen(rows_of, kind))))
    return models


def _read_unseen(rows_of: Sequence[Row], kind: str) -> Iterator[tuple[Lesson, list[Told]]]:
    """Each lesson as models read it that learned from the others alone."""
    for part in range(_PARTS):
        models = _train_words([row for i, row in enumerate(rows_of) if i % _PARTS != part], kind)
        for lesson, _, hints in rows_of[part::_PARTS]:
            yield lesson, list(read_told(lesson.annotated, kind, lesson.passages, hints, models, _LEAST))


def _train_words(rows_of: Sequence[Row], kind: str) -> Models:
    """The models of the words: whether they tell an event, in which state, whose and where."""
    telling = Counter(lemma(passage[i]) for _, rows, _ in rows_of for _, passage, i in rows)
    every = Counter(
        word for lesson, _, _ in rows_of for passage in lesson.passages for word in triggers.open_words(passage)
    )
    known = frozenset(word for word, count in telling.items() if count >= KNOWN_SHARE * every[word])
    return Models(
        known,
        fit([e for row in rows_of for e in _triggers(*row, known)], penalty=PENALTY[kind]),
        fit([e for _, rows, said in rows_of for e in _states(rows, said)], penalty=PENALTY[kind]),
        {role: fit([e for row in rows_of for e in _roles(*row, role)], penalty=PENALTY[kind]) for role in ROLES[kind]},
        {
            aspect: fit([e for _, rows, said in rows_of for e in _aspects(rows, said, place)], penalty=PENALTY[kind])
            for place, aspect in enumerate(ASPECTS[kind])
        },
    )


def _triggers(lesson: Lesson, told: Sequence[Marked], hints: Hints, known: frozenset[str]) -> Iterator[Example]:
    right: dict[int, set[int]] = {}
    for _, passage, i in told:
        right.setdefault(passage.paragraph.index, set()).add(i)
    for passage in lesson.passages:
        here = right.get(passage.paragraph.index, set())
        for i in triggers.candidates(passage, known, hints):
            if i in here or not any(triggers.tell_together(passage, i, other) for other in here):
                hint = hints.get((passage.paragraph.index, i))
                yield [*triggers.features(passage, i), *trigger_hints(hint)], YES if i in here else NO


def _states(told: Sequence[Marked], hints: Hints) -> Iterator[Example]:
    for fact, passage, i in told:
        hint = hints.get((passage.paragraph.index, i))
        yield [*states.features(passage, i), *state_hints(hint)], fact.state


def _aspects(told: Sequence[Marked], hints: Hints, place: int) -> Iterator[Example]:
    for fact, passage, i in told:
        hint = hints.get((passage.paragraph.index, i))
        yield [*states.features(passage, i), *state_hints(hint)], fact.slots["details"].split()[place]


def _roles(lesson: Lesson, told: Sequence[Marked], hints: Hints, role: str) -> Iterator[Example]:
    cast = CASTING[role](lesson.annotated, lesson.passages)
    by_word: dict[tuple[int, int], tuple[Passage, list[str]]] = {}
    for fact, passage, i in told:
        by_word.setdefault((passage.paragraph.index, i), (passage, []))[1].extend(who_has(fact, role))
    for at, (passage, wanted) in by_word.items():
        known = parties.features_of_all(cast, passage, at[1])
        for one, seen in parties.with_hints(known, hints.get(at), role):
            yield seen, YES if any(names_agree(name, one.who.name) for name in wanted) else NO


def who_has(fact: TaughtFact, role: str) -> list[str]:
    """The names that have a role in a fact as annotated."""
    if role == "party":
        found: Sequence[str | None] = fact.parties
    elif role == "place" and fact.kind == "meeting":
        found = (fact.slots.get("place"),)
    elif role == "advocate":
        found = (fact.slots.get(role),)
    else:
        found = (fact.parties[0 if role in ("sender", "attacker") else 1],)
    return [name for name in found if name]


def write_models(models: Models, path: Path) -> None:
    """The models as compressed JSON; equal models are equal files."""
    data = {
        "words": sorted(models.words),
        "trigger": models.trigger.to_json(),
        "state": models.state.to_json(),
        "roles": {role: model.to_json() for role, model in models.roles.items()},
        "aspects": {aspect: model.to_json() for aspect, model in models.aspects.items()},
        "further": {name: model.to_json() for name, model in models.further.items()},
    }
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(lzma.compress(plain, preset=9 | lzma.PRESET_EXTREME))


def main(arguments: Sequence[str]) -> None:
    """Train on the corpus of a folder, by default the shipped one."""
    from flows.language import load  # noqa: PLC0415

    lessons = read_lessons(Path(arguments[0]) if arguments else FOLDER, load())
    for kind in ROLES:
        write_models(train(lessons, kind, HINTINGS[kind]), Path(__file__).with_name(f"{kind}.json.xz"))


if __name__ == "__main__":
    main(sys.argv[1:])
