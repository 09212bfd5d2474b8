"""Tables of words alone: no rule and no shading, only columns that stand under each other.

Running text, forms and pages in two columns have white in them too, so more is asked for: column
titles over the columns, or three rows that fill three columns or more, each from its own left edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ehcp_qa.readers.pdf.levels import FEWEST_ROWS, Stretch
from ehcp_qa.readers.pdf.shapes import Word
from ehcp_qa.readers.pdf.white import Row, column_of, filled, left_white
from ehcp_qa.readers.text import BULLET_SIGNS

_SAME_LINE = 0.4  # parts of the size, as for lines
_FAR = 3.6  # sizes, which a scan makes out too small; text further below is no row of the table
_USUAL_PITCH = 1.25  # sizes from line to line of one cell, at most
_NEW_ROW = 1.4  # usual line distances; more white begins a row
_REACH = 0.9, 0.3  # parts of the size that letters reach above and below their baseline
_FEWEST_COLUMNS = 3  # without titles; two columns may be a form, or a page in columns
_FEWEST_FULL_ROWS = 3  # without titles
_LEFT_EDGE = 3.0  # points by which the cells of one column begin apart
_ALIGNED = 0.75  # of a column's cells begin at its left edge; the words of running text do not
_LONGEST_LABEL = 4  # characters: a bullet, "12." or "(iv)"
_LONGEST_TITLE = 8  # words
_WORDS_OF_TITLES = frozenset(
    (
        "advice", "aim", "area", "author", "date", "difficulties", "difficulty", "duration", "frequency",
        "name", "need", "needs", "often", "outcome", "outcomes", "provider", "provision",
        "responsible", "review", "role", "steps", "strengths", "support", "when", "who", "whom",
    )
)  # fmt: skip

Table = tuple[list[Row], list[Stretch]]


@dataclass(slots=True)
class _Stack:
    """Lines under each other, and the white that runs down through all of them."""

    lines: list[list[Word]]
    white: list[Stretch]
    titled: bool


def aligned_tables(words: list[Word]) -> Iterator[Table]:
    """Yield the tables that stand among words: their rows, and the white between the columns."""
    for stack in _stacks(words):
        _trim(stack)
        rows = _rows(stack)
        if _is_table(rows, stack):
            yield rows, stack.white


def _stacks(words: list[Word]) -> Iterator[_Stack]:
    """Yield runs of lines that could be tables, each from a line that fills all its columns."""
    stack: _Stack | None = None
    for line in _lines(words):
        if stack and _near(stack.lines[-1], line):
            kept = left_white(stack.white, line)
            if len(kept) == len(stack.white):
                stack.lines.append(line)
                stack.white = kept
                continue
        if stack:
            yield stack
        white = _without_labels(line, Row(0.0, 0.0, line).whites())
        titled = bool(white) and _is_titles(line, white)
        stack = _Stack([line], white, titled) if titled or len(white) > 1 else None
    if stack:
        yield stack


def _without_labels(line: list[Word], white: list[Stretch]) -> list[Stretch]:
    """Return the white that does not merely follow a bullet or number of a list."""
    kept: list[Stretch] = []
    start = float("-inf")
    for gap in white:
        left = "".join(word.text for word in line if start <= word.x0 < gap[1])
        if len(left) > _LONGEST_LABEL or left.isalpha():
            kept.append(gap)
        start = gap[1]
    return kept


def _lines(words: list[Word]) -> list[list[Word]]:
    """Return the words by the heights they stand at, each line from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        if lines and word.base - lines[-1][0].base <= word.size * _SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _near(above: list[Word], below: list[Word]) -> bool:
    return below[0].base - above[0].base <= above[0].size * _FAR


def _is_titles(line: list[Word], white: list[Stretch]) -> bool:
    """Say whether a line is column titles: each short, most with a word that such titles have."""
    titles: dict[int, list[str]] = {}
    for word in line:
        titles.setdefault(column_of(word, white), []).append(word.text.strip(".,:;()?").lower())
    known = sum(bool(_WORDS_OF_TITLES.intersection(title)) for title in titles.values())
    short = all(len(title) <= _LONGEST_TITLE for title in titles.values())
    return short and known > 1 and known * 2 >= len(titles)


def _trim(stack: _Stack) -> None:
    """Take away lines of the first column that follow the last row after more white."""
    last = max(n for n, line in enumerate(stack.lines) if len(filled(line, stack.white)) > 1)
    usual = _usual(stack.lines)
    for number in range(last + 1, len(stack.lines)):
        above, line = stack.lines[number - 1], stack.lines[number]
        apart = line[0].base - above[0].base
        if filled(line, stack.white) == {0} and (
            apart > usual * _NEW_ROW or line[0].size != stack.lines[last][0].size
        ):
            del stack.lines[number:]
            return


def _usual(lines: list[list[Word]]) -> float:
    """Return how far apart lines of one cell stand, at most."""
    apart = [below[0].base - above[0].base for above, below in pairwise(lines)]
    size = median(line[0].size for line in lines)
    return min([*apart, size * _USUAL_PITCH]) if apart else size * _USUAL_PITCH


def _rows(stack: _Stack) -> list[Row]:
    """Return the rows of a stack of lines: parted by white, or by where their cells begin."""
    lines, white = stack.lines, stack.white
    columns = [filled(line, white) for line in lines]
    usual = _usual(lines)
    apart = [below[0].base - above[0].base for above, below in pairwise(lines)]
    starts = [
        number
        for number, gap in enumerate(apart, 1)
        if gap > usual * _NEW_ROW and len(columns[number]) > 1
    ]
    if not starts and stack.titled:
        starts = [n for n in range(1, len(lines)) if _begins(lines[n - 1], lines[n], white)]
    elif not starts and all(_is_fresh(line[0].text) for line in lines):
        starts = list(range(1, len(lines)))
    bounds = [0, *starts, len(lines)]
    rows: list[Row] = []
    for first, after in pairwise(bounds):
        words = [word for line in lines[first:after] for word in line]
        top = min(word.base - word.size * _REACH[0] for word in words)
        bottom = max(word.base + word.size * _REACH[1] for word in words)
        if rows:
            rows[-1].bottom = top = (rows[-1].bottom + top) / 2
        rows.append(Row(top, bottom, words))
    return rows


def _begins(above: list[Word], line: list[Word], white: list[Stretch]) -> bool:
    """Say whether a line without white above it begins a row: no column goes on in mid-sentence."""
    before, here = filled(above, white), filled(line, white)
    if 0 not in here or len(here) == 1:
        return False
    firsts: dict[int, Word] = {}
    for word in line:
        firsts.setdefault(column_of(word, white), word)
    return all(column not in before or _is_fresh(word.text) for column, word in firsts.items())


def _is_fresh(text: str) -> bool:
    return not text[:1].islower() or text[:1] in BULLET_SIGNS


def _is_table(rows: list[Row], stack: _Stack) -> bool:
    """Say whether rows are surely those of a table."""
    columns = [filled(row.words, stack.white) for row in rows]
    several = sum(len(found) > 1 for found in columns)
    full = sum(len(found) == len(stack.white) + 1 for found in columns)
    if stack.titled:
        return several >= FEWEST_ROWS and _is_aligned(rows[1:], stack.white)
    return (
        len(stack.white) + 1 >= _FEWEST_COLUMNS
        and full >= _FEWEST_FULL_ROWS
        and _is_aligned(rows, stack.white)
    )


def _is_aligned(rows: list[Row], white: list[Stretch]) -> bool:
    """Say whether the cells of each column begin at one left edge."""
    starts: dict[int, list[float]] = {}
    for row in rows:
        own: dict[int, float] = {}
        for word in row.words:
            column = column_of(word, white)
            own[column] = min(own.get(column, word.x0), word.x0)
        for column, x0 in own.items():
            starts.setdefault(column, []).append(x0)
    for found in starts.values():
        edge = median(found)
        if sum(abs(x - edge) <= _LEFT_EDGE for x in found) < len(found) * _ALIGNED:
            return False
    return True
