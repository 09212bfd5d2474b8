"""Characters of a PDF page, as pdfium reports them, gathered into words.

pdfium and not pdfplumber, because pdfplumber spends 40 microseconds on each character. Even pdfium
takes two or three to tell where one stands, so a line whose letters are as far apart as its font
sets them is asked for only at both ends, or else each such word; the rest is followed letter by
letter (docs/decisions.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ehcp_qa.readers.pdf.gathering import Gatherer
from ehcp_qa.readers.pdf.looks import Looks, Setting, Widths
from ehcp_qa.readers.pdf.places import Places, letters_of
from ehcp_qa.readers.pdf.shapes import Page
from ehcp_qa.readers.pdf.tags import Tags
from ehcp_qa.readers.pdf.turn import Turn

_SPACES = " \t\r\n\xa0\u2002\u2003\u2009\u200a\u202f\u3000\0\u2028\u2029"
_HYPHEN_MARK = "\x02"  # what pdfium makes of a hyphen at the end of a line
UNKNOWN = "\ufffd"  # stands for a character that the file does not tell
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")
_LINE = re.compile("[^\r\n]+")
_RUN = re.compile(f"[^{re.escape(_SPACES)}]+")
_ODD = re.compile("[\0-\x1f\ud800-\udfff" + "".join(sorted(_NOTHING)) + "]")
_IN_TWO = re.compile("[\ud800-\udbff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Parts of the size by which a stretch may be wider or narrower than its letters: half of the gap
# that ends a word, and no more than rounding when it tells where the words of a line stand.
_EVEN_WORD, _EVEN_LINE = 0.1, 0.02


def gather_words(text: Any, page: Page, turn: Turn, widths: Widths, tags: Tags) -> None:
    """Fill a page with its words, in the order in which the file sets them.

    ``widths`` is what pages before have taught about the file's letters, and learns more.
    """
    letters = letters_of(text)
    reading = _Reading(
        letters, Looks(text.raw, turn, widths, tags), Places(text.raw, turn), Gatherer(page)
    )
    done = 0
    for line in _LINE.finditer(letters):
        if line.start() > done:
            reading.words.space()
        done = line.end()
        reading.line(*line.span())
    if done < len(letters):
        reading.words.space()
    reading.words.flush()
    reading.words.end_aside()
    page.lost = abs(_printed(letters) - _gathered(page))


def _printed(letters: str) -> int:
    """Return how many of the characters can be seen, two halves of a rare one as one."""
    runs = sum(run.end() - run.start() for run in _RUN.finditer(letters))
    halves = len(_PAIR.findall(letters)) if _IN_TWO.search(letters) else 0
    return runs - sum(map(letters.count, _NOTHING)) - halves


def _gathered(page: Page) -> int:
    aside = sum(len("".join(words.split())) for words in page.asides)
    return sum([len(word.text) for word in page.words]) + aside


@dataclass(slots=True)
class _Reading:
    """The characters of one page being gathered into words."""

    letters: str
    looks: Looks
    places: Places
    words: Gatherer

    def line(self, start: int, end: int) -> None:
        """Add the words of a line: all at once, or each stretch set as one, or one by one."""
        if self._whole(start, end):
            return
        runs = [run.span() for run in _RUN.finditer(self.letters, start, end)]
        done = start
        for _, group in groupby(runs, key=lambda span: self.looks.of(span[0])[0]):
            spans = list(group)
            first, after = spans[0][0], spans[-1][1]
            if first > done:
                self.words.space()
            done = after
            if len(spans) == 1 or not self._whole(first, after):
                self._by_word(spans)
        if done < end:
            self.words.space()

    def _whole(self, start: int, end: int) -> bool:
        """Add the words of a stretch set evenly in one look; say false when it may not be."""
        stretch = self.letters[start:end]
        found = self._even(stretch, start, _EVEN_LINE)
        if not found:
            return False
        x, x1, base, setting = found
        width, look, at = setting.widths.__getitem__, setting.look, 0
        for run in _RUN.finditer(stretch):
            first, after = run.span()
            if first > at:
                self.words.space()
                x += sum(map(width, stretch[at:first]))
            stop = x + sum(map(width, run[0])) if after < len(stretch) else x1
            self.words.put(run[0], x, stop, base, look)
            x, at = stop, after
        if at < len(stretch):
            self.words.space()
        return True

    def _by_word(self, spans: list[tuple[int, int]]) -> None:
        """Add words one by one."""
        done = spans[0][0]
        for first, after in spans:
            if first > done:
                self.words.space()
            done = after
            run = self.letters[first:after]
            found = self._even(run, first, _EVEN_WORD)
            if found:
                x0, x1, base, setting = found
                self.words.put(run, x0, x1, base, setting.look)
            else:
                self._by_letter(first, after)

    def _even(
        self, run: str, start: int, slack: float
    ) -> tuple[float, float, float, Setting] | None:
        """Return where a run of characters stands if its letters stand evenly in one look."""
        if _ODD.search(run):
            return None
        first, setting = self.looks.of(start)
        last, _ = self.looks.of(start + len(run) - 1)
        if first != last or not first or not setting.straight:
            return None
        if (space := run.find(" ")) > 0 and " " not in setting.widths:
            x0, x1 = self.places.across(start + space)
            setting.widths[" "] = x1 - x0
        try:
            wide = sum(map(setting.widths.__getitem__, run))
        except KeyError:
            return None
        x0, x1 = self.places.across(start)
        if len(run) > 1:
            _, x1 = self.places.across(start + len(run) - 1)
        if abs(x1 - x0 - wide) > setting.look.size * slack:
            return None
        left, base = self.places.origin(start)
        self.words.tag = self.looks.said[first]
        if self.words.aside:
            self.words.end_aside()
        return min(left, x0), x1, base, setting

    def _by_letter(self, start: int, end: int) -> None:
        for at in range(start, end):
            letter = self.letters[at]
            if letter in _NOTHING:
                continue
            if letter < " " and letter != _HYPHEN_MARK:
                letter = UNKNOWN
            held, setting = self.looks.of(at)
            self.words.tag = self.looks.said[held]
            if not setting.look.level:
                self.words.aside.append(letter)
                continue
            if self.words.aside:
                self.words.end_aside()
            x0, x1 = self.places.across(at)
            setting.widths.setdefault(letter, x1 - x0)
            left, base = self.places.origin(at)
            shown = "-" if letter == _HYPHEN_MARK else letter
            self.words.add(shown, min(left, x0), x1, base, setting.look)
