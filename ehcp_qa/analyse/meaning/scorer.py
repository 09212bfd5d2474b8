"""The trained scorer of pairs: evidence in, the likelihood of a link out."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ehcp_qa.analyse.meaning.evidence import HOPE_NAMES, MEANT_NAMES, SENTENCE_NAMES, Facts
from ehcp_qa.analyse.meaning.grid import Grid
from ehcp_qa.analyse.meaning.words import CHAINS
from ehcp_qa.model.analysed import LinkKind

HERE = Path(__file__).resolve().parent


# How likely each pair is to be a link, by row, by column.
Likely = list[list[float]]


@dataclass(frozen=True, slots=True)
class Weights:
    """Where trained weights are kept: a folder, and whether those that also read sentence vectors."""

    folder: Path = HERE
    semantic: bool = False

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / ("thread_semantic.json" if self.semantic else "thread.json")

    @property
    def chains(self) -> Path:
        """The words that learned what acts on what; the scorers learned with them."""
        return self.folder / CHAINS


PACKAGED = Weights()


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of a logistic regression for one kind of link, and where it draws the line."""

    weights: tuple[float, ...]
    bias: float
    line: float

    def scores(self, facts: Facts) -> Grid:
        """Return what each pair's facts weigh together, added up in their order."""
        found = np.full(facts.shape[:2], self.bias)
        for at, weight in enumerate(self.weights):
            found += weight * facts[:, :, at]
        return found


def likelihood(score: float) -> float:
    """Return how likely a pair of this score is to be a link, from 0 to 1."""
    return round(1.0 / (1.0 + math.exp(-score)), 4)


@lru_cache(maxsize=8)
def scorers(weights: Weights = PACKAGED) -> Mapping[LinkKind, Scorer]:
    """Return the scorer of each kind of link, read once."""
    parts = {LinkKind(kind): part for kind, part in read_weights(weights)["kinds"].items()}
    return {
        kind: Scorer(
            tuple(part["weights"][name] for name in asked(kind, semantic=weights.semantic)),
            part["bias"],
            part["line"],
        )
        for kind, part in parts.items()
    }


def asked(kind: LinkKind, *, semantic: bool = False) -> tuple[str, ...]:
    """Return the names of the facts that are asked of a pair for this kind of link."""
    names = HOPE_NAMES if kind is LinkKind.ASPIRATION_OUTCOME else MEANT_NAMES
    return (*names, *SENTENCE_NAMES) if semantic else names


def trained_on(weights: Weights = PACKAGED) -> frozenset[str]:
    """Return the short hashes of the slices that the scorer was trained on."""
    return frozenset(read_weights(weights)["trained_on"])


def read_weights(weights: Weights) -> dict[str, Any]:
    """Return what a file of weights holds."""
    found: dict[str, Any] = json.loads(weights.path.read_text(encoding="utf-8"))
    return found
