"""The marks in an example plan: double square brackets round exactly what must be found."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[\[|\]\](?!\])")  # of "]]]" the first closes the words


def take_marks_out(plan: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the plan without its marks, and what they held as offsets into that plan.

    Raise ValueError when a mark is not closed, or closed before it is opened.
    """
    parts: list[str] = []
    found: list[tuple[int, int]] = []
    opened: int | None = None
    last = length = 0
    for mark in _MARK.finditer(plan):
        parts.append(plan[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if (mark.group() == "[[") == (opened is not None):
            raise ValueError("a [[ without its ]], or the other way about")
        if opened is None:
            opened = length
        else:
            found.append((opened, length))
            opened = None
    if opened is not None:
        raise ValueError("a [[ without its ]]")
    return "".join(parts) + plan[last:], tuple(found)
