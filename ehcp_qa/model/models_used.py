"""The name of what read a plan: the language model and, where one was asked for, a sentence model."""

from __future__ import annotations

_AND = " + "


def named(*models: str) -> str:
    """Return the names of several models as one, those that are empty left out."""
    return _AND.join(filter(None, models))
