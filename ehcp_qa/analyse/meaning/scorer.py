"""The trained scorer of pairs: evidence in, the likelihood of a link out."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.meaning.evidence import HOPE_NAMES, NAMES
from ehcp_qa.model.analysed import LinkKind

PACKAGED = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of a logistic regression for one kind of link, and where it draws the line."""

    weights: tuple[float, ...]
    bias: float
    line: float

    def likelihood(self, facts: Sequence[float]) -> float:
        """Return how likely a pair with these facts is to be a link, from 0 to 1."""
        score = sum(map(mul, self.weights, facts), self.bias)
        return round(1.0 / (1.0 + math.exp(-score)), 4)


@lru_cache(maxsize=8)
def scorers(folder: Path = PACKAGED) -> Mapping[LinkKind, Scorer]:
    """Return the scorer of each kind of link, read once."""
    return {
        LinkKind(kind): Scorer(
            tuple(part["weights"][name] for name in asked(LinkKind(kind))),
            part["bias"],
            part["line"],
        )
        for kind, part in read_weights(folder)["kinds"].items()
    }


def asked(kind: LinkKind) -> tuple[str, ...]:
    """Return the names of the facts that are asked of a pair for this kind of link."""
    return HOPE_NAMES if kind is LinkKind.ASPIRATION_OUTCOME else NAMES


def trained_on(folder: Path = PACKAGED) -> frozenset[str]:
    """Return the short hashes of the slices that the scorer was trained on."""
    return frozenset(read_weights(folder)["trained_on"])


def read_weights(folder: Path) -> dict[str, Any]:
    """Return what a folder's ``thread.json`` holds."""
    found: dict[str, Any] = json.loads((folder / "thread.json").read_text(encoding="utf-8"))
    return found
