"""Stretches of a text that are replaced, and where everything else stands afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start:end`` of a text become ``words``."""

    start: int
    end: int
    words: str


def merged(found: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits in order, none inside another: the one that begins first, then the longest.

    One that overlaps the end of another is kept for what is left of it, so that nothing which
    anybody asked to have replaced stays.
    """
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
        elif edit.end > kept[-1].end:
            kept[-1] = Edit(kept[-1].start, edit.end, kept[-1].words)
    return tuple(kept)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with its edits made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, text[at:]])


def inside(edits: Sequence[Edit], start: int, end: int) -> tuple[Edit, ...]:
    """Return the edits of a stretch by itself; one that it shares only partly counts as its own."""
    return tuple(
        Edit(max(e.start, start) - start, min(e.end, end) - start, e.words)
        for e in edits
        if e.start < end and start < e.end
    )


def moved(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """Return where a stretch stands after the edits; one that begins or ends in an edit takes all of it."""
    return _moved(edits, start, to_end=False), _moved(edits, end, to_end=True)


def _moved(edits: Sequence[Edit], at: int, *, to_end: bool) -> int:
    shift = 0
    for edit in edits:
        if edit.end <= at:
            shift += len(edit.words) - (edit.end - edit.start)
        elif edit.start < at:
            return edit.start + shift + (len(edit.words) if to_end else 0)
        else:
            break
    return at + shift
