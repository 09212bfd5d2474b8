"""Contents pages and keys that list the letters before, or after, the real sections."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.plan import Role
from ehcp_qa.recognise.draft import Gathered, Stretch

# A list of fewer letters than this could be a few short sections.
_FEWEST = 5
# Words after a letter in a key or a contents page; a real section, even a nil one, may have fewer,
# but then its letter is opened nowhere else.
_FEW_WORDS = 60
# Share of the list's letters that must open again elsewhere.
_AGAIN = 0.7


def decoy(found: Gathered) -> tuple[int, int] | None:
    """Return the first and last block of a list of letters that is not the sections, or None.

    It is a run of openings with little or nothing between them, each letter once, most of which
    open again elsewhere with more to them.
    """
    stretches = found.stretches
    for first, last in _runs(stretches):
        run = stretches[first : last + 1]
        others = [*stretches[:first], *stretches[last + 1 :]]
        letters = {s for stretch in run for s in stretch.sections}
        again = {s for stretch in others for s in stretch.sections}
        if len(letters & again) < _AGAIN * len(letters):
            continue
        if _body(run) <= _body([o for o in others if set(o.sections) & letters]):
            return run[0].first, _end(stretches, last)
    return None


def _runs(stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Return the longest runs of thin stretches in which no letter comes twice."""
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(stretches):
        seen: set[str] = set()
        end = start
        while end < len(stretches) and _joins(stretches[end], seen):
            seen.update(stretches[end].sections)
            end += 1
        if len(seen) >= _FEWEST:
            runs.append((start, end - 1))
        start = max(end, start + 1)
    return runs


def _joins(stretch: Stretch, seen: set[str]) -> bool:
    if not stretch.sections or stretch.from_column or seen.intersection(stretch.sections):
        return False
    return _words(stretch) <= _FEW_WORDS


def _words(stretch: Stretch) -> int:
    return sum(len(d.words.text.split()) for d in stretch.drafts if d.role is not Role.GUIDANCE)


def _body(stretches: Sequence[Stretch]) -> int:
    return sum(_words(stretch) for stretch in stretches)


def _end(stretches: Sequence[Stretch], last: int) -> int:
    """Return the last block of a run: the last that its last opening or words stand in."""
    return max(stretches[last].last, stretches[last].first)
