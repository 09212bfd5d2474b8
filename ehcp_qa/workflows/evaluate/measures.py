"""Precision, recall and F1 from counts and from pairs of labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Figures are printed to three decimal places: no test set here supports a fourth.
PLACES = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives of one class."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 when nothing was found."""
        return ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """The share of what was there that was found; 1 when nothing was there."""
        return ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def as_dict(self) -> dict[str, float | int]:
        """Return the three figures and the counts behind them."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
        }


def ratio(part: float, whole: float) -> float:
    """Return part of whole, rounded; 1 when the whole is nothing, since nothing was got wrong."""
    return round(part / whole, PLACES) if whole else 1.0


def counts(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    """Return the counts of a yes-or-no question from pairs of (expected, found)."""
    tp = fp = fn = 0
    for expected, found in pairs:
        tp += expected and found
        fp += found and not expected
        fn += expected and not found
    return Counts(tp, fp, fn)


def macro_f1(pairs: Sequence[tuple[str, str]], labels: Iterable[str]) -> float:
    """Return the mean F1 over these labels, each weighing the same however rare."""
    each = [counts((e == label, f == label) for e, f in pairs).f1 for label in labels]
    return round(sum(each) / len(each), PLACES) if each else 1.0


def accuracy(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of pairs whose two labels agree."""
    return ratio(sum(expected == found for expected, found in pairs), len(pairs))


def confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Return how often each expected label was given each found one, in sorted order."""
    table: dict[str, dict[str, int]] = {}
    for expected, found in sorted(pairs):
        row = table.setdefault(expected, {})
        row[found] = row.get(found, 0) + 1
    return table
