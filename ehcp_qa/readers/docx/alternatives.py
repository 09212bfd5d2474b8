"""Content that a Word file holds twice, for newer and for older programs, of which one is shown."""

from __future__ import annotations

from typing import Any

from ehcp_qa.readers.docx.names import CHOICE, FALLBACK

_FORMS = frozenset([CHOICE, FALLBACK])


def is_passed_over(element: Any) -> bool:
    """Say whether an element is one of several forms of the same thing, and not the first."""
    if element.tag not in _FORMS:
        return False
    before = element.itersiblings(CHOICE, preceding=True)
    return next(before, None) is not None
