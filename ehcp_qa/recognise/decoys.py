"""Contents pages and keys that list the letters before, or after, the real sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ehcp_qa.model.plan import Role
from ehcp_qa.recognise.draft import Gathered, Stretch
from ehcp_qa.recognise.grid import Grid
from ehcp_qa.recognise.headings import opening

# A list of fewer letters than this could be a few short sections.
_FEWEST = 5
# Words after a letter in a key or a contents page; a real section, even a nil one, may have fewer,
# but then its letter is opened nowhere else.
_FEW_WORDS = 60
# Fewest sections with words, outside a bare list of letters, that show it to be only a list.
_FEWEST_REAL = 3
# Share of the list's letters that must open again elsewhere.
_AGAIN = 0.7
_PAGE = re.compile(r"(?i)(?:pages?|p\.?)?\s*\d{1,3}(?:\s*(?:-|to)\s*\d{1,3})?")

Tables = Mapping[int, int | None]


def decoy(found: Gathered, tables: Tables) -> tuple[int, int] | None:
    """Return the first and last block of a list of letters that is not the sections, or None.

    It is a run of openings with little or nothing between them, each letter once, most of which
    open again elsewhere with more to them, or at all when the list is a table, which may explain
    each letter at more length than a plan that needs little. ``tables`` tells which table each
    block stands in: words after the table of a key are not the key's.
    """
    stretches = found.stretches
    for first, last in _runs(stretches, tables):
        run = stretches[first : last + 1]
        others = [*stretches[:first], *stretches[last + 1 :]]
        letters = {s for stretch in run for s in stretch.sections}
        again = {s for stretch in others for s in stretch.sections}
        real = [other for other in others if set(other.sections) & letters]
        if len(letters & again) < _AGAIN * len(letters) and not _is_bare_list(run, real, tables):
            continue
        thinner = sum(_words(s, tables) for s in run) <= sum(_words(s, {}) for s in real)
        if thinner or tables.get(run[0].first) is not None:
            return run[0].first, _end(run[-1], last - first, tables)
    return None


def _is_bare_list(run: Sequence[Stretch], real: Sequence[Stretch], tables: Tables) -> bool:
    """True for letters with nothing between them, some of which open again with words to them.

    The letters that do not are then listed, but their sections are not there.
    """
    empty = sum(not _words(stretch, tables) for stretch in run)
    said = {s for stretch in real if _words(stretch, {}) for s in stretch.sections}
    return empty >= len(run) - 1 and len(said) >= _FEWEST_REAL


def _runs(stretches: Sequence[Stretch], tables: Tables) -> list[tuple[int, int]]:
    """Return the longest runs of thin stretches in which no letter comes twice.

    The last letter of a list may have anything after it: what follows the list is not its own.
    """
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(stretches):
        seen: set[str] = set()
        end = start
        while end < len(stretches) and _is_new(stretches[end], seen):
            seen.update(stretches[end].sections)
            end += 1
            if _words(stretches[end - 1], tables) > _FEW_WORDS:
                break
        if len(seen) >= _FEWEST:
            runs.append((start, end - 1))
        start = max(end, start + 1)
    return runs


def _is_new(stretch: Stretch, seen: set[str]) -> bool:
    return (
        bool(stretch.sections)
        and not stretch.from_column
        and not seen.intersection(stretch.sections)
    )


def _words(stretch: Stretch, tables: Tables) -> int:
    """Return how many words follow an opening, within its own table if it stands in one."""
    own = tables.get(stretch.first)
    return sum(
        len(d.words.text.split())
        for d in stretch.drafts
        if d.role is not Role.GUIDANCE and (own is None or tables.get(d.words.span.block) == own)
    )


def _end(stretch: Stretch, before: int, tables: Tables) -> int:
    """Return the last block of a run, which is in the table of its last opening if it has one."""
    own = tables.get(stretch.first)
    if own is not None:
        return max(block for block, table in tables.items() if table == own)
    thin = _words(stretch, tables) <= _FEW_WORDS
    return max(stretch.last, stretch.first) if thin or not before else stretch.first


def contents_table(grid: Grid) -> bool:
    """True for a table of contents: most rows begin with a section and end in a page number."""
    rows = [[" ".join(c.text.split()) for c in line if c.text.strip()] for line in grid.lines]
    listed = [
        row for row in rows if len(row) > 1 and _PAGE.fullmatch(row[-1]) and opening(row[0], "cell")
    ]
    return len(listed) >= _FEWEST and len(listed) >= _AGAIN * len(rows)
