"""The trained models of the analysis, read from the weights that come with it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ehcp_qa.nlp.linear import LinearModel, read_model, stamp

__all__ = ["PACKAGED", "LinearModel", "model", "stamp"]

PACKAGED = Path(__file__).resolve().parent / "weights"


@lru_cache(maxsize=16)
def model(task: str, folder: Path = PACKAGED) -> LinearModel:
    """Return a task's model, read once; the packaged one, or one kept in another folder."""
    return read_model(task, folder)
