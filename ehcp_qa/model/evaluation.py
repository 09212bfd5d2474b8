"""How well one task did on labelled data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one task on ``n`` labelled items, and each miss with what was expected and found.

    ``trained_on`` counts the items whose words the shipped model was trained on: figures over
    those say how well it remembers, not how well it carries over.
    """

    task: str
    n: int
    metrics: Mapping[str, object]
    misses: tuple[Mapping[str, object], ...]
    trained_on: int = 0
