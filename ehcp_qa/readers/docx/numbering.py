"""Automatic list numbers and bullets, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ehcp_qa.readers.docx.looks import is_on
from ehcp_qa.readers.docx.names import VAL, W, whole_number
from ehcp_qa.readers.text import BULLET

LEVELS = 9  # a Word list has nine levels
_SLOT = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ALPHABET = 26
# Word's own limits: no list goes on beyond them, and letters are only repeated so often.
_MOST_ITEMS, _MOST_LETTERS = 32_767, 780


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how a number is written, the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False  # all numbers in figures, whatever their own level says
    restart_after: int | None = None


_PLAIN = Level()


@dataclass(slots=True)
class Numbering:
    """The lists of one file and how far each has been counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _restarted: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, level: int) -> str:
        """Count one more item of a list and return its number or bullet; ``""`` for no list."""
        if list_id not in self.lists or level >= LEVELS:
            return ""
        shared, levels = self.lists[list_id]
        counts = self._counts.setdefault(shared, [None] * LEVELS)
        self._count(list_id, level, levels, counts)
        return _written(levels, level, counts)

    def _count(
        self, list_id: str, level: int, levels: Mapping[int, Level], counts: list[int | None]
    ) -> None:
        start = levels.get(level, _PLAIN).start
        if (list_id, level) not in self._restarted and level in self.restarts.get(list_id, {}):
            self._restarted.add((list_id, level))
            counts[level] = self.restarts[list_id][level]
        else:
            now = counts[level]
            counts[level] = start if now is None else now + 1
        for deeper in range(level + 1, LEVELS):
            after = levels.get(deeper, _PLAIN).restart_after
            if after is None or level < after:
                counts[deeper] = None


def load_numbering(root: Any) -> Numbering:
    """Return the lists of a numbering part; None (no such part) gives none."""
    if root is None:
        return Numbering()
    abstract = _abstract_lists(root)
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    restarts: dict[str, dict[int, int]] = {}
    for num in root.iterfind(f"{W}num"):
        list_id, named = num.get(f"{W}numId", ""), num.find(f"{W}abstractNumId")
        shared = "" if named is None else named.get(VAL, "")
        if shared not in abstract or list_id == "0":
            continue
        levels = dict(_levels(abstract[shared]))
        for override in num.iterfind(f"{W}lvlOverride"):
            at = whole_number(override.get(f"{W}ilvl"), 0)
            if (start := override.find(f"{W}startOverride")) is not None:
                restarts.setdefault(list_id, {})[at] = whole_number(start.get(VAL), 1)
            if (own := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(own)
        lists[list_id] = (shared, levels)
    return Numbering(lists, restarts)


def _abstract_lists(root: Any) -> dict[str, Any]:
    """Return the list definitions by id, one that only names a list style as that style's own."""
    definitions = list(root.iterfind(f"{W}abstractNum"))
    styled = {
        link.get(VAL): e for e in definitions if (link := e.find(f"{W}styleLink")) is not None
    }
    found = {}
    for element in definitions:
        link = element.find(f"{W}numStyleLink")
        named = None if link is None else styled.get(link.get(VAL))
        found[element.get(f"{W}abstractNumId", "")] = element if named is None else named
    return found


def _levels(abstract: Any) -> list[tuple[int, Level]]:
    return [(whole_number(e.get(f"{W}ilvl"), 0), _level(e)) for e in abstract.iterfind(f"{W}lvl")]


def _level(element: Any) -> Level:
    def value(name: str) -> str | None:
        child = element.find(f"{W}{name}")
        return None if child is None else child.get(VAL)

    restart = value("lvlRestart")
    return Level(
        start=whole_number(value("start"), 1),
        form=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        legal=is_on(element.find(f"{W}isLgl")),
        restart_after=None if restart is None else whole_number(restart, 0),
    )


def _written(levels: Mapping[int, Level], level: int, counts: list[int | None]) -> str:
    """Return the label as it is printed."""
    own = levels.get(level, _PLAIN)
    if own.form == "none":
        return ""
    if own.form == "bullet":
        return BULLET

    def number(slot: re.Match[str]) -> str:
        at = int(slot.group(1)) - 1
        other = levels.get(at, _PLAIN)
        count = counts[at]
        form = "decimal" if own.legal else other.form
        return figure(other.start if count is None else count, form)

    return _SLOT.sub(number, own.text).strip()


def figure(count: int, form: str) -> str:
    """Return a count as a list of some form writes it."""
    if form in ("lowerLetter", "upperLetter") and 0 < count <= _MOST_LETTERS:
        times, letter = divmod(count - 1, _ALPHABET)
        written = chr(ord("a") + letter) * (times + 1)
    elif form in ("lowerRoman", "upperRoman") and 0 < count <= _MOST_ITEMS:
        written = ""
        for value, sign in _ROMAN:
            times, count = divmod(count, value)
            written += sign * times
    elif form == "decimalZero":
        written = f"{count:02d}"
    elif form == "ordinal":
        suffix = (
            "th"
            if count % 100 in (11, 12, 13)
            else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        )
        written = f"{count}{suffix}"
    else:
        written = str(count)
    return written.upper() if form.startswith("upper") else written
