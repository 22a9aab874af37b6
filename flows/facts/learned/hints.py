"""What the rules made of a word, as features for the models: they learn how far each rule can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rule read at one word: its state, and by role the names of those who have it (empty: nobody found).

    A cue that no rule took has no roles. `notes` are what else a fact's lexicon says of the word, `standing` by name
    what is known of those whom the article names.
    """

    rule: str
    state: str
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    standing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


Hints = Mapping[tuple[int, int], Hint]
"""What rules read, by paragraph and token index in it."""


def trigger_hints(hint: Hint | None) -> Iterator[str]:
    """Features of whether the word tells an event."""
    if hint is None:
        yield "rule=none"
        return
    yield "rule"
    yield f"rule={hint.rule}"
    for role, names in hint.roles.items():
        yield f"rule {role}:{min(len(names), 2)}"
    for note in hint.notes:
        yield f"note {note}"
        yield f"note {note} {hint.rule}"


def state_hints(hint: Hint | None) -> Iterator[str]:
    """Features of the state in which it is told."""
    if hint is not None:
        yield f"rule state={hint.state}"
        yield f"rule state={hint.state} {hint.rule}"
        for note in hint.notes:
            yield f"note {note}"
            yield f"note {note} state={hint.state}"


def role_hints(hint: Hint | None, role: str, name: str, back: int | None) -> Iterator[str]:
    """Features of whether the one called `name`, named `back` sentences before the word, has the role."""
    for note in hint.standing.get(name, ()) if hint is not None else ():
        yield f"standing {note}"
        yield f"standing {note} back={back}"
        yield f"standing {note} open={hint is not None and not hint.roles.get(role)}"
    if hint is None or not hint.roles:
        yield "rule=none"
        return
    names = hint.roles.get(role, ())
    if not names:
        yield f"rule open back={back}"
    elif name in names:
        yield "rule yes"
        yield f"rule yes {hint.rule}"
        yield f"rule yes of {min(len(names), 3)}"
    else:
        elsewhere = any(name in others for others in hint.roles.values())
        yield f"rule other elsewhere={elsewhere}"
        yield f"rule other of {min(len(names), 3)}"
