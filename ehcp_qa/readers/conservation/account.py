"""What comes of holding a file against the document read from it: counts and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# Characters that show nothing: the reader leaves them out, so they are not counted.
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Fault(StrEnum):
    """What can have gone wrong with visible text."""

    LOST = "lost"
    EXTRA = "read twice, or not there"
    MOVED = "out of order"


@dataclass(frozen=True, slots=True)
class Trouble:
    """So many characters of one place that were not read as they stand."""

    fault: Fault
    characters: int
    place: str


@dataclass(frozen=True, slots=True)
class Conservation:
    """What holding a file against what was read of it showed.

    ``left_out`` names what is on the page or in the file and by rule not the plan's text, or only
    once although it is printed several times, with how many characters that is. ``ordered`` says
    whether the order could be held against the file's own; a PDF's need not be the page's.
    """

    characters: int = 0
    ordered: bool = True
    left_out: tuple[tuple[str, int], ...] = ()
    troubles: tuple[Trouble, ...] = ()

    @property
    def whole(self) -> bool:
        """True when nothing is lost, read twice or out of order."""
        return not self.troubles


def seen(text: str) -> str:
    """Return the characters of a text that put ink on the page."""
    return "".join(c for c in text if not c.isspace() and c not in _NOTHING)


def difference(wanted: str, got: str, place: str) -> Iterable[Trouble]:
    """Yield what is lost, extra or merely moved between two texts that differ."""
    before, after = Counter(wanted), Counter(got)
    lost, extra = (before - after).total(), (after - before).total()
    if lost:
        yield Trouble(Fault.LOST, lost, place)
    if extra:
        yield Trouble(Fault.EXTRA, extra, place)
    if not lost and not extra:
        moved = sum(a != b for a, b in zip(wanted, got, strict=True))
        yield Trouble(Fault.MOVED, moved, place)
