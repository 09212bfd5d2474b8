"""Which hashes come often, in memory that is the same for ten plans and for a million."""

from __future__ import annotations

from collections.abc import Iterable

# Counters, one byte each: eight times as many as 10,000 plans have statements, so that few share.
SLOTS = 1 << 22
_FULL = 255


class Seen:
    """Counts of hashes in a fixed number of slots: never too low, and too high only by chance.

    What passes is counted exactly later on; the rest, nearly all, need not be remembered.
    """

    def __init__(self) -> None:
        self.counters = bytearray(SLOTS)

    def add(self, hashes: Iterable[str]) -> None:
        """Count each of these hexadecimal hashes once."""
        for key in hashes:
            slot = int(key[-8:], 16) % SLOTS
            if self.counters[slot] < _FULL:
                self.counters[slot] += 1

    def at_least(self, key: str, number: int) -> bool:
        """Say whether a hash may have come so often."""
        return self.counters[int(key[-8:], 16) % SLOTS] >= min(number, _FULL)
