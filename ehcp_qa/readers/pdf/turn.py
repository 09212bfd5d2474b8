"""From the points of a PDF file to the points of its page as it is shown, however it is turned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Turn:
    """Takes a point of the file to a point of the page as it is shown, whatever its rotation."""

    box: tuple[float, float, float, float]
    quarter: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands on the page, from its top left corner."""
        left, bottom, right, top = self.box
        if self.quarter == 0:
            return x - left, top - y
        if self.quarter == 1:
            return y - bottom, x - left
        if self.quarter == 2:
            return right - x, y - bottom
        return top - y, right - x

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return which way something runs on the page; the second part is upwards."""
        return [(x, y), (y, -x), (-x, -y), (-y, x)][self.quarter]
