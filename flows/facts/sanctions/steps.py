"""Chances and shares told in steps, as features: the models weigh only what holds or does not."""

from __future__ import annotations

_STEPS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 0.95)
_SMALL = (0.01, 0.03, 0.06, 0.1, 0.16, 0.25, 0.4, 0.6, 0.8)
_SHARES = (0.02, 0.05, 0.15, 0.3, 0.5, 0.75)


def step(chance: float) -> str:
    """The step of one chance."""
    return str(sum(chance >= step for step in _STEPS))


def small(value: float) -> str:
    """The step of a product of chances, which is small."""
    return str(sum(value >= step for step in _SMALL))


def share(value: float) -> str:
    """The step of a share of a whole."""
    return str(sum(value >= step for step in _SHARES))
