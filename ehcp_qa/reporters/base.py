"""What every reporter is given beside the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ehcp_qa.model.report import Report

# The width that terminals start with, and that a report must look good at.
WIDTH = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report should look where looks matter: columns, colour, and how much to say.

    ``shows`` names the tables asked for beside the findings: ``provisions``, ``thread``.
    """

    width: int = WIDTH
    color: bool = False
    verbosity: str = "normal"  # quiet | normal | verbose
    shows: frozenset[str] = frozenset()


# Text, or the bytes of a file that no terminal can show.
Reporter = Callable[[Report, Layout], str | bytes]
