"""Text shared by the readers: marked pieces joined into one text, list labels told from words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_qa.model.document import Block, CellRef, Mark, MarkKind

NO_MARKS: frozenset[MarkKind] = frozenset()
BULLET = "•"

# Signs that stand for a bullet, among them the private-use codes of Word's symbol fonts. Ticks and
# boxes are not here: they are answers.
BULLET_SIGNS = "•·●○◦▪■▫‣⁃➢➤►❖◆◇–-*" + "".join(map(chr, range(0xF020, 0xF100)))
# Not every capital letter or number is a label: "B. Needs" and "(F) Provision" name sections and
# "2.5 hours" and "12.03.2024" are amounts and dates, so letters are lower case, a bare decimal
# must not be followed by a lower-case word, and every label is followed by a space.
_LABEL = re.compile(
    rf"""[{re.escape(BULLET_SIGNS)}]\s+(?=\S)
    | (?P<number>
        \(?[1-9]\d?(?:\.[1-9]\d?){{0,3}}[.)](?=\s)      # 1.  1)  (1)  2.1.
      | [1-9]\d?(?:\.[1-9]\d?){{1,3}}(?=\s+[^\sa-z\d])  # 2.1 Sam
      | \((?:[a-z]|[ivx]{{1,4}})\)(?=\s)                # (a) (iv)
      | (?:[a-z]|[ivx]{{1,4}})\)(?=\s)                  # a) iv)
      | (?:[b-hj-z]|i|ii|iii|iv|v|vi)\.(?=\s)           # b. ii.
    )\s+(?=\S)""",
    re.VERBOSE,
)
# Characters that show nothing and would split a word in two: soft hyphen, zero-width marks.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of visible text that is marked alike."""

    text: str
    marks: frozenset[MarkKind] = NO_MARKS


def visible(text: str) -> str:
    """Return ``text`` without the characters that show nothing."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def join(pieces: Iterable[Piece], drop: int = 0) -> tuple[str, tuple[Mark, ...]]:
    """Return the pieces as one text without outer white space, and where each mark stands.

    ``drop`` leaves out that many characters after the leading white space, such as a label.
    """
    kept = list(pieces)
    whole = "".join(piece.text for piece in kept)
    first = len(whole) - len(whole.lstrip()) + drop
    text = whole[first:].rstrip()
    marks: dict[MarkKind, list[list[int]]] = {}
    at = -first
    for piece in kept:
        start, end = max(at, 0), min(at + len(piece.text), len(text))
        at += len(piece.text)
        if start >= end:
            continue
        for kind in piece.marks:
            runs = marks.setdefault(kind, [])
            if runs and runs[-1][1] == start:
                runs[-1][1] = end
            else:
                runs.append([start, end])
    found = [Mark(kind, start, end) for kind, runs in marks.items() for start, end in runs]
    return text, tuple(sorted(found, key=lambda m: (m.start, m.end, m.kind)))


def all_marked(text: str, marks: Iterable[Mark], kind: MarkKind) -> bool:
    """Say whether every visible character of ``text`` carries ``kind``."""
    bare = list(text)
    for mark in marks:
        if mark.kind is kind:
            bare[mark.start : mark.end] = " " * (mark.end - mark.start)
    return bool(text.strip()) and not "".join(bare).strip()


def split_label(text: str) -> tuple[str, int]:
    """Return the list label that ``text`` starts with and where the words begin, or ``("", 0)``.

    Whatever sign stands for a bullet, the label is ``•``.
    """
    found = _LABEL.match(text)
    if not found:
        return "", 0
    return found.group("number") or BULLET, found.end()


def indexed(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks numbered in order."""
    return tuple(
        Block(
            i, b.text, b.kind, b.place, b.level, b.label, b.cell, b.marks, b.bold, b.italic, b.size,
            b.furniture,
        )
        for i, b in enumerate(blocks)
    )  # fmt: skip


def empty_cells(
    table: int, cells: Iterable[CellRef], blocks: Iterable[Block]
) -> tuple[CellRef, ...]:
    """Return the cells of one table that no block stands in."""
    full = {(b.cell.row, b.cell.column) for b in blocks if b.cell and b.cell.table == table}
    return tuple(c for c in cells if (c.row, c.column) not in full)
