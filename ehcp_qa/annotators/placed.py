"""What an annotator gives back: the copy, and how well its notes found their words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy of a plan with notes in its margin.

    ``notes`` counts them; ``near`` those of them that stand at their paragraph or at the beginning,
    since their exact words are where no note can be put. ``removed`` counts earlier notes of ours.
    """

    data: bytes
    notes: int = 0
    near: int = 0
    removed: int = 0
