"""A linear model read from its weights: no numpy, no training library."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ehcp_qa.analyse.learned.features import Features

PACKAGED = Path(__file__).resolve().parent / "weights"
# Enough of a SHA-256 to tell training texts apart; the texts themselves are not shipped.
STAMP_LENGTH = 10


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of a multinomial logistic regression, one signed byte each, scaled by label."""

    task: str
    labels: tuple[str, ...]
    index: Mapping[str, int]
    weights: array[int]
    scales: tuple[float, ...]
    bias: tuple[float, ...]
    trained_on: frozenset[str]

    def likelihood(self, features: Features) -> dict[str, float]:
        """Return the probability of each label."""
        return _softmax(dict(zip(self.labels, self._scores(features), strict=True)))

    def _scores(self, features: Features) -> list[float]:
        count = len(self.labels)
        sums = [0.0] * count
        for name in sorted(features):  # one order of adding up, so the last bit never changes
            row = self.index.get(name)
            if row is None:
                continue
            value, start = features[name], row * count
            for label in range(count):
                sums[label] += value * self.weights[start + label]
        return [s * scale + b for s, scale, b in zip(sums, self.scales, self.bias, strict=True)]

    def has_seen(self, text: str) -> bool:
        """Tell whether the model was trained on exactly this text."""
        return stamp(text) in self.trained_on


def stamp(text: str) -> str:
    """Return the short hash by which a training text is remembered."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:STAMP_LENGTH]


@lru_cache(maxsize=16)
def model(task: str, folder: Path = PACKAGED) -> LinearModel:
    """Return a task's model, read once; the packaged one, or one kept in another folder."""
    raw = json.loads(gzip.decompress((folder / f"{task}.json.gz").read_bytes()))
    weights = array("b")
    weights.frombytes(base64.b64decode(raw["weights"]))
    return LinearModel(
        task=raw["task"],
        labels=tuple(raw["labels"]),
        index={name: row for row, name in enumerate(raw["features"])},
        weights=weights,
        scales=tuple(raw["scales"]),
        bias=tuple(raw["bias"]),
        trained_on=frozenset(raw["trained_on"]),
    )


def _softmax(scores: Mapping[str, float]) -> dict[str, float]:
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: round(power / total, 4) for label, power in powers.items()}
