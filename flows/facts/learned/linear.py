"""A linear classifier over named features: what it has learned can be read line by line.

A feature is a string that holds or does not; a model is a weight for each feature and class. Multinomial logistic
regression (Berger, Della Pietra and Della Pietra 1996), fitted by L-BFGS with an L2 penalty.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_DIGITS = 2
_SCALE = 100
_PAIR = 2
_STEEP = 700.0
"""Beyond it `exp` overflows."""
_SMALL = 0.03
"""Below it, in every class, a weight is left out: half of the features, and the figures hold."""


@dataclass(frozen=True)
class LinearModel:
    """The weights: for each feature a number for each class, in the order of `classes`."""

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each class is, 0 to 1, summing to 1."""
        if len(self.classes) == _PAIR:
            lead = sum(map(self._leads.get, features, itertools.repeat(0.0)))
            first = 1.0 / (1.0 + math.exp(min(-lead, _STEEP)))
            return {self.classes[0]: first, self.classes[1]: 1.0 - first}
        scores = [0.0] * len(self.classes)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                for index, weight in enumerate(row):
                    scores[index] += weight
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {name: power / total for name, power in zip(self.classes, powers, strict=True)}

    @functools.cached_property
    def _leads(self) -> dict[str, float]:
        """By how much each feature favours the first of two classes: most models have two."""
        return {feature: row[0] - row[1] for feature, row in self.weights.items()}

    def to_json(self) -> dict[str, Any]:
        """The model as plain data: features sorted, then their weights in hundredths, class by class.

        Of two classes only the first one's are kept: the second one's are the same with the other sign.
        """
        features = sorted(self.weights)
        kept = range(1 if len(self.classes) == _PAIR else len(self.classes))
        columns = [[round(self.weights[f][column] * _SCALE) for f in features] for column in kept]
        return {"classes": list(self.classes), "features": features, "weights": columns}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LinearModel:
        """The model that `to_json` wrote."""
        columns = [[weight / _SCALE for weight in column] for column in data["weights"]]
        if len(data["classes"]) == _PAIR:
            columns.append([-weight for weight in columns[0]])
        return cls(tuple(data["classes"]), dict(zip(data["features"], zip(*columns, strict=True), strict=True)))


def fit(
    examples: Sequence[tuple[Sequence[str], str]], *, penalty: float = 1.0, least_count: int = 2, rounds: int = 80
) -> LinearModel:
    """The model that fits `examples` of features and class best under the penalty; the same for the same input.

    Features seen in fewer than `least_count` examples are left out. Needs SciPy, which comes with
    Great Expectations and which only training uses.
    """
    import numpy as np  # noqa: PLC0415 - reading articles must not pay for what only training needs
    from scipy import optimize, sparse  # noqa: PLC0415

    counts = Counter(f for features, _ in examples for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= least_count)
    column = {name: index for index, name in enumerate(names)}
    classes = sorted({label for _, label in examples})
    rows = [sorted({column[f] for f in features if f in column}) for features, _ in examples]
    matrix = sparse.csr_matrix(
        (
            np.ones(sum(map(len, rows))),
            np.fromiter((c for row in rows for c in row), dtype=np.int64),
            np.cumsum([0, *map(len, rows)]),
        ),
        shape=(len(rows), len(names)),
    )
    truth = np.zeros((len(rows), len(classes)))
    truth[np.arange(len(rows)), [classes.index(label) for _, label in examples]] = 1.0

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(len(names), len(classes))
        scores = matrix @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(np.maximum((chances * truth).sum(axis=1), 1e-12)).sum() + 0.5 * penalty * (weights**2).sum()
        slope = matrix.T @ (chances - truth) + penalty * weights
        return float(value), np.asarray(slope).ravel()

    start = np.zeros(len(names) * len(classes))
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    weights = found.x.reshape(len(names), len(classes))
    kept = {}
    for name, row in zip(names, weights, strict=True):
        rounded = tuple(round(float(w), _DIGITS) for w in row)
        if max(map(abs, rounded)) >= _SMALL:
            kept[name] = rounded
    return LinearModel(tuple(classes), kept)
