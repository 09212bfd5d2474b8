"""Characters of a page put together into words, wherever one does not continue the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ehcp_qa.readers.pdf.looks import Look
from ehcp_qa.readers.pdf.shapes import Page, Tag, Word

_HALF = re.compile("[\ud800-\udfff]")
# Parts of the character size: a word ends where the next character stands further off than this,
# steps back further than this, or sits on another baseline.
_GAP, _BACK, _RISE = 0.2, 0.6, 0.25


@dataclass(slots=True)
class Gatherer:
    """Puts characters together into words, and words set at an angle aside."""

    page: Page
    spaced: bool = True
    letters: list[str] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    look: Look | None = None
    aside: list[str] = field(default_factory=list)
    tag: Tag | None = None  # of the text object that is being read
    began: Tag | None = None  # of the one that the word began in

    def space(self) -> None:
        """Note a space: the word before it is done."""
        if self.letters:
            self.flush()
        self.spaced = True
        if self.aside:
            self.aside.append(" ")

    def add(self, letters: str, x0: float, x1: float, base: float, look: Look) -> None:
        """Add characters to the word they continue, or begin another."""
        size = look.size or 1.0
        if (
            look is not self.look
            or abs(base - self.base) > size * _RISE
            or x0 - self.x1 > size * _GAP
            or self.x1 - x0 > size * _BACK
        ):
            self.flush()
        if not self.letters:
            self.x0, self.base, self.look = x0, base, look
            self.began = self.tag
        self.letters.append(letters)
        self.x1 = x1

    def put(self, letters: str, x0: float, x1: float, base: float, look: Look) -> None:
        """Add a whole word, before which a space or another word was."""
        if self.letters:
            self.flush()
        self.page.words.append(
            Word(
                letters,
                x0,
                x1,
                base,
                look.size,
                look.bold,
                look.italic,
                look.symbol,
                self.spaced,
                tag=self.tag,
            )
        )
        self.spaced = False

    def flush(self) -> None:
        """End the word."""
        if self.letters and self.look:
            look = self.look
            self.page.words.append(
                Word(
                    _whole("".join(self.letters)), self.x0, self.x1, self.base, look.size, look.bold,
                    look.italic, look.symbol, self.spaced, tag=self.began,
                )
            )  # fmt: skip
            self.letters = []
            self.spaced = False

    def end_aside(self) -> None:
        """End a stretch of text that is set at an angle."""
        if words := _whole("".join(self.aside)).strip():
            self.page.asides.append(words)
        self.aside = []


def _whole(text: str) -> str:
    """Return text with rare characters, which pdfium gives in two halves, put together."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
