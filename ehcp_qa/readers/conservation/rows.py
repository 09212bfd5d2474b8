"""The cells of a Word table for the second reading, and why some of them are not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from ehcp_qa.readers.conservation.names import PROPERTIES, Path, amount, facts_of, name_of

DELETED = "deleted or moved away"
MERGED = "in cells merged with the one above"
_Element = ElementTree.Element
_Found = tuple[_Element, Path, str]


def cells_of(table: _Element, path: Path) -> Iterator[_Found]:
    """Yield each cell or deleted row with its path and why it is not shown, ``""`` when it is."""
    above: set[tuple[int, int]] = set()
    for row, here in _members(table, path, "w:tr"):
        facts = facts_of(row, "w:trPr")
        if "w:del" in facts or "w:moveFrom" in facts:
            yield row, here, DELETED
            continue
        gone = _gone(table, here[len(path) :])
        found, above = _row(row, here, above, amount(facts.get("w:gridBefore"), 0))
        yield from ((cell, where, why or gone) for cell, where, why in found)


def _row(
    row: _Element, path: Path, above: set[tuple[int, int]], column: int
) -> tuple[list[_Found], set[tuple[int, int]]]:
    """Return a row's cells, and between which grid lines they stand."""
    found: list[_Found] = []
    stand: list[tuple[int, int, tuple[int, int], bool]] = []  # from, to, those found, goes on
    for cell, here in _members(row, path, "w:tc"):
        facts = facts_of(cell, "w:tcPr")
        if "w:cellDel" in facts:
            found.append((cell, here, DELETED))
            continue
        end = column + max(amount(facts.get("w:gridSpan"), 1), 1)
        across = bool(stand) and facts.get("w:hMerge", "restart") in ("", "continue")
        if across:
            start, _, which, goes_on = stand.pop()
            stand.append((start, end, (which[0], len(found)), goes_on))
        else:
            down = facts.get("w:vMerge", "restart") in ("", "continue")
            stand.append((column, end, (len(found), len(found)), down))
        found.append(
            (cell, here, "")
        )  # what is merged across is shown after what it is merged with
        column = end
    for start, end, which, goes_on in stand:
        if goes_on and (start, end) in above:
            hidden = range(which[0], which[1] + 1)
            for at in hidden:
                found[at] = (*found[at][:2], MERGED if not found[at][2] else found[at][2])
    return found, {(start, end) for start, end, _, _ in stand}


def _gone(table: _Element, path: Path) -> str:
    """Return why a row is not shown, when something round it says that it is deleted."""
    element = table
    for at in path[:-1]:
        element = element[at]
        if name_of(element) in ("w:del", "w:moveFrom"):
            return DELETED
    return ""


def _members(element: _Element, path: Path, wanted: str) -> Iterable[tuple[_Element, Path]]:
    """Yield the rows of a table or cells of a row, whatever is wrapped round them."""
    chosen = False
    for at, child in enumerate(element):
        name = name_of(child)
        if name == wanted:
            yield child, (*path, at)
        elif name and name not in PROPERTIES and name not in ("w:tbl", "w:p"):
            if not (name in ("mc:Choice", "mc:Fallback") and chosen):
                yield from _members(child, (*path, at), wanted)
            chosen = chosen or name == "mc:Choice"
