"""A linear model read from its weights: no numpy, no training library."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

from ehcp_qa.nlp.grams import Features

# Enough of a SHA-256 to tell training texts apart; the texts themselves are not shipped.
STAMP_LENGTH = 10


# A feature's weights for all labels are packed into one whole number, three bytes a label, so that
# adding up a statement's features is one addition each: 65,000 features fit.
LANE = 3
# Weights are stored from -127 to 127; packed, they are counted from 0.
OFFSET = 128


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of a multinomial logistic regression, one signed byte each, scaled by label.

    ``rows`` are each feature's packed weights. Sums of whole numbers do not depend on the order
    they are added in, so the same features give the same likelihood everywhere. ``dense`` holds,
    for each label, what each number of the text's vector weighs; empty where no vector is used.
    """

    task: str
    labels: tuple[str, ...]
    rows: Mapping[str, int]
    scales: tuple[float, ...]
    bias: tuple[float, ...]
    trained_on: frozenset[str]
    dense: tuple[tuple[float, ...], ...] = ()

    def likelihood(self, features: Features, vector: Sequence[float] = ()) -> dict[str, float]:
        """Return the probability of each label; ``vector`` is the text's, where the model uses one."""
        return _softmax(self.scores(features, vector))

    def scores(self, features: Features, vector: Sequence[float] = ()) -> dict[str, float]:
        """Return each label's score; of margins, one above 0 speaks for the label by itself."""
        scores = self._scores(features)
        for label, weights in enumerate(self.dense):
            scores[label] += sum(map(mul, weights, vector), 0.0)
        return dict(zip(self.labels, scores, strict=True))

    def weight(self, name: str, label: str) -> float:
        """Return what one feature of value 1 adds to a label's score."""
        at = self.labels.index(label)
        row = self.rows.get(name)
        if row is None:
            return 0.0
        lane = row >> (8 * LANE * at) & ((1 << 8 * LANE) - 1)
        return (lane - OFFSET) * self.scales[at]

    def _scores(self, features: Features) -> list[float]:
        known: defaultdict[float, list[int]] = defaultdict(list)
        for row, value in zip(map(self.rows.get, features), features.values(), strict=True):
            if row is not None:  # few values are distinct: words, pieces of words and flags
                known[value].append(row)
        scores = list(self.bias)
        for value in sorted(known):
            packed = sum(known[value]).to_bytes(LANE * len(scores), "little")
            for label, scale in enumerate(self.scales):
                lane = int.from_bytes(packed[LANE * label : LANE * (label + 1)], "little")
                scores[label] += value * scale * (lane - OFFSET * len(known[value]))
        return scores

    def has_seen(self, text: str) -> bool:
        """Tell whether the model was trained on exactly this text."""
        return stamp(text) in self.trained_on


def stamp(text: str) -> str:
    """Return the short hash by which a training text is remembered."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:STAMP_LENGTH]


def read_model(task: str, folder: Path) -> LinearModel:
    """Return a task's model as it is kept in a folder."""
    raw = json.loads(gzip.decompress((folder / f"{task}.json.gz").read_bytes()))
    return LinearModel(
        task=raw["task"],
        labels=tuple(raw["labels"]),
        rows=dict(zip(raw["features"], _rows(raw["weights"], len(raw["labels"])), strict=True)),
        scales=tuple(raw["scales"]),
        bias=tuple(raw["bias"]),
        trained_on=frozenset(raw["trained_on"]),
        dense=tuple(map(tuple, raw.get("dense", ()))),
    )


def _rows(encoded: str, labels: int) -> Iterator[int]:
    """Yield each feature's weights as one whole number, a lane for each label."""
    weights = base64.b64decode(encoded).translate(_FROM_ZERO)
    lanes = bytearray(LANE * len(weights))
    lanes[::LANE] = weights
    width = LANE * labels
    for start in range(0, len(lanes), width):
        yield int.from_bytes(lanes[start : start + width], "little")


_FROM_ZERO = bytes((byte + OFFSET) % 256 for byte in range(256))


def _softmax(scores: Mapping[str, float]) -> dict[str, float]:
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: round(power / total, 4) for label, power in powers.items()}
